from datetime import UTC, date, datetime

import pytest

from zhaoshang.duties.rules import days_left
from zhaoshang.values.clock import SHANGHAI, end_of

FRIDAY = datetime(2026, 9, 18, 10, 0, tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("last", "left"),
    [
        (date(2026, 9, 17), 0),
        (date(2026, 9, 18), 1),  # until midnight: today is what is left
        (date(2026, 9, 21), 3),  # over a weekend whose Sunday is worked
        (date(2026, 9, 30), 9),  # over 中秋, the 25th
        (date(2026, 10, 8), 10),
    ],
)
def test_working_days_are_counted_with_today(last: date, left: int) -> None:
    assert days_left(end_of(last), FRIDAY, {}) == left


def test_the_district_s_own_days_come_first() -> None:
    assert days_left(end_of(date(2026, 9, 21)), FRIDAY, {date(2026, 9, 19): True}) == 4
    assert days_left(end_of(date(2026, 9, 21)), FRIDAY, {date(2026, 9, 21): False}) == 2


def test_what_is_due_at_an_hour_counts_its_day() -> None:
    meeting = datetime(2026, 9, 21, 14, 0, tzinfo=SHANGHAI).astimezone(UTC)
    assert days_left(meeting, FRIDAY, {}) == 3
    assert days_left(FRIDAY, FRIDAY, {}) == 0
