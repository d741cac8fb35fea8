"""The write side of coordination: loading, locking and saving rows inside a bound transaction. Private to the room.

Lock order: the project, then what hangs on it. Everybody who changes a consultation holds its project.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select, text

from zhaoshang.coordination.model import (
    ConsultationState,
    PlanningConsultation,
    PlanningOpinion,
)
from zhaoshang.coordination.model.words import PlanOpinionState, PlanVerdict
from zhaoshang.coordination.rules.clocks import Deadlines
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.clock import day_of

load, hold, lock, add, refresh = rows.load, rows.hold, rows.lock, rows.add, rows.refresh
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def deadlines(work: UnitOfWork) -> Deadlines:
    """The days that the district works, and its rules of today."""
    return Deadlines(await find_rules(work, day_of(work.at)), await find_overrides(work))


async def past_of(work: UnitOfWork, project: UUID) -> list[tuple[ConsultationState, UUID]]:
    """The consultations of a project, oldest first, each with the host that asked for it."""
    statement = (
        select(PlanningConsultation.state, PlanningConsultation.tenant_id)
        .where(PlanningConsultation.district_id == work.fence.district, PlanningConsultation.project_id == project)
        .order_by(PlanningConsultation.number)
    )
    return [(ConsultationState(state), host) for state, host in await work.session.execute(statement)]


async def newest_words(work: UnitOfWork, consultation: UUID) -> dict[UUID, tuple[PlanOpinionState, PlanVerdict | None]]:
    """The newest word of every department that a consultation asked."""
    await work.session.flush()
    statement = (
        select(PlanningOpinion.tenant_id, PlanningOpinion.state, PlanningOpinion.verdict)
        .where(
            PlanningOpinion.district_id == work.fence.district,
            PlanningOpinion.consultation_id == consultation,
            PlanningOpinion.state != PlanOpinionState.LAPSED,
        )
        .order_by(PlanningOpinion.revision)
    )
    return {
        unit: (PlanOpinionState(state), None if verdict is None else PlanVerdict(verdict))
        for unit, state, verdict in await work.session.execute(statement)
    }


async def open_opinions(work: UnitOfWork, consultation: UUID) -> list[PlanningOpinion]:
    """The opinions that a consultation still waits for."""
    statement = (
        select(PlanningOpinion)
        .where(
            PlanningOpinion.district_id == work.fence.district,
            PlanningOpinion.consultation_id == consultation,
            PlanningOpinion.state == PlanOpinionState.PENDING,
        )
        .order_by(PlanningOpinion.id)
    )
    return list(await work.session.scalars(statement))


async def apply(work: UnitOfWork, project: UUID, consultation: PlanningConsultation, revision: UUID, plan: str) -> None:
    """Add a consultation with its first plan, and let its runner take part; not all of these are the host's rows."""
    await work.session.flush()
    await work.session.execute(
        text("SELECT app.apply_planning(:project, :consultation, :revision, :runner, :plan, :person, :at, :due)"),
        {
            "project": project,
            "consultation": consultation.id,
            "revision": revision,
            "runner": consultation.runner_tenant_id,
            "plan": plan,
            "person": work.fence.person,
            "at": work.at,
            "due": consultation.due_at,
        },
    )


async def revise(
    work: UnitOfWork, consultation: PlanningConsultation, revision: UUID, plan: str, due: datetime
) -> None:
    """Add the next revision to one's own consultation, and ask those anew who did not simply support the last."""
    await work.session.flush()
    await work.session.execute(
        text("SELECT app.revise_planning(:consultation, :revision, :plan, :person, :at, :due)"),
        {
            "consultation": consultation.id,
            "revision": revision,
            "plan": plan,
            "person": work.fence.person,
            "at": work.at,
            "due": due,
        },
    )


async def hand_in(work: UnitOfWork, revision: UUID, document: UUID, name: str, evidence: UUID) -> None:
    """Add a file to one's own revision that was just handed in."""
    await work.session.flush()
    await work.session.execute(
        text("SELECT app.hand_in_plan(:revision, :document, :name, :evidence)"),
        {"revision": revision, "document": document, "name": name, "evidence": evidence},
    )


async def withdraw(work: UnitOfWork, consultation: PlanningConsultation, reason: str) -> None:
    """Take one's own consultation back; whoever has not answered needs not any more."""
    await work.session.flush()
    await work.session.execute(
        text("SELECT app.withdraw_planning(:consultation, :reason, :person, :at)"),
        {"consultation": consultation.id, "reason": reason, "person": work.fence.person, "at": work.at},
    )


async def follow(work: UnitOfWork, consultation: PlanningConsultation) -> None:
    """Let the lists that show a consultation follow its deadline."""
    await work.session.flush()
    await work.session.execute(text("SELECT app.follow_planning(:key)"), {"key": consultation.id})


async def opinions_to_tell(work: UnitOfWork, *, soon: datetime) -> list[PlanningOpinion]:
    """Opinions that are awaited and of which somebody is to be told now, locked; busy ones come later."""
    statement = (
        select(PlanningOpinion)
        .where(
            PlanningOpinion.district_id == work.fence.district,
            PlanningOpinion.state == PlanOpinionState.PENDING,
            PlanningOpinion.overdue_told_at.is_(None),
            PlanningOpinion.due_at <= soon,
            or_(PlanningOpinion.reminded_at.is_(None), PlanningOpinion.due_at <= work.at),
        )
        .order_by(PlanningOpinion.id)
        .with_for_update(skip_locked=True)
    )
    return list(await work.session.scalars(statement))


async def consultations_to_tell(work: UnitOfWork, *, soon: datetime) -> list[PlanningConsultation]:
    """Consultations whose host or runner has the next step and is to be told now, locked; busy ones come later."""
    statement = (
        select(PlanningConsultation)
        .where(
            PlanningConsultation.district_id == work.fence.district,
            PlanningConsultation.state.in_(
                (ConsultationState.APPLIED, ConsultationState.REVISING, ConsultationState.CONCLUDING)
            ),
            PlanningConsultation.overdue_told_at.is_(None),
            PlanningConsultation.due_at <= soon,
            or_(PlanningConsultation.reminded_at.is_(None), PlanningConsultation.due_at <= work.at),
        )
        .order_by(PlanningConsultation.id)
        .with_for_update(skip_locked=True)
    )
    return list(await work.session.scalars(statement))
