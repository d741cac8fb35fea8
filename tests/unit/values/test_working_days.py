"""Working days as the State Council's notices and the law have them, written out."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.values.working_days import (
    add_working_days,
    is_provisional,
    is_published,
    is_working_day,
    latest_start,
)

DAY = timedelta(days=1)
DAYS = st.dates(date(2004, 1, 1), date(2060, 12, 31))
NUMBERS = st.integers(0, 60)
OVERRIDES = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.booleans(), max_size=30)
IN_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def days(year: int, *spans: tuple[int, int, int]) -> set[date]:
    """Days of a year: month, first and last of each span."""
    return {date(year, month, day) for month, first, last in spans for day in range(first, last + 1)}


NOTICE_2026_OFF = days(2026, (1, 1, 3), (2, 15, 23), (4, 4, 6), (5, 1, 5), (6, 19, 21), (9, 25, 27), (10, 1, 7))
NOTICE_2026_WORKED = days(2026, (1, 4, 4), (2, 14, 14), (2, 28, 28), (5, 9, 9), (9, 20, 20), (10, 10, 10))


def test_2026_is_worked_as_the_state_council_said_on_4_november_2025() -> None:
    year = [date(2026, 1, 1) + number * DAY for number in range(365)]
    weekdays = {day for day in year if day.weekday() < 5}

    assert {day for day in year if is_working_day(day)} == (weekdays - NOTICE_2026_OFF) | NOTICE_2026_WORKED


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        # 春节: off from Sunday 15 to Monday 23 February; Saturdays 14 and 28 are worked.
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 13), 2, date(2026, 2, 24)),
        (date(2026, 2, 14), 1, date(2026, 2, 24)),
        (date(2026, 2, 17), 1, date(2026, 2, 24)),
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 2, 13), 6, date(2026, 2, 28)),
        (date(2026, 2, 13), 7, date(2026, 3, 2)),
        # 中秋, 国庆: off 25 to 27 September and 1 to 7 October; Sunday 20 September and Saturday 10 October are worked.
        (date(2026, 9, 18), 1, date(2026, 9, 20)),
        (date(2026, 9, 24), 1, date(2026, 9, 28)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 9, 30), 4, date(2026, 10, 12)),
        (date(2026, 9, 18), 10, date(2026, 10, 9)),
        # 元旦: off from Thursday 1 to Saturday 3 January, Sunday 4 worked.
        (date(2025, 12, 31), 1, date(2026, 1, 4)),
        (date(2025, 12, 29), 4, date(2026, 1, 5)),
        # A year's end that the next year's notice changed: Saturday 29 December 2018 was worked, Monday 31 was off.
        (date(2018, 12, 28), 1, date(2018, 12, 29)),
        (date(2018, 12, 28), 2, date(2019, 1, 2)),
        # An ordinary week.
        (date(2026, 7, 10), 1, date(2026, 7, 13)),
        (date(2026, 7, 6), 5, date(2026, 7, 13)),
    ],
)
def test_the_nth_working_day_after_an_event(start: date, number: int, end: date) -> None:
    assert add_working_days(start, number) == end


@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2026, 2, 17), date(2026, 7, 4)])
def test_no_working_day_after_an_event_is_the_day_itself(day: date) -> None:
    assert add_working_days(day, 0) == latest_start(day, 0) == day


def test_working_days_are_not_counted_backwards() -> None:
    for counted in (add_working_days, latest_start):
        with pytest.raises(ValueError, match="forwards"):
            counted(date(2026, 6, 30), -1)


@pytest.mark.parametrize(
    ("by", "number", "start"),
    [
        (date(2026, 2, 23), 1, date(2026, 2, 13)),  # the holiday ends; what began on the 13th ran out on Saturday 14
        (date(2026, 2, 24), 1, date(2026, 2, 23)),
        (date(2026, 2, 24), 2, date(2026, 2, 13)),
        (date(2026, 10, 7), 1, date(2026, 9, 29)),
        (date(2026, 10, 12), 4, date(2026, 10, 7)),
        (date(2026, 1, 4), 1, date(2026, 1, 3)),
    ],
)
def test_the_latest_day_whose_time_has_run_out(by: date, number: int, start: date) -> None:
    assert latest_start(by, number) == start


def test_a_district_decides_otherwise() -> None:
    flood, fair = date(2026, 7, 15), date(2026, 7, 18)
    overrides = {flood: False, fair: True}

    assert not is_working_day(flood, overrides)
    assert is_working_day(fair, overrides)
    assert add_working_days(date(2026, 7, 14), 1, overrides) == date(2026, 7, 16)
    assert add_working_days(date(2026, 7, 17), 1, overrides) == fair
    assert latest_start(date(2026, 7, 18), 1, overrides) == date(2026, 7, 17)


@pytest.mark.parametrize(
    ("start", "number", "without", "overrides", "within"),
    [
        # 春节 2026: Saturdays 14 and 28 February are worked for the days off from Sunday 15 to Monday 23.
        # The district closes the first of them: whoever had to answer that day has until Tuesday 24.
        (date(2026, 2, 13), 1, date(2026, 2, 14), {date(2026, 2, 14): False}, date(2026, 2, 24)),
        (date(2026, 2, 13), 6, date(2026, 2, 28), {date(2026, 2, 14): False}, date(2026, 3, 2)),
        # It closes both, and works Sunday 1 March for one of them.
        (
            date(2026, 2, 13),
            6,
            date(2026, 2, 28),
            {date(2026, 2, 14): False, date(2026, 2, 28): False, date(2026, 3, 1): True},
            date(2026, 3, 2),
        ),
        # It works the last day of the holiday.
        (date(2026, 2, 14), 1, date(2026, 2, 24), {date(2026, 2, 23): True}, date(2026, 2, 23)),
        # 国庆节 2026: Sunday 20 September and Saturday 10 October are worked for 1 to 7 October.
        (date(2026, 9, 18), 1, date(2026, 9, 20), {date(2026, 9, 20): False}, date(2026, 9, 21)),
        (date(2026, 9, 30), 3, date(2026, 10, 10), {date(2026, 10, 10): False}, date(2026, 10, 12)),
        (date(2026, 9, 28), 5, date(2026, 10, 10), {date(2026, 10, 10): False}, date(2026, 10, 12)),
        # It closes the Thursday after the holiday, too, and works the Saturday a week later for it.
        (
            date(2026, 9, 28),
            10,
            date(2026, 10, 16),
            {date(2026, 10, 8): False, date(2026, 10, 10): False, date(2026, 10, 17): True},
            date(2026, 10, 19),
        ),
        # An ordinary Saturday that the district works, and an ordinary weekday on which it does not.
        (date(2026, 7, 10), 1, date(2026, 7, 13), {date(2026, 7, 11): True}, date(2026, 7, 11)),
        (date(2026, 7, 6), 5, date(2026, 7, 13), {date(2026, 7, 11): True}, date(2026, 7, 11)),
        (date(2026, 7, 6), 5, date(2026, 7, 13), {date(2026, 7, 8): False}, date(2026, 7, 14)),
        # What it decides of the very day of the event changes nothing: that day never counts.
        (date(2026, 7, 10), 1, date(2026, 7, 13), {date(2026, 7, 10): False}, date(2026, 7, 13)),
        # A day that the calendar has so already.
        (date(2026, 9, 30), 3, date(2026, 10, 10), {date(2026, 10, 10): True}, date(2026, 10, 10)),
    ],
)
def test_a_districts_days_come_before_the_calendars(
    start: date, number: int, without: date, overrides: Mapping[date, bool], within: date
) -> None:
    assert add_working_days(start, number) == without
    assert add_working_days(start, number, overrides) == within
    assert latest_start(within, number, overrides) >= start


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2036, 1, 25), date(2036, 2, 1)),  # 除夕 is a Sunday: the first weekday after the festival is off for it
        (date(2036, 4, 3), date(2036, 4, 7)),
        (date(2036, 5, 29), date(2036, 6, 2)),
        (
            date(2036, 9, 30),
            date(2036, 10, 7),
        ),  # 中秋 is the Saturday after 国庆: Monday 6 is off for it
        (date(2049, 12, 31), date(2050, 1, 4)),
        (date(2101, 1, 31), date(2101, 2, 1)),
        (date(1999, 12, 31), date(2000, 1, 4)),
    ],
)
def test_without_a_notice_the_days_off_are_those_of_the_law(start: date, end: date) -> None:
    assert not is_published(end.year)
    assert add_working_days(start, 1) == end


def test_a_day_is_provisional_while_its_notice_is_not_known() -> None:
    latest = next(year for year in count(2026) if not is_published(year + 1))

    assert not is_provisional(date(2026, 6, 30))
    assert not is_provisional(date(2025, 12, 31))
    assert not is_provisional(date(latest, 12, 24))
    assert is_provisional(date(latest, 12, 31))
    assert is_provisional(date(latest + 1, 1, 1))


@given(DAYS, NUMBERS)
def test_as_many_working_days_lie_behind_as_were_added(start: date, number: int) -> None:
    end = add_working_days(start, number)

    assert sum(is_working_day(start + step * DAY) for step in range(1, (end - start).days + 1)) == number
    assert number == 0 or is_working_day(end)


@given(DAYS, NUMBERS, st.integers(0, 40))
def test_later_events_and_longer_times_never_end_earlier(start: date, number: int, more: int) -> None:
    assert add_working_days(start, number) <= add_working_days(start + more * DAY, number)
    assert add_working_days(start, number) <= add_working_days(start, number + more)
    assert add_working_days(add_working_days(start, number), more) == add_working_days(start, number + more)


@given(IN_2026, NUMBERS, OVERRIDES)
def test_the_latest_start_has_just_run_out(by: date, number: int, overrides: Mapping[date, bool]) -> None:
    start = latest_start(by, number, overrides)

    assert add_working_days(start, number, overrides) <= by < add_working_days(start + DAY, number, overrides)
