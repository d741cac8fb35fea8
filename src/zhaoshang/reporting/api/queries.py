"""What may be read of monthly reports: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id
from zhaoshang.reporting.api.enums import MonthlyReportGroup
from zhaoshang.reporting.api.inputs import BureauFigureFilter, MonthlyReportFilter, MonthlyReportOrder
from zhaoshang.reporting.api.types import BureauFigure, MonthlyReport, MonthlyReportCount
from zhaoshang.reporting.permissions import BureauFigures, MonthlyReports

Narrowing = Annotated[MonthlyReportFilter | None, strawberry.argument(description="筛选：Which reports.")]


def monthly_report_of(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    tenant: Annotated[strawberry.ID, strawberry.argument(description="单位：Whose report.")],
    period: Annotated[str, strawberry.argument(description="月份：Of which month, `YYYY-MM`.")],
):
    return answered(root, info)


def monthly_reports(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Narrowing = None,
    order_by: Annotated[MonthlyReportOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def monthly_report_overview(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    group_by: Annotated[
        list[MonthlyReportGroup] | None,
        strawberry.argument(description="分组：By any of these together; one total when not given."),
    ] = None,
    filter: Narrowing = None,
):
    return answered(root, info)


def bureau_figures(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[BureauFigureFilter | None, strawberry.argument(description="筛选：Which figures.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class ReportingQuery:
    """What may be read of monthly reports."""

    monthly_report: MonthlyReport | None = strawberry.field(
        resolver=by_id,
        description="月报：One; null when there is none such, or none you may see.",
        directives=[requires(MonthlyReports.VIEW)],
    )
    monthly_report_of: MonthlyReport | None = strawberry.field(
        resolver=monthly_report_of,
        description="某单位某月月报：A unit's report of a month; null when there is none such, or none you may see.",
        directives=[requires(MonthlyReports.VIEW)],
    )
    monthly_reports: Connection[MonthlyReport] = strawberry.field(
        resolver=monthly_reports,
        description="月报列表：Those you may see, the newest month first.",
        directives=[requires(MonthlyReports.VIEW)],
    )
    monthly_report_overview: list[MonthlyReportCount] = strawberry.field(
        resolver=monthly_report_overview,
        description="月报总览：Counts exactly the reports that `monthlyReports` lists under the same filter.",
        directives=[requires(MonthlyReports.VIEW)],
    )
    bureau_figure: BureauFigure | None = strawberry.field(
        resolver=by_id,
        description="统计局数：One figure; null when there is none such, or none you may see.",
        directives=[requires(BureauFigures.VIEW)],
    )
    bureau_figures: Connection[BureauFigure] = strawberry.field(
        resolver=bureau_figures,
        description="统计局数列表：The figures you may see, the latest recorded first.",
        directives=[requires(BureauFigures.VIEW)],
    )
