"""谢绝承接: a candidate cannot take the project."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals
from zhaoshang.transfers.model import OfferState, TransferOffer, TransferState
from zhaoshang.transfers.permissions import Offers
from zhaoshang.transfers.rules.entries import REASON
from zhaoshang.transfers.rules.flow import refuse_answer
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def decline_offer(service: Service, actor: Actor, offer_id: UUID, expected: int, reason: str) -> UUID | Refusals:
    """Decline one's own offer, saying why; with nobody left to answer the project is back in the pool.

    One that accepted may still decline while nobody is assigned. Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED,
    TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, OFFER_ANSWERED, OFFER_OVERDUE.
    """
    async with service.unit_of_work(actor, Offers.DECLINE) as work:
        offer = await store.load(work, TransferOffer, offer_id)
        if offer is None:
            return NOT_FOUND
        if denial := authorize(actor, Offers.DECLINE, offer):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        transfer = TransferState(await store.enter_offer(work, offer))
        if conflict := await store.lock(work, offer, expected):
            return conflict
        if refused := refuse_answer(transfer, OfferState(offer.state), offer.respond_by, work.at, accepting=False):
            return refused
        offer.answer(OfferState.DECLINED, by=actor.person, at=work.at, reason=reason.strip())
        await store.add(work, offer)
        await store.count_offers(work, offer.transfer_id)
        work.record("transfer.offer.decline", "transfer.offer", offer.id, offer.tenant_id)
        work.emit("transfer.offer.declined", offer=str(offer.id), tenant=str(offer.tenant_id))
        return await work.commit(offer_id)
