"""When an assessment is computed, published and final; what is frozen of it; and how a line explains itself."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from zhaoshang.assessment.model import AssessmentState, IndicatorKind, IndicatorMeasure, IndicatorMethod, ObjectionState
from zhaoshang.assessment.rules.assessments import (
    refuse_deciding,
    refuse_final,
    refuse_objecting,
    refuse_publishing,
    refuse_state,
    refuse_year,
)
from zhaoshang.assessment.rules.content import FrozenLine, FrozenResult, FrozenScheme, canonical, digest
from zhaoshang.assessment.rules.explanation import ExplainedLine, explain
from zhaoshang.assessment.rules.scoring import Indicator
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import Refusal

DRAFT, REPLACED, PUBLISHED, FINAL = AssessmentState
OPEN, UPHELD, REJECTED = ObjectionState
UNTIL = datetime(2026, 7, 8, tzinfo=SHANGHAI)
BEFORE = UNTIL - timedelta(microseconds=1)


def code(refused: Refusal | None) -> str | None:
    return None if refused is None else refused.code


def test_a_year_that_has_begun() -> None:
    assert [code(refuse_year(year, 2026)) for year in (1999, 2000, 2026, 2027)] == [
        *("ASSESSMENT_YEAR_OUT_OF_RANGE", None, None),
        "ASSESSMENT_YEAR_OUT_OF_RANGE",
    ]


def test_only_a_draft_is_published_and_only_what_was_published_is_final() -> None:
    assert [code(refuse_state(each, DRAFT)) for each in AssessmentState] == [None, *["ASSESSMENT_STATE"] * 3]
    assert [code(refuse_final(each, UNTIL, UNTIL, 0)) for each in AssessmentState] == [
        *("ASSESSMENT_STATE", "ASSESSMENT_STATE", None),
        "ASSESSMENT_STATE",
    ]


@pytest.mark.parametrize(
    ("closed", "missing", "same", "expected"),
    [
        (None, 0, True, "ASSESSMENT_YEAR_OPEN"),
        ("2025-11", 0, True, "ASSESSMENT_YEAR_OPEN"),
        ("2025-12", 2, True, "MARKS_MISSING"),
        ("2026-03", 0, False, "ASSESSMENT_STALE"),
        ("2025-12", 0, True, None),
    ],
)
def test_publishing(closed: str | None, missing: int, *, same: bool, expected: str | None) -> None:
    through = None if closed is None else Period(closed)
    assert code(refuse_publishing(2025, through, missing=missing, same=same)) == expected


def test_objecting_ends_with_the_midnight() -> None:
    assert refuse_objecting(PUBLISHED, UNTIL, BEFORE, []) is None
    late = refuse_objecting(PUBLISHED, UNTIL, UNTIL, [])
    assert late is not None
    assert (late.code, late.facts["until"]) == ("OBJECTION_LATE", "2026-07-07")
    assert code(refuse_objecting(FINAL, UNTIL, BEFORE, [])) == "OBJECTION_LATE"
    assert code(refuse_objecting(DRAFT, None, BEFORE, [])) == "OBJECTION_LATE"
    assert code(refuse_objecting(PUBLISHED, UNTIL, BEFORE, [REJECTED])) == "OBJECTION_EXISTS"


@pytest.mark.parametrize(
    ("state", "upheld", "points", "expected"),
    [
        (OPEN, True, 0, None),
        (OPEN, True, 30_00, None),
        (OPEN, True, 30_01, "OBJECTION_POINTS_INVALID"),
        (OPEN, True, -1, "OBJECTION_POINTS_INVALID"),
        (OPEN, True, 15_00, "OBJECTION_POINTS_INVALID"),
        (OPEN, True, None, "OBJECTION_POINTS_INVALID"),
        (OPEN, False, None, None),
        (OPEN, False, 1, "OBJECTION_POINTS_INVALID"),
        (UPHELD, True, 1, "OBJECTION_DECIDED"),
        (REJECTED, False, None, "OBJECTION_DECIDED"),
    ],
)
def test_deciding(state: ObjectionState, *, upheld: bool, points: int | None, expected: str | None) -> None:
    assert code(refuse_deciding(state, points, upheld=upheld, before=15_00, least=0, most=30_00)) == expected


def test_final_once_the_time_is_over_and_all_is_decided() -> None:
    assert code(refuse_final(PUBLISHED, UNTIL, BEFORE, 0)) == "OBJECTIONS_RUNNING"
    assert code(refuse_final(PUBLISHED, None, UNTIL, 0)) == "OBJECTIONS_RUNNING"
    assert code(refuse_final(PUBLISHED, UNTIL, UNTIL, 1)) == "OBJECTIONS_UNDECIDED"
    assert refuse_final(PUBLISHED, UNTIL, UNTIL, 0) is None


def a_scheme() -> FrozenScheme:
    indicator = Indicator(
        id=UUID(int=1),
        place=1,
        code="SERVICE",
        kind=IndicatorKind.QUALITY,
        measure=IndicatorMeasure.MARK,
        method=IndicatorMethod.MARK,
        weight=100_00,
        cap=None,
        rate=None,
        department=UUID(int=2),
    )
    return FrozenScheme(year=2025, number=1, indicators=[indicator], departments={"SERVICE": "gxj"})


def a_result(unit: str, **changes: Any) -> FrozenResult:
    usual: dict[str, Any] = {
        "code": "SERVICE",
        "value": 80_00,
        "disputed": 0,
        "target": None,
        "lowest": None,
        "highest": None,
        "points": 80_00,
        "corrected": None,
        "remark": "好",
    }
    return FrozenResult(unit=unit, total=80_00, rank=1, lines=[FrozenLine(**{**usual, **changes})])


def test_the_same_content_is_the_same_text_in_whatever_order() -> None:
    results = [a_result("huaming"), a_result("xinli")]
    text = canonical(120110, a_scheme(), 1, results)
    assert text == canonical(120110, a_scheme(), 1, reversed(results))
    assert text.startswith('{"assessment":1,"district":120110,"hosts":[{"lines":[{"code":"SERVICE","corrected":null,')
    assert "UUID" not in text
    assert digest(text) == digest(canonical(120110, a_scheme(), 1, results))
    for other in ({"points": 79_99}, {"corrected": 1}, {"disputed": 1}, {"remark": "很好"}, {"value": None}):
        assert canonical(120110, a_scheme(), 1, [a_result("huaming", **other), a_result("xinli")]) != text
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def a_line(**changes: Any) -> ExplainedLine:
    usual: dict[str, Any] = {
        "kind": IndicatorKind.QUANTITY,
        "measure": IndicatorMeasure.CAPITAL_IN_PLACE,
        "method": IndicatorMethod.RATIO,
        "weight": 30_00,
        "cap": 12_000,
        "rate": None,
        "value": 50_000_000_00,
        "disputed": 0,
        "target": 100_000_000_00,
        "lowest": None,
        "highest": None,
        "share": 5_000,
        "points": 15_00,
        "corrected": None,
    }
    return ExplainedLine(**{**usual, **changes})


def test_a_line_says_its_formula_in_both_languages() -> None:
    assert explain(a_line(), "zh") == (
        "全年计入的内资到位额 50000000.00 元 ÷ 目标 100000000.00，按完成率计分，最多计 120.00%；"
        "得 50.00%，权重 30.00 分，计 15.00 分"
    )
    assert explain(a_line(), "en") == (
        "capital in place credited in the year 50000000.00 yuan / target 100000000.00, at most 120.00%; "
        "50.00% of weight 30.00, 15.00 points"
    )
    apart = a_line(disputed=1_00, corrected=16_00)
    assert explain(apart, "zh").endswith("；另有 1.00 因分成异议冻结，未计入；异议成立，更正为 16.00 分")
    assert explain(apart, "en").endswith(
        "; 1.00 more is frozen by a dispute and does not count; an objection was upheld, corrected to 16.00"
    )


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        (
            {
                "measure": IndicatorMeasure.LANDED_PROJECTS,
                "method": IndicatorMethod.MIN_MAX,
                "value": 10_000,
                "lowest": 0,
                "highest": 20_000,
            },
            "全年计入的落地项目 1.0000，按极差计分：全区最低 0.0000、最高 2.0000，",
            "landed projects credited in the year 1.0000 between the district's least 0.0000 and most 2.0000;",
        ),
        (
            {
                "kind": IndicatorKind.DEDUCTION,
                "measure": IndicatorMeasure.RETURNED_FIGURES,
                "method": IndicatorMethod.PER_UNIT,
                "rate": 50,
                "value": 20_000,
                "points": -1_00,
            },
            "全年被退回的数据 2.0000，每项 0.50 分，至多 30.00 分；得 50.00%，扣分上限 30.00 分，计 -1.00 分",
            "figures of the year that were returned 2.0000, 0.50 points each, at most 30.00; 50.00% at most 30.00,",
        ),
        (
            {
                "kind": IndicatorKind.QUALITY,
                "measure": IndicatorMeasure.MARK,
                "method": IndicatorMethod.MARK,
                "value": 85_50,
            },
            "部门评分 85.50，满分 100.00；",
            "the department's mark 85.50 of 100.00;",
        ),
        (
            {
                "kind": IndicatorKind.BONUS,
                "measure": IndicatorMeasure.MARK,
                "method": IndicatorMethod.MARK,
                "value": None,
                "points": 0,
            },
            "部门评分：尚未评分，暂计 0 分",
            "the department's mark: none given yet, no points so far",
        ),
    ],
)
def test_every_method_has_its_words(changes: dict[str, Any], zh: str, en: str) -> None:
    assert explain(a_line(**changes), "zh").startswith(zh)
    assert explain(a_line(**changes), "en").startswith(en)
