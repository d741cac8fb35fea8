"""What notices are refused for, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "NOTICES_TOO_MANY": Message("一次最多标记 {most} 条消息", "At most {most} notices are marked at once"),
    }
)

register_messages(MESSAGES)
