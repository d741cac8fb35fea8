"""When a project may be submitted, what opinions come to, and what a round still holds for (domain §3)."""

from collections.abc import Sequence
from itertools import product

import pytest

from zhaoshang.reviews.model import OPEN, ReviewState, Verdict
from zhaoshang.reviews.rules.rounds import (
    MOST_DOCUMENTS,
    SUBMITTABLE,
    Passed,
    Round,
    collected,
    refuse_documents,
    refuse_kind,
    refuse_state,
    refuse_submission,
    unanswered_veto,
)
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.stage import Stage

S = ReviewState


def codes(refusals: Sequence[Refusal]) -> list[str]:
    return [each.code for each in refusals]


def rounds(*states: ReviewState, outdated: bool = False) -> list[Round]:
    return [Round(number, state, outdated) for number, state in enumerate(states, 1)]


def expected(stage: Stage, last: ReviewState | None) -> list[str]:
    """What keeps a project of a stage, whose only round ended so, from being submitted without an answer to a veto."""
    if last in OPEN:
        return ["REVIEW_OPEN"]
    if stage not in SUBMITTABLE:
        return ["REVIEW_STAGE"]
    if stage is Stage.REJECTED and last is not S.VETOED:
        return ["REVIEW_FINAL"]
    if last is S.PASSED and stage is Stage.IN_REVIEW:
        return ["REVIEW_PASSED"]
    return ["VETO_ANSWER_REQUIRED"] if last is S.VETOED else []


@pytest.mark.parametrize(("stage", "last"), list(product(Stage, [None, *ReviewState])))
def test_a_project_is_submitted_by_its_stage_and_its_last_round(stage: Stage, last: ReviewState | None) -> None:
    past = [] if last is None else rounds(last)
    assert codes(refuse_submission(stage, past, None)) == expected(stage, last)
    answer = codes(refuse_submission(stage, past, "已整改"))
    if expected(stage, last) == ["VETO_ANSWER_REQUIRED"]:
        assert answer == []
    else:
        assert answer == (expected(stage, last) or ["VETO_ANSWER_IDLE"])


@pytest.mark.parametrize("stage", [Stage.NEGOTIATING, Stage.IN_REVIEW])
def test_a_project_that_outgrew_its_round_is_judged_again(stage: Stage) -> None:
    assert refuse_submission(stage, rounds(S.PASSED, outdated=True), None) == ()


@pytest.mark.parametrize(
    ("states", "veto"),
    [
        ((), None),
        ((S.VETOED,), 1),
        ((S.VETOED, S.WITHDRAWN), 1),
        ((S.VETOED, S.WITHDRAWN, S.WITHDRAWN), 1),
        ((S.VETOED, S.COLLECTING), 1),
        ((S.VETOED, S.VETOED), 2),
        ((S.VETOED, S.PASSED), None),
        ((S.VETOED, S.RETURNED), None),
        ((S.VETOED, S.REJECTED), None),
        ((S.PASSED, S.VETOED), 1 + 1),
        ((S.WITHDRAWN,), None),
        ((S.DELIBERATING,), None),
    ],
)
def test_withdrawing_answers_no_veto(states: tuple[ReviewState, ...], veto: int | None) -> None:
    found = unanswered_veto(rounds(*states))
    assert (None if found is None else found.number) == veto


@pytest.mark.parametrize("stage", [Stage.REJECTED, Stage.NEGOTIATING, Stage.IN_REVIEW])
def test_a_veto_is_answered_after_a_withdrawal_and_once(stage: Stage) -> None:
    withdrawn = rounds(S.VETOED, S.WITHDRAWN)
    for nothing in (None, "", " \n"):
        (refusal,) = refuse_submission(stage, withdrawn, nothing)
        assert (refusal.code, refusal.facts["round"], refusal.path) == ("VETO_ANSWER_REQUIRED", 1, ("vetoAnswer",))
    assert refuse_submission(stage, withdrawn, "已整改") == ()
    answered = rounds(S.VETOED, S.RETURNED)
    final = ["REVIEW_FINAL"] if stage is Stage.REJECTED else ["VETO_ANSWER_IDLE"]
    assert codes(refuse_submission(stage, answered, "又答复")) == final


