"""What stands in a catalogue's file: the sound rows, and every faulty one with its cell and code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from zhaoshang.exchange.errors import unusable
from zhaoshang.guidance.rules.editions import NewItem
from zhaoshang.values.refusal import Refusal


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One fault of one row."""

    row: int
    cell: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """What the code's message mentions."""


@dataclass(frozen=True, slots=True)
class GuidanceReport:
    """A whole file, read."""

    items: tuple[NewItem, ...]
    refused: tuple[RefusedRow, ...] = ()
    skipped: int = 0

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Half a catalogue is none: a faulty row refuses the file. Refuses GUIDANCE_ROWS_REFUSED."""
        count = len({(each.cell.rpartition("!")[0], each.row) for each in self.refused})
        return (unusable("GUIDANCE_ROWS_REFUSED", count=count),) if self.refused else ()
