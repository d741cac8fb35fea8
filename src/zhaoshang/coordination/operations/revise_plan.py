"""调整方案: a host answers the departments with an adjusted plan (domain §12)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import store
from zhaoshang.coordination.errors import Refusals
from zhaoshang.coordination.model import ConsultationState, PlanningConsultation
from zhaoshang.coordination.operations.apply_consultation import Plan, hand_in
from zhaoshang.coordination.permissions import Consultations
from zhaoshang.coordination.rules.planning import refuse_plan, refuse_state
from zhaoshang.projects.operations.consult_project import share_anew
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import hold_reviewable
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND


@repeatable
async def revise_plan(
    service: Service, actor: Actor, consultation_id: UUID, expected: int, plan: Plan
) -> UUID | Refusals:
    """Hand in the next revision; every department that did not simply support the last one is asked anew.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, LIST_TOO_LONG, PLAN_FILE_TWICE,
    CONFLICT, PLANNING_STATE, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Consultations.REVISE) as work:
        consultation = await load_governed(work, PlanningConsultation, consultation_id)
        if consultation is None:
            return NOT_FOUND
        if denial := authorize(actor, Consultations.REVISE, consultation):
            return denial
        if faults := refuse_plan(plan.text, [name for name, _ in plan.documents]):
            return faults
        if await hold_reviewable(work, consultation.project_id) is None:
            return CONFLICT
        await store.refresh(work, consultation)
        if consultation.version != expected:
            return CONFLICT
        if refused := refuse_state(ConsultationState(consultation.state), {ConsultationState.REVISING}):
            return refused
        revision = new_id()
        due = (await store.deadlines(work)).due(work.at, "planning_opinion_days")
        await store.revise(work, consultation, revision, plan.text.strip(), due)
        if unproven := await hand_in(work, actor, revision, plan):
            return unproven
        await share_anew(work, consultation.project_id)
        work.record("planning.revise", "planning", consultation_id, actor.tenant, revision=consultation.revision + 1)
        work.emit("planning.revised", consultation=str(consultation_id))
        return await work.commit(consultation_id)
