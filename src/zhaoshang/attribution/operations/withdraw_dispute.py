"""撤回异议: a claimant takes its dispute back."""

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
async def withdraw_dispute(
    service: Service, actor: Actor, dispute_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """Take a dispute back before it is decided: the terms stand, and their credit is free again.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, DISPUTE_DECIDED.
    """
    async with service.unit_of_work(actor, Disputes.WITHDRAW) as work:
        dispute = await store.load(work, AttributionDispute, dispute_id)
        if dispute is None:
            return NOT_FOUND
        if denial := authorize(actor, Disputes.WITHDRAW, dispute):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if refused := refuse_dispute_closing(DisputeState(dispute.state)):
            return refused
        if conflict := await store.lock(work, dispute, expected):
            return conflict
        dispute.close(DisputeState.WITHDRAWN, by=actor.person, at=work.at, decision=reason.strip())
        await store.add(work, dispute)
        work.record("attribution.dispute.withdraw", "attribution.dispute", dispute.id, dispute.tenant_id)
        work.emit("attribution.dispute.withdrawn", dispute=str(dispute.id))
        return await work.commit(dispute_id)
