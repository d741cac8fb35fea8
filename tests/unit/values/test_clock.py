"""A day is a day in Shanghai, wherever the machine stands."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from zhaoshang.values.clock import FixedClock, SystemClock, day_of, end_of


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 6, 30, 15, 59, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 16, 0, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2025, 12, 31, 23, 0, tzinfo=timezone(timedelta(hours=8))), date(2025, 12, 31)),
        (datetime(1986, 6, 1, 15, 30, tzinfo=UTC), date(1986, 6, 2)),
    ],
)
def test_a_day_begins_at_midnight_in_shanghai(instant: datetime, day: date) -> None:
    assert day_of(instant) == day


@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2026, 12, 31), date(2028, 2, 29), date(1986, 6, 1)])
def test_a_day_ends_with_the_first_instant_of_the_next(day: date) -> None:
    assert end_of(day).tzinfo is UTC
    assert day_of(end_of(day)) == day + timedelta(days=1)
    assert day_of(end_of(day) - timedelta(microseconds=1)) == day


def test_midnight_in_shanghai_is_four_in_the_afternoon_in_utc() -> None:
    assert end_of(date(2026, 6, 30)) == datetime(2026, 6, 30, 16, 0, tzinfo=UTC)


def test_a_naive_time_has_no_day() -> None:
    with pytest.raises(ValueError, match="aware"):
        day_of(datetime(2026, 6, 30))  # noqa: DTZ001  the very mistake


def test_clocks_tell_aware_time() -> None:
    at = datetime(2026, 6, 30, tzinfo=UTC)

    assert FixedClock(at).now() == at
    assert SystemClock().now().tzinfo is UTC
