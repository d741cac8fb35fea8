"""When an assessment is computed, published and final, and what may be objected to (domain §11). Pure."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from zhaoshang.assessment.errors import refusal
from zhaoshang.assessment.model import AssessmentState, ObjectionState
from zhaoshang.assessment.rules.targets import EARLIEST_YEAR, months_of
from zhaoshang.values.clock import day_of
from zhaoshang.values.period import Period
from zhaoshang.values.points import points_text
from zhaoshang.values.refusal import Refusal

OBJECTION_DAYS_RULE: Final = "assessment_objection_working_days"
OBJECTION_DAYS: Final = 5
"""The usual number of working days in which a host may object (practice)."""


def refuse_year(year: int, this_year: int) -> Refusal | None:
    """A year that has begun. Refuses ASSESSMENT_YEAR_OUT_OF_RANGE."""
    if EARLIEST_YEAR <= year <= this_year:
        return None
    return refusal("ASSESSMENT_YEAR_OUT_OF_RANGE", "year", earliest=EARLIEST_YEAR, latest=this_year)


def refuse_state(state: AssessmentState, wanted: AssessmentState) -> Refusal | None:
    """Refuses ASSESSMENT_STATE."""
    return None if state is wanted else refusal("ASSESSMENT_STATE", state=state)


def refuse_publishing(year: int, closed_through: Period | None, *, missing: int, same: bool) -> Refusal | None:
    """When all months are closed, every mark is given, and computing it now would give just this.

    Refuses ASSESSMENT_YEAR_OPEN, MARKS_MISSING, ASSESSMENT_STALE.
    """
    if closed_through is None or closed_through < months_of(year)[-1]:
        return refusal("ASSESSMENT_YEAR_OPEN", year=year)
    if missing:
        return refusal("MARKS_MISSING", count=missing)
    return None if same else refusal("ASSESSMENT_STALE")


def refuse_objecting(
    state: AssessmentState, until: datetime | None, now: datetime, earlier: Collection[ObjectionState]
) -> Refusal | None:
    """Of a published assessment, while the time runs, once of each line.

    Refuses OBJECTION_LATE, OBJECTION_EXISTS.
    """
    if state is not AssessmentState.PUBLISHED or until is None or now >= until:
        return refusal("OBJECTION_LATE", "line", until=_last_day(until))
    return refusal("OBJECTION_EXISTS", "line") if earlier else None


def refuse_deciding(  # noqa: PLR0913  what was decided, and what such a line can have
    state: ObjectionState, points: int | None, *, upheld: bool, before: int, least: int, most: int
) -> Refusal | None:
    """Decided once; upheld with other points, which such a line can have.

    Refuses OBJECTION_DECIDED, OBJECTION_POINTS_INVALID.
    """
    if state is not ObjectionState.OPEN:
        return refusal("OBJECTION_DECIDED")
    right = points is None if not upheld else points is not None and points != before and least <= points <= most
    if right:
        return None
    return refusal("OBJECTION_POINTS_INVALID", "points", least=points_text(least), most=points_text(most))


def refuse_final(state: AssessmentState, until: datetime | None, now: datetime, waiting: int) -> Refusal | None:
    """Once the time to object is over, and every objection is decided.

    Refuses ASSESSMENT_STATE, OBJECTIONS_RUNNING, OBJECTIONS_UNDECIDED.
    """
    if refused := refuse_state(state, AssessmentState.PUBLISHED):
        return refused
    if until is None or now < until:
        return refusal("OBJECTIONS_RUNNING", until=_last_day(until))
    return refusal("OBJECTIONS_UNDECIDED", count=waiting) if waiting else None


def _last_day(until: datetime | None) -> str:
    """The last day of a time that ends with a midnight; a published assessment always has one."""
    return "" if until is None else day_of(until - timedelta(microseconds=1)).isoformat()
