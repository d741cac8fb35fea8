"""What evaluations refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "EVALUATION_CLOSED": Message(
            "该项目的后评价已终止", "The project was lost or withdrawn: it is evaluated no longer"
        ),
        "EVALUATION_DEPARTMENT_NAMED": Message("该项目已有负责部门", "A department answers for the project already"),
        "EVALUATION_DEPARTMENT_UNKNOWN": Message(
            "该单位不存在、已撤销，或不是行业部门", "There is no such industry department"
        ),
        "EVALUATION_YEAR_NOT_OVER": Message(
            "该评价年度到 {day} 才结束，结束后登记", "The year ends on {day}: it is recorded once it is over"
        ),
        "EVALUATION_YEAR_LAPSED": Message(
            "项目已终止，该年度免评", "The project ended before the year did: nothing is recorded of it"
        ),
        "EVALUATION_METRIC_MISSING": Message(
            "四项指标须一并登记，缺{metric}；没有的填 0，查不到的注明",
            "All four metrics are recorded at once: {metric} is missing; say 0 for nothing, or that it is not known",
        ),
        "EVALUATION_METRIC_TWICE": Message("同一指标只能填一次", "A metric is given once"),
        "EVALUATION_METRIC_UNKNOWN": Message(
            "后评价只统计固投、就业、产值、税收",
            "Only fixed-asset investment, employment, output and tax are evaluated",
        ),
        "EVALUATION_FIGURE_INVALID": Message(
            "{metric}请按单位只填金额或只填数量，不能为负；查不到的注明，不填数",
            "{metric}: give an amount of money or a count, not below zero, or say that it is not known",
        ),
        "EVALUATION_EVIDENCE_REQUIRED": Message(
            "{metric}须附佐证材料；查不到的不附", "{metric} needs its evidence; what is not known has none"
        ),
        "EVALUATION_REASON_REQUIRED": Message(
            "{metric}与统计数不一致或查不到，须说明原因",
            "{metric} differs from what statistics say, or is not known: say why",
        ),
        "PROMISE_YEAR_UNKNOWN": Message(
            "该项目没有这个评价年度，共 {years} 年", "There is no such year: the project is evaluated for {years}"
        ),
        "PROMISE_INVALID": Message(
            "承诺须按指标单位只填金额或只填数量，且大于零",
            "A promise is an amount of money or a count, whichever the metric is in, and more than nothing",
        ),
        "PROMISE_TWICE": Message("同一年度同一指标只能承诺一次", "A metric is promised once for a year"),
        "PROMISE_EMPTY": Message("至少填一项承诺", "There is nothing promised in it"),
        "PROMISE_WAITING": Message("上一次承诺变更尚待确认", "The change before this one still waits to be confirmed"),
        "PROMISE_DECIDED": Message("该承诺变更已处理", "It is not a change that waits to be confirmed"),
        "EVALUATION_PERIOD_INVALID": Message(
            "报告期须为某年全年或上、下半年", "A report is about a year, or its first or second half"
        ),
        "EVALUATION_PERIOD_OPEN": Message("报告期尚未结束", "The period is not over yet"),
        "EVALUATION_SECTIONS_TOO_MANY": Message("最多 {limit} 个章节", "At most {limit} sections"),
    }
)
register_messages(MESSAGES)
