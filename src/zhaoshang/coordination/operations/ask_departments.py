"""征询部门意见: the approval department that runs a consultation asks other departments (domain §12)."""

from collections.abc import Sequence
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import store
from zhaoshang.coordination.errors import Refusals
from zhaoshang.coordination.model import (
    OPEN,
    ConsultationState,
    PlanningConsultation,
    PlanningOpinion,
    PlanOpinionState,
)
from zhaoshang.coordination.permissions import Consultations
from zhaoshang.coordination.rules.planning import refuse_asking, refuse_state
from zhaoshang.projects.operations.consult_project import call_in
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import hold_reviewable
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND


@repeatable
async def ask_departments(
    service: Service, actor: Actor, consultation_id: UUID, expected: int, units: Sequence[UUID]
) -> UUID | Refusals:
    """Ask departments for their opinion on the newest plan, each by the same deadline; they take part from then on.

    More can be asked until it is closed. Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, PLANNING_STATE,
    DEPARTMENTS_REQUIRED, LIST_TOO_LONG, DEPARTMENT_NOT_ASKABLE, DEPARTMENT_ASKED.
    """
    async with service.unit_of_work(actor, Consultations.ASK) as work:
        consultation = await load_governed(work, PlanningConsultation, consultation_id)
        if consultation is None:
            return NOT_FOUND
        if denial := authorize(actor, Consultations.ASK, consultation):
            return denial
        project = await hold_reviewable(work, consultation.project_id)
        if project is None:
            return CONFLICT
        if conflict := await store.lock(work, consultation, expected):
            return conflict
        if refused := refuse_state(ConsultationState(consultation.state), OPEN):
            return refused
        asked = await store.newest_words(work, consultation_id)
        if faults := refuse_asking(units, await find_holders(work), host=project.tenant_id, asked=asked):
            return faults
        due = (await store.deadlines(work)).due(work.at, "planning_opinion_days")
        await store.add(
            work,
            *(
                PlanningOpinion(
                    id=new_id(),
                    district_id=actor.district,
                    tenant_id=unit,
                    project_id=project.id,
                    consultation_id=consultation_id,
                    revision=consultation.revision,
                    state=PlanOpinionState.PENDING,
                    asked_at=work.at,
                    due_at=due,
                    version=1,
                )
                for unit in units
            ),
        )
        waiting = await store.open_opinions(work, consultation_id)
        consultation.move(ConsultationState.CONSULTING, min(each.due_at for each in waiting))
        await store.add(work, consultation)
        await call_in(work, project.id, units)
        work.record("planning.ask", "planning", consultation_id, actor.tenant, departments=len(units))
        work.emit("planning.asked", consultation=str(consultation_id), departments=[str(unit) for unit in units])
        return await work.commit(consultation_id)
