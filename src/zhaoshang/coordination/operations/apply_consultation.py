"""申请多规合一征询: a host asks the departments early what they think of its plan (domain §12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import gate, store  # noqa: F401  the gate: what is decided here opens STARTED
from zhaoshang.coordination.errors import Refusals, refusal
from zhaoshang.coordination.model import PlanningConsultation
from zhaoshang.coordination.permissions import Consultations
from zhaoshang.coordination.rules.planning import refuse_application, refuse_plan
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.projects.operations.consult_project import share_anew
from zhaoshang.projects.operations.review_project import find_reviewable, hold_reviewable
from zhaoshang.tenancy.operations.find_answering import find_answering
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal
from zhaoshang.values.responsibility import Responsibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a host hands in: its plan in words, and files by name; an evidence of one's own each."""

    text: str
    documents: Sequence[tuple[str, UUID]] = ()


@repeatable
async def apply_consultation(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, project_id: ProjectId, expected: int, runner: UUID, *, plan: Plan
) -> UUID | Refusals:
    """Ask an approval department to consult on a project that is to be built.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, LIST_TOO_LONG, PLAN_FILE_TWICE,
    RUNNER_INVALID, CONFLICT, PLANNING_OPEN, PLANNING_AGREED, PLANNING_NOT_NEEDED, PLANNING_STAGE,
    EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Consultations.APPLY) as work:
        seen = await find_reviewable(work, project_id)
        if seen is None:
            return NOT_FOUND
        if denial := authorize(actor, Consultations.APPLY, seen):
            return denial
        if faults := refuse_plan(plan.text, [name for name, _ in plan.documents]):
            return faults
        if not await find_answering(work, [runner], Responsibility.APPROVAL):
            return refusal("RUNNER_INVALID", "runner")
        project = await hold_reviewable(work, project_id)
        if project is None or project.version != expected:
            return CONFLICT
        if refused := refuse_application(
            project.stage,
            needs_construction=project.needs_construction,
            host=project.tenant_id,
            past=await store.past_of(work, project_id),
        ):
            return refused
        due = (await store.deadlines(work)).due(work.at, "planning_step_days")
        consultation = PlanningConsultation(id=new_id(), runner_tenant_id=runner, due_at=due)
        revision = new_id()
        await store.apply(work, project_id, consultation, revision, plan.text.strip())
        if unproven := await hand_in(work, actor, revision, plan):
            return unproven
        await share_anew(work, project_id)
        work.record("planning.apply", "planning", consultation.id, actor.tenant, project=project_id)
        work.emit("planning.applied", consultation=str(consultation.id), runner=str(runner))
        return await work.commit(consultation.id)


async def hand_in(work: UnitOfWork, actor: Actor, revision: UUID, plan: Plan) -> Refusal | None:
    """Add the files of a plan to its revision. Part of larger operations."""
    # In the order of the files' ids, as whoever claims several does: two hosts never wait for each other.
    for name, evidence in sorted(plan.documents, key=lambda each: each[1]):
        document = new_id()
        if unproven := await claim_evidence(work, actor, evidence, claim="PlanningDocument", claim_id=document):
            return unproven
        await store.hand_in(work, revision, document, name.strip(), evidence)
    return None
