"""When a report is due, what it needs to be submitted and verified, and what the bureau may say beside it. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Final
from uuid import UUID

from zhaoshang.reporting.errors import refusal
from zhaoshang.reporting.model import ReportState
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.metric import COUNTS, Metric
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.period import Period, last_day, next_period, parse_period, period_of, previous_period
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.terms import DistrictTerms
from zhaoshang.values.texts import check_text
from zhaoshang.values.working_days import is_working_day

REASON: Final = 2000
REMARK: Final = 1000
MONTHS: Final = 12


class Term(StrEnum):
    """月报规则: what a district may say itself."""

    SINCE = "monthly_reports_from"
    """``YYYYMM``: the first month that hosts report, and that is not closed without their reports."""
    DUE = "monthly_report_due_days"
    """Working days of the next month that the unit has."""
    VERIFY = "monthly_report_verify_days"
    """Working days that 合作交流办 has."""
    WAITING = "monthly_report_waiting"
    """1: not submitted while figures wait to be verified; 2: submitted all the same, and it says how many wait."""


USUAL: Final[Mapping[Term, int]] = MappingProxyType({Term.SINCE: 202701, Term.DUE: 5, Term.VERIFY: 3, Term.WAITING: 1})
ALLOWED: Final = 2


@dataclass(frozen=True, slots=True)
class Terms(DistrictTerms):
    """What the district says of reports on a day: its rules, and the days that it works."""

    usual: ClassVar[Mapping[Any, int]] = USUAL

    @property
    def since(self) -> Period:
        """The first month that is reported; what is no month of its year (``202613``) is the nearest that is."""
        year, month = divmod(self.number(Term.SINCE), 100)
        return Period(f"{year:04d}-{min(max(month, 1), MONTHS):02d}")

    def ready_at(self, period: Period) -> datetime:
        """The beginning of the month's last working day: from then on a report can be submitted."""
        day = last_day(period)
        while not is_working_day(day, self.overrides):
            day -= timedelta(days=1)
        return datetime.combine(day, time.min, SHANGHAI)

    def due_at(self, period: Period) -> datetime:
        """The midnight that ends the N-th working day of the next month."""
        return self.due_from(last_day(period), Term.DUE)

    def verify_by(self, since: datetime) -> datetime:
        """By when 合作交流办 is to verify what was submitted."""
        return self.due(since, Term.VERIFY)

    def months(self, closed_through: Period | None, today: date) -> tuple[Period, ...]:
        """The months whose reports are to be there: open ones up to this one, from the first that is reported."""
        current, found = period_of(today), []
        # Where nothing was ever closed, what is long past is nobody's to report any more.
        month = max(self.since, previous_period(current) if closed_through is None else next_period(closed_through))
        while month <= current:
            found.append(month)
            month = next_period(month)
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What a statistician adds to what is computed."""

    remarks: Sequence[tuple[Metric, str]] = ()
    zero: Collection[Metric] = ()
    """Of which metrics there is nothing, said expressly."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is entered of one metric in the month."""

    entered: int
    """Figures, corrections and late ones, but for those returned."""
    waiting: int


def refuse_remarks(given: Submission) -> tuple[Refusal, ...]:
    """Refuses REPORT_REMARK_TWICE, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID."""
    return tuple(_remark_faults(given))


def _remark_faults(given: Submission) -> Iterable[Refusal]:
    if len({metric for metric, _ in given.remarks}) != len(given.remarks):
        yield refusal("REPORT_REMARK_TWICE", "remarks")
    for _, text in given.remarks:
        yield from check_text(text, "remarks", limit=REMARK, required=True)


def refuse_submission(
    given: Submission, standing: Mapping[Metric, Standing], *, waiting_allowed: bool
) -> tuple[Refusal, ...]:
    """Refuses REPORT_FIGURES_WAITING, and for each metric REPORT_ZERO_UNTRUE, REPORT_ZERO_MISSING."""
    waiting = sum(each.waiting for each in standing.values())
    if waiting and not waiting_allowed:
        return (refusal("REPORT_FIGURES_WAITING", count=waiting),)
    return tuple(_zero_faults(given, standing))


def _zero_faults(given: Submission, standing: Mapping[Metric, Standing]) -> Iterable[Refusal]:
    for metric, each in standing.items():
        if each.entered and metric in given.zero:
            yield refusal("REPORT_ZERO_UNTRUE", "zero", metric=metric)
        if not each.entered and metric not in given.zero:
            yield refusal("REPORT_ZERO_MISSING", "zero", metric=metric)


def refuse_state(state: ReportState, *wanted: ReportState) -> Refusal | None:
    """Refuses REPORT_STATE."""
    return None if state in wanted else refusal("REPORT_STATE")


def refuse_month(period: Period, closed_through: Period | None) -> Refusal | None:
    """Refuses PERIOD_CLOSED: of a closed month nothing changes."""
    if closed_through is not None and period <= closed_through:
        return refusal("PERIOD_CLOSED", through=closed_through)
    return None


def refuse_moment(period: Period, ready_at: datetime, now: datetime, closed_through: Period | None) -> Refusal | None:
    """A report is submitted when its month is nearly over, and not closed. Refuses PERIOD_CLOSED, REPORT_NOT_READY."""
    if closed := refuse_month(period, closed_through):
        return closed
    return refusal("REPORT_NOT_READY", period=period) if now < ready_at else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBureauFigure:
    """What the bureau says: money in fen or a count in ten-thousandths; nothing at all is a figure, too."""

    unit: UUID
    period: str
    metric: Metric
    fen: int | None = None
    count: int | None = None
    expected_number: int | None = None
    """The number that is revised; ``None`` for the first one."""
    reason: str | None = None

    @property
    def amount(self) -> int:
        """The figure in its metric's unit."""
        return (self.count if self.metric in COUNTS else self.fen) or 0


def refuse_bureau_figure(new: NewBureauFigure, today: date) -> tuple[Refusal, ...]:
    """Every fault of a figure by itself.

    Refuses PERIOD_INVALID, BUREAU_MONTH_AHEAD, BUREAU_FIGURE_INVALID, and for a revision TEXT_REQUIRED, TEXT_TOO_LONG,
    TEXT_INVALID of its reason.
    """
    return tuple(_bureau_faults(new, today))


def _bureau_faults(new: NewBureauFigure, today: date) -> Iterable[Refusal]:
    period = parse_period(new.period)
    if period is None:
        yield refusal("PERIOD_INVALID", "period")
    elif period > period_of(today):
        yield refusal("BUREAU_MONTH_AHEAD", "period")
    mine, other = (new.count, new.fen) if new.metric in COUNTS else (new.fen, new.count)
    if mine is None or other is not None or abs(mine) > MOST_FEN:
        yield refusal("BUREAU_FIGURE_INVALID", "count" if new.metric in COUNTS else "amount")
    yield from check_text(new.reason, "reason", limit=REASON, required=new.expected_number is not None)
