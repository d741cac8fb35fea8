"""Texts that people type: how they are kept, and what no text may be."""

import unicodedata
from collections.abc import Iterable
from types import MappingProxyType

from zhaoshang.values.refusal import Refusal


def trimmed(value: str | None) -> str | None:
    """Text as it is kept: without blanks around it; nothing but blanks is nothing."""
    return (value or "").strip() or None


def check_text(value: str | None, *path: str, limit: int, required: bool = False) -> Iterable[Refusal]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG (``limit``), TEXT_INVALID (control characters, lone surrogates)."""
    kept = trimmed(value)
    if kept is None:
        if required:
            yield Refusal("TEXT_REQUIRED", path)
        return
    if len(kept) > limit:
        yield Refusal("TEXT_TOO_LONG", path, MappingProxyType({"limit": limit}))
    if any(unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\r\t" for letter in kept):
        yield Refusal("TEXT_INVALID", path)
