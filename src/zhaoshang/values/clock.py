"""Time as an argument: rules never ask for it, operations ask the clock they were given."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")

EARLIEST: Final = date(1990, 1, 1)
"""Nothing that is kept here happened before this day: an earlier one is a slip of the pen."""


class Clock(Protocol):
    """Where operations read the time."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: for tests, replays and the demo district's seeding."""

    at: datetime

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at


def day_of(instant: datetime) -> date:
    """The calendar day in Asia/Shanghai on which an aware instant falls (domain §1)."""
    if instant.tzinfo is None:
        msg = "a naive datetime has no day: give an aware one"
        raise ValueError(msg)
    return instant.astimezone(SHANGHAI).date()


def end_of(day: date) -> datetime:
    """The midnight in Shanghai with which a day ends: the first instant that no longer belongs to it."""
    return datetime.combine(day + timedelta(days=1), time.min, SHANGHAI).astimezone(UTC)
