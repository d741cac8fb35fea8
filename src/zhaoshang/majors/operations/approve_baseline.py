"""批准调整计划: 发改委 lets a baseline change as its host asked (domain §5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store, store_plans
from zhaoshang.majors.errors import Refusals, refusal
from zhaoshang.majors.model import BaselineProposal, MilestonePlan, ProposalState
from zhaoshang.majors.operations.read_lights import read_project
from zhaoshang.majors.permissions import Plans
from zhaoshang.majors.rules.plans import REASON
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text, trimmed


@repeatable
async def approve_baseline(
    service: Service, actor: Actor, proposal_id: UUID, expected: int, note: str | None
) -> UUID | Refusals:
    """Put the proposed days in force: a new baseline. What was planned first stays readable, milestone by milestone.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, PROPOSAL_DECIDED.
    """
    async with service.unit_of_work(actor, Plans.APPROVE) as work:
        proposal = await load_governed(work, BaselineProposal, proposal_id)
        if proposal is None:
            return NOT_FOUND
        if denial := authorize(actor, Plans.APPROVE, proposal):
            return denial
        if faults := tuple(check_text(note, "note", limit=REASON)):
            return faults
        plan = await store.load(work, MilestonePlan, proposal.plan_id)
        if plan is None or not await store.hold(work, plan):
            return NOT_FOUND
        if conflict := await store.lock(work, proposal, expected):
            return conflict
        if proposal.state != ProposalState.PROPOSED:
            return refusal("PROPOSAL_DECIDED")
        proposal.decide(ProposalState.APPROVED, trimmed(note), by=actor.person, at=work.at)
        await store.add(work, proposal)
        await store_plans.rebase(work, proposal.id)
        await read_project(work, proposal.project_id)
        work.record("major.baseline.approve", "major.plan", proposal.id, proposal.tenant_id)
        work.emit(
            "major.baseline_approved",
            project=str(proposal.project_id),
            proposal=str(proposal.id),
            host=str(proposal.tenant_id),
        )
        return await work.commit(proposal_id)
