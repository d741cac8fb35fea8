"""What a target may be, and how it is spread over its year (domain §11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from uuid import UUID

from zhaoshang.assessment.errors import refusal
from zhaoshang.values.metric import COUNTS, Metric
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text

MONTHS: Final = 12
REASON: Final = 1000
EARLIEST_YEAR: Final = 2000
"""Nobody's figures reach back further."""
AHEAD: Final = 5
"""Years: a five-year plan may be entered whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTarget:
    """A target as entered: money in fen, or a count in ten-thousandths; its months in the same unit, if given."""

    tenant: UUID
    year: int
    metric: Metric
    fen: int | None = None
    count: int | None = None
    fen_by_month: Sequence[int] | None = None
    count_by_month: Sequence[int] | None = None
    expected_number: int | None = None
    """The number of the target that is changed; ``None`` for the first one."""
    reason: str | None = None

    @property
    def amount(self) -> int:
        """The year's figure in its metric's unit."""
        return (self.count if self.metric in COUNTS else self.fen) or 0

    @property
    def by_month(self) -> tuple[int, ...]:
        """The months in the metric's unit: as given, else spread evenly."""
        given = self.count_by_month if self.metric in COUNTS else self.fen_by_month
        return spread(self.amount) if given is None else tuple(given)


@dataclass(frozen=True, slots=True)
class Phased:
    """A unit's target of a metric: of the whole year, and of its months up to one of them."""

    tenant: UUID
    metric: Metric
    year: int
    so_far: int


def spread(amount: int) -> tuple[int, ...]:
    """A year's figure over twelve months as evenly as whole numbers allow; together exactly the figure."""
    upto = [amount * month // MONTHS for month in range(MONTHS + 1)]
    return tuple(after - before for before, after in pairwise(upto))


def months_of(year: int) -> tuple[Period, ...]:
    """The months of a year, in their order."""
    return tuple(Period(f"{year:04d}-{month:02d}") for month in range(1, MONTHS + 1))


def refuse_target(new: NewTarget, this_year: int) -> tuple[Refusal, ...]:
    """Every fault of a target by itself.

    Refuses TARGET_FIGURE_INVALID, TARGET_PHASING_INVALID, TARGET_YEAR_OUT_OF_RANGE, and for a change TEXT_REQUIRED,
    TEXT_TOO_LONG, TEXT_INVALID of its reason.
    """
    return tuple(_faults(new, this_year))


def _faults(new: NewTarget, this_year: int) -> Iterable[Refusal]:
    is_count = new.metric in COUNTS
    unit = "count" if is_count else "amount"
    strange = (new.fen, new.fen_by_month) if is_count else (new.count, new.count_by_month)
    if strange != (None, None) or not 0 < new.amount <= MOST_FEN:
        yield refusal("TARGET_FIGURE_INVALID", unit)
    elif len(new.by_month) != MONTHS or min(new.by_month) < 0 or sum(new.by_month) != new.amount:
        yield refusal("TARGET_PHASING_INVALID", f"{unit}ByMonth")
    if not EARLIEST_YEAR <= new.year <= this_year + AHEAD:
        yield refusal("TARGET_YEAR_OUT_OF_RANGE", "year", earliest=EARLIEST_YEAR, latest=this_year + AHEAD)
    yield from check_text(new.reason, "reason", limit=REASON, required=new.expected_number is not None)


def refuse_year(year: int, closed_through: Period | None) -> Refusal | None:
    """Refuses TARGET_YEAR_CLOSED: what a whole year was measured by stays."""
    if closed_through is not None and closed_through >= months_of(year)[-1]:
        return refusal("TARGET_YEAR_CLOSED", "year", year=year)
    return None
