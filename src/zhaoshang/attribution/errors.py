"""What credit and its months refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "PERIOD_INVALID": Message("期间须为 YYYY-MM", "A period is a month, YYYY-MM"),
        "PERIOD_NOT_OVER": Message("该月尚未结束，不能关账", "The month is not over yet"),
        "PERIOD_CLOSED": Message("已关账至 {through}", "Months are closed through {through} already"),
        "PERIOD_GAP": Message("请先关账 {next}", "Close {next} first"),
        "FACTS_WAITING": Message(
            "该月及以前尚有 {count} 条待核实", "{count} figures of the month or before wait to be verified"
        ),
    }
)

register_messages(MESSAGES)
