"""Milestone plans: templates, first dates, and what slips when one milestone does."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.majors.model import PlanKind
from zhaoshang.majors.rules.plans import (
    Planned,
    TemplateStep,
    first_dates,
    in_order,
    refuse_days,
    refuse_reached,
    refuse_start,
    refuse_template,
    responsible,
    schedule,
)
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility

TODAY = date(2026, 6, 30)
HOST = Responsibility.HOST


def a_step(
    code: str, *after: str, days: int = 30, share: int = 0, kind: PlanKind = PlanKind.CONSTRUCTION
) -> TemplateStep:
    return TemplateStep(kind, code, f"节点{code}", after, days, share, HOST)


BUILDING = (
    a_step("PERMIT", days=60),
    a_step("POWER", days=90),
    a_step("START", "PERMIT", days=30, share=1000),
    a_step("ROOF", "START", days=180, share=6000),
    a_step("PRODUCE", "ROOF", "POWER", days=120, share=10000),
)
MOVING_IN = (a_step("OPEN", days=90, share=10000, kind=PlanKind.SERVICE),)
TEMPLATE = (*BUILDING, *MOVING_IN)


def codes(found: tuple[Refusal, ...]) -> list[str]:
    return [each.code for each in found]


def test_a_sound_template_is_taken() -> None:
    assert refuse_template(TEMPLATE, effective_on=TODAY, today=TODAY) == ()


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((*TEMPLATE, a_step("ROOF")), ["STEP_TWICE", "STEP_TWICE"]),
        ((*TEMPLATE, a_step("X", "NOWHERE")), ["STEP_UNKNOWN"]),
        ((*TEMPLATE, a_step("X", "Y"), a_step("Y", "X")), ["STEPS_CIRCULAR"]),
        ((*TEMPLATE, a_step("X", days=-1)), ["STEP_DAYS_INVALID"]),
        ((*TEMPLATE, a_step("X", days=3661)), ["STEP_DAYS_INVALID"]),
        ((*TEMPLATE, a_step("X", share=10001)), ["STEP_SHARE_INVALID", "STEP_SHARE_INVALID"]),
        ((*BUILDING[:2], *BUILDING[3:], *MOVING_IN), ["STEP_UNKNOWN", "START_MISSING"]),
        ((*BUILDING[:-1], *MOVING_IN), ["STEP_SHARE_INVALID"]),
        (BUILDING, ["STEP_SHARE_INVALID"]),
        ((*TEMPLATE, a_step(" ")), ["TEXT_REQUIRED"]),
        ((*TEMPLATE, replace(a_step("X"), name="名" * 61)), ["TEXT_TOO_LONG"]),
        ((*TEMPLATE, *(a_step(str(n)) for n in range(40))), ["LIST_TOO_LONG"]),
    ],
)
def test_what_cannot_be_walked_is_no_template(steps: tuple[TemplateStep, ...], expected: list[str]) -> None:
    assert codes(refuse_template(steps, effective_on=TODAY, today=TODAY)) == expected


def test_the_past_follows_no_new_template() -> None:
    assert codes(refuse_template(TEMPLATE, effective_on=TODAY - timedelta(days=1), today=TODAY)) == [
        "TEMPLATE_NOT_IN_FUTURE"
    ]


def test_first_dates_follow_the_longest_way() -> None:
    start = date(2026, 1, 1)
    assert {code: (day - start).days for code, day in first_dates(BUILDING, start).items()} == {
        "PERMIT": 60,
        "POWER": 90,
        "START": 90,
        "ROOF": 270,
        "PRODUCE": 390,
    }


def planned() -> dict[str, Planned]:
    dates = first_dates(BUILDING, date(2026, 1, 1))
    return {step.code: Planned(step.code, step.after, step.days, dates[step.code]) for step in BUILDING}


def test_what_is_on_the_critical_path_has_no_slack_and_moves_the_end() -> None:
    steps = planned()
    usual = schedule(list(steps.values()), {})
    assert {code: each.slack for code, each in usual.items()} == {
        "PERMIT": 0,
        "POWER": 180,
        "START": 0,
        "ROOF": 0,
        "PRODUCE": 0,
    }
    late = schedule(list(steps.values()), {"START": 20})
    assert {code: (late[code].on - usual[code].on).days for code in steps} == {
        "PERMIT": 0,
        "POWER": 0,
        "START": 20,
        "ROOF": 20,
        "PRODUCE": 20,
    }
    power = schedule(list(steps.values()), {"POWER": 200})
    assert (power["PRODUCE"].on - usual["PRODUCE"].on).days == 20
    assert power["ROOF"].slack == 20


def test_what_is_reached_stays_and_pushes_what_follows() -> None:
    steps = planned()
    steps["PERMIT"] = replace(steps["PERMIT"], actual=steps["PERMIT"].planned + timedelta(days=15))
    late = schedule(list(steps.values()), {"PERMIT": 100})
    assert late["PERMIT"].on == steps["PERMIT"].actual
    assert (late["START"].on - steps["START"].planned).days == 15
    steps["START"] = replace(steps["START"], forecast=steps["START"].planned + timedelta(days=40))
    assert (schedule(list(steps.values()), {})["ROOF"].on - steps["ROOF"].planned).days == 40


def test_a_plan_that_is_faster_than_its_template_stays_as_fast() -> None:
    steps = planned()
    steps["ROOF"] = replace(steps["ROOF"], planned=steps["START"].planned + timedelta(days=100))
    assert schedule(list(steps.values()), {})["ROOF"].on == steps["ROOF"].planned
    assert schedule(list(steps.values()), {"START": 10})["ROOF"].on == steps["ROOF"].planned + timedelta(days=10)


@given(st.dictionaries(st.sampled_from([step.code for step in BUILDING]), st.integers(0, 400)))
def test_no_slip_brings_anything_forward_and_slack_is_what_may_slip(slips: dict[str, int]) -> None:
    steps = list(planned().values())
    usual, moved = schedule(steps, {}), schedule(steps, slips)
    assert all(moved[each.code].on >= usual[each.code].on for each in steps)
    end = max(each.on for each in usual.values())
    for code, each in usual.items():
        assert max(other.on for other in schedule(steps, {code: each.slack}).values()) == end
        assert max(other.on for other in schedule(steps, {code: each.slack + 1}).values()) > end


def test_a_circle_has_no_order() -> None:
    assert in_order([Planned("A", ["B"], 1, TODAY), Planned("B", ["A"], 1, TODAY)]) is None
    assert schedule([Planned("A", ["B"], 1, TODAY), Planned("B", ["A"], 1, TODAY)], {}) == {}


def test_days_lie_within_what_can_be_planned() -> None:
    assert codes(refuse_start(date(1989, 12, 31), TODAY)) == ["PLAN_DAY_INVALID"]
    assert codes(refuse_start(date(2037, 1, 1), TODAY)) == ["PLAN_DAY_INVALID"]
    assert refuse_start(date(2025, 1, 1), TODAY) == ()
    given_days = {"START": date(2025, 12, 31), "NOWHERE": TODAY, "ROOF": date(2100, 1, 1), "POWER": TODAY}
    assert codes(refuse_days(given_days, {"START", "ROOF", "POWER"}, date(2026, 1, 1), "milestones")) == [
        "PLAN_DAY_INVALID",
        "STEP_UNKNOWN",
        "PLAN_DAY_INVALID",
    ]


def test_who_sees_to_a_milestone() -> None:
    host, one, two = UUID(int=1), UUID(int=2), UUID(int=3)
    step = replace(BUILDING[0], responsibility=Responsibility.APPROVAL)
    assert responsible(BUILDING[0], host, {}, None) == host
    assert responsible(step, host, {Responsibility.APPROVAL: {one}}, None) == one
    assert responsible(step, host, {Responsibility.APPROVAL: {one, two}}, None) is None
    assert responsible(step, host, {Responsibility.APPROVAL: {one, two}}, two) == two
    assert responsible(step, host, {Responsibility.APPROVAL: {one}}, two) is None
    assert responsible(step, host, {}, None) is None


@pytest.mark.parametrize(
    ("reached", "expected", "code"),
    [
        (None, None, ["REACHED_OR_EXPECTED"]),
        (TODAY, TODAY, ["REACHED_OR_EXPECTED"]),
        (TODAY + timedelta(days=1), None, ["REACHED_IN_FUTURE"]),
        (date(1989, 1, 1), None, ["PLAN_DAY_INVALID"]),
        (None, TODAY - timedelta(days=1), ["PLAN_DAY_INVALID"]),
        (None, date(2100, 1, 1), ["PLAN_DAY_INVALID"]),
        (TODAY, None, []),
        (None, TODAY, []),
    ],
)
def test_a_milestone_is_reached_or_expected(reached: date | None, expected: date | None, code: list[str]) -> None:
    assert codes(refuse_reached(reached, expected, today=TODAY)) == code
