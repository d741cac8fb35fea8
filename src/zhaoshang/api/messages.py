"""What an error code says, in Chinese and in English. A code without a message cannot be raised."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """One code's text in both languages, with ``{facts}`` to fill in."""

    zh: str
    en: str

    def text(self, language: Language, facts: Mapping[str, Any]) -> str:
        """The text in one language, its places filled from ``facts``."""
        told = {name: _called(value, language) for name, value in facts.items()}
        return (self.zh if language == "zh" else self.en).format_map(told)


_messages: dict[str, Message] = {}
_terms: dict[str, str] = {}


def register_term(kind: str, member: str, zh: str) -> None:
    """Say what people call a member of an enum, for messages that mention it as ``Kind.MEMBER``."""
    _terms[f"{kind}.{member}"] = zh


def _called(value: Any, language: Language) -> Any:
    if not isinstance(value, str) or value not in _terms:
        return value
    return _terms[value] if language == "zh" else value.partition(".")[2]


def register_messages(messages: Mapping[str, Message]) -> None:
    """Add a room's codes. One code has one meaning everywhere: a second, different text is a bug."""
    for code, message in messages.items():
        if _messages.setdefault(code, message) != message:
            msg = f"error code {code} already means something else"
            raise ValueError(msg)


def message(code: str, language: Language, facts: Mapping[str, Any]) -> str:
    """What ``code`` says to a person."""
    return _messages[code].text(language, facts)


def message_of(code: str) -> Message:
    """Both texts of ``code``, with their places: for what is described rather than said."""
    return _messages[code]


def registered_codes() -> frozenset[str]:
    """Every code that can be raised; ``docs/errors.md`` lists exactly these."""
    return frozenset(_messages)


register_messages(
    {
        "NOT_FOUND": Message("未找到，或您无权查看", "Not found, or not visible to you"),
        "FORBIDDEN": Message("您的职责不允许此操作", "Your responsibility does not allow this"),
        "CONFLICT": Message(
            "数据已被他人修改，请刷新后重试", "Someone else changed this meanwhile; reload and try again"
        ),
        "PERIOD_INVALID": Message("期间须为 YYYY-MM", "A period is a month, YYYY-MM"),
        "INVALID_ID": Message("标识无效", "This is not the id of such an object"),
        "INVALID_EMAIL": Message("电子邮箱无效", "This is not an e-mail address"),
        "TEXT_TOO_LONG": Message("文字过长，最多 {limit} 字", "The text is too long: at most {limit} characters"),
        "DATE_OUT_OF_RANGE": Message(
            "日期须在 {earliest} 至 {latest} 之间", "The day must lie between {earliest} and {latest}"
        ),
        "LIST_TOO_LONG": Message("最多 {most} 项", "No more than {most}"),
        "TEXT_REQUIRED": Message("此项必填", "This must not be empty"),
        "TEXT_INVALID": Message("文字中含有不可用的控制字符", "The text holds control characters that cannot be kept"),
        "IDEMPOTENCY_KEY_REUSED": Message(
            "该幂等键已用于另一请求", "This idempotency key was used for a different request"
        ),
    }
)
