"""陈述意见: a unit that a dispute concerns says what it has to say (domain §4.8)."""

from uuid import UUID

from zhaoshang.attribution import store_cases as store
from zhaoshang.attribution.errors import Refusals, refusal
from zhaoshang.attribution.model import AttributionDispute, DisputeState
from zhaoshang.attribution.permissions import Disputes
from zhaoshang.attribution.rules.cases import REASON, refuse_dispute_closing
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def answer_dispute(service: Service, actor: Actor, dispute_id: UUID, answer: str) -> UUID | Refusals:
    """Say once, while it is open, what the unit thinks of a dispute; everybody concerned reads it.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, DISPUTE_DECIDED,
    ALREADY_ANSWERED.
    """
    async with service.unit_of_work(actor, Disputes.ANSWER) as work:
        dispute = await store.load(work, AttributionDispute, dispute_id)
        if dispute is None:
            return NOT_FOUND
        if denial := authorize(actor, Disputes.ANSWER, dispute):
            return denial
        if faults := tuple(check_text(answer, "answer", limit=REASON, required=True)):
            return faults
        if refused := refuse_dispute_closing(DisputeState(dispute.state)):
            return refused
        place = await store.own_place_in_dispute(work, dispute.id)
        if place is not None and place.answer is not None:
            return refusal("ALREADY_ANSWERED")
        # Whoever answers at the same moment leaves nothing to lock: the fence lets nobody change what was said.
        if place is None or await store.lock(work, place, place.version):
            return CONFLICT
        place.answer, place.answered_at, place.answered_by = answer.strip(), work.at, actor.person
        place.version += 1
        await store.add(work, place)
        work.record("attribution.dispute.answer", "attribution.dispute", dispute.id, actor.tenant)
        work.emit("attribution.dispute.answered", dispute=str(dispute.id))
        return await work.commit(dispute_id)
