"""What an assessment must say (policy III.2)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from zhaoshang.reviews.model import AssessmentKind
from zhaoshang.reviews.rules.assessments import refuse_assessment
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.stage import Stage

REPORT = UUID(int=1)
BOUGHT = ("某评估公司", "HT-1", 100, REPORT)
NOTHING = (None, None, None, None)
TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"bought": BOUGHT}, []),
        ({"kind": AssessmentKind.THIRD_PARTY, "bought": BOUGHT}, []),
        ({"kind": AssessmentKind.THIRD_PARTY}, [("ASSESSMENT_INCOMPLETE", ())]),
        *(
            (
                {
                    "kind": AssessmentKind.THIRD_PARTY,
                    "bought": tuple(missing if place == at else each for at, each in enumerate(BOUGHT)),
                },
                [("ASSESSMENT_INCOMPLETE", ())],
            )
            for place, missing in ((0, None), (0, " "), (1, None), (2, None), (3, None))
        ),
        ({"bought": (None, None, 0, None)}, []),
        ({"bought": (None, None, -1, None)}, [("AMOUNT_OUT_OF_RANGE", ("fee",))]),
        ({"bought": (None, None, MOST_FEN + 1, None)}, [("AMOUNT_OUT_OF_RANGE", ("fee",))]),
        (
            {"bought": ("长" * 201, "\x00", None, None)},
            [("TEXT_TOO_LONG", ("agency",)), ("TEXT_INVALID", ("contract",))],
        ),
        ({"conclusion": " "}, [("TEXT_REQUIRED", ("conclusion",))]),
        ({"conclusion": "长" * 4_001}, [("TEXT_TOO_LONG", ("conclusion",))]),
        ({"assessed_on": TODAY}, []),
        ({"assessed_on": date(2026, 7, 1)}, [("DATE_OUT_OF_RANGE", ("assessedOn",))]),
        ({"assessed_on": date(1989, 12, 31)}, [("DATE_OUT_OF_RANGE", ("assessedOn",))]),
    ],
)
def test_what_is_said(changes: dict[str, Any], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    usual: dict[str, Any] = {
        "kind": AssessmentKind.SELF,
        "conclusion": "可行",
        "assessed_on": date(2026, 6, 1),
        "bought": NOTHING,
        **changes,
    }
    refused = refuse_assessment(usual.pop("kind"), Stage.NEGOTIATING, **usual, today=TODAY)
    assert [(each.code, each.path) for each in refused] == expected


@pytest.mark.parametrize("stage", Stage)
def test_a_vetoed_project_is_assessed_too_one_that_is_gone_is_not(stage: Stage) -> None:
    refused = refuse_assessment(
        AssessmentKind.SELF, stage, conclusion="可行", assessed_on=TODAY, bought=NOTHING, today=TODAY
    )
    assert [each.code for each in refused] == (["REVIEW_STAGE"] if stage in {Stage.LOST, Stage.WITHDRAWN} else [])
