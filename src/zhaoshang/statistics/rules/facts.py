"""What may be recorded as a fact, and what a month needs to be closed (domain §4, §7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.statistics.errors import refusal
from zhaoshang.statistics.model import CapitalSource, FactState
from zhaoshang.values.clock import EARLIEST
from zhaoshang.values.metric import COUNTS, WHOLE, Metric
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text

REASON: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFact:
    """A figure as entered: an amount of money in fen, or a count in ten-thousandths."""

    metric: Metric
    fen: int | None = None
    count: int | None = None
    paid_on: date
    evidence: UUID
    source: CapitalSource | None = None
    corrects: UUID | None = None
    reason: str | None = None

    @property
    def amount(self) -> int:
        """The figure in its metric's unit."""
        return (self.count if self.metric in COUNTS else self.fen) or 0


@dataclass(frozen=True, slots=True)
class Corrected:
    """The figure a correction is about, and what is left of it."""

    project: UUID
    metric: Metric
    state: FactState
    is_correction: bool
    left: int


def refuse_entry(new: NewFact, today: date) -> tuple[Refusal, ...]:
    """Every fault of a figure by itself.

    Refuses UNIT_MISMATCH, AMOUNT_NOT_POSITIVE, FIGURE_TOO_LARGE, SOURCE_REQUIRED, PAID_IN_FUTURE,
    DATE_OUT_OF_RANGE, and for a correction TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID of its reason.
    """
    return tuple(_faults(new, today))


def _faults(new: NewFact, today: date) -> Iterable[Refusal]:
    unit, other = ("count", new.fen) if new.metric in COUNTS else ("amount", new.count)
    if other is not None or not new.amount:
        yield refusal("UNIT_MISMATCH", unit)
    elif (new.amount > 0) is (new.corrects is not None):
        yield refusal("AMOUNT_NOT_POSITIVE", unit)
    elif abs(new.amount) > MOST_FEN:
        yield refusal("FIGURE_TOO_LARGE", unit)
    if new.metric is Metric.CAPITAL_IN_PLACE and new.source is None:
        yield refusal("SOURCE_REQUIRED", "source")
    if new.paid_on > today:
        yield refusal("PAID_IN_FUTURE", "paidOn")
    if new.paid_on < EARLIEST:
        yield refusal("DATE_OUT_OF_RANGE", "paidOn", earliest=EARLIEST, latest=today)
    yield from check_text(new.reason, "reason", limit=REASON, required=new.corrects is not None)


def refuse_correction(new: NewFact, project: UUID, corrected: Corrected | None) -> Refusal | None:
    """Refuses NOT_CORRECTABLE, CORRECTS_TOO_MUCH: what is corrected away can never be more than there was."""
    if new.corrects is None:
        return None
    if (
        corrected is None
        or (corrected.project, corrected.metric) != (project, new.metric)
        or corrected.state is not FactState.VERIFIED
        or corrected.is_correction
    ):
        return refusal("NOT_CORRECTABLE", "corrects")
    return refusal("CORRECTS_TOO_MUCH", "corrects", left=corrected.left) if -new.amount > corrected.left else None


def refuse_landing(new: NewFact, *, landed: bool, counted: int, site: bool) -> Refusal | None:
    """A project counts once, after it has landed; several sites share the one, counted at the leading one.

    Refuses PROJECT_NOT_LANDED, SITE_COUNTED_AT_LEAD, ALREADY_COUNTED.
    """
    if not landed:
        return refusal("PROJECT_NOT_LANDED", "project")
    if site:
        return refusal("SITE_COUNTED_AT_LEAD", "metric")
    if new.metric is Metric.LANDED_PROJECTS and counted + new.amount > WHOLE:
        return refusal("ALREADY_COUNTED", "metric")
    return None


def refuse_decision(state: FactState) -> Refusal | None:
    """A figure is verified or returned once. Refuses FACT_DECIDED."""
    return None if state is FactState.SUBMITTED else refusal("FACT_DECIDED", state=state)
