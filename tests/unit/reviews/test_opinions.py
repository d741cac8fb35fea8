"""What a section may say, and when: tables of cases (domain §3, policy III.2)."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import Any

import pytest

from zhaoshang.reviews.model import ConditionState, OpinionState, ReviewState, Verdict
from zhaoshang.reviews.rules.opinions import (
    MOST_CONDITIONS,
    CitedItem,
    Requirement,
    Said,
    refuse_condition,
    refuse_guidance,
    refuse_slot,
    refuse_words,
)
from zhaoshang.values.guidance import Guidance
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.stage import Stage

TODAY = date(2026, 6, 30)


def code(refused: Refusal | None) -> str | None:
    return None if refused is None else refused.code


@pytest.mark.parametrize(("slot", "review"), list(product(OpinionState, ReviewState)))
def test_a_section_speaks_once_while_its_round_collects(slot: OpinionState, review: ReviewState) -> None:
    if slot is OpinionState.GIVEN:
        expected: str | None = "OPINION_GIVEN"
    else:
        waits = slot is not OpinionState.LAPSED and review is ReviewState.COLLECTING
        expected = None if waits else "REVIEW_STATE"
    assert code(refuse_slot(slot, review, Stage.IN_REVIEW)) == expected
    for stage in (Stage.ON_HOLD, Stage.SIGNED, Stage.REJECTED):
        assert code(refuse_slot(slot, review, stage)) == (expected or "REVIEW_STAGE")


def a_requirement(text: str = "落实废水处理设施", due: date = TODAY) -> Requirement:
    return Requirement(text=text, due_on=due)


@pytest.mark.parametrize(
    ("changes", "questions", "expected"),
    [
        ({}, [], []),
        ({"opinion": " "}, [], [("TEXT_REQUIRED", ("opinion",))]),
        ({"opinion": "长" * 4_001}, [], [("TEXT_TOO_LONG", ("opinion",))]),
        ({"opinion": "\x00"}, [], [("TEXT_INVALID", ("opinion",))]),
        ({"answers": ["符合"]}, ["是否符合？"], []),
        ({}, ["是否符合？"], [("ANSWERS_INCOMPLETE", ("answers",))]),
        ({"answers": ["符合"]}, [], [("ANSWERS_INCOMPLETE", ("answers",))]),
        ({"answers": ["符合", ""]}, ["一", "二"], [("TEXT_REQUIRED", ("answers", "1"))]),
        ({"answers": ["长" * 1_001]}, ["一"], [("TEXT_TOO_LONG", ("answers", "0"))]),
        ({"verdict": Verdict.CONDITIONAL}, [], [("CONDITION_REQUIRED", ("conditions",))]),
        ({"verdict": Verdict.CONDITIONAL, "requirements": [a_requirement()]}, [], []),
        ({"requirements": [a_requirement()]}, [], [("CONDITION_IDLE", ("conditions",))]),
        ({"verdict": Verdict.OBJECT, "requirements": [a_requirement()]}, [], [("CONDITION_IDLE", ("conditions",))]),
        (
            {"verdict": Verdict.CONDITIONAL, "requirements": [a_requirement(), a_requirement(due=date(2026, 6, 29))]},
            [],
            [("CONDITION_DAY_PAST", ("conditions", "1", "dueOn"))],
        ),
        (
            {"verdict": Verdict.CONDITIONAL, "requirements": [a_requirement("")]},
            [],
            [("TEXT_REQUIRED", ("conditions", "0", "requirement"))],
        ),
        (
            {"verdict": Verdict.CONDITIONAL, "requirements": [a_requirement("长" * 501)]},
            [],
            [("TEXT_TOO_LONG", ("conditions", "0", "requirement"))],
        ),
        ({"verdict": Verdict.CONDITIONAL, "requirements": [a_requirement()] * MOST_CONDITIONS}, [], []),
        (
            {"verdict": Verdict.CONDITIONAL, "requirements": [a_requirement()] * (MOST_CONDITIONS + 1)},
            [],
            [("LIST_TOO_LONG", ("conditions",))],
        ),
    ],
)
def test_what_a_section_says(
    changes: dict[str, Any], questions: Sequence[str], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    said = Said(**{"verdict": Verdict.SUPPORT, "opinion": "同意引进。", **changes})
    assert [(each.code, each.path) for each in refuse_words(said, questions, today=TODAY)] == expected


def guided(guidance: Guidance | None, verdict: Verdict = Verdict.SUPPORT) -> Said:
    return Said(verdict=verdict, opinion="同意引进。", guidance=guidance)


G = Guidance


@pytest.mark.parametrize(
    ("said", "item", "expected"),
    [
        (guided(None), None, "GUIDANCE_REQUIRED"),
        (guided(None), (G.ENCOURAGED, True), "GUIDANCE_REQUIRED"),
        (guided(G.ALLOWED), None, None),
        (guided(G.ALLOWED), (G.ENCOURAGED, True), "GUIDANCE_ITEM_IDLE"),
        *((guided(each), None, "GUIDANCE_ITEM_REQUIRED") for each in (G.ENCOURAGED, G.RESTRICTED, G.ELIMINATED)),
        *((guided(each), (each, False), "GUIDANCE_ITEM_NOT_IN_FORCE") for each in (G.ENCOURAGED, G.RESTRICTED)),
        (guided(G.ENCOURAGED), (G.ENCOURAGED, True), None),
        (guided(G.ENCOURAGED), (G.RESTRICTED, True), "GUIDANCE_ITEM_DIFFERS"),
        (guided(G.RESTRICTED), (G.ELIMINATED, True), "GUIDANCE_ITEM_DIFFERS"),
        # What is restricted may be supported: the meeting is told so.
        (guided(G.RESTRICTED), (G.RESTRICTED, True), None),
        (guided(G.ELIMINATED), (G.ELIMINATED, True), "GUIDANCE_CONTRADICTED"),
        (guided(G.ELIMINATED, Verdict.CONDITIONAL), (G.ELIMINATED, True), "GUIDANCE_CONTRADICTED"),
        (guided(G.ELIMINATED, Verdict.OBJECT), (G.ELIMINATED, True), None),
    ],
)
def test_guidance_goes_by_the_catalogues(said: Said, item: tuple[Guidance, bool] | None, expected: str | None) -> None:
    cited = None if item is None else CitedItem(kind=item[0], in_force=item[1])
    assert code(refuse_guidance(said, cited, asked=True)) == expected
    idle = said.guidance is not None or cited is not None
    assert code(refuse_guidance(said, cited, asked=False)) == ("GUIDANCE_IDLE" if idle else None)


@pytest.mark.parametrize(("state", "wanted"), list(product(ConditionState, ConditionState)))
def test_a_condition_is_reported_then_met_or_given_back(state: ConditionState, wanted: ConditionState) -> None:
    assert code(refuse_condition(state, wanted)) == (None if state is wanted else "CONDITION_STATE")
