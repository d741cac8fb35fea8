"""When a year after landing begins, ends and is due, and of which class a project is."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from zhaoshang.evaluation.rules.terms import Terms, anniversary
from zhaoshang.values.clock import end_of
from zhaoshang.values.working_days import add_working_days

USUAL = Terms({}, {})
WAN = 1_000_000


def test_a_year_ends_on_the_day_before_the_next_begins() -> None:
    years = USUAL.years(date(2024, 5, 10))
    assert [(year.number, year.from_on, year.to_on) for year in years] == [
        (1, date(2024, 5, 10), date(2025, 5, 9)),
        (2, date(2025, 5, 10), date(2026, 5, 9)),
        (3, date(2026, 5, 10), date(2027, 5, 9)),
        (4, date(2027, 5, 10), date(2028, 5, 9)),
        (5, date(2028, 5, 10), date(2029, 5, 9)),
    ]
    for year in years:
        assert year.ready_at == end_of(year.to_on)
        assert year.due_at == end_of(add_working_days(year.to_on, 20))


def test_of_29_february_the_anniversary_is_the_last_of_the_month() -> None:
    assert [anniversary(date(2024, 2, 29), number) for number in range(5)] == [
        date(2024, 2, 29),
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]


@pytest.mark.parametrize("landed", [date(2024, 2, 29), date(2023, 3, 1), date(2020, 12, 31), date(2027, 2, 28)])
def test_no_day_is_left_out_or_counted_twice(landed: date) -> None:
    years = USUAL.years(landed)
    assert years[0].from_on == landed
    for before, after in pairwise(years):
        assert after.from_on == before.to_on + timedelta(days=1)


def test_the_district_says_how_many_years_and_days_it_has() -> None:
    terms = Terms({"post_evaluation_years": "3", "post_evaluation_due_days": "1"}, {date(2025, 5, 12): False})
    years = terms.years(date(2024, 5, 10))
    assert len(years) == 3
    # 9 May 2025 is a Friday, and the Monday after it is not worked here.
    assert years[0].due_at == end_of(date(2025, 5, 13))


@pytest.mark.parametrize(
    ("fen", "size"),
    [
        (None, None),
        (0, "1000万元以下"),
        (1000 * WAN - 1, "1000万元以下"),
        (1000 * WAN, "1000万—5000万元"),
        (5000 * WAN, "5000万—1亿元"),
        (10_000 * WAN, "1亿元以上"),
        (10**17, "1亿元以上"),
    ],
)
def test_a_class_has_its_lower_bound_and_not_its_upper(fen: int | None, size: str | None) -> None:
    assert USUAL.size(fen) == size


def test_a_district_s_own_classes() -> None:
    terms = Terms({"post_evaluation_sizes": '{"大": "", "小": "2000", "中": "8000"}'}, {})
    assert [terms.size(wan * WAN) for wan in (1999, 2000, 7999, 8000)] == ["小", "中", "中", "大"]
    # Whatever a district writes for a bound, a landing is not kept back by it.
    assert Terms({"post_evaluation_sizes": '{"甲": "多", "乙": "2000"}'}, {}).size(2000 * WAN) == "甲"
    assert Terms({"post_evaluation_sizes": '{"乙": "2000"}'}, {}).size(2000 * WAN) is None
