"""驳回异议: 合作交流办 decides that disputed terms stand, with reasons (domain §4.8)."""

from uuid import UUID

from zhaoshang.attribution import store_cases as store
from zhaoshang.attribution.errors import Refusals
from zhaoshang.attribution.model import AttributionDispute, DisputeState
from zhaoshang.attribution.permissions import Disputes
from zhaoshang.attribution.rules.cases import REASON, refuse_dispute_closing
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def reject_dispute(
    service: Service, actor: Actor, dispute_id: UUID, expected: int, decision: str
) -> UUID | Refusals:
    """Let disputed terms stand; their credit counts again as it was posted, and the dispute stays on record.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, DISPUTE_DECIDED.
    """
    async with service.unit_of_work(actor, Disputes.REJECT) as work:
        dispute = await store.load(work, AttributionDispute, dispute_id)
        if dispute is None:
            return NOT_FOUND
        if denial := authorize(actor, Disputes.REJECT, dispute):
            return denial
        if faults := tuple(check_text(decision, "decision", limit=REASON, required=True)):
            return faults
        if conflict := await store.lock(work, dispute, expected):
            return conflict
        if refused := refuse_dispute_closing(DisputeState(dispute.state)):
            return refused
        dispute.close(DisputeState.REJECTED, by=actor.person, at=work.at, decision=decision.strip())
        await store.add(work, dispute)
        work.record("attribution.dispute.reject", "attribution.dispute", dispute.id, dispute.tenant_id)
        work.emit("attribution.dispute.rejected", dispute=str(dispute.id))
        return await work.commit(dispute_id)
