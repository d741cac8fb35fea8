"""退回调整申请: 发改委 leaves the baseline as it is, and says why (domain §5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store
from zhaoshang.majors.errors import Refusals, refusal
from zhaoshang.majors.model import BaselineProposal, ProposalState
from zhaoshang.majors.permissions import Plans
from zhaoshang.majors.rules.plans import REASON
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def return_baseline(
    service: Service, actor: Actor, proposal_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """Give a proposal back with the reason; the host may propose again.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, PROPOSAL_DECIDED.
    """
    async with service.unit_of_work(actor, Plans.GIVE_BACK) as work:
        proposal = await load_governed(work, BaselineProposal, proposal_id)
        if proposal is None:
            return NOT_FOUND
        if denial := authorize(actor, Plans.GIVE_BACK, proposal):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if conflict := await store.lock(work, proposal, expected):
            return conflict
        if proposal.state != ProposalState.PROPOSED:
            return refusal("PROPOSAL_DECIDED")
        proposal.decide(ProposalState.RETURNED, reason.strip(), by=actor.person, at=work.at)
        await store.add(work, proposal)
        work.record("major.baseline.return", "major.plan", proposal.id, proposal.tenant_id)
        work.emit(
            "major.baseline_returned",
            project=str(proposal.project_id),
            proposal=str(proposal.id),
            host=str(proposal.tenant_id),
        )
        return await work.commit(proposal_id)
