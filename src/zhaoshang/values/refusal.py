"""An expected "no", as a value: operations return it, the API puts it into the payload's ``errors``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an operation did not happen. Nothing was written.

    ``code`` is stable and listed in ``docs/errors.md``; the Chinese and English message of a code live in
    ``zhaoshang.api.messages`` and are formatted with ``facts``. ``path`` names the input field at fault.
    """

    code: str
    path: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


Refusals = Refusal | tuple[Refusal, ...]
"""Why an operation did not happen: one reason, or every fault of an input at once."""

NOT_FOUND = Refusal("NOT_FOUND")
CONFLICT = Refusal("CONFLICT", path=("expectedVersion",))


def refusal(code: str, *path: str, **facts: Any) -> Refusal:
    """A refusal: its code, the input field at fault, and what its message mentions; enum members by their kind."""
    told = {name: _word(value) if isinstance(value, StrEnum) else value for name, value in facts.items()}
    return Refusal(code, path=path, facts=MappingProxyType(told))


def _word(member: StrEnum) -> str:
    # As text, because a refusal may be kept with its request; what people call it, the message knows.
    return f"{type(member).__name__}.{member.value}"
