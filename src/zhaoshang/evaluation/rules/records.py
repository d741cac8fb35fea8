"""What may be promised of a project, and recorded of its years. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from zhaoshang.evaluation.errors import refusal
from zhaoshang.evaluation.model import METRICS, EvaluationState, PromiseState, YearState
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.metric import COUNTS, Metric
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text

SOURCE: Final = 500
REASON: Final = 1000
REMARK: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFigure:
    """One metric of a year: money in fen, a count in ten-thousandths, or that it is not known."""

    metric: Metric
    fen: int | None = None
    count: int | None = None
    unknown: bool = False
    remark: str | None = None
    evidence: UUID | None = None

    @property
    def amount(self) -> int | None:
        """The figure in its metric's unit; nothing for what is not known."""
        return self.count if self.metric in COUNTS else self.fen


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenYear:
    """What a department says of a year."""

    figures: Sequence[GivenFigure]
    expected_round: int
    reason: str | None = None
    """Why it is recorded again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedLine:
    """What is promised of one metric in one year."""

    year: int
    metric: Metric
    fen: int | None = None
    count: int | None = None

    @property
    def amount(self) -> int:
        """The promise in its metric's unit."""
        return (self.count if self.metric in COUNTS else self.fen) or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPromise:
    """An edition of promises."""

    lines: Sequence[PromisedLine]
    source: str
    evidence: UUID
    expected_number: int | None = None
    """The newest edition that the host saw; ``None`` for the first."""
    reason: str | None = None


def refuse_figures(given: GivenYear) -> tuple[Refusal, ...]:
    """Every fault of a year's figures by itself.

    Refuses EVALUATION_METRIC_TWICE, EVALUATION_METRIC_UNKNOWN, EVALUATION_METRIC_MISSING, EVALUATION_FIGURE_INVALID,
    EVALUATION_EVIDENCE_REQUIRED, EVALUATION_REASON_REQUIRED, and TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID.
    """
    return tuple(_figure_faults(given))


def _figure_faults(given: GivenYear) -> Iterable[Refusal]:
    named = [each.metric for each in given.figures]
    if len(set(named)) != len(named):
        yield refusal("EVALUATION_METRIC_TWICE", "figures")
    if set(named) - set(METRICS):
        yield refusal("EVALUATION_METRIC_UNKNOWN", "figures")
    for metric in METRICS:
        if metric not in named:
            yield refusal("EVALUATION_METRIC_MISSING", "figures", metric=metric)
    for at, each in enumerate(given.figures):
        path = ("figures", str(at))
        other = each.fen if each.metric in COUNTS else each.count
        known = each.amount is not None
        if other is not None or known is each.unknown or not 0 <= (each.amount or 0) <= MOST_FEN:
            yield refusal("EVALUATION_FIGURE_INVALID", *path, metric=each.metric)
        elif known is (each.evidence is None):
            yield refusal("EVALUATION_EVIDENCE_REQUIRED", *path, "evidence", metric=each.metric)
        if each.unknown and not (each.remark or "").strip():
            yield refusal("EVALUATION_REASON_REQUIRED", *path, "remark", metric=each.metric)
        yield from check_text(each.remark, *path, "remark", limit=REMARK)
    yield from check_text(given.reason, "reason", limit=REASON, required=given.expected_round > 0)


def refuse_unexplained(given: GivenYear, derived: Mapping[Metric, int | None]) -> tuple[Refusal, ...]:
    """What differs from the verified figures of statistics is explained. Refuses EVALUATION_REASON_REQUIRED."""
    return tuple(
        refusal("EVALUATION_REASON_REQUIRED", "figures", str(at), "remark", metric=each.metric)
        for at, each in enumerate(given.figures)
        if each.amount != (derived[each.metric] or 0) and not (each.remark or "").strip()
    )


def refuse_moment(state: YearState, ready_at: datetime, now: datetime) -> Refusal | None:
    """Refuses EVALUATION_YEAR_LAPSED, EVALUATION_YEAR_NOT_OVER."""
    if state is YearState.LAPSED:
        return refusal("EVALUATION_YEAR_LAPSED")
    if now < ready_at:
        return refusal("EVALUATION_YEAR_NOT_OVER", day=ready_at.astimezone(SHANGHAI).date())
    return None


def refuse_promise(new: NewPromise, years: int) -> tuple[Refusal, ...]:
    """Every fault of an edition by itself.

    Refuses PROMISE_EMPTY, PROMISE_TWICE, EVALUATION_METRIC_UNKNOWN, PROMISE_YEAR_UNKNOWN, PROMISE_INVALID, and
    TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID of where it is written.
    """
    return tuple(_promise_faults(new, years))


def _promise_faults(new: NewPromise, years: int) -> Iterable[Refusal]:
    if not new.lines:
        yield refusal("PROMISE_EMPTY", "lines")
    if len({(line.year, line.metric) for line in new.lines}) != len(new.lines):
        yield refusal("PROMISE_TWICE", "lines")
    for at, line in enumerate(new.lines):
        if line.metric not in METRICS:
            yield refusal("EVALUATION_METRIC_UNKNOWN", "lines", str(at))
        if not 1 <= line.year <= years:
            yield refusal("PROMISE_YEAR_UNKNOWN", "lines", str(at), "year", years=years)
        other = line.fen if line.metric in COUNTS else line.count
        if other is not None or not 0 < line.amount <= MOST_FEN:
            yield refusal("PROMISE_INVALID", "lines", str(at))
    yield from check_text(new.source, "source", limit=SOURCE, required=True)
    yield from check_text(new.reason, "reason", limit=REASON)


def edition_state(first_ready_at: datetime, known: PromiseState | None, now: datetime) -> PromiseState:
    """What another edition is: until the first year is over, and for the very first, the promise itself."""
    if known is None or now < first_ready_at:
        return PromiseState.ORIGINAL
    return PromiseState.WAITING


def refuse_edition(state: PromiseState, known: PromiseState | None, reason: str | None) -> tuple[Refusal, ...]:
    """A change waits for a word on the one before it, and says why. Refuses PROMISE_WAITING, TEXT_REQUIRED."""
    if state is PromiseState.ORIGINAL:
        return ()
    if known is PromiseState.WAITING:
        return (refusal("PROMISE_WAITING"),)
    return tuple(check_text(reason, "reason", limit=REASON, required=True))


def refuse_closed(state: EvaluationState) -> Refusal | None:
    """Refuses EVALUATION_CLOSED."""
    return refusal("EVALUATION_CLOSED") if state is EvaluationState.CLOSED_EARLY else None


def refuse_decision(state: PromiseState) -> Refusal | None:
    """Refuses PROMISE_DECIDED."""
    return None if state is PromiseState.WAITING else refusal("PROMISE_DECIDED")
