"""Who may do what to a blocker when, and what the clock makes of it, over the festivals of 2026."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from zhaoshang.majors.errors import refusal
from zhaoshang.majors.model import BlockerLevel, BlockerState
from zhaoshang.majors.rules.blockers import (
    TERM_OF,
    Climb,
    Ladder,
    Standing,
    Term,
    Terms,
    climb,
    refuse_answer,
    refuse_day,
    refuse_direction,
    refuse_handing_on,
    refuse_raising,
    refuse_solver,
    refuse_state,
    refuse_withdrawal,
)
from zhaoshang.majors.rules.sponsors import Candidate
from zhaoshang.values.clock import SHANGHAI, end_of
from zhaoshang.values.responsibility import Responsibility

DEPARTMENT, OFFICE, LEADER, OTHER = (UUID(int=number) for number in range(1, 5))
FULL = Ladder(DEPARTMENT, OFFICE, LEADER)
NO_LEADER = Ladder(DEPARTMENT, OFFICE, None)
ALONE = Ladder(DEPARTMENT, None, None)
DUE = datetime(2026, 7, 8, tzinfo=SHANGHAI)
INSTANT = timedelta(microseconds=1)
AT_DEPARTMENT, AT_OFFICE, AT_LEADER = BlockerLevel
OPEN, ANSWERED, RESOLVED, WITHDRAWN = BlockerState


def stands(level: BlockerLevel, waits_for: UUID, *, gap: bool = False) -> Standing:
    return Standing(level, waits_for, DUE, gap)


@pytest.mark.parametrize(
    ("standing", "ladder", "due"),
    [
        (stands(AT_DEPARTMENT, DEPARTMENT), FULL, Climb(AT_OFFICE, OFFICE)),
        (stands(AT_OFFICE, OFFICE), FULL, Climb(AT_LEADER, LEADER)),
        # Given to a department by 发改委: whoever let it pass, it goes on up.
        (stands(AT_OFFICE, DEPARTMENT), FULL, Climb(AT_LEADER, LEADER)),
        (stands(AT_OFFICE, OFFICE), NO_LEADER, Climb(AT_OFFICE, None)),
        (stands(AT_OFFICE, OFFICE, gap=True), NO_LEADER, None),
        (stands(AT_OFFICE, OFFICE, gap=True), FULL, Climb(AT_LEADER, LEADER)),
        (stands(AT_DEPARTMENT, DEPARTMENT), ALONE, Climb(AT_DEPARTMENT, None)),
        (stands(AT_DEPARTMENT, DEPARTMENT, gap=True), ALONE, None),
        # The leader's own delay goes nowhere; what a department let pass is the leader's again.
        (stands(AT_LEADER, LEADER), FULL, None),
        (stands(AT_LEADER, DEPARTMENT), FULL, Climb(AT_LEADER, LEADER)),
        (stands(AT_LEADER, DEPARTMENT), NO_LEADER, Climb(AT_OFFICE, OFFICE)),
        (stands(AT_LEADER, LEADER), NO_LEADER, Climb(AT_OFFICE, OFFICE)),
        (stands(AT_LEADER, LEADER), Ladder(DEPARTMENT, OFFICE, OTHER), Climb(AT_LEADER, OTHER)),
        (stands(AT_LEADER, LEADER), ALONE, Climb(AT_DEPARTMENT, DEPARTMENT)),
    ],
)
def test_what_is_overdue_climbs(standing: Standing, ladder: Ladder, due: Climb | None) -> None:
    assert climb(standing, ladder, DUE) == due
    assert due is None or due.stuck is (due.to is None)


@pytest.mark.parametrize("level", list(BlockerLevel))
def test_nothing_climbs_before_its_midnight(level: BlockerLevel) -> None:
    assert climb(stands(level, DEPARTMENT), FULL, DUE - INSTANT) is None


def test_a_leader_who_is_gone_does_not_wait_for_the_deadline() -> None:
    assert climb(stands(AT_LEADER, LEADER), NO_LEADER, DUE - INSTANT) == Climb(AT_OFFICE, OFFICE)


def test_terms_are_the_district_s_and_count_its_working_days() -> None:
    usual = Terms({}, {})
    friday = datetime(2026, 7, 3, 10, tzinfo=SHANGHAI)
    assert usual.due(friday, Term.DEPARTMENT) == end_of(date(2026, 7, 10))
    assert usual.due(friday, Term.CONFIRM) == end_of(date(2026, 7, 8))
    # Over National Day: off 1 to 7 October, worked Saturday the 10th.
    assert usual.due(datetime(2026, 9, 29, 10, tzinfo=SHANGHAI), Term.MAJOR_PROJECTS) == end_of(date(2026, 10, 12))
    assert Terms({"blocker_major_working_days": "2"}, {}).due(friday, Term.MAJOR_PROJECTS) == end_of(date(2026, 7, 7))
    closed = {date(2026, 7, 6): False, date(2026, 7, 4): True}
    assert Terms({}, closed).due(friday, Term.LEADER) == end_of(date(2026, 7, 10))
    assert Terms({}, {date(2026, 7, 4): True}).due(friday, Term.LEADER) == end_of(date(2026, 7, 9))
    assert {TERM_OF[level] for level in BlockerLevel} | {Term.CONFIRM} == set(Term)


def test_words_are_required() -> None:
    assert refuse_raising(" ")[0].code == "TEXT_REQUIRED"
    assert refuse_raising("地块未腾清。") == ()


@pytest.mark.parametrize(
    ("unit", "fits"),
    [
        (None, False),
        (Candidate(False, {Responsibility.HOST}), False),
        (Candidate(True, {Responsibility.OVERSIGHT}), False),
        (Candidate(True, {Responsibility.LEADERSHIP}), False),
        (Candidate(True, {Responsibility.APPROVAL}), True),
    ],
)
def test_departments_remove_blockers(unit: Candidate | None, *, fits: bool) -> None:
    assert (refuse_solver(unit) is None) is fits


def test_states_and_levels() -> None:
    state, level = refusal("BLOCKER_STATE"), refusal("BLOCKER_LEVEL")
    assert [refuse_state(each, ANSWERED) for each in BlockerState] == [state, None, state, state]
    assert [refuse_withdrawal(each) for each in BlockerState] == [None, None, state, state]
    assert refuse_answer(ANSWERED, AT_DEPARTMENT, by=DEPARTMENT, department=DEPARTMENT) == state
    assert [refuse_answer(OPEN, each, by=DEPARTMENT, department=DEPARTMENT) for each in BlockerLevel] == [None] * 3
    assert [refuse_answer(OPEN, each, by=OFFICE, department=DEPARTMENT) for each in BlockerLevel] == [level, None, None]
    assert refuse_direction(RESOLVED, AT_LEADER, AT_LEADER) == state
    assert refuse_direction(OPEN, AT_LEADER, AT_OFFICE) == level
    assert refuse_direction(OPEN, AT_OFFICE, AT_OFFICE) is None


@pytest.mark.parametrize(
    ("state", "level", "to", "code"),
    [
        (WITHDRAWN, AT_DEPARTMENT, OTHER, "BLOCKER_STATE"),
        (OPEN, AT_OFFICE, OTHER, "BLOCKER_LEVEL"),
        (OPEN, AT_DEPARTMENT, DEPARTMENT, "BLOCKER_DEPARTMENT_SAME"),
        (OPEN, AT_DEPARTMENT, OFFICE, "BLOCKER_DEPARTMENT_BEFORE"),
        (OPEN, AT_DEPARTMENT, OTHER, None),
    ],
)
def test_handing_on(state: BlockerState, level: BlockerLevel, to: UUID, code: str | None) -> None:
    refused = refuse_handing_on(state, level, to=to, department=DEPARTMENT, had={DEPARTMENT, OFFICE})
    assert (None if refused is None else refused.code) == code


def test_days_are_ahead_and_within_a_year() -> None:
    today = date(2026, 7, 3)
    assert refuse_day(today, today) is refuse_day(date(2027, 7, 4), today) is None
    assert refuse_day(date(2026, 7, 2), today) == refusal("BLOCKER_DAY_PAST", "dueOn")
    assert refuse_day(date(2027, 7, 5), today) == refusal("BLOCKER_DAY_TOO_LATE", "dueOn")
