"""What a district says itself on a day: its rules, and the days that it works. Each room adds what is usual."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.district_rules import whole_number
from zhaoshang.values.working_days import add_working_days


@dataclass(frozen=True, slots=True)
class DistrictTerms:
    """The rules of a day by name, and which days differ from the calendar."""

    usual: ClassVar[Mapping[Any, int]]
    """What holds where the district has not said otherwise."""
    rules: Mapping[str, str]
    overrides: Mapping[date, bool]

    def number(self, term: str) -> int:
        """What a rule says, or what is usual."""
        return whole_number(self.rules, term, self.usual[term])

    def due(self, since: datetime, term: str) -> datetime:
        """The midnight that ends the term's last working day; the day it begins does not count."""
        return self.due_from(day_of(since), term)

    def due_from(self, day: date, term: str) -> datetime:
        """The same of a day."""
        return end_of(add_working_days(day, self.number(term), self.overrides))
