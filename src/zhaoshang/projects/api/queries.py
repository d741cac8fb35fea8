"""The pipeline's root fields: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.projects.api.enums import ProjectGrouping
from zhaoshang.projects.api.inputs import DuplicateLinkFilter, FirstReportFilter, ProjectFilter, ProjectOrder
from zhaoshang.projects.api.types import Company, DuplicateLink, FirstReport, Project, ProjectSummary
from zhaoshang.projects.permissions import Companies, Duplicates, FirstReports, Projects, Summaries
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id, paged

Filtered = Annotated[ProjectFilter | None, strawberry.argument(description="筛选：Which projects.")]


def projects(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Filtered = None,
    order_by: Annotated[
        ProjectOrder | None, strawberry.argument(description="排序：Newest first when not given.")
    ] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def project_summary(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    group_by: Annotated[
        list[ProjectGrouping] | None,
        strawberry.argument(description="分组：By any of these together; one total when not given."),
    ] = None,
    filter: Filtered = None,
):
    return answered(root, info)


def first_reports(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[FirstReportFilter | None, strawberry.argument(description="筛选：Which reports.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def duplicate_links(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[DuplicateLinkFilter | None, strawberry.argument(description="筛选：Which duplicates.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class ProjectsQuery:
    """What may be read of the pipeline."""

    project: Project | None = strawberry.field(
        resolver=by_id,
        description="项目：One project; null when there is none such, or none you may see.",
        directives=[requires(Projects.VIEW)],
    )
    projects: Connection[Project] = strawberry.field(
        resolver=projects, description="项目列表：The projects you may see.", directives=[requires(Projects.VIEW)]
    )
    project_summary: list[ProjectSummary] = strawberry.field(
        resolver=project_summary,
        description="项目汇总：Counts and sums over exactly the projects that `projects` lists under the same filter.",
        directives=[requires(Summaries.VIEW)],
    )
    company: Company | None = strawberry.field(
        resolver=by_id,
        description="企业：One company; null when there is none such, or none you may see.",
        directives=[requires(Companies.VIEW)],
    )
    companies: Connection[Company] = strawberry.field(
        resolver=paged, description="企业列表：The companies you may see.", directives=[requires(Companies.VIEW)]
    )
    first_report: FirstReport | None = strawberry.field(
        resolver=by_id,
        description="首报：One first report; null when there is none such, or none you may see.",
        directives=[requires(FirstReports.VIEW)],
    )
    first_reports: Connection[FirstReport] = strawberry.field(
        resolver=first_reports,
        description="首报列表：The first reports you may see.",
        directives=[requires(FirstReports.VIEW)],
    )
    duplicate_link: DuplicateLink | None = strawberry.field(
        resolver=by_id,
        description="疑似重复：One suspected duplicate; null when there is none such, or none you may see.",
        directives=[requires(Duplicates.VIEW)],
    )
    duplicate_links: Connection[DuplicateLink] = strawberry.field(
        resolver=duplicate_links,
        description="疑似重复列表：Suspected duplicates between tenants.",
        directives=[requires(Duplicates.VIEW)],
    )
