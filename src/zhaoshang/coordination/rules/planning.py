"""When a project is consulted on, who is asked, and what opinions come to (domain §12)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.coordination.errors import refusal
from zhaoshang.coordination.model import OPEN, ConsultationState, PlanOpinionState, PlanVerdict
from zhaoshang.values.clock import EARLIEST
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.stage import Stage
from zhaoshang.values.texts import check_text

PLAN: Final = 4000
OPINION: Final = 4000
LAW: Final = 500
REASON: Final = 1000
NUMBER: Final = 200
NAME: Final = 200
MOST_FILES: Final = 20
MOST_ASKED: Final = 30

EARLY: Final = frozenset({Stage.NEGOTIATING, Stage.IN_REVIEW, Stage.SIGNED, Stage.LANDED, Stage.APPROVING})
"""Stages in which a project is consulted on: somebody talks about it, and it is not begun."""

ASKABLE: Final = frozenset(Responsibility) - {
    Responsibility.HOST,
    Responsibility.OVERSIGHT,
    Responsibility.LEADERSHIP,
}
"""Whose word a consultation asks for: hosts plan, oversight looks on, leaders decide elsewhere."""


def refuse_application(
    stage: Stage, *, needs_construction: bool, host: UUID, past: Sequence[tuple[ConsultationState, UUID]]
) -> Refusal | None:
    """``past`` are the project's consultations, oldest first, each with its host.

    Refuses: PLANNING_OPEN, PLANNING_AGREED, PLANNING_NOT_NEEDED, PLANNING_STAGE.
    """
    if past and past[-1][0] in OPEN:
        return refusal("PLANNING_OPEN", "project")
    if (ConsultationState.AGREED, host) in past:
        return refusal("PLANNING_AGREED", "project")
    if not needs_construction:
        return refusal("PLANNING_NOT_NEEDED", "project")
    return None if stage in EARLY else refusal("PLANNING_STAGE", "project", stage=stage)


def refuse_plan(plan: str, names: Sequence[str]) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, LIST_TOO_LONG, PLAN_FILE_TWICE."""
    if len(names) > MOST_FILES:
        return (refusal("LIST_TOO_LONG", "documents", most=MOST_FILES),)
    faults = [*check_text(plan, "plan", limit=PLAN, required=True)]
    for at, name in enumerate(names):
        faults += check_text(name, "documents", str(at), "name", limit=NAME, required=True)
    if len({name.strip() for name in names}) != len(names):
        faults.append(refusal("PLAN_FILE_TWICE", "documents"))
    return tuple(faults)


def refuse_asking(
    units: Sequence[UUID], holders: Mapping[Responsibility, Collection[UUID]], *, host: UUID, asked: Collection[UUID]
) -> tuple[Refusal, ...]:
    """``holders`` are the open units that hold each responsibility, ``asked`` those that were asked already.

    Refuses: DEPARTMENTS_REQUIRED, LIST_TOO_LONG, DEPARTMENT_NOT_ASKABLE, DEPARTMENT_ASKED.
    """
    if not units:
        return (refusal("DEPARTMENTS_REQUIRED", "departments"),)
    if len(units) > MOST_ASKED:
        return (refusal("LIST_TOO_LONG", "departments", most=MOST_ASKED),)
    answering = {unit for kind in ASKABLE for unit in holders.get(kind, ())} - {host}
    faults: list[Refusal] = []
    for at, unit in enumerate(units):
        if unit not in answering:
            faults.append(refusal("DEPARTMENT_NOT_ASKABLE", "departments", str(at)))
        elif unit in asked or unit in units[:at]:
            faults.append(refusal("DEPARTMENT_ASKED", "departments", str(at)))
    return tuple(faults)


def refuse_opinion(opinion: str, law_basis: str | None) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID."""
    return (
        *check_text(opinion, "opinion", limit=OPINION, required=True),
        *check_text(law_basis, "lawBasis", limit=LAW),
    )


def refuse_state(state: ConsultationState, allowed: Collection[ConsultationState]) -> Refusal | None:
    """Refuses PLANNING_STATE: this verb does not follow from where the consultation is."""
    return None if state in allowed else refusal("PLANNING_STATE", state=state)


def next_step(verdicts: Iterable[PlanVerdict | None]) -> ConsultationState:
    """Where a consultation goes, by the newest word of every department asked; None is one still awaited.

    Any wish for changes gives the host a chance to adjust its plan; the runner may close it all the same.
    """
    newest = set(verdicts)
    if None in newest:
        return ConsultationState.CONSULTING
    return ConsultationState.CONCLUDING if newest == {PlanVerdict.SUPPORT} else ConsultationState.REVISING


def refuse_agreement(newest: Collection[tuple[PlanOpinionState, PlanVerdict | None]]) -> Refusal | None:
    """``newest`` is the newest word of every department asked.

    Refuses: OPINIONS_MISSING, OPINION_OPEN, OPINION_OBJECTS.
    """
    if not newest:
        return refusal("OPINIONS_MISSING")
    if any(state is PlanOpinionState.PENDING for state, _ in newest):
        return refusal("OPINION_OPEN")
    return refusal("OPINION_OBJECTS") if any(said is PlanVerdict.OBJECT for _, said in newest) else None


def refuse_document(document: str, concluded_on: date, *, today: date) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, DATE_OUT_OF_RANGE."""
    faults = [*check_text(document, "document", limit=NUMBER, required=True)]
    if not EARLIEST <= concluded_on <= today:
        faults.append(refusal("DATE_OUT_OF_RANGE", "concludedOn", earliest=EARLIEST, latest=today))
    return tuple(faults)
