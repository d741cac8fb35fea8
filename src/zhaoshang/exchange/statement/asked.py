"""Which statement is asked for, and what is no range of months. Pure."""

from dataclasses import dataclass
from typing import Final

from zhaoshang.values.period import Period, parse_period
from zhaoshang.values.refusal import Refusal, refusal

MOST_ENTRIES: Final = 50_000
"""So many take about a third of the time that one request may take; a whole district posts fewer in a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedStatement:
    """Months as they were written, both included, and perhaps the global id of one party or of one project."""

    first: str
    last: str
    party: str | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True)
class Months:
    """A range of months, both included."""

    first: Period
    last: Period


def months_of(asked: AskedStatement) -> Months | tuple[Refusal, ...]:
    """The range asked for. Refuses PERIOD_INVALID for each month that is none, PERIOD_RANGE_INVALID."""
    first, last = parse_period(asked.first), parse_period(asked.last)
    if first is None or last is None:
        return tuple(
            refusal("PERIOD_INVALID", field) for field, month in (("from", first), ("to", last)) if month is None
        )
    return Months(first, last) if first <= last else (refusal("PERIOD_RANGE_INVALID", "to"),)


def refuse_size(entries: int) -> Refusal | None:
    """A file that can still be made while somebody waits. Refuses EXPORT_TOO_LARGE."""
    return refusal("EXPORT_TOO_LARGE", entries=entries, limit=MOST_ENTRIES) if entries > MOST_ENTRIES else None
