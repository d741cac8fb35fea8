"""When people in the demo's offices do things: in the hours of working days, and not later than what follows."""

from datetime import datetime, time, timedelta
from typing import Final

from zhaoshang.demo.seeded import Chance
from zhaoshang.values.clock import SHANGHAI, day_of
from zhaoshang.values.working_days import add_working_days

_OPENING: Final = time(9)
_OPEN_SECONDS: Final = 8 * 3600


def working_hour(chance: Chance, since: datetime, days: int) -> datetime:
    """A second of the office hours of the n-th working day after an instant."""
    day = add_working_days(day_of(since), days)
    opening = datetime.combine(day, _OPENING, SHANGHAI)
    return (opening + timedelta(seconds=chance.between(0, _OPEN_SECONDS - 1))).astimezone(since.tzinfo)


def before(chance: Chance, since: datetime, days: int, latest: datetime) -> datetime:
    """The same, on an earlier working day if that one is too late; half-way where no office opens in between."""
    for fewer in range(days, 0, -1):
        at = working_hour(chance, since, fewer)
        if at < latest:
            return at
    return (since + (latest - since) / 2).replace(microsecond=0)
