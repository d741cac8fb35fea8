"""What a target may be, and how it is spread over its year."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.actors import tenant_id
from zhaoshang.assessment.rules.targets import NewTarget, months_of, refuse_target, refuse_year, spread
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period


def a_target(**changes: Any) -> NewTarget:
    entered: dict[str, Any] = {
        "tenant": tenant_id("huaming"),
        "year": 2026,
        "metric": Metric.CAPITAL_IN_PLACE,
        "fen": 120_000_000_00,
    }
    return NewTarget(**{**entered, **changes})


def codes(**changes: Any) -> list[str]:
    return [each.code for each in refuse_target(a_target(**changes), 2026)]


@given(st.integers(1, 10**17))
def test_a_year_is_spread_evenly_and_exactly(amount: int) -> None:
    months = spread(amount)
    assert len(months) == 12
    assert sum(months) == amount
    assert max(months) - min(months) <= 1


def test_the_months_of_a_year() -> None:
    assert months_of(2026)[0] == "2026-01"
    assert months_of(2026)[-1] == "2026-12"
    assert len(months_of(2026)) == 12


def test_a_target_is_in_the_unit_of_its_metric_and_above_zero() -> None:
    assert codes() == []
    assert codes(fen=None, count=30_000) == ["TARGET_FIGURE_INVALID"]
    assert codes(count=1) == ["TARGET_FIGURE_INVALID"]
    assert codes(count_by_month=[1] * 12) == ["TARGET_FIGURE_INVALID"]
    assert codes(fen=0) == codes(fen=-1) == codes(fen=10**17 + 1) == ["TARGET_FIGURE_INVALID"]
    assert codes(metric=Metric.LANDED_PROJECTS, fen=None, count=30_000) == []
    assert codes(metric=Metric.LANDED_PROJECTS) == ["TARGET_FIGURE_INVALID"]


@pytest.mark.parametrize("months", [[10] * 11, [10] * 13, [130, -10, *[0] * 10], [10] * 11 + [9], []])
def test_months_that_are_not_the_years(months: list[int]) -> None:
    assert codes(fen=120, fen_by_month=months) == ["TARGET_PHASING_INVALID"]


def test_months_as_given() -> None:
    given_months = [0] * 6 + [20] * 6
    assert codes(fen=120, fen_by_month=given_months) == []
    assert a_target(fen=120, fen_by_month=given_months).by_month == tuple(given_months)


def test_a_change_says_why_and_a_year_is_near() -> None:
    assert codes(expected_number=1) == ["TEXT_REQUIRED"]
    assert codes(expected_number=1, reason="x" * 1001) == ["TEXT_TOO_LONG"]
    assert codes(expected_number=1, reason="区政府调整") == []
    assert codes(year=1999) == codes(year=2032) == ["TARGET_YEAR_OUT_OF_RANGE"]
    assert codes(year=2031) == []


def test_what_a_whole_year_was_measured_by_stays() -> None:
    assert refuse_year(2026, None) is None
    assert refuse_year(2026, Period("2026-11")) is None
    closed = refuse_year(2026, Period("2026-12"))
    assert closed is not None
    assert closed.code == "TARGET_YEAR_CLOSED"
    assert refuse_year(2025, Period("2026-01")) is not None
