"""What a read can be refused for, before any SQL runs."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from zhaoshang.api.messages import Message, register_messages

register_messages(
    {
        "BAD_CURSOR": Message("分页游标无效", "This cursor is not valid for this list"),
        "PAGE_SIZE": Message(
            "每页须为 0 至 {limit} 条，且 first 与 last 只能用其一",
            "A page has 0 to {limit} items, asked for by either first or last",
        ),
        "TEXT_TOO_SHORT": Message("搜索词至少 {least} 个字", "The search text needs at least {least} characters"),
    }
)


class ReadRefused(Exception):  # noqa: N818  a refusal is an answer, not a failure
    """The whole operation is refused with one code; nothing was read."""

    def __init__(
        self, code: str, path: Sequence[str | int] = (), facts: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        """``code`` is in ``docs/errors.md``; ``path`` is the response path of the field at fault."""
        super().__init__(code)
        self.code = code
        self.path = tuple(path)
        self.facts = facts
