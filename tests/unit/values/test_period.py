"""A period is a month, and its text sorts as time does."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.values.period import (
    Period,
    first_day,
    last_day,
    next_period,
    parse_period,
    period_of,
    previous_period,
)

DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize("text", ["2026-06", "1900-01", "2999-12"])
def test_a_month_is_read_as_it_stands(text: str) -> None:
    assert parse_period(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "2026-6", "2026-00", "2026-13", "2026-06-01", "2026/06", "202606", " 2026-06", "2026-06\n"),
        *("26-06", "２０２６-06", "1899-12", "3000-01", "0000-01", "-2026-06"),
    ],
)
def test_anything_else_is_no_month(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("period", "first", "last", "before", "after"),
    [
        ("2026-06", date(2026, 6, 1), date(2026, 6, 30), "2026-05", "2026-07"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "2026-11", "2027-01"),
        ("2027-01", date(2027, 1, 1), date(2027, 1, 31), "2026-12", "2027-02"),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), "2026-01", "2026-03"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "2028-01", "2028-03"),
        ("2999-12", date(2999, 12, 1), date(2999, 12, 31), "2999-11", "3000-01"),
    ],
)
def test_a_month_knows_its_days_and_its_neighbours(
    period: Period, first: date, last: date, before: str, after: str
) -> None:
    assert (first_day(period), last_day(period)) == (first, last)
    assert (previous_period(period), next_period(period)) == (before, after)


@given(DAYS)
def test_a_day_lies_in_its_month(day: date) -> None:
    period = period_of(day)

    assert parse_period(period) == period
    assert first_day(period) <= day <= last_day(period)
    assert period_of(last_day(period)) == period
    assert period_of(last_day(period) + timedelta(days=1)) == next_period(period)


@given(DAYS, DAYS)
def test_text_sorts_as_time_does(one: date, two: date) -> None:
    assert (period_of(one) < period_of(two)) == ((one.year, one.month) < (two.year, two.month))


@given(DAYS)
def test_the_month_after_the_month_before_is_the_month(day: date) -> None:
    assert next_period(previous_period(period_of(day))) == period_of(day)
    assert previous_period(next_period(period_of(day))) == period_of(day)
