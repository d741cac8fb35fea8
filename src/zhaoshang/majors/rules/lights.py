"""Which light a major project shows in a month, and why (practice; domain §5). Pure.

Thresholds are the district's rules of the month's last day, so a past month is always read by what was in force then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate
from typing import Final
from uuid import UUID

from zhaoshang.majors.model import LightColour, LightRule
from zhaoshang.values.district_rules import whole_number
from zhaoshang.values.period import Period, first_day, last_day, next_period, period_of, previous_period
from zhaoshang.values.stage import Stage

WHOLE: Final = 10_000
"""A whole, in ten-thousandths."""
POINT: Final = 100
"""One percentage point of it."""
START: Final = "START"
"""开工: the code of the milestone with which construction starts, in every template."""

STANDING: Final = (Stage.ON_HOLD, Stage.IN_POOL, Stage.LOST, Stage.WITHDRAWN, Stage.REJECTED, Stage.AT_CAPACITY)
"""Stages in which a project does not come along, or has arrived: it shows no light."""

YELLOW_POINTS: Final = "light_behind_yellow_points"
RED_POINTS: Final = "light_behind_red_points"
RED_MONTHS: Final = "light_late_red_months"
REPORT_DAY: Final = "light_report_day"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The district's rules of a day."""

    yellow_points: int = 10
    """滞后 10 个百分点: from here on yellow."""
    red_points: int = 30
    """More than this is red."""
    red_months: int = 3
    """So many months running without what was planned are red."""
    report_day: int = 10
    """The day of the next month by which progress is reported; the day after, the month's light is final."""

    @classmethod
    def of(cls, rules: Mapping[str, str]) -> "Thresholds":
        """From the rules in force, by name."""
        usual = cls()
        return cls(
            yellow_points=whole_number(rules, YELLOW_POINTS, usual.yellow_points),
            red_points=whole_number(rules, RED_POINTS, usual.red_points),
            red_months=whole_number(rules, RED_MONTHS, usual.red_months),
            report_day=whole_number(rules, REPORT_DAY, usual.report_day),
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone, as far as lights look at it."""

    code: str
    owner: UUID
    planned_on: date
    share: int
    forecast_on: date | None = None
    actual_on: date | None = None

    def reached(self, day: date) -> bool:
        """Whether it was reached by a day."""
        return self.actual_on is not None and self.actual_on <= day


@dataclass(frozen=True, slots=True)
class Course:
    """A project on its way: its plan in force, and what was reported."""

    host: UUID
    investment_fen: int
    start_on: date
    steps: Sequence[Step]
    reported: Mapping[Period, int]
    """Completed investment since the beginning, by the month it was reported for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A light, with everything that it says."""

    colour: LightColour
    rule: LightRule
    owner: UUID
    due_on: date | None
    planned_share: int
    done_share: int


_WORSE: Final = {LightColour.GREEN: 0, LightColour.YELLOW: 1, LightColour.RED: 2}


def read_light(course: Course, period: Period, day: date, thresholds: Thresholds) -> Reading:
    """The light of a month as of a day of it, or of any later day: as of its end.

    Investment is compared at the end of the last month that was over by then. Of several rules that are hit the worst
    says the colour; of equals the first: investment, start, other milestones, reports.
    """
    day = min(day, last_day(period))
    over = period if day == last_day(period) else previous_period(period)
    planned, done = planned_share(course, last_day(over)), _done_share(course, over)
    following = [step for step in sorted(course.steps, key=lambda s: s.planned_on) if not step.reached(day)]
    ahead = next((step.planned_on for step in following if step.planned_on >= day), None)
    due = ahead or (following[0].planned_on if following else None)

    def reading(colour: LightColour, rule: LightRule, owner: UUID, due_on: date | None) -> Reading:
        return Reading(colour, rule, owner, due_on, int(planned), int(done))

    hit = [reading(LightColour.GREEN, LightRule.ON_PLAN, course.host, due)]
    behind = planned - done
    if behind > thresholds.red_points * POINT:
        hit.append(reading(LightColour.RED, LightRule.BEHIND, course.host, due))
    elif behind >= thresholds.yellow_points * POINT:
        hit.append(reading(LightColour.YELLOW, LightRule.BEHIND, course.host, due))
    late = [(months, step) for step in following if (months := _months_late(step, period, day)) > 0]
    for months, step in sorted(late, key=lambda each: (each[1].code != START, -each[0])):
        colour = LightColour.RED if months >= thresholds.red_months else LightColour.YELLOW
        rule = LightRule.NOT_STARTED if step.code == START else LightRule.MILESTONE_LATE
        expected = step.forecast_on if step.forecast_on is not None and step.forecast_on > day else due
        hit.append(reading(colour, rule, step.owner, expected))
    missing = _missing(course, over)
    if missing and following:
        colour = LightColour.RED if missing >= thresholds.red_months else LightColour.YELLOW
        until = first_day(next_period(over)).replace(day=thresholds.report_day)
        hit.append(reading(colour, LightRule.NOT_REPORTED, course.host, until))
    return max(hit, key=lambda each: _WORSE[each.colour])


def planned_share(course: Course, day: date) -> Fraction:
    """What is to be invested by a day, of the whole, in ten-thousandths: a straight line between two milestones."""
    steps = sorted(course.steps, key=lambda step: step.planned_on)
    # However milestones are moved about, what was planned by one is planned by every later one.
    reached = accumulate((step.share for step in steps), max)
    before, share = course.start_on, 0
    for step, then in zip(steps, reached, strict=True):
        if day < step.planned_on:
            if day <= before:
                return Fraction(share)
            return share + Fraction((then - share) * (day - before).days, (step.planned_on - before).days)
        before, share = max(before, step.planned_on), then
    return Fraction(share)


def _done_share(course: Course, period: Period) -> Fraction:
    last = max((month for month in course.reported if month <= period), default=None)
    fen = 0 if last is None else course.reported[last]
    return min(Fraction(WHOLE), Fraction(fen * WHOLE, course.investment_fen)) if course.investment_fen else Fraction(0)


def _months_late(step: Step, period: Period, day: date) -> int:
    """How many months have ended without it, its planned month among them."""
    planned = period_of(step.planned_on)
    ended = sum(1 for _ in months_between(planned, period))
    return ended if day == last_day(period) else ended - 1


def _missing(course: Course, until: Period) -> int:
    """How many of the last months, running, have no report; those before the plan began are nobody's."""
    running = 0
    for month in reversed(list(months_between(period_of(course.start_on), until))):
        if month in course.reported:
            break
        running += 1
    return running


def months_between(first: Period, last: Period) -> Iterable[Period]:
    """Every month from one to another, both included; none when the first is later."""
    month = first
    while month <= last:
        yield month
        month = next_period(month)


def is_final(period: Period, today: date, thresholds: Thresholds) -> bool:
    """定灯: whether a month is over and its report's day has passed."""
    return today > first_day(next_period(period)).replace(day=thresholds.report_day)
