"""The enums of evaluations as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.evaluation.model import EvaluationState, PromiseState, PromiseVerdict, YearState

__all__ = [
    "EvaluationCohort",
    "EvaluationState",
    "EvaluationYearOrderField",
    "PostEvaluationOrderField",
    "PromiseState",
    "PromiseVerdict",
    "YearState",
]

described(
    EvaluationState,
    "后评价状态：How far a project's evaluation has come.",
    {
        EvaluationState.RUNNING: "进行中：Years are still to be recorded.",
        EvaluationState.ENDED: "已完成：Every year is recorded.",
        EvaluationState.CLOSED_EARLY: "提前终止：The project was lost or withdrawn.",
    },
    name="PostEvaluationState",
)
described(
    YearState,
    "评价年度状态：Whether a year's figures are there.",
    {
        YearState.OPEN: "待登记：They are to be recorded, once the year is over.",
        YearState.RECORDED: "已登记：The department recorded them.",
        YearState.LAPSED: "免评：The project ended before the year did.",
    },
    name="EvaluationYearState",
)
described(
    PromiseState,
    "承诺状态：What an edition of the promises is worth.",
    {
        PromiseState.ORIGINAL: "原承诺：As agreed; the newest of these is what results are compared with.",
        PromiseState.WAITING: "变更待确认：Changed after the first year; the department is to confirm it.",
        PromiseState.CONFIRMED: "变更已确认：Counts beside the promise as it was.",
        PromiseState.RETURNED: "变更被退回：Never counts.",
    },
    name="EvaluationPromiseState",
)
described(
    PromiseVerdict,
    "兑现情况：What came of a promise.",
    {
        PromiseVerdict.KEPT: "兑现：All that was promised, or more.",
        PromiseVerdict.PARTLY: "部分兑现：At least the district's share of it.",
        PromiseVerdict.MISSED: "未兑现：Less than that.",
    },
    name="EvaluationVerdict",
)


@strawberry.enum(description="排序字段：What evaluations are ordered by.")
class PostEvaluationOrderField(Enum):
    """Orders of a list of evaluations; each has its index."""

    LANDED_ON = strawberry.enum_value("LANDED_ON", description="落地日期：By the day of landing.")


@strawberry.enum(description="排序字段：What years are ordered by.")
class EvaluationYearOrderField(Enum):
    """Orders of a list of years; each has its index."""

    DUE_AT = strawberry.enum_value("DUE_AT", description="期限：By when they are to be recorded.")


@strawberry.enum(description="分组：How cohorts are told apart.")
class EvaluationCohort(Enum):
    """Groups."""

    METRIC = strawberry.enum_value("METRIC", description="指标：By metric; figures add up within one only.")
    INDUSTRY = strawberry.enum_value("INDUSTRY", description="行业：By the industry at landing.")
    HOST = strawberry.enum_value("HOST", description="承接单位：By the host now.")
    DEPARTMENT = strawberry.enum_value("DEPARTMENT", description="负责部门：By the department now.")
    CHANNEL = strawberry.enum_value("CHANNEL", description="招商渠道：By how the lead came in.")
    SIZE = strawberry.enum_value("SIZE", description="规模：By the district's class of the investment at landing.")
    LANDING_YEAR = strawberry.enum_value("LANDING_YEAR", description="落地年份：By the year of landing.")
    YEAR = strawberry.enum_value("YEAR", description="评价年度：By the year after landing.")
