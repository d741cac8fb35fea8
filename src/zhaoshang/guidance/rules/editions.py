"""What an edition of a catalogue must be, when it may end, and on which days it is in force (domain §3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from zhaoshang.guidance.errors import refusal
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.values.clock import EARLIEST
from zhaoshang.values.normalise import searchable
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text

TITLE: Final = 200
DOCUMENT: Final = 100
CODE: Final = 50
SECTOR: Final = 100
TEXT: Final = 2000
"""Bounds of what a catalogue says, in characters."""

MOST_ITEMS: Final = 5000
"""The national catalogue lists about a thousand."""

YEARS_AHEAD: Final = 10
"""A catalogue begins and ends within ten years: what is typed beyond that is a slip (ours)."""


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What a department says of a catalogue that it brings in."""

    title: str
    document: str
    effective_on: date


@dataclass(frozen=True, slots=True)
class NewItem:
    """One thing a catalogue lists."""

    kind: GuidanceKind
    code: str
    sector: str
    text: str

    @property
    def number(self) -> tuple[GuidanceKind, str]:
        """What it is cited by: each kind counts from one, and width, case and spaces make no other number."""
        return self.kind, searchable(self.code)


def refuse_edition(new: NewEdition, today: date) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, DATE_OUT_OF_RANGE."""
    return (
        *check_text(new.title, "title", limit=TITLE, required=True),
        *check_text(new.document, "document", limit=DOCUMENT, required=True),
        *_refuse_day(new.effective_on, "effectiveOn", earliest=EARLIEST, today=today),
    )


def refuse_text(item: NewItem) -> tuple[Refusal, ...]:
    """What one item says, field by field. Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID."""
    return (
        *check_text(item.code, "code", limit=CODE, required=True),
        *check_text(item.sector, "sector", limit=SECTOR, required=True),
        *check_text(item.text, "text", limit=TEXT, required=True),
    )


def refuse_items(items: Sequence[NewItem]) -> tuple[Refusal, ...]:
    """Refuses EDITION_EMPTY, EDITION_TOO_LONG, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, GUIDANCE_CODE_TWICE."""
    if not items:
        return (refusal("EDITION_EMPTY"),)
    if len(items) > MOST_ITEMS:
        return (refusal("EDITION_TOO_LONG", limit=MOST_ITEMS),)
    return (*(fault for item in items for fault in refuse_text(item)), *_refuse_repeats(items))


def refuse_end(effective_on: date, ended_on: date | None, on: date, today: date) -> tuple[Refusal, ...]:
    """An edition ends once, not before it begins; on its first day: it was a mistake. Perhaps from a day gone by.

    Refuses EDITION_ENDED, DATE_OUT_OF_RANGE.
    """
    if ended_on is not None:
        return (refusal("EDITION_ENDED", on=ended_on.isoformat()),)
    return tuple(_refuse_day(on, "endedOn", earliest=effective_on, today=today))


def in_force(effective_on: date, ended_on: date | None, day: date) -> bool:
    """Whether an edition is in force on a day."""
    return effective_on <= day and (ended_on is None or day < ended_on)


def _refuse_day(day: date, *path: str, earliest: date, today: date) -> Iterable[Refusal]:
    latest = date(today.year + YEARS_AHEAD, 12, 31)
    if not earliest <= day <= latest:
        yield refusal("DATE_OUT_OF_RANGE", *path, earliest=earliest.isoformat(), latest=latest.isoformat())


def _refuse_repeats(items: Iterable[NewItem]) -> Iterable[Refusal]:
    known: set[tuple[GuidanceKind, str]] = set()
    for item in items:
        if item.number in known:
            yield refusal("GUIDANCE_CODE_TWICE", "code", number=item.code)
        known.add(item.number)
