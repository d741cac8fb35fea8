"""The enums of buildings as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.buildings.model import BuildingAlertKind, BuildingKind, BuildingReportState, BuildingState

__all__ = [
    "BuildingAlertKind",
    "BuildingGroup",
    "BuildingKind",
    "BuildingOrderField",
    "BuildingReportState",
    "BuildingState",
    "BuildingSummaryGroup",
    "LeaseOrderField",
]

described(
    BuildingKind,
    "楼宇类型：What a building is for.",
    {
        BuildingKind.OFFICE: "商务楼宇：Offices.",
        BuildingKind.COMMERCIAL: "商业综合体：Shops and malls.",
        BuildingKind.INDUSTRIAL_PARK: "产业园区：Plants and laboratories.",
        BuildingKind.MIXED: "综合：Several of these.",
        BuildingKind.OTHER: "其他：None of these.",
    },
)
described(
    BuildingState,
    "楼宇状态：Whether a building is still let and reported.",
    {
        BuildingState.OPEN: "在册：Let and reported.",
        BuildingState.RETIRED: "已注销：Neither any more; what is known of it stays.",
    },
)
described(
    BuildingReportState,
    "楼宇月报状态：Who is to act on a report.",
    {
        BuildingReportState.SUBMITTED: "待核定：The coordination office is to verify or return it.",
        BuildingReportState.VERIFIED: "已核定：Its tax counts; it can be returned until its month is closed.",
        BuildingReportState.RETURNED: "已退回：It counts no more; the unit reports the month anew.",
    },
)
described(
    BuildingAlertKind,
    "楼宇预警：What is noticed about a building.",
    {
        BuildingAlertKind.REPORT_DUE: "月报待报：A month is over, and the building is not reported.",
        BuildingAlertKind.LEASE_ENDING: "租约将到期：A lease ends soon, and the firm has no other for that unit.",
        BuildingAlertKind.OCCUPANCY_FALLEN: "入驻率下降：Occupancy fell against a month, or three months, before.",
    },
)


@strawberry.enum(description="排序字段：What buildings are ordered by.")
class BuildingOrderField(Enum):
    """Orders of a list of buildings; each has its index."""

    REGISTERED_AT = strawberry.enum_value("REGISTERED_AT", description="登记时间：By when they were registered.")
    RENTABLE_AREA = strawberry.enum_value("RENTABLE_AREA", description="可租面积：By how much there is to let.")


@strawberry.enum(description="排序字段：What leases are ordered by.")
class LeaseOrderField(Enum):
    """Orders of a list of leases; each has its index."""

    STARTS_ON = strawberry.enum_value("STARTS_ON", description="起租日：By their first day.")
    ENDS_ON = strawberry.enum_value("ENDS_ON", description="到期日：By their last day in fact.")


@strawberry.enum(description="楼宇分组：How buildings may be counted.")
class BuildingGroup(Enum):
    """Groups."""

    TENANT = strawberry.enum_value("TENANT", description="单位：By unit.")
    KIND = strawberry.enum_value("KIND", description="类型：By what they are for.")
    STATE = strawberry.enum_value("STATE", description="状态：By state.")


@strawberry.enum(description="楼宇月报分组：How reports may be added up.")
class BuildingSummaryGroup(Enum):
    """Groups."""

    TENANT = strawberry.enum_value("TENANT", description="单位：By unit.")
    BUILDING = strawberry.enum_value("BUILDING", description="楼宇：By building.")
    PERIOD = strawberry.enum_value("PERIOD", description="月份：By month.")
