"""What a scheme may be: every fault by itself, and that what goes together goes."""

from typing import Any
from uuid import UUID

import pytest

from tests.support.assessment import indicators
from zhaoshang.assessment.model import IndicatorKind, IndicatorMeasure, IndicatorMethod
from zhaoshang.assessment.rules.schemes import NewScheme, most_of, refuse_department, refuse_mark, refuse_scheme
from zhaoshang.values.responsibility import Responsibility

SOME = UUID(int=1)
M, W = IndicatorMeasure, IndicatorMethod


def faults(*, year: int = 2025, reason: str | None = None, number: int | None = None, **changes: Any) -> list[Any]:
    new = NewScheme(year=year, indicators=indicators(**changes), reason=reason, expected_number=number)
    return [(each.code, *each.path) for each in refuse_scheme(new, 2026)]


def test_one_of_every_kind_is_right() -> None:
    assert faults() == []
    assert faults(year=2031, number=1, reason="区政府常务会议决定") == []


@pytest.mark.parametrize("year", [1999, 2032])
def test_a_year_is_one_that_people_mean(year: int) -> None:
    assert faults(year=year) == [("SCHEME_YEAR_OUT_OF_RANGE", "year")]


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({"CAPITAL": {"code": "capital"}}, "INDICATOR_CODE_INVALID", ("0", "code")),
        ({"LANDED": {"code": "CAPITAL"}}, "INDICATOR_CODE_INVALID", ("1", "code")),
        ({"CAPITAL": {"name": " "}}, "TEXT_REQUIRED", ("0", "name")),
        ({"CAPITAL": {"name_en": "x" * 61}}, "TEXT_TOO_LONG", ("0", "nameEn")),
        ({"CAPITAL": {"about": "\x00"}}, "TEXT_INVALID", ("0", "about")),
        ({"EXTRA": {"weight": 0}}, "INDICATOR_WEIGHT_INVALID", ("4", "weight")),
        ({"EXTRA": {"weight": 100_01}}, "INDICATOR_WEIGHT_INVALID", ("4", "weight")),
        ({"CAPITAL": {"cap": None}}, "INDICATOR_METHOD_UNFIT", ("0", "method")),
        ({"CAPITAL": {"cap": 9_999}}, "INDICATOR_METHOD_UNFIT", ("0", "method")),
        ({"CAPITAL": {"cap": 20_001}}, "INDICATOR_METHOD_UNFIT", ("0", "method")),
        ({"CAPITAL": {"measure": M.STARTED_PROJECTS}}, "INDICATOR_METHOD_UNFIT", ("0", "method")),
        ({"CAPITAL": {"rate": 1}}, "INDICATOR_METHOD_UNFIT", ("0", "method")),
        ({"CAPITAL": {"department": SOME}}, "INDICATOR_METHOD_UNFIT", ("0", "method")),
        ({"LANDED": {"cap": 12_000}}, "INDICATOR_METHOD_UNFIT", ("1", "method")),
        ({"LANDED": {"measure": M.MARK}}, "INDICATOR_METHOD_UNFIT", ("1", "method")),
        ({"LANDED": {"kind": IndicatorKind.BONUS, "weight": 1}}, "INDICATOR_METHOD_UNFIT", ("1", "method")),
        ({"SERVICE": {"department": None}}, "INDICATOR_METHOD_UNFIT", ("2", "method")),
        ({"SERVICE": {"method": W.MIN_MAX}}, "INDICATOR_METHOD_UNFIT", ("2", "method")),
        ({"STARTED": {"rate": 0}}, "INDICATOR_METHOD_UNFIT", ("3", "method")),
        ({"STARTED": {"rate": None}}, "INDICATOR_METHOD_UNFIT", ("3", "method")),
        ({"STARTED": {"measure": M.TAX}}, "INDICATOR_METHOD_UNFIT", ("3", "method")),
    ],
)
def test_what_does_not_go(changes: dict[str, Any], code: str, place: tuple[str, ...]) -> None:
    assert (code, "indicators", *place) in faults(**changes)


def test_quantity_and_quality_are_a_hundred_exactly() -> None:
    assert faults(CAPITAL={"weight": 40_01}) == [("SCHEME_WEIGHTS_NOT_WHOLE", "indicators")]
    assert faults(CAPITAL={"weight": 39_99}) == [("SCHEME_WEIGHTS_NOT_WHOLE", "indicators")]
    # A bonus is on top of them.
    assert faults(EXTRA={"weight": 10_00}) == []


def test_a_scheme_has_lines_and_not_too_many_and_a_change_says_why() -> None:
    for found in ([], indicators() * 7):
        new = NewScheme(year=2025, indicators=found, expected_number=1)
        assert [each.code for each in refuse_scheme(new, 2026)] == ["TEXT_REQUIRED", "INDICATORS_TOO_MANY"]


@pytest.mark.parametrize(
    ("held", "fits"),
    [
        ({Responsibility.INDUSTRY}, True),
        ({Responsibility.COORDINATION}, True),
        ({Responsibility.OVERSIGHT, Responsibility.INDUSTRY}, False),
        ({Responsibility.LEADERSHIP}, False),
        ({Responsibility.HOST}, False),
        (set(), False),
        (None, False),
    ],
)
def test_who_marks(held: set[Responsibility] | None, *, fits: bool) -> None:
    refused = refuse_department(held, 3)
    assert refused is None if fits else refused is not None
    if refused is not None:
        assert (refused.code, *refused.path) == ("INDICATOR_DEPARTMENT_UNFIT", "indicators", "3", "department")


def test_a_mark_is_of_a_hundred_or_of_the_points_there_are() -> None:
    assert most_of(IndicatorKind.QUALITY, 25_00) == 100_00
    assert most_of(IndicatorKind.BONUS, 5_00) == 5_00
    for kind, most in ((IndicatorKind.QUALITY, 100_00), (IndicatorKind.DEDUCTION, 5_00)):
        assert refuse_mark(kind, 5_00, most, "好") == ()
        for wrong in (-1, most + 1):
            assert [each.code for each in refuse_mark(kind, 5_00, wrong, "好")] == ["MARK_OUT_OF_RANGE"]
    assert [each.code for each in refuse_mark(IndicatorKind.BONUS, 1, 2, "")] == ["MARK_OUT_OF_RANGE", "TEXT_REQUIRED"]
