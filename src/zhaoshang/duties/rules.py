"""How long a duty still has (domain §12). Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from zhaoshang.values.clock import day_of
from zhaoshang.values.working_days import count_working_days

_DAY = timedelta(days=1)


def days_left(due_at: datetime, now: datetime, overrides: Mapping[date, bool]) -> int:
    """Working days until something is overdue, today among them; none when it is.

    What is due at midnight is due at the end of the day before.
    """
    if due_at <= now:
        return 0
    last = day_of(due_at - timedelta(microseconds=1))
    return count_working_days(day_of(now) - _DAY, last, overrides)
