"""The working-day clocks of a review, over the festivals of 2026 and by a district's own days.

Spring Festival: off 16 to 23 February (with the weekends from the 15th), worked Saturdays 14 and 28 February.
Mid-Autumn: off Friday 25 September, worked Sunday 20. National Day: off 1 to 7 October, worked Saturday 10.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.reviews.rules.clocks import Calendar, remind_days
from zhaoshang.values.clock import SHANGHAI, end_of
from zhaoshang.values.working_days import is_working_day

USUAL: dict[date, bool] = {}
INSTANT = timedelta(microseconds=1)


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def until(month: int, day: int) -> datetime:
    """The midnight that ends a day: from then on it is overdue."""
    return end_of(date(2026, month, day))


@pytest.mark.parametrize(
    ("month", "worked", "off"),
    [(2, (14, 24, 28), (15, 16, 23, 21, 22)), (9, (20, 24, 30), (19, 25, 26, 27)), (10, (8, 9, 10), (1, 4, 7, 11))],
)
def test_the_days_this_page_counts_with(month: int, worked: tuple[int, ...], off: tuple[int, ...]) -> None:
    assert all(is_working_day(date(2026, month, day)) for day in worked)
    assert not any(is_working_day(date(2026, month, day)) for day in off)


@pytest.mark.parametrize(
    ("asked", "days", "overrides", "due"),
    [
        # Asked on Wednesday 11 February: Thursday 12, Friday 13, Saturday 14, then Tuesday 24 and Wednesday 25.
        (at(2, 11), 3, USUAL, until(2, 14)),
        (at(2, 11), 4, USUAL, until(2, 24)),
        (at(2, 11), 5, USUAL, until(2, 25)),
        # Saturday 28 is worked, Sunday 1 March is not.
        (at(2, 11), 8, USUAL, until(2, 28)),
        (at(2, 11), 9, USUAL, until(3, 2)),
        # Asked during the festival, early or late, even on its first or last instant: the first day is Tuesday 24.
        (at(2, 15, 0), 1, USUAL, until(2, 24)),
        (at(2, 18), 1, USUAL, until(2, 24)),
        (until(2, 23) - INSTANT, 1, USUAL, until(2, 24)),
        # Asked on a worked Saturday: that day does not count.
        (at(2, 14), 1, USUAL, until(2, 24)),
        (at(2, 28), 1, USUAL, until(3, 2)),
        # The district closes the make-up Saturdays, or works on Sunday 22.
        (at(2, 11), 3, {date(2026, 2, 14): False}, until(2, 24)),
        (at(2, 11), 7, {date(2026, 2, 14): False, date(2026, 2, 28): False}, until(3, 2)),
        (at(2, 11), 4, {date(2026, 2, 22): True}, until(2, 22)),
        # Thursday 17 September: Friday 18, Sunday 20, Monday 21.
        (at(9, 17), 2, USUAL, until(9, 20)),
        (at(9, 17), 3, USUAL, until(9, 21)),
        # Thursday 24: Friday 25 is off, Monday 28 is the first day.
        (at(9, 24), 1, USUAL, until(9, 28)),
        # Tuesday 29: Wednesday 30, then Thursday 8, Friday 9, Saturday 10, Monday 12 October.
        (at(9, 29), 1, USUAL, until(9, 30)),
        (at(9, 29), 2, USUAL, until(10, 8)),
        (at(9, 29), 4, USUAL, until(10, 10)),
        (at(9, 29), 5, USUAL, until(10, 12)),
        (at(9, 29), 5, {date(2026, 10, 10): False}, until(10, 13)),
        (at(9, 29), 5, {date(2026, 10, 5): True}, until(10, 10)),
        (at(9, 29), 2, {date(2026, 9, 30): False}, until(10, 9)),
        # None: what is due is due by the end of the day.
        (at(9, 29), 0, USUAL, until(9, 29)),
    ],
)
def test_an_opinion_is_due_after_so_many_working_days(
    asked: datetime, days: int, overrides: Mapping[date, bool], due: datetime
) -> None:
    assert Calendar(overrides).due(asked, days) == due


@pytest.mark.parametrize(
    ("stopped", "overrides", "left", "answered", "due"),
    [
        # Due with Wednesday 25 February. Stopped on Friday 13: 13, 14, 24, 25 are left; answered within the festival.
        (at(2, 13), USUAL, 4, at(2, 19), until(2, 27)),
        (at(2, 13), USUAL, 4, at(2, 13, 18), until(2, 26)),
        # Stopped on the worked Saturday: 14, 24, 25; answered on the other worked Saturday.
        (at(2, 14), USUAL, 3, at(2, 28), until(3, 4)),
        # Stopped within the festival: 24 and 25.
        (at(2, 20), USUAL, 2, at(2, 24), until(2, 26)),
        # On its last day, until its last instant, one is left; answered, it has that day again.
        (at(2, 25, 0), USUAL, 1, at(2, 26), until(2, 27)),
        (until(2, 25) - INSTANT, USUAL, 1, at(2, 27), until(2, 28)),
        # Run out: it stays as late as it was, whenever it is answered.
        (until(2, 25), USUAL, 0, at(2, 27), until(2, 25)),
        (at(3, 20), USUAL, 0, at(4, 20), until(2, 25)),
        # The district closes Saturday 14 or works on Sunday 22.
        (at(2, 13), {date(2026, 2, 14): False}, 3, at(2, 19), until(2, 26)),
        (at(2, 20), {date(2026, 2, 22): True}, 3, at(2, 24), until(2, 27)),
        # It closes the last days after they were set: what has not run out keeps one.
        (at(2, 24), {date(2026, 2, 24): False, date(2026, 2, 25): False}, 1, at(2, 26), until(2, 27)),
    ],
)
def test_a_stopped_clock_gets_back_what_it_had_left(
    stopped: datetime, overrides: Mapping[date, bool], left: int, answered: datetime, due: datetime
) -> None:
    calendar, was_due = Calendar(overrides), until(2, 25)
    assert calendar.left(at(2, 6), was_due, stopped) == left
    assert calendar.resumed(was_due, left, answered) == due


@given(
    since=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=st.just(SHANGHAI)),  # noqa: DTZ001  the zone comes with it
    days=st.integers(1, 30),
    stopped=st.floats(0, 1),
    paused=st.timedeltas(timedelta(0), timedelta(days=60)),
)
def test_no_question_costs_a_section_time(since: datetime, days: int, stopped: float, paused: timedelta) -> None:
    calendar = Calendar()
    due = calendar.due(since, days)
    moment = since + (due - since) * stopped * 0.999
    left = calendar.left(since, due, moment)
    assert 1 <= left <= days
    resumed = calendar.resumed(due, left, moment + paused)
    assert resumed >= due
    # It never gets more working days than it had.
    assert calendar.left(moment + paused, resumed, moment + paused) == left


@pytest.mark.parametrize(("rules", "days"), [({}, 1), ({"review_remind_working_days": "3"}, 3), ({"another": "9"}, 1)])
def test_reminders_come_by_the_districts_rule(rules: dict[str, str], days: int) -> None:
    assert remind_days(rules) == days
