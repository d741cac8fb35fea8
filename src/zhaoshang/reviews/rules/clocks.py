"""The working-day clocks of a review (domain §3): when an opinion is due, and what a stopped clock has left."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from zhaoshang.values.clock import day_of
from zhaoshang.values.district_rules import whole_number
from zhaoshang.values.working_days import count_working_days, due_after

REMIND: Final = "review_remind_working_days"
USUAL_REMIND_DAYS: Final = 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days a district works: the State Council's, and its own decisions about single days."""

    overrides: Mapping[date, bool] = field(default_factory=lambda: MappingProxyType({}))

    def due(self, since: datetime, days: int) -> datetime:
        """The midnight that ends the n-th working day after a day, which itself does not count."""
        return due_after(since, days, self.overrides)

    def left(self, since: datetime, due_at: datetime, now: datetime) -> int:
        """How many working days a clock that is stopped now has left: what it gets back later.

        Today is among them, but for the day on which it began to run: that one was never counted.

        One that has not run out has one at least, even if the district closed its last days meanwhile.
        """
        if now >= due_at:
            return 0
        last = day_of(due_at) - timedelta(days=1)  # it is due at the midnight that ends its last day
        return max(1, count_working_days(max(day_of(now) - timedelta(days=1), day_of(since)), last, self.overrides))

    def resumed(self, due_at: datetime, days_left: int, now: datetime) -> datetime:
        """When a stopped clock that runs again falls due; one that had run out stays as late as it was."""
        return due_at if days_left == 0 else self.due(now, days_left)


def remind_days(rules: Mapping[str, str]) -> int:
    """How many working days before it is due a section is reminded, by the district's rules of a day."""
    return whole_number(rules, REMIND, USUAL_REMIND_DAYS)
