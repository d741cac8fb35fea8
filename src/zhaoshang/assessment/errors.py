"""What targets refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "TARGET_FIGURE_INVALID": Message(
            "目标应按指标单位只填金额或只填数量，且大于零",
            "A target is an amount of money or a count, whichever the metric is in, and above zero",
        ),
        "TARGET_UNIT_UNKNOWN": Message("该单位不存在或已撤销", "There is no such unit, or none any more"),
        "TARGET_YEAR_OUT_OF_RANGE": Message(
            "目标年度应在 {earliest} 至 {latest} 年之间", "A target is for a year from {earliest} to {latest}"
        ),
        "TARGET_YEAR_CLOSED": Message(
            "{year} 年已全部关账，目标不能再改", "All of {year} is closed; its targets stay as they are"
        ),
        "TARGET_PHASING_INVALID": Message(
            "月度分解须为十二个月，每月不为负，合计等于全年目标",
            "The months of a target are twelve, none below zero, and add up to the year's",
        ),
        "TARGET_UNCHANGED": Message("与现行目标相同", "It is the target in force already"),
    }
)

register_messages(MESSAGES)
