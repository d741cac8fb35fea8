"""Who may do what to a blocker when, and how it climbs by the clock: 部门 → 发改委 → 包联区领导 (domain §5). Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Final
from uuid import UUID

from zhaoshang.majors.errors import refusal
from zhaoshang.majors.model import PENDING, BlockerLevel, BlockerState, SponsorLevel
from zhaoshang.majors.rules.sponsors import Candidate
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.stage import Stage
from zhaoshang.values.terms import DistrictTerms
from zhaoshang.values.texts import check_text

DESCRIPTION: Final = 4000
ANSWER: Final = 4000
REASON: Final = 2000
FARTHEST: Final = timedelta(days=366)
ENDED: Final = frozenset({Stage.LOST, Stage.WITHDRAWN, Stage.REJECTED})
"""Stages of a project that nobody raises anything about any more, or goes to see."""


class Term(StrEnum):
    """期限: the district's rule that says how many working days each of them has."""

    DEPARTMENT = "blocker_department_working_days"
    MAJOR_PROJECTS = "blocker_major_working_days"
    LEADER = "blocker_leader_working_days"
    CONFIRM = "blocker_confirm_working_days"
    """The host, to say whether an answer removed it."""


USUAL_DAYS: Final[Mapping[Term, int]] = {
    Term.DEPARTMENT: 5,
    Term.MAJOR_PROJECTS: 5,
    Term.LEADER: 5,
    Term.CONFIRM: 3,
}
TERM_OF: Final[Mapping[BlockerLevel, Term]] = {
    BlockerLevel.DEPARTMENT: Term.DEPARTMENT,
    BlockerLevel.MAJOR_PROJECTS: Term.MAJOR_PROJECTS,
    BlockerLevel.LEADER: Term.LEADER,
}


@dataclass(frozen=True, slots=True)
class Terms(DistrictTerms):
    """The district's deadlines of a day."""

    usual: ClassVar[Mapping[Any, int]] = USUAL_DAYS


@dataclass(frozen=True, slots=True)
class Ladder:
    """Who answers at each level of a project's blockers today; ``None`` is a gap."""

    department: UUID
    office: UUID | None
    """发改委."""
    leader: UUID | None
    """The district leader's unit that sponsors the project."""

    def at(self, level: BlockerLevel) -> UUID | None:
        """Whoever answers at a level."""
        return {
            BlockerLevel.DEPARTMENT: self.department,
            BlockerLevel.MAJOR_PROJECTS: self.office,
            BlockerLevel.LEADER: self.leader,
        }[level]

    def lead(self, level: BlockerLevel) -> tuple[BlockerLevel, UUID]:
        """Whoever leads at a level: at the nearest one below where it is a gap."""
        below = {BlockerLevel.LEADER: BlockerLevel.MAJOR_PROJECTS}.get(level, BlockerLevel.DEPARTMENT)
        found = self.at(level)
        return self.lead(below) if found is None else (level, found)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an open blocker stands."""

    level: BlockerLevel
    waits_for: UUID | None
    due_at: datetime
    gap: bool


@dataclass(frozen=True, slots=True)
class Climb:
    """What the clock makes of it: it goes to ``to``, or stays where it is because nobody is above."""

    level: BlockerLevel
    to: UUID | None

    @property
    def stuck(self) -> bool:
        """Nobody is there at the next level."""
        return self.to is None


def climb(standing: Standing, ladder: Ladder, now: datetime) -> Climb | None:
    """What is due with an open blocker now; nothing when it may wait, or nothing new can be done.

    Overdue at the department it goes to 发改委; overdue again, whoever had it, to the leader. With the leader, what a
    department let pass goes back to the leader; it goes back to 发改委 when nobody sponsors the project any more,
    and on to whoever does now.
    """
    if standing.level is BlockerLevel.LEADER:
        return _of_leaders(standing, ladder, now)
    if now < standing.due_at:
        return None
    above = BlockerLevel.MAJOR_PROJECTS if standing.level is BlockerLevel.DEPARTMENT else BlockerLevel.LEADER
    if (taker := ladder.at(above)) is not None:
        return Climb(above, taker)
    return None if standing.gap else Climb(standing.level, None)


def _of_leaders(standing: Standing, ladder: Ladder, now: datetime) -> Climb | None:
    follows = standing.waits_for == ladder.department
    if follows and now < standing.due_at:
        return None
    level, taker = ladder.lead(BlockerLevel.LEADER)
    return None if (level, taker) == (BlockerLevel.LEADER, standing.waits_for) else Climb(level, taker)


def refuse_raising(description: str) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID."""
    return tuple(check_text(description, "description", limit=DESCRIPTION, required=True))


def refuse_solver(unit: Candidate | None) -> Refusal | None:
    """A department, but neither leaders nor oversight. Refuses BLOCKER_DEPARTMENT_UNFIT."""
    fits = unit is not None and unit.fits(SponsorLevel.DEPARTMENT)
    return None if fits else refusal("BLOCKER_DEPARTMENT_UNFIT", "department")


def refuse_state(state: BlockerState, *wanted: BlockerState) -> Refusal | None:
    """Refuses BLOCKER_STATE."""
    return None if state in wanted else refusal("BLOCKER_STATE")


def refuse_withdrawal(state: BlockerState) -> Refusal | None:
    """Refuses BLOCKER_STATE: of one that is closed."""
    return refuse_state(state, *sorted(PENDING))


def refuse_answer(state: BlockerState, level: BlockerLevel, *, by: UUID, department: UUID) -> Refusal | None:
    """Its department answers an open one at any level; 发改委 itself only one that has come to it.

    Refuses BLOCKER_STATE, BLOCKER_LEVEL.
    """
    if refused := refuse_state(state, BlockerState.OPEN):
        return refused
    return None if by == department or level is not BlockerLevel.DEPARTMENT else refusal("BLOCKER_LEVEL")


def refuse_handing_on(
    state: BlockerState, level: BlockerLevel, *, to: UUID, department: UUID, had: Collection[UUID]
) -> Refusal | None:
    """What 发改委 or a leader gave to a department it does not hand on, and nobody gets back what they handed on.

    ``had`` are the departments that had it before. Refuses BLOCKER_STATE, BLOCKER_LEVEL, BLOCKER_DEPARTMENT_SAME,
    BLOCKER_DEPARTMENT_BEFORE.
    """
    if refused := refuse_state(state, BlockerState.OPEN):
        return refused
    if level is not BlockerLevel.DEPARTMENT:
        return refusal("BLOCKER_LEVEL")
    if to == department:
        return refusal("BLOCKER_DEPARTMENT_SAME", "department")
    return refusal("BLOCKER_DEPARTMENT_BEFORE", "department") if to in had else None


def refuse_direction(state: BlockerState, level: BlockerLevel, wanted: BlockerLevel) -> Refusal | None:
    """发改委 and the leader each direct what has come to them. Refuses BLOCKER_STATE, BLOCKER_LEVEL."""
    if refused := refuse_state(state, BlockerState.OPEN):
        return refused
    return None if level is wanted else refusal("BLOCKER_LEVEL")


def refuse_day(day: date, today: date) -> Refusal | None:
    """Refuses BLOCKER_DAY_PAST, BLOCKER_DAY_TOO_LATE."""
    if day < today:
        return refusal("BLOCKER_DAY_PAST", "dueOn")
    return refusal("BLOCKER_DAY_TOO_LATE", "dueOn") if day > today + FARTHEST else None
