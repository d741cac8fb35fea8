"""The enums of monthly reports as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.reporting.model import ReportAction, ReportState

__all__ = ["MonthlyReportGroup", "MonthlyReportOrderField", "ReportAction", "ReportState"]

described(
    ReportState,
    "月报状态：Who is to act on a report.",
    {
        ReportState.DRAFT: "待报送：The unit is to submit it; until then it shows the month as it comes along.",
        ReportState.SUBMITTED: "待核定：The coordination office is to verify or return it.",
        ReportState.RETURNED: "已退回：The unit is to submit it again.",
        ReportState.VERIFIED: "已核定：It counts; it can still be returned until its month is closed.",
        ReportState.LAPSED: "免报：The unit was merged or closed before it had to report.",
    },
)
described(
    ReportAction,
    "月报环节：What a step of a report was.",
    {
        ReportAction.SUBMITTED: "报送：The unit submitted a round.",
        ReportAction.RETURNED: "退回：It is to be submitted again.",
        ReportAction.VERIFIED: "核定：It was accepted.",
        ReportAction.LAPSED: "免报：By the clock; the unit reports no longer.",
    },
)


@strawberry.enum(description="排序字段：What reports are ordered by.")
class MonthlyReportOrderField(Enum):
    """Orders of a list of reports; each has its index."""

    PERIOD = strawberry.enum_value("PERIOD", description="月份：By month.")
    DUE_AT = strawberry.enum_value("DUE_AT", description="期限：By when they are to be submitted.")


@strawberry.enum(description="月报分组：How reports may be counted.")
class MonthlyReportGroup(Enum):
    """Groups."""

    TENANT = strawberry.enum_value("TENANT", description="单位：By unit.")
    PERIOD = strawberry.enum_value("PERIOD", description="月份：By month.")
    STATE = strawberry.enum_value("STATE", description="状态：By state.")
