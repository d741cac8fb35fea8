"""What supervision orders refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "ORDER_STATE": Message("该督办单当前状态不允许此操作", "The order's state does not allow that"),
        "ORDER_UNIT_UNFIT": Message(
            "该单位不存在、已撤销，或不是督办对象（督查室、区领导除外）",
            "There is no such unit, it was closed, or no order is addressed to it",
        ),
        "ORDER_SOURCE_NOT_FOUND": Message("没有此督办来源", "There is no such source"),
        "ORDER_SOURCE_SEVERAL": Message("督办来源只填一项", "An order has one source"),
        "ORDER_DAY_PAST": Message("期限不能早于今天", "The deadline is past"),
        "ORDER_DAY_TOO_LATE": Message("期限不能晚于一年后", "The deadline is more than a year ahead"),
        "ORDER_EXTENSION_SHORT": Message("延期后的期限须晚于现期限", "The new deadline is not after the present one"),
        "ORDER_EXTENSION_OPEN": Message("已有一份延期申请待审", "An extension waits to be decided"),
        "ORDER_EXTENSION_DECIDED": Message("该延期申请已有结论，或已失效", "The extension is decided, or has lapsed"),
        "ORDER_OVERDUE": Message("期限已过，不能再申请延期", "The deadline has passed: no extension can be asked for"),
    }
)
register_messages(MESSAGES)
