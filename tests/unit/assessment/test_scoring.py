"""Scores by hand: caps, ties, halves, all alike, the floor of a deduction; and what must hold of any figures."""

from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.assessment.model import IndicatorKind, IndicatorMeasure, IndicatorMethod
from zhaoshang.assessment.rules.scoring import Figure, Indicator, Line, bounds, score, totals
from zhaoshang.values.reckoning import ranks, rounded

A, B, C, D = (UUID(int=each) for each in range(1, 5))
RATIO, MIN_MAX, PER_UNIT, MARK = IndicatorMethod
QUANTITY, QUALITY, BONUS, DEDUCTION = IndicatorKind
WHOLE = 10_000


def an_indicator(**changes: Any) -> Indicator:
    usual: dict[str, Any] = {
        "id": UUID(int=9),
        "place": 1,
        "code": "X",
        "kind": QUANTITY,
        "measure": IndicatorMeasure.CAPITAL_IN_PLACE,
        "method": RATIO,
        "weight": 30_00,
        "cap": 12_000,
        "rate": None,
        "department": UUID(int=8),
    }
    return Indicator(**{**usual, **changes})


def scored(indicator: Indicator, *figures: Figure) -> list[Line]:
    return list(score(indicator, dict(zip((A, B, C, D), figures, strict=False))).values())


def points(indicator: Indicator, *figures: Figure) -> list[int]:
    return [line.points for line in scored(indicator, *figures)]


def of(value: int | None, target: int | None = None) -> Figure:
    return Figure(value=value, target=target)


def test_a_ratio_is_of_one_s_own_target_up_to_the_cap_and_never_below_nothing() -> None:
    given = (of(50, 100), of(120, 100), of(1_000, 100), of(-5, 100))
    assert points(an_indicator(), *given) == [15_00, 36_00, 36_00, 0]
    assert [line.share for line in scored(an_indicator(), *given)] == [5_000, 12_000, 12_000, 0]


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    # 1.00 × 1/200 = 0.005: half a hundredth goes up; a hair less goes down.
    [(1, 200, 1), (99, 20_000, 0), (1, 3, 33), (2, 3, 67), (1, 6, 17)],
)
def test_a_half_is_rounded_up_once(value: int, target: int, expected: int) -> None:
    assert points(an_indicator(weight=1_00), of(value, target)) == [expected]


def test_halves_go_away_from_zero() -> None:
    assert [rounded(Fraction(each, 2)) for each in (-3, -1, 1, 3)] == [-2, -1, 1, 2]
    assert rounded(Fraction(10**30 * 2 + 1, 2)) == 10**30 + 1


def test_between_the_least_and_the_most() -> None:
    lines = scored(an_indicator(method=MIN_MAX, cap=None, weight=20_00), of(10), of(40), of(20), of(10))
    assert [line.points for line in lines] == [0, 20_00, 6_67, 0]
    assert {(line.lowest, line.highest) for line in lines} == {(10, 40)}


@pytest.mark.parametrize(("all_alike", "expected"), [(7, 20_00), (0, 0), (-7, 0)])
def test_when_all_are_alike_each_has_the_whole_or_nothing(all_alike: int, expected: int) -> None:
    indicator = an_indicator(method=MIN_MAX, cap=None, weight=20_00)
    assert points(indicator, *[of(all_alike)] * 3) == [expected] * 3
    assert points(indicator, of(all_alike)) == [expected]
    assert points(indicator) == []


def test_below_nothing_the_least_is_the_least() -> None:
    assert points(an_indicator(method=MIN_MAX, cap=None, weight=10_00), of(-10), of(0), of(10)) == [0, 5_00, 10_00]


def test_a_bonus_of_so_many_points_each_is_capped() -> None:
    bonus = an_indicator(kind=BONUS, method=PER_UNIT, cap=None, rate=75, weight=2_00)
    assert points(bonus, of(0), of(WHOLE), of(2 * WHOLE), of(3 * WHOLE)) == [0, 75, 1_50, 2_00]
    # Seven tenths of a landed project: 0.525, and the half goes up.
    assert points(bonus, of(7_000)) == [53]


def test_a_deduction_never_takes_more_than_its_weight_and_mirrors_a_bonus() -> None:
    deduction = an_indicator(kind=DEDUCTION, method=PER_UNIT, cap=None, rate=75, weight=2_00)
    assert points(deduction, of(0), of(WHOLE), of(9 * WHOLE), of(7_000)) == [0, -75, -2_00, -53]
    assert points(an_indicator(kind=DEDUCTION, method=MARK, cap=None, weight=3_00), of(1_25), of(3_00)) == [
        -1_25,
        -3_00,
    ]


def test_marks_of_quality_are_of_a_hundred_and_those_of_a_bonus_are_points() -> None:
    assert points(an_indicator(kind=QUALITY, method=MARK, cap=None, weight=25_00), of(85_50), of(100_00)) == [
        21_38,
        25_00,
    ]
    assert points(an_indicator(kind=BONUS, method=MARK, cap=None, weight=5_00), of(1_25), of(5_00)) == [1_25, 5_00]


def test_without_a_mark_there_are_no_points_yet_and_what_is_disputed_is_apart() -> None:
    (line,) = scored(an_indicator(kind=QUALITY, method=MARK, cap=None), of(None))
    assert (line.value, line.points, line.share) == (None, 0, 0)
    (line,) = scored(an_indicator(), Figure(value=50, disputed=70, target=100))
    assert (line.value, line.disputed, line.points) == (50, 70, 15_00)


def test_equal_totals_share_a_rank_and_the_next_counts_on() -> None:
    assert ranks({A: 90, B: 95, C: 90, D: 10}) == {B: 1, A: 2, C: 2, D: 4}
    assert ranks({}) == {}
    assert totals([(A, 5), (B, 1), (A, -2)]) == {A: 3, B: 1}


@pytest.mark.parametrize(
    ("kind", "weight", "cap", "expected"),
    [
        (QUANTITY, 30_00, 12_000, (0, 36_00)),
        (QUANTITY, 30_00, None, (0, 30_00)),
        (QUANTITY, 33, 11_500, (0, 38)),
        (DEDUCTION, 2_00, None, (-2_00, 0)),
    ],
)
def test_what_a_line_can_have(kind: IndicatorKind, weight: int, cap: int | None, expected: tuple[int, int]) -> None:
    assert bounds(kind, weight, cap) == expected


AMOUNTS = st.integers(-(10**15), 10**15)


@given(st.lists(st.tuples(AMOUNTS, st.integers(1, 10**15)), min_size=1, max_size=4), st.sampled_from([RATIO, MIN_MAX]))
def test_any_figures_keep_within_bounds_and_more_is_never_worth_less(
    figures: list[tuple[int, int]], method: IndicatorMethod
) -> None:
    indicator = an_indicator(method=method, cap=12_000 if method is RATIO else None)
    lines = scored(indicator, *(of(value, target if method is RATIO else None) for value, target in figures))
    least, most = bounds(indicator.kind, indicator.weight, indicator.cap)
    assert all(least <= line.points <= most for line in lines)
    if method is MIN_MAX:
        ordered = sorted(lines, key=lambda line: line.value or 0)
        assert [line.points for line in ordered] == sorted(line.points for line in lines)
