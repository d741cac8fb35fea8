"""Ranks, shares and totals of a bulletin, reckoned by hand."""

from fractions import Fraction
from uuid import UUID

import pytest

from zhaoshang.bulletins.model import LineKind
from zhaoshang.bulletins.rules.figures import (
    POOL,
    Brought,
    Line,
    Planned,
    Unit,
    lines_of,
    year_gone,
)
from zhaoshang.values.metric import Metric
from zhaoshang.values.reckoning import rounded

TAX = Metric.TAX
A, B, C, D = (Unit(UUID(int=at), code, f"{code}街道") for at, code in enumerate(("a", "b", "c", "d"), 1))
ELSE = UUID(int=99)


def told(done: dict[UUID, int], targets: dict[Unit, int], previous: dict[str, int] | None = None) -> dict[str, Line]:
    """The lines by unit's code, or by kind."""
    found = lines_of(
        [A, B, C, D],
        [TAX],
        {(unit.id, TAX): Planned(target, target // 2) for unit, target in targets.items()},
        {(tenant, TAX): Brought(0, amount, 0) for tenant, amount in done.items()},
        {(code, TAX): rank for code, rank in (previous or {}).items()},
    )
    return {line.unit.code if line.unit else line.kind.value: line for line in found}


@pytest.mark.parametrize(
    ("number", "whole"),
    [("1/2", 1), ("-1/2", -1), ("49/100", 0), ("-49/100", 0), ("3/2", 2), ("-3/2", -2), ("7", 7)],
)
def test_a_half_goes_away_from_zero(number: str, whole: int) -> None:
    assert rounded(Fraction(number)) == whole


def test_how_much_of_the_year_is_over() -> None:
    assert [year_gone(month) for month in (1, 2, 5, 6, 7, 12)] == [833, 1667, 4167, 5000, 5833, 10_000]


def test_who_did_better_stands_before_and_equals_share_a_place() -> None:
    lines = told({A.id: 50, B.id: 100, C.id: 99}, {A: 100, B: 200, C: 100, D: 100})

    assert {code: lines[code].rank for code in "abcd"} == {"c": 1, "a": 2, "b": 2, "d": 4}
    assert [lines[code].share for code in "abcd"] == [5000, 5000, 9900, 0]


def test_who_did_as_well_only_when_rounded_stands_before() -> None:
    lines = told({A.id: 333_333_333, B.id: 333_333_334}, {A: 10**9, B: 10**9})

    assert (lines["a"].share, lines["b"].share) == (3333, 3333)
    assert (lines["a"].rank, lines["b"].rank) == (2, 1)


def test_who_has_no_target_has_no_rank_and_no_share_and_still_counts() -> None:
    lines = told({A.id: 50, D.id: 1_000}, {A: 100})

    assert (lines["d"].rank, lines["d"].share, lines["d"].planned) == (None, None, None)
    assert lines["DISTRICT"].brought.done == 1_050
    assert lines["DISTRICT"].planned == Planned(100, 50)


def test_refunds_may_leave_less_than_nothing() -> None:
    lines = told({A.id: -1, B.id: 0}, {A: 20_000, B: 20_000})

    assert (lines["a"].rank, lines["b"].rank) == (2, 1)
    assert lines["a"].share == -1  # half a ten-thousandth, away from zero


def test_the_pool_and_who_is_not_ranked_are_lines_of_their_own_and_add_up() -> None:
    lines = told({A.id: 7, POOL: 20, ELSE: 3}, {A: 100})

    assert lines["POOL"].brought.done == 20
    assert lines["OTHERS"].brought.done == 3
    assert lines["DISTRICT"].brought.done == 30
    assert lines["DISTRICT"].kind is LineKind.DISTRICT
    assert {"POOL", "OTHERS"}.isdisjoint(told({A.id: 7}, {A: 100}))


def test_what_is_disputed_counts_for_the_district_and_not_for_the_rank() -> None:
    brought = {(A.id, TAX): Brought(10, 10, 90), (B.id, TAX): Brought(5, 20, 0)}
    first, second, *_, district = lines_of(
        [A, B], [TAX], {(unit.id, TAX): Planned(100, 50) for unit in (A, B)}, brought, {}
    )

    assert (first.unit, first.share, second.unit, second.share) == (B, 2000, A, 1000)
    assert district.brought == Brought(15, 30, 90)
    assert district.share == 6000


def test_places_won_are_told_by_the_month_before() -> None:
    lines = told({A.id: 50, B.id: 60}, {A: 100, B: 100}, {"a": 1})

    assert (lines["a"].rank, lines["a"].previous_rank) == (2, 1)
    assert lines["b"].previous_rank is None


def test_metrics_keep_their_order_and_units_theirs_by_rank_then_code() -> None:
    both = (Metric.CAPITAL_IN_PLACE, TAX)
    found = lines_of([B, A], both, {}, {}, {})

    assert [(line.metric, line.unit and line.unit.code) for line in found] == [
        (metric, code) for metric in both for code in ("a", "b", None)
    ]


def test_no_unit_at_all_is_an_empty_district() -> None:
    (district,) = lines_of([], [TAX], {}, {}, {})

    assert (district.kind, district.brought, district.planned) == (LineKind.DISTRICT, Brought(), None)
