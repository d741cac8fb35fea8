"""The pure decisions about a building's report of a month: what may be said of it, by when, and what it counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Final
from uuid import UUID

from zhaoshang.buildings.errors import refusal
from zhaoshang.buildings.model import BuildingReportState
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.period import Period, last_day, parse_period, period_of
from zhaoshang.values.reckoning import round_half_away
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.terms import DistrictTerms
from zhaoshang.values.texts import check_text

REMARK: Final = 1000
WHOLE: Final = 10_000
"""A hundred percent, in hundredths of a percent."""


class Term(StrEnum):
    """楼宇规则: what a district may say itself."""

    DUE = "building_report_due_days"
    """Working days of the next month that the unit has to report a building."""
    VERIFY = "building_report_verify_days"
    """Working days that 合作交流办 has."""
    ENDING = "building_lease_ending_days"
    """So many days before it ends, a lease that is not renewed is noticed."""
    FALL_MONTH = "building_fall_month_points"
    """So many percentage points less than a month before are noticed."""
    FALL_QUARTER = "building_fall_quarter_points"
    """Likewise, less than three months before."""
    BILLION = "billion_tax_building"
    """亿元楼: so much verified tax in a calendar year, in fen; the number itself included."""


USUAL: Final[Mapping[Term, int]] = MappingProxyType(
    {
        Term.DUE: 10,
        Term.VERIFY: 5,
        Term.ENDING: 90,
        Term.FALL_MONTH: 5,
        Term.FALL_QUARTER: 10,
        Term.BILLION: 10_000_000_000,
    }
)


@dataclass(frozen=True, slots=True)
class Terms(DistrictTerms):
    """What the district says of buildings on a day: its rules, and the days that it works."""

    usual: ClassVar[Mapping[Any, int]] = USUAL

    def due_at(self, period: Period) -> datetime:
        """The midnight that ends the N-th working day of the next month."""
        return self.due_from(last_day(period), Term.DUE)

    def verify_by(self, since: datetime) -> datetime:
        """By when 合作交流办 is to decide on what was submitted."""
        return self.due(since, Term.VERIFY)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """What a host says of a building's month; everything else is counted."""

    period: str
    tax: int
    zero: bool
    """Said expressly: the building's firms paid no tax."""
    evidence: UUID
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Let:
    """A lease, as far as a month's report counts it."""

    area: int
    credit_code: str
    registered_on: date | None
    starts_on: date
    until: date


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A building on a day."""

    rentable: int
    self_used: int
    let: int
    vacant: int
    firms: int
    local_firms: int


def snapshot(rentable: int, self_used: int, leases: Iterable[Let], day: date) -> Snapshot:
    """What a building is on a day: a firm counts once, however many units it has; one registration makes it local."""
    standing = [each for each in leases if each.starts_on <= day <= each.until]
    let = sum(each.area for each in standing)
    local = {each.credit_code for each in standing if each.registered_on is not None and each.registered_on <= day}
    firms = {each.credit_code for each in standing}
    return Snapshot(rentable, self_used, let, rentable - self_used - let, len(firms), len(local))


def rate(part: int, whole: int) -> int:
    """A part of a whole in hundredths of a percent; a half goes away from zero."""
    return round_half_away(part * WHOLE, whole)


def occupancy(found: Snapshot) -> int:
    """入驻率: what is used, by the owner or by who rents, of all there is."""
    return rate(found.self_used + found.let, found.rentable)


def refuse_report(new: NewReport, today: date) -> tuple[Refusal, ...]:
    """Every fault of a report by itself.

    Refuses PERIOD_INVALID, BUILDING_MONTH_NOT_OVER, BUILDING_TAX_INVALID, BUILDING_ZERO_MISSING, TEXT_TOO_LONG,
    TEXT_INVALID.
    """
    return tuple(_report_faults(new, today))


def _report_faults(new: NewReport, today: date) -> Iterable[Refusal]:
    period = parse_period(new.period)
    if period is None:
        yield refusal("PERIOD_INVALID", "period")
    elif today < last_day(period):
        yield refusal("BUILDING_MONTH_NOT_OVER", "period")
    if not 0 <= new.tax <= MOST_FEN:
        yield refusal("BUILDING_TAX_INVALID", "tax")
    elif new.zero != (new.tax == 0):
        yield refusal("BUILDING_ZERO_MISSING", "zero")
    yield from check_text(new.remark, "remark", limit=REMARK)


def refuse_month(period: Period, *, closed_through: Period | None, completed_on: date | None = None) -> Refusal | None:
    """Of a closed month nothing changes, and before it stood a building had none.

    Refuses PERIOD_CLOSED, BUILDING_MONTH_EARLIER.
    """
    if closed_through is not None and period <= closed_through:
        return refusal("PERIOD_CLOSED", through=closed_through)
    if completed_on is not None and period < period_of(completed_on):
        return refusal("BUILDING_MONTH_EARLIER", "period")
    return None


def refuse_known(states: Sequence[BuildingReportState]) -> Refusal | None:
    """A month is reported anew once its report was returned. Refuses BUILDING_REPORT_KNOWN."""
    if all(state is BuildingReportState.RETURNED for state in states):
        return None
    return refusal("BUILDING_REPORT_KNOWN", "period")


def refuse_state(state: BuildingReportState, *wanted: BuildingReportState) -> Refusal | None:
    """Refuses BUILDING_REPORT_STATE."""
    return None if state in wanted else refusal("BUILDING_REPORT_STATE")
