"""What may be read of major projects: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.majors.api.enums import MajorGroup
from zhaoshang.majors.api.inputs import MajorProjectFilter, MajorProjectOrder
from zhaoshang.majors.api.types import MajorDurations, MajorProject, Sponsorship
from zhaoshang.majors.api.types_plans import BaselineProposal, Milestone, MilestonePlan, MilestoneTemplate
from zhaoshang.majors.permissions import Majors, MilestoneTemplates, Plans, Sponsorships
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id, paged


def major_projects(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[MajorProjectFilter | None, strawberry.argument(description="筛选：Which major projects.")] = None,
    order_by: Annotated[MajorProjectOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def major_durations(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    group_by: Annotated[
        list[MajorGroup] | None,
        strawberry.argument(description="分组：By any of these together; one total when not given."),
    ] = None,
    filter: Annotated[MajorProjectFilter | None, strawberry.argument(description="筛选：Which major projects.")] = None,
):
    return answered(root, info)


@strawberry.type
class MajorsQuery:
    """What may be read of major projects."""

    major_project: MajorProject | None = strawberry.field(
        resolver=by_id,
        description="重大项目：One; null when there is none such, or none you may see.",
        directives=[requires(Majors.VIEW)],
    )
    major_projects: Connection[MajorProject] = strawberry.field(
        resolver=major_projects,
        description="重大项目列表：Those you may see, the last to become one first.",
        directives=[requires(Majors.VIEW)],
    )
    sponsorship: Sponsorship | None = strawberry.field(
        resolver=by_id,
        description="包联：One sponsorship; null when there is none such, or none you may see.",
        directives=[requires(Sponsorships.VIEW)],
    )
    major_durations: list[MajorDurations] = strawberry.field(
        resolver=major_durations,
        description="工期汇总：Medians over exactly the projects that `majorProjects` lists under the same filter.",
        directives=[requires(Majors.VIEW)],
    )
    milestone_plan: MilestonePlan | None = strawberry.field(
        resolver=by_id,
        description="节点计划：One plan; null when there is none such, or none you may see.",
        directives=[requires(Plans.VIEW)],
    )
    milestone: Milestone | None = strawberry.field(
        resolver=by_id,
        description="节点：One milestone; null when there is none such, or none you may see.",
        directives=[requires(Plans.VIEW)],
    )
    baseline_proposal: BaselineProposal | None = strawberry.field(
        resolver=by_id,
        description="计划调整申请：One proposal; null when there is none such, or none you may see.",
        directives=[requires(Plans.VIEW)],
    )
    milestone_template: MilestoneTemplate | None = strawberry.field(
        resolver=by_id,
        description="节点模板：One version; null when there is none such.",
        directives=[requires(MilestoneTemplates.VIEW)],
    )
    milestone_templates: Connection[MilestoneTemplate] = strawberry.field(
        resolver=paged,
        description="节点模板列表：Every version, the one that takes effect last first.",
        directives=[requires(MilestoneTemplates.VIEW)],
    )
