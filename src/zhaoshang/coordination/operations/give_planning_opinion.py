"""答复征询: a department says what it thinks of a plan (domain §12)."""

from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import store
from zhaoshang.coordination.errors import Refusals, refusal
from zhaoshang.coordination.model import (
    ConsultationState,
    PlanningConsultation,
    PlanningOpinion,
    PlanOpinionState,
    PlanVerdict,
)
from zhaoshang.coordination.permissions import PlanningOpinions
from zhaoshang.coordination.rules.planning import next_step, refuse_opinion, refuse_state
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import hold_reviewable
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlanOpinion:
    """What a department says, and on what it rests."""

    verdict: PlanVerdict
    opinion: str
    law_basis: str | None = None
    evidence: UUID | None = None


@repeatable
async def give_planning_opinion(
    service: Service, actor: Actor, opinion_id: UUID, expected: int, new: NewPlanOpinion
) -> UUID | Refusals:
    """Answer for a department, once for each plan it is asked about; of two officers at once the second is refused.

    With the last one in, the host adjusts its plan if anybody wants so; else the consultation waits to be closed.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, PLAN_ANSWERED, CONFLICT,
    PLANNING_STATE, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, PlanningOpinions.GIVE) as work:
        opinion = await load_governed(work, PlanningOpinion, opinion_id)
        if opinion is None:
            return NOT_FOUND
        if denial := authorize(actor, PlanningOpinions.GIVE, opinion):
            return denial
        if faults := refuse_opinion(new.opinion, new.law_basis):
            return faults
        project = await hold_reviewable(work, opinion.project_id)
        consultation = await store.load(work, PlanningConsultation, opinion.consultation_id)
        if project is None or consultation is None:
            return CONFLICT
        await store.hold(work, consultation)
        await store.hold(work, opinion)
        if opinion.state == PlanOpinionState.GIVEN:
            return refusal("PLAN_ANSWERED")
        if opinion.version != expected:
            return CONFLICT
        if refused := refuse_state(ConsultationState(consultation.state), {ConsultationState.CONSULTING}):
            return refused
        if unproven := await claim_evidence(work, actor, new.evidence, claim="PlanningOpinion", claim_id=opinion.id):
            return unproven
        opinion.state, opinion.verdict, opinion.opinion = PlanOpinionState.GIVEN, new.verdict, new.opinion.strip()
        opinion.law_basis, opinion.evidence_id = trimmed(new.law_basis), new.evidence
        opinion.given_at, opinion.given_by = work.at, actor.person
        opinion.version += 1
        await store.add(work, opinion)
        await _collect(work, consultation)
        work.record("planning.opinion.give", "planning.opinion", opinion.id, actor.tenant, verdict=new.verdict)
        work.emit("planning.opinion.given", opinion=str(opinion.id), host=str(project.tenant_id))
        return await work.commit(opinion_id)


async def _collect(work: UnitOfWork, consultation: PlanningConsultation) -> None:
    step = next_step(said for _, said in (await store.newest_words(work, consultation.id)).values())
    if step is ConsultationState.CONSULTING:
        waiting = await store.open_opinions(work, consultation.id)
        consultation.due_at = min(each.due_at for each in waiting)
    else:
        rule = "planning_revision_days" if step is ConsultationState.REVISING else "planning_step_days"
        consultation.move(step, (await store.deadlines(work)).due(work.at, rule))
        waits = consultation.tenant_id if step is ConsultationState.REVISING else consultation.runner_tenant_id
        work.emit("planning.answered", consultation=str(consultation.id), waits=str(waits))
    await store.add(work, consultation)
    await store.follow(work, consultation)
