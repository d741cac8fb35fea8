"""Moments as PostgreSQL counts them: whole microseconds since 2000. Adding and encoding them costs next to nothing."""

from datetime import UTC, date, datetime, timedelta
from typing import Final, NewType

from zhaoshang.demo.seeded import ANCHOR

Moment = NewType("Moment", int)

_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_EPOCH_DAY: Final = _EPOCH.date().toordinal()
_MICROSECOND: Final = timedelta(microseconds=1)

SECOND: Final = 1_000_000
HOUR: Final = 3_600 * SECOND
DAY: Final = 24 * HOUR
_EAST: Final = 8 * HOUR
"""Shanghai has had this one offset since 1991."""


def moment_of(value: datetime) -> Moment:
    """The moment of an instant."""
    return Moment((value - _EPOCH) // _MICROSECOND)


def day_number(at: Moment) -> int:
    """The calendar day in Shanghai, counted from the first of 2000 as PostgreSQL does."""
    return (at + _EAST) // DAY


def day_of(at: Moment) -> date:
    """The calendar day in Shanghai."""
    return date.fromordinal(_EPOCH_DAY + day_number(at))


LAST: Final = moment_of(ANCHOR)
"""Nothing generated is later."""
FIRST: Final = Moment(LAST - 3 * 365 * DAY)
"""The first project is three years older."""
FOUNDED: Final = Moment(FIRST - 30 * DAY)
"""When units and people were entered."""
