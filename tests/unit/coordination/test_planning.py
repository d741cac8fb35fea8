"""When a project is consulted on, who is asked, and what opinions come to."""

from datetime import date
from typing import Any

import pytest

from zhaoshang.coordination.model import ConsultationState, PlanOpinionState, PlanVerdict
from zhaoshang.coordination.rules.planning import (
    EARLY,
    MOST_ASKED,
    MOST_FILES,
    next_step,
    refuse_agreement,
    refuse_application,
    refuse_asking,
    refuse_document,
    refuse_opinion,
    refuse_plan,
    refuse_state,
)
from zhaoshang.values.ids import new_id
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.stage import Stage

HOST, FORMER, ONE, OTHER, STREET = (new_id() for _ in range(5))
HOLDERS = {Responsibility.FINANCE: {ONE}, Responsibility.APPROVAL: {OTHER, HOST}, Responsibility.HOST: {STREET, HOST}}
YES, CHANGES, NO = PlanVerdict.SUPPORT, PlanVerdict.SUPPORT_WITH_CHANGES, PlanVerdict.OBJECT
GIVEN, PENDING = PlanOpinionState.GIVEN, PlanOpinionState.PENDING


def codes(refusals: Any) -> list[str]:
    return [each.code for each in refusals]


@pytest.mark.parametrize("stage", Stage)
def test_a_project_is_consulted_on_before_it_starts(stage: Stage) -> None:
    refused = refuse_application(stage, needs_construction=True, host=HOST, past=[])
    assert (refused is None) == (stage in EARLY)


@pytest.mark.parametrize(
    ("past", "code"),
    [
        ([(ConsultationState.NOT_AGREED, HOST)], None),
        ([(ConsultationState.WITHDRAWN, HOST)], None),
        ([(ConsultationState.AGREED, FORMER)], None),
        ([(ConsultationState.AGREED, HOST)], "PLANNING_AGREED"),
        ([(ConsultationState.AGREED, HOST), (ConsultationState.WITHDRAWN, FORMER)], "PLANNING_AGREED"),
        ([(ConsultationState.NOT_AGREED, HOST), (ConsultationState.APPLIED, HOST)], "PLANNING_OPEN"),
    ],
)
def test_one_after_the_other_until_they_agree_on_the_host_s_site(past: Any, code: str | None) -> None:
    refused = refuse_application(Stage.SIGNED, needs_construction=True, host=HOST, past=past)
    assert (refused.code if refused else None) == code


def test_what_moves_in_is_not_consulted_on() -> None:
    refused = refuse_application(Stage.SIGNED, needs_construction=False, host=HOST, past=[])
    assert refused is not None
    assert refused.code == "PLANNING_NOT_NEEDED"


def test_a_plan_has_words_and_files_of_different_names() -> None:
    assert refuse_plan("方案", ["图", "表"]) == ()
    assert codes(refuse_plan("", ["图", " 图 ", ""])) == ["TEXT_REQUIRED", "TEXT_REQUIRED", "PLAN_FILE_TWICE"]
    assert codes(refuse_plan("方案", [str(at) for at in range(MOST_FILES + 1)])) == ["LIST_TOO_LONG"]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([ONE, OTHER], []),
        ([], ["DEPARTMENTS_REQUIRED"]),
        ([ONE] * (MOST_ASKED + 1), ["LIST_TOO_LONG"]),
        ([STREET, HOST, new_id()], ["DEPARTMENT_NOT_ASKABLE"] * 3),
        ([ONE, ONE], ["DEPARTMENT_ASKED"]),
    ],
)
def test_departments_are_asked_once_and_no_host(units: Any, expected: list[str]) -> None:
    assert codes(refuse_asking(units, HOLDERS, host=HOST, asked=())) == expected


def test_who_was_asked_is_not_asked_again() -> None:
    assert codes(refuse_asking([ONE], HOLDERS, host=HOST, asked={ONE})) == ["DEPARTMENT_ASKED"]


@pytest.mark.parametrize(
    ("newest", "step"),
    [
        ([YES, None], ConsultationState.CONSULTING),
        ([NO, None], ConsultationState.CONSULTING),
        ([YES, YES], ConsultationState.CONCLUDING),
        ([YES, CHANGES], ConsultationState.REVISING),
        ([NO], ConsultationState.REVISING),
    ],
)
def test_the_newest_words_say_whose_turn_it_is(newest: Any, step: ConsultationState) -> None:
    assert next_step(newest) is step


@pytest.mark.parametrize(
    ("newest", "code"),
    [
        ([], "OPINIONS_MISSING"),
        ([(GIVEN, YES), (PENDING, None)], "OPINION_OPEN"),
        ([(GIVEN, NO), (PENDING, None)], "OPINION_OPEN"),
        ([(GIVEN, YES), (GIVEN, NO)], "OPINION_OBJECTS"),
        ([(GIVEN, YES), (GIVEN, CHANGES)], None),
    ],
)
def test_nobody_agrees_over_silence_or_an_objection(newest: Any, code: str | None) -> None:
    refused = refuse_agreement(newest)
    assert (refused.code if refused else None) == code


def test_what_is_said_has_words_and_a_document_a_day() -> None:
    assert codes(refuse_opinion(" ", "法" * 501)) == ["TEXT_REQUIRED", "TEXT_TOO_LONG"]
    assert codes(refuse_document("", date(2026, 7, 1), today=date(2026, 6, 30))) == [
        "TEXT_REQUIRED",
        "DATE_OUT_OF_RANGE",
    ]
    assert refuse_document("1号", date(2026, 6, 30), today=date(2026, 6, 30)) == ()


def test_a_verb_follows_from_where_it_is() -> None:
    assert refuse_state(ConsultationState.REVISING, {ConsultationState.REVISING}) is None
    refused = refuse_state(ConsultationState.AGREED, {ConsultationState.REVISING})
    assert refused is not None
    assert refused.code == "PLANNING_STATE"
