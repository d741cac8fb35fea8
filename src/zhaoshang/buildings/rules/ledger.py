"""The pure decisions about buildings and leases: what may be entered, how much fits, what closed months keep."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.buildings.errors import refusal
from zhaoshang.buildings.model import BuildingKind, BuildingState
from zhaoshang.values.area import MOST_AREA, area_text
from zhaoshang.values.credit_code import parse_credit_code
from zhaoshang.values.industry import Industry
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.normalise import fold
from zhaoshang.values.period import Period, first_day, last_day, next_period
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text

NAME: Final = 80
ADDRESS: Final = 200
LABEL: Final = 40
FIRM: Final = 120
REASON: Final = 2000
EARLIEST: Final = date(1949, 10, 1)
LATEST: Final = date(2099, 12, 31)
"""Other days are slips of the pen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingEntry:
    """What is known of a building."""

    name: str
    address: str
    kind: BuildingKind
    rentable: int
    self_used: int = 0
    operator: str | None = None
    asking_rent: int | None = None
    completed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseEntry:
    """What is known of a lease."""

    floor: str
    unit: str
    area: int
    firm: str
    credit_code: str
    industry: Industry
    rent: int
    starts_on: date
    ends_on: date
    registered_on: date | None = None
    project: UUID | None = None


@dataclass(frozen=True, slots=True)
class Space:
    """How much a building has to let, and how much its host or owner uses itself from a day on."""

    rentable: int
    self_used: int
    since: date


@dataclass(frozen=True, slots=True)
class Span:
    """A part that is let, both days included."""

    area: int
    starts_on: date
    until: date
    credit_code: str = ""
    place: tuple[str, str] = ("", "")
    """Floor and unit, as typed."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a month's report counts of a lease."""

    area: int
    firm: str
    credit_code: str
    industry: str
    registered_on: date | None
    starts_on: date
    until: date


def refuse_building(entry: BuildingEntry, today: date) -> tuple[Refusal, ...]:
    """Every fault of a building by itself.

    Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, BUILDING_AREA_INVALID, BUILDING_RENT_INVALID,
    BUILDING_DAY_INVALID.
    """
    return tuple(_building_faults(entry, today))


def _building_faults(entry: BuildingEntry, today: date) -> Iterable[Refusal]:
    yield from check_text(entry.name, "name", limit=NAME, required=True)
    # A name of nothing but dots would be the name of every such building.
    if entry.name.strip() and not fold(entry.name):
        yield refusal("TEXT_INVALID", "name")
    yield from check_text(entry.address, "address", limit=ADDRESS, required=True)
    yield from check_text(entry.operator, "operator", limit=NAME)
    if not 0 < entry.rentable <= MOST_AREA:
        yield refusal("BUILDING_AREA_INVALID", "rentableArea")
    elif not 0 <= entry.self_used <= entry.rentable:
        yield refusal("BUILDING_AREA_INVALID", "selfUsedArea")
    if entry.asking_rent is not None and not 0 <= entry.asking_rent <= MOST_FEN:
        yield refusal("BUILDING_RENT_INVALID", "askingRent")
    if entry.completed_on is not None and not EARLIEST <= entry.completed_on <= today:
        yield refusal("BUILDING_DAY_INVALID", "completedOn")


def refuse_lease(entry: LeaseEntry, today: date) -> tuple[Refusal, ...]:
    """Every fault of a lease by itself.

    Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, BUILDING_AREA_INVALID, INVALID_CREDIT_CODE,
    BUILDING_RENT_INVALID, BUILDING_DAY_INVALID, LEASE_TERM_INVALID.
    """
    return tuple(_lease_faults(entry, today))


