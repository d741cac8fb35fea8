"""Periods are calendar months, as text that sorts and is stored as it stands: ``2026-06`` (domain §1)."""

import re
from datetime import date, timedelta
from typing import Final, NewType

Period = NewType("Period", str)
"""A month, ``YYYY-MM``: what is earlier in time is smaller as text."""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2999
"""Other years are slips of the pen; within them every month has a neighbour on both sides."""

_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


def parse_period(text: str) -> Period | None:
    """The month that a text names, or ``None`` for anything but ``YYYY-MM``."""
    match = _MONTH.fullmatch(text)
    return Period(text) if match is not None and FIRST_YEAR <= int(match[1]) <= LAST_YEAR else None


def period_of(day: date) -> Period:
    """The month of a day. Of an instant, ask ``day_of`` first: the day is Shanghai's."""
    return Period(f"{day.year:04d}-{day.month:02d}")


def first_day(period: Period) -> date:
    """The first day of the month."""
    return date.fromisoformat(f"{period}-01")


def last_day(period: Period) -> date:
    """The last day of the month, in leap years too."""
    return first_day(next_period(period)) - timedelta(days=1)


def next_period(period: Period) -> Period:
    """The month after."""
    # 31 days from the first always end in the following month.
    return period_of(first_day(period) + timedelta(days=31))


def previous_period(period: Period) -> Period:
    """The month before."""
    return period_of(first_day(period) - timedelta(days=1))
