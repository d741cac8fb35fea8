"""Lights: which rule is hit when, month by month (domain §5)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.majors.model import LightColour, LightRule
from zhaoshang.majors.rules.lights import (
    Course,
    Reading,
    Step,
    Thresholds,
    is_final,
    months_between,
    planned_share,
    read_light,
)
from zhaoshang.values.period import Period, last_day

HOST, DEPARTMENT = UUID(int=1), UUID(int=2)
USUAL = Thresholds()
G, Y, R = LightColour.GREEN, LightColour.YELLOW, LightColour.RED
FINE, BEHIND, START, LATE, SILENT = (
    LightRule.ON_PLAN,
    LightRule.BEHIND,
    LightRule.NOT_STARTED,
    LightRule.MILESTONE_LATE,
    LightRule.NOT_REPORTED,
)
STEPS = (
    Step("PERMIT", DEPARTMENT, date(2025, 3, 31), 0),
    Step("START", HOST, date(2025, 4, 30), 1000),
    Step("ROOF", HOST, date(2025, 10, 31), 6000),
    Step("PRODUCE", HOST, date(2026, 3, 31), 10000),
)
COURSE = Course(HOST, 10_000_00, date(2025, 1, 1), STEPS, {})


def course(reached: Mapping[str, date], reported: Mapping[str, int], **changes: object) -> Course:
    """The plan above with what happened; percent of the investment by month."""
    steps = tuple(replace(step, actual_on=reached.get(step.code)) for step in STEPS)
    done = {Period(month): percent * 100_00 for month, percent in reported.items()}
    return replace(COURSE, steps=steps, reported=done, **changes)  # type: ignore[arg-type]  # any of its fields


def at(of: Course, period: str, day: date | None = None, thresholds: Thresholds = USUAL) -> Reading:
    month = Period(period)
    return read_light(of, month, day or last_day(month), thresholds)


def test_as_planned_it_is_green_and_says_what_comes_next() -> None:
    going = course({"PERMIT": date(2025, 3, 20), "START": date(2025, 4, 28)}, {"2025-04": 10, "2025-05": 18})
    assert at(going, "2025-05") == Reading(G, FINE, HOST, date(2025, 10, 31), 1842, 1800)


@pytest.mark.parametrize(("percent", "colour"), [(60, G), (51, G), (50, Y), (49, Y), (31, Y), (30, Y), (29, R), (0, R)])
def test_behind_by_ten_points_is_yellow_by_more_than_thirty_red(percent: int, colour: LightColour) -> None:
    reached = {"PERMIT": date(2025, 3, 20), "START": date(2025, 4, 28), "ROOF": date(2025, 10, 30)}
    read = at(course(reached, {"2025-10": percent}), "2025-10")
    assert (read.colour, read.rule) == (colour, FINE if colour is G else BEHIND)
    assert (read.planned_share, read.done_share, read.owner) == (6000, percent * 100, HOST)


def test_not_started_in_its_month_is_yellow_three_months_running_red() -> None:
    idle = course({"PERMIT": date(2025, 3, 20)}, {"2025-04": 10, "2025-05": 18, "2025-06": 27, "2025-07": 36})
    assert [
        (at(idle, month).colour, at(idle, month).rule) for month in ("2025-04", "2025-05", "2025-06", "2025-07")
    ] == [
        (Y, START),
        (Y, START),
        (R, START),
        (R, START),
    ]
    assert at(idle, "2025-04", date(2025, 4, 29)).rule is not START
    assert at(idle, "2025-07").due_on == date(2025, 10, 31)


def test_another_milestone_that_is_late_names_who_sees_to_it() -> None:
    late = course({}, {"2025-03": 0})
    read = at(late, "2025-03")
    assert (read.colour, read.rule, read.owner, read.due_on) == (Y, LATE, DEPARTMENT, date(2025, 3, 31))
    expected = replace(late, steps=(replace(STEPS[0], forecast_on=date(2025, 5, 9)), *STEPS[1:]))
    assert at(expected, "2025-03").due_on == date(2025, 5, 9)


def test_a_month_without_a_report_is_yellow_and_three_of_them_red() -> None:
    reached = {"PERMIT": date(2025, 3, 20), "START": date(2025, 4, 28)}
    going = course(reached, {"2025-04": 12})
    assert (at(going, "2025-04").colour, at(going, "2025-04").rule) == (G, FINE)
    assert [(at(going, each).colour, at(going, each).rule) for each in ("2025-05", "2025-06", "2025-07")] == [
        (Y, SILENT),
        (Y, BEHIND),
        (R, SILENT),
    ]
    # In the course of a month the one before it is what was to be reported.
    running = at(going, "2025-05", date(2025, 5, 12))
    assert (running.colour, running.rule, running.planned_share) == (G, FINE, 1000)
    assert at(going, "2025-05").due_on == date(2025, 6, 10)


def test_with_everything_reached_nothing_is_due_and_nothing_is_missed() -> None:
    done = course({step.code: step.planned_on for step in STEPS}, {"2026-03": 100})
    assert at(done, "2026-08") == Reading(G, FINE, HOST, None, 10000, 10000)


def test_thresholds_are_the_districts() -> None:
    rules = Thresholds.of(
        {"light_behind_yellow_points": "5", "light_behind_red_points": "20", "light_late_red_months": "2"}
    )
    assert (rules.yellow_points, rules.red_points, rules.red_months, rules.report_day) == (5, 20, 2, 10)
    reached = {"PERMIT": date(2025, 3, 20), "START": date(2025, 4, 28), "ROOF": date(2025, 10, 30)}
    assert [
        at(course(reached, {"2025-10": each}), "2025-10", thresholds=rules).colour for each in (56, 55, 40, 39)
    ] == [
        G,
        Y,
        Y,
        R,
    ]


def test_a_month_is_final_once_its_report_was_due() -> None:
    assert not is_final(Period("2025-05"), date(2025, 6, 10), USUAL)
    assert is_final(Period("2025-05"), date(2025, 6, 11), USUAL)
    assert list(months_between(Period("2025-11"), Period("2026-02"))) == ["2025-11", "2025-12", "2026-01", "2026-02"]


def test_an_investment_of_nothing_is_not_done() -> None:
    assert at(course({}, {"2025-01": 10}, investment_fen=0), "2025-01").done_share == 0


@given(st.dates(date(2024, 12, 1), date(2026, 6, 1)), st.dates(date(2024, 12, 1), date(2026, 6, 1)))
def test_what_is_planned_never_shrinks_and_ends_with_everything(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert 0 <= planned_share(COURSE, first) <= planned_share(COURSE, second) <= 10000
    assert planned_share(COURSE, date(2026, 3, 31)) == 10000


def test_between_two_milestones_the_plan_is_a_straight_line() -> None:
    assert planned_share(COURSE, date(2025, 7, 31)) == 1000 + Fraction(5000 * 92, 184)
    assert planned_share(COURSE, date(2024, 5, 5)) == 0
    together = replace(COURSE, steps=(Step("START", HOST, date(2025, 1, 1), 500),))
    assert planned_share(together, date(2025, 1, 1)) == 500
