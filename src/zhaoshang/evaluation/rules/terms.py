"""What a district says of evaluations, as it was when a project landed: years, deadlines, classes. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Final

from zhaoshang.values.clock import end_of
from zhaoshang.values.money import FEN_IN_WAN
from zhaoshang.values.terms import DistrictTerms

SIZES_RULE: Final = "post_evaluation_sizes"
"""By the class's name its upper bound in 万元; a class without a number has none."""
USUAL_SIZES: Final[Mapping[str, str]] = MappingProxyType(
    {"1000万元以下": "1000", "1000万—5000万元": "5000", "5000万—1亿元": "10000", "1亿元以上": ""}
)


class Term(StrEnum):
    """后评价规则: what a district may say itself."""

    YEARS = "post_evaluation_years"
    DUE = "post_evaluation_due_days"
    """Working days that the department has once a year is over."""
    PARTLY = "post_evaluation_partly_percent"


USUAL: Final[Mapping[Term, int]] = MappingProxyType({Term.YEARS: 5, Term.DUE: 20, Term.PARTLY: 60})


@dataclass(frozen=True, slots=True)
class Year:
    """A year of an evaluation, both days included."""

    number: int
    from_on: date
    to_on: date
    ready_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Terms(DistrictTerms):
    """What the district said of evaluations on the day of a landing, and the days that it works."""

    usual: ClassVar[Mapping[Any, int]] = USUAL

    def due_at(self, to_on: date) -> datetime:
        """By when a year that ends on a day is to be recorded: the midnight that ends the N-th working day after."""
        return self.due_from(to_on, Term.DUE)

    def years(self, landed_on: date) -> Sequence[Year]:
        """The years from the day of landing on; each ends on the day before the next begins."""
        found = []
        for number in range(1, self.number(Term.YEARS) + 1):
            to_on = anniversary(landed_on, number) - timedelta(days=1)
            from_on = anniversary(landed_on, number - 1)
            found.append(Year(number, from_on, to_on, end_of(to_on), self.due_at(to_on)))
        return found

    def size(self, investment_fen: int | None) -> str | None:
        """The class of a planned investment: the first whose bound is above it; nothing while it is not known."""
        if investment_fen is None:
            return None
        text = self.rules.get(SIZES_RULE)
        named = USUAL_SIZES if text is None else json.loads(text)
        bounded = sorted((int(bound), name) for name, bound in named.items() if bound.isascii() and bound.isdigit())
        unbounded = [name for name, bound in named.items() if not (bound.isascii() and bound.isdigit())]
        above = (name for bound, name in bounded if investment_fen < bound * FEN_IN_WAN)
        return next(iter((*above, *unbounded)), None)


def anniversary(day: date, years: int) -> date:
    """The same day so many years later; of 29 February the last of the month where there is none (Civil Code, 202)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)
