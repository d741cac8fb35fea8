"""What industry guidance is refused for, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "EDITION_EXISTS": Message(
            "本部门已有同名且同日施行的目录版本",
            "Your department has an edition of this title and first day already",
        ),
        "EDITION_EMPTY": Message("目录中没有条目", "The catalogue lists nothing"),
        "EDITION_TOO_LONG": Message("目录最多 {limit} 条", "A catalogue has at most {limit} items"),
        "EDITION_ENDED": Message("该目录版本已定于 {on} 停止施行", "The edition ends on {on} already"),
        "GUIDANCE_CODE_TWICE": Message(
            "同一类别中编号 {number} 重复", "The number {number} stands twice under the same kind"
        ),
    }
)

register_messages(MESSAGES)
