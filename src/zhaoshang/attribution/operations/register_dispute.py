"""代为登记异议: 合作交流办 enters the dispute of a unit that cannot see what it disputes (domain §4.8)."""

from uuid import UUID

from zhaoshang.attribution import store_cases as store
from zhaoshang.attribution.errors import Refusals, refusal
from zhaoshang.attribution.model import AttributionTerms
from zhaoshang.attribution.operations.raise_dispute import refuse_late
from zhaoshang.attribution.permissions import Disputes
from zhaoshang.attribution.rules.cases import REASON
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy.operations.find_answering import find_answering
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.texts import check_text


@repeatable
async def register_dispute(
    service: Service, actor: Actor, terms_id: UUID, claimant: UUID, reason: str
) -> UUID | Refusals:
    """Enter a dispute for a street or park: who says it was first, say, and shares in nothing.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, PARTY_INVALID, TERMS_FINAL,
    ALREADY_DISPUTED, DISPUTE_LATE.
    """
    async with service.unit_of_work(actor, Disputes.REGISTER) as work:
        terms = await store.load(work, AttributionTerms, terms_id)
        if terms is None:
            return NOT_FOUND
        if denial := authorize(actor, Disputes.REGISTER, terms):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if not await find_answering(work, {claimant}, Responsibility.HOST):
            return refusal("PARTY_INVALID", "claimant")
        if refused := await refuse_late(work, terms, claimant):
            return refused
        key = new_id()
        if not await store.raise_dispute(work, key, terms, claimant=claimant, reason=reason.strip(), evidence=None):
            return refusal("ALREADY_DISPUTED", "terms")
        work.record("attribution.dispute.register", "attribution.dispute", key, claimant, terms=terms_id)
        work.emit("attribution.disputed", dispute=str(key))
        return await work.commit(key)
