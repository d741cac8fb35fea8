"""The queries of buildings: every one of them is answered by the one compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.buildings.api.enums import BuildingGroup, BuildingSummaryGroup
from zhaoshang.buildings.api.inputs import BuildingFilter, BuildingOrder, BuildingReportFilter, LeaseFilter, LeaseOrder
from zhaoshang.buildings.api.types import Building, BuildingOverview, BuildingReport, BuildingSummary, Lease
from zhaoshang.buildings.permissions import BuildingReports, Buildings, Leases
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id

Narrowing = Annotated[BuildingFilter | None, strawberry.argument(description="筛选：Which buildings.")]
ReportNarrowing = Annotated[BuildingReportFilter | None, strawberry.argument(description="筛选：Which reports.")]


def buildings(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Narrowing = None,
    order_by: Annotated[BuildingOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def building_overview(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    group_by: Annotated[
        list[BuildingGroup] | None,
        strawberry.argument(description="分组：By any of these together; one total when not given."),
    ] = None,
    filter: Narrowing = None,
):
    return answered(root, info)


def leases(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[LeaseFilter | None, strawberry.argument(description="筛选：Which leases.")] = None,
    order_by: Annotated[LeaseOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def building_reports(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: ReportNarrowing = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def building_summary(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    group_by: Annotated[
        list[BuildingSummaryGroup] | None,
        strawberry.argument(description="分组：By any of these together; one total when not given."),
    ] = None,
    filter: ReportNarrowing = None,
):
    return answered(root, info)


@strawberry.type
class BuildingsQuery:
    """What may be read of buildings."""

    building: Building | None = strawberry.field(
        resolver=by_id,
        description="楼宇：One; null when there is none such, or none you may see.",
        directives=[requires(Buildings.VIEW)],
    )
    buildings: Connection[Building] = strawberry.field(
        resolver=buildings,
        description="楼宇列表：Those you may see, the latest registered first.",
        directives=[requires(Buildings.VIEW)],
    )
    building_overview: list[BuildingOverview] = strawberry.field(
        resolver=building_overview,
        description="楼宇总览：Counts exactly the buildings that `buildings` lists under the same filter, as of today.",
        directives=[requires(Buildings.VIEW)],
    )
    lease: Lease | None = strawberry.field(
        resolver=by_id,
        description="租约：One; null when there is none such, or none you may see.",
        directives=[requires(Leases.VIEW)],
    )
    leases: Connection[Lease] = strawberry.field(
        resolver=leases,
        description="租约列表：Those you may see, the latest begun first.",
        directives=[requires(Leases.VIEW)],
    )
    building_report: BuildingReport | None = strawberry.field(
        resolver=by_id,
        description="楼宇月报：One; null when there is none such, or none you may see.",
        directives=[requires(BuildingReports.VIEW)],
    )
    building_reports: Connection[BuildingReport] = strawberry.field(
        resolver=building_reports,
        description="楼宇月报列表：Those you may see, the newest month first.",
        directives=[requires(BuildingReports.VIEW)],
    )
    building_summary: list[BuildingSummary] = strawberry.field(
        resolver=building_summary,
        description="楼宇汇总：Adds up exactly the reports that `buildingReports` lists under the same filter.",
        directives=[requires(BuildingReports.VIEW)],
    )