@pytest.mark.parametrize(
    ("land", "hazard", "missing"),
    [
        (None, None, ["LAND_USE_UNDECIDED", "HAZARD_UNDECIDED"]),
        (None, False, ["LAND_USE_UNDECIDED"]),
        (True, None, ["HAZARD_UNDECIDED"]),
        (False, True, []),
    ],
)
def test_the_kind_of_a_project_must_be_known(land: bool | None, hazard: bool | None, missing: list[str]) -> None:  # noqa: FBT001  columns of the table
    assert codes(refuse_kind(occupies_land=land, is_hazardous=hazard)) == missing


@pytest.mark.parametrize(
    ("required", "given", "carried", "missing"),
    [
        ([], [], [], []),
        (["环评", "图纸"], ["环评", "图纸"], [], []),
        (["环评", "图纸"], ["环评"], ["图纸"], []),
        (["环评", "图纸"], [], ["环评", "图纸"], []),
        (["环评", "图纸", "环评"], ["别的"], [], [("DOCUMENT_MISSING", "环评"), ("DOCUMENT_MISSING", "图纸")]),
        (["环评"], ["环评", "环评"], [], [("DOCUMENT_TWICE", None)]),
        ([], [str(each) for each in range(MOST_DOCUMENTS)], [], []),
        ([], [str(each) for each in range(MOST_DOCUMENTS + 1)], [], [("LIST_TOO_LONG", None)]),
    ],
)
def test_what_sections_ask_for_is_handed_in_once(
    required: list[str], given: list[str], carried: list[str], missing: list[tuple[str, str | None]]
) -> None:
    refused = refuse_documents(required, given, carried)
    assert [(each.code, each.facts.get("name")) for each in refused] == missing


@pytest.mark.parametrize("state", ReviewState)
def test_a_verb_follows_from_where_the_round_is(state: ReviewState) -> None:
    refused = refuse_state(state, {S.COLLECTING})
    assert (None if refused is None else refused.code) == (None if state is S.COLLECTING else "REVIEW_STATE")


@pytest.mark.parametrize(
    ("verdicts", "fast", "outcome"),
    [
        ({Verdict.SUPPORT}, True, S.PASSED),
        ({Verdict.SUPPORT, Verdict.CONDITIONAL}, True, S.PASSED),
        ({Verdict.SUPPORT, Verdict.OBJECT}, True, S.DELIBERATING),
        ({Verdict.OBJECT}, True, S.DELIBERATING),
        ({Verdict.SUPPORT}, False, S.DELIBERATING),
        ({Verdict.OBJECT}, False, S.DELIBERATING),
    ],
)
def test_no_objection_rejects_and_none_lets_a_plain_project_pass(
    verdicts: set[Verdict],
    fast: bool,  # noqa: FBT001  a column of the table
    outcome: ReviewState,
) -> None:
    assert collected(verdicts, fast_track=fast) is outcome


@pytest.mark.parametrize("state", [None, *ReviewState])
def test_what_signing_reads_of_the_newest_round(state: ReviewState | None) -> None:
    for covers in (True, False):
        found = Passed.of(None if state is None else {"state": state.value, "covers": covers})
        assert found.state is state
        assert found.argued is (state in {S.GOVERNMENT, S.PASSED})
        assert found.may_cover is (state is None or covers or state not in {S.GOVERNMENT, S.PASSED})
        assert found.needs_no_decision(occupies_land=True) is (state is S.PASSED)
        assert found.needs_no_decision(occupies_land=False) is (state is not S.GOVERNMENT)
