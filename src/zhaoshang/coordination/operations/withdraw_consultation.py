"""撤回征询: a host takes its application back, whatever was said of it (domain §12)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import store
from zhaoshang.coordination.errors import Refusals
from zhaoshang.coordination.model import OPEN, ConsultationState, PlanningConsultation
from zhaoshang.coordination.permissions import Consultations
from zhaoshang.coordination.rules.planning import REASON, refuse_state
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import hold_reviewable
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def withdraw_consultation(
    service: Service, actor: Actor, consultation_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """End a consultation without a result; another may follow.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, PLANNING_STATE.
    """
    async with service.unit_of_work(actor, Consultations.WITHDRAW) as work:
        consultation = await load_governed(work, PlanningConsultation, consultation_id)
        if consultation is None:
            return NOT_FOUND
        if denial := authorize(actor, Consultations.WITHDRAW, consultation):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if await hold_reviewable(work, consultation.project_id) is None:
            return CONFLICT
        await store.refresh(work, consultation)
        if consultation.version != expected:
            return CONFLICT
        if refused := refuse_state(ConsultationState(consultation.state), OPEN):
            return refused
        await store.withdraw(work, consultation, reason.strip())
        work.record("planning.withdraw", "planning", consultation_id, actor.tenant)
        work.emit("planning.withdrawn", consultation=str(consultation_id))
        return await work.commit(consultation_id)