def _lease_faults(entry: LeaseEntry, today: date) -> Iterable[Refusal]:
    yield from check_text(entry.floor, "floor", limit=LABEL, required=True)
    yield from check_text(entry.unit, "unit", limit=LABEL, required=True)
    yield from check_text(entry.firm, "firm", limit=FIRM, required=True)
    if not 0 < entry.area <= MOST_AREA:
        yield refusal("BUILDING_AREA_INVALID", "area")
    if parse_credit_code(entry.credit_code) is None:
        yield refusal("INVALID_CREDIT_CODE", "creditCode")
    if not 0 <= entry.rent <= MOST_FEN:
        yield refusal("BUILDING_RENT_INVALID", "rent")
    if not EARLIEST <= entry.starts_on <= LATEST:
        yield refusal("BUILDING_DAY_INVALID", "startsOn")
    elif not entry.starts_on <= entry.ends_on:
        yield refusal("LEASE_TERM_INVALID", "endsOn")
    if entry.ends_on > LATEST:
        yield refusal("BUILDING_DAY_INVALID", "endsOn")
    # A registration that is only hoped for is none.
    if entry.registered_on is not None and not EARLIEST <= entry.registered_on <= today:
        yield refusal("BUILDING_DAY_INVALID", "registeredOn")


def refuse_retired(state: BuildingState) -> Refusal | None:
    """Refuses BUILDING_RETIRED: of a retired building nothing changes."""
    return refusal("BUILDING_RETIRED") if state is BuildingState.RETIRED else None


def refuse_retiring(spans: Collection[Span], today: date) -> Refusal | None:
    """A building is retired once nobody rents in it any more. Refuses BUILDING_LET."""
    still = sum(each.until >= today for each in spans)
    return refusal("BUILDING_LET", count=still) if still else None


def open_since(closed_through: Period | None) -> date:
    """The first day whose month can still be reported: from it on, areas have to add up."""
    return date.min if closed_through is None else first_day(next_period(closed_through))


def refuse_space(space: Space, spans: Sequence[Span], *, first: date, last: date = date.max) -> Refusal | None:
    """On no day from ``first`` to ``last`` is more used than there is. Refuses BUILDING_AREA_EXCEEDED.

    What the owner uses itself is known as of now, so it counts from ``space.since`` on: before, only what was let does.
    The refusal names the first such day and what is too much on it, in square metres.
    """
    # What is used only grows on a day on which something begins.
    begin = {each.starts_on for each in spans} | {first, space.since}
    for day in sorted(day for day in begin if first <= day <= last):
        used = sum(each.area for each in spans if each.starts_on <= day <= each.until)
        excess = used + (space.self_used if day >= space.since else 0) - space.rentable
        if excess > 0:
            return refusal("BUILDING_AREA_EXCEEDED", day=str(day), excess=area_text(excess))
    return None


def refuse_overlap(mine: Span, others: Iterable[Span]) -> Refusal | None:
    """A firm has one unit of a building once at a time. Refuses LEASE_OVERLAPS."""
    for each in others:
        same = each.credit_code == mine.credit_code and same_place(each.place, mine.place)
        if same and each.starts_on <= mine.until and mine.starts_on <= each.until:
            return refusal("LEASE_OVERLAPS", "startsOn")
    return None


def same_place(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two floors and units are the same, however they are written."""
    return tuple(map(fold, one)) == tuple(map(fold, other))


def refuse_end(starts_on: date, ends_on: date, ended_on: date | None, day: date) -> Refusal | None:
    """A lease ends early once, within its term. Refuses LEASE_ENDED, LEASE_TERM_INVALID."""
    if ended_on is not None:
        return refusal("LEASE_ENDED")
    return None if starts_on <= day < ends_on else refusal("LEASE_TERM_INVALID", "endedOn")


def refuse_frozen(before: Counted, after: Counted, through: Period | None) -> Refusal | None:
    """What closed months counted of a lease stays as they counted it. Refuses LEASE_FROZEN.

    ``through`` is the last closed month whose report counted it, if any did.
    """
    if through is None or _as_of(before, last_day(through)) == _as_of(after, last_day(through)):
        return None
    return refusal("LEASE_FROZEN", through=through)


def _as_of(lease: Counted, day: date) -> tuple[object, ...]:
    """A lease as far as somebody can know it who counts on a day."""
    registered = lease.registered_on if lease.registered_on is not None and lease.registered_on <= day else None
    return (
        *(lease.area, lease.firm, lease.credit_code, lease.industry, registered),
        *(lease.starts_on, min(lease.until, day)),
    )
