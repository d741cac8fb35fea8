"""What a service list may say, which of its tasks a project gets, and what becomes of a task."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from zhaoshang.coordination.model import ServicePhase, TaskState
from zhaoshang.coordination.rules.services import (
    MOST_TASKS,
    PHASES,
    ListedTask,
    department_of,
    phase_of,
    refuse_list,
    refuse_new_task,
    refuse_task_state,
    select_tasks,
)
from zhaoshang.values.ids import new_id
from zhaoshang.values.industry import Industry
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.stage import Stage

ONE, OTHER, INDUSTRY, CLOSED = (new_id() for _ in range(4))
HOLDERS = {
    Responsibility.FINANCE: {ONE},
    Responsibility.APPROVAL: {ONE, OTHER},
    Responsibility.INDUSTRY: {INDUSTRY, OTHER},
}
LINE = ListedTask(phase=ServicePhase.APPROVING, title="事项", responsibility=Responsibility.FINANCE, working_days=5)
TODAY = date(2026, 6, 30)


def codes(refusals: Any) -> list[str]:
    return [each.code for each in refusals]


def test_a_project_gets_what_its_phase_and_kind_call() -> None:
    builds, moves_in = replace(LINE, needs_construction=True), replace(LINE, needs_construction=False)
    medicine = replace(LINE, industries=frozenset({Industry.BIOMEDICINE}))
    later = replace(LINE, phase=ServicePhase.BUILDING)
    lines = [LINE, builds, moves_in, medicine, later]
    chosen = select_tasks(lines, ServicePhase.APPROVING, needs_construction=True, industry=Industry.OTHER)
    assert chosen == (LINE, builds)
    chosen = select_tasks(lines, ServicePhase.APPROVING, needs_construction=False, industry=Industry.BIOMEDICINE)
    assert chosen == (LINE, moves_in, medicine)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ONE),
        ({"responsibility": Responsibility.APPROVAL}, None),
        ({"responsibility": Responsibility.APPROVAL, "department": OTHER}, OTHER),
        ({"responsibility": Responsibility.APPROVAL, "department": CLOSED}, None),
        ({"responsibility": Responsibility.INDUSTRY}, INDUSTRY),
        ({"responsibility": Responsibility.STATISTICS}, None),
    ],
)
def test_who_answers(changes: dict[str, Any], expected: object) -> None:
    assert department_of(replace(LINE, **changes), HOLDERS, INDUSTRY) == expected


def test_an_industry_without_a_department_has_nobody() -> None:
    assert department_of(replace(LINE, responsibility=Responsibility.INDUSTRY), HOLDERS, None) is None


def refused(tasks: list[ListedTask], **changes: Any) -> list[str]:
    given = {"effective_on": TODAY, "newest_effective_on": None, "note": None, "today": TODAY, **changes}
    return codes(refuse_list(tasks, HOLDERS, **given))


@pytest.mark.parametrize(
    ("tasks", "changes", "expected"),
    [
        ([LINE], {}, []),
        ([replace(LINE, responsibility=Responsibility.INDUSTRY)], {}, []),
        ([LINE], {"effective_on": date(2026, 6, 29)}, ["LIST_NOT_IN_FUTURE"]),
        ([LINE], {"newest_effective_on": TODAY}, ["LIST_OVERTAKEN"]),
        ([LINE], {"note": "注" * 1001}, ["TEXT_TOO_LONG"]),
        ([], {}, ["LIST_TASKS_OUT_OF_RANGE"]),
        ([LINE] * (MOST_TASKS + 1), {}, ["LIST_TASKS_OUT_OF_RANGE"]),
        ([replace(LINE, working_days=0), replace(LINE, working_days=251)], {}, ["TASK_DAYS_OUT_OF_RANGE"] * 2),
        ([replace(LINE, title=" ")], {}, ["TEXT_REQUIRED"]),
        ([replace(LINE, responsibility=Responsibility.OVERSIGHT)], {}, ["TASK_RESPONSIBILITY_INVALID"]),
        ([replace(LINE, department=CLOSED)], {}, ["TASK_DEPARTMENT_INVALID"]),
        ([replace(LINE, responsibility=Responsibility.APPROVAL)], {}, ["TASK_DEPARTMENT_REQUIRED"]),
    ],
)
def test_what_a_list_may_say(tasks: list[ListedTask], changes: dict[str, Any], expected: list[str]) -> None:
    assert refused(tasks, **changes) == expected


@pytest.mark.parametrize("stage", Stage)
def test_each_phase_is_a_stage_and_no_other_is(stage: Stage) -> None:
    phase = phase_of(stage)
    assert isinstance(phase, Refusal) == (stage not in PHASES)
    assert isinstance(phase, Refusal) or phase.value == stage.value


def test_a_task_is_answered_then_confirmed() -> None:
    assert refuse_task_state(TaskState.OPEN, TaskState.OPEN) is None
    refusal = refuse_task_state(TaskState.CONFIRMED, TaskState.ANSWERED)
    assert refusal is not None
    assert refusal.code == "TASK_STATE"


def test_a_free_task_has_a_title_and_a_day_to_come() -> None:
    assert refuse_new_task("协调", TODAY, today=TODAY) == ()
    assert codes(refuse_new_task("", date(2026, 6, 29), today=TODAY)) == ["TEXT_REQUIRED", "TASK_DAY_PAST"]
