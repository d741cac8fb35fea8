"""The enums of assessments as the schema shows them: the model's own, every value described."""

from zhaoshang.api.enums import described
from zhaoshang.assessment.model import (
    AssessmentState,
    IndicatorKind,
    IndicatorMeasure,
    IndicatorMethod,
    Marking,
    ObjectionState,
)

__all__ = [
    "AssessmentState",
    "IndicatorKind",
    "IndicatorMeasure",
    "IndicatorMethod",
    "Marking",
    "ObjectionState",
]

described(
    IndicatorKind,
    "指标类别：How a line of an assessment counts.",
    {
        IndicatorKind.QUANTITY: "数量指标：What was brought, by figures.",
        IndicatorKind.QUALITY: "质量指标：How well it was done, by a department's mark.",
        IndicatorKind.BONUS: "加分：Points on top of the hundred.",
        IndicatorKind.DEDUCTION: "扣分：Points below zero.",
    },
)
described(
    IndicatorMeasure,
    "计量内容：What is counted of each host.",
    {
        IndicatorMeasure.CAPITAL_IN_PLACE: "内资到位额：Capital that the ledger credited in the months of the year.",
        IndicatorMeasure.LANDED_PROJECTS: "落地项目：Landed projects that the ledger credited.",
        IndicatorMeasure.TAX: "税收：Tax that the ledger credited.",
        IndicatorMeasure.STARTED_PROJECTS: "开工项目：Its projects started for the first time in the year.",
        IndicatorMeasure.RETURNED_FIGURES: "退回数据：Figures it entered in the year that are returned.",
        IndicatorMeasure.MARK: "部门评分：What a department says.",
    },
)
described(
    IndicatorMethod,
    "计分办法：How a figure becomes a share of the weight.",
    {
        IndicatorMethod.RATIO: "完成率：The figure over the host's target, up to the cap.",
        IndicatorMethod.MIN_MAX: "极差：How far between the least and the most of all hosts; "
        "when they are equal, the whole if there is any and nothing if there is none.",
        IndicatorMethod.PER_UNIT: "逐项计分：So many points for each, up to the weight.",
        IndicatorMethod.MARK: "评分：As marked.",
    },
)
described(
    Marking,
    "评分进度：Whether an indicator's department has marked every host.",
    {
        Marking.NONE: "不评分：It is counted.",
        Marking.AWAITED: "待评分：Some host is not marked.",
        Marking.DONE: "已评齐：Every host is marked.",
        Marking.LAPSED: "已失效：Another scheme took its place.",
    },
)
described(
    AssessmentState,
    "考核状态：How far an assessment has come.",
    {
        AssessmentState.DRAFT: "草案：Computed; seen by the coordination office, oversight and leaders only.",
        AssessmentState.REPLACED: "已重算：A draft that was computed again.",
        AssessmentState.PUBLISHED: "已公布：Everybody reads totals and ranks, every host its own lines; it may object.",
        AssessmentState.FINAL: "定案：Nothing of it changes any more.",
    },
)
described(
    ObjectionState,
    "考核异议状态：What became of an objection.",
    {
        ObjectionState.OPEN: "待裁定：It is to be decided.",
        ObjectionState.UPHELD: "成立：The line's points were corrected.",
        ObjectionState.REJECTED: "不成立：The line stays as it was.",
    },
)
