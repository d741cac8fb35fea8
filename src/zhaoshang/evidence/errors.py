"""What evidence is refused for, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "EVIDENCE_EMPTY": Message("文件是空的", "The file is empty"),
        "EVIDENCE_TOO_LARGE": Message("文件过大，最大 {limit} MB", "The file is too large: at most {limit} MB"),
        "EVIDENCE_TYPE_UNSUPPORTED": Message(
            "仅支持完好的 PDF、JPEG、PNG、Word（.docx）和 Excel（.xlsx）文件",
            "Only sound PDF, JPEG, PNG, Word (.docx) and Excel (.xlsx) files are kept",
        ),
        "EVIDENCE_NAME_MISMATCH": Message(
            "文件扩展名与内容不符，应为 {expected}",
            "The file's extension contradicts its content: it should be {expected}",
        ),
        "EVIDENCE_NOT_FOUND": Message("没有此佐证材料", "There is no such evidence of yours"),
        "EVIDENCE_USED": Message("该文件已用于佐证另一事项", "This file supports another claim already"),
    }
)

register_messages(MESSAGES)
