"""An expected "no", as a value: operations return it, the API puts it into the payload's ``errors``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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


NOT_FOUND = Refusal("NOT_FOUND")
CONFLICT = Refusal("CONFLICT", path=("expectedVersion",))
