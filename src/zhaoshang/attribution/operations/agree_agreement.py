"""确认约定: a unit agrees to what an agreement gives it, or takes from it (domain §4.7)."""

from uuid import UUID

from zhaoshang.attribution import store_cases as store
from zhaoshang.attribution.errors import Refusals, refusal
from zhaoshang.attribution.model import AgreementState, AttributionAgreement
from zhaoshang.attribution.permissions import Agreements
from zhaoshang.attribution.rules.cases import refuse_agreement_closing
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND


@repeatable
async def agree_agreement(service: Service, actor: Actor, agreement_id: UUID) -> UUID | Refusals:
    """Agree, once and for one's own unit, to an agreement that waits.

    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, AGREEMENT_DECIDED, ALREADY_AGREED.
    """
    async with service.unit_of_work(actor, Agreements.AGREE) as work:
        agreement = await store.load(work, AttributionAgreement, agreement_id)
        if agreement is None:
            return NOT_FOUND
        if denial := authorize(actor, Agreements.AGREE, agreement):
            return denial
        if refused := refuse_agreement_closing(AgreementState(agreement.state)):
            return refused
        place = await store.own_place_in_agreement(work, agreement.id)
        if place is not None and place.agreed_at is not None:
            return refusal("ALREADY_AGREED")
        # Whoever agrees at the same moment leaves nothing to lock: the fence lets nobody change what was agreed.
        if place is None or await store.lock(work, place, place.version):
            return CONFLICT
        place.agreed_at, place.agreed_by = work.at, actor.person
        place.version += 1
        await store.add(work, place)
        work.record("attribution.agreement.agree", "attribution.agreement", agreement.id, actor.tenant)
        work.emit("attribution.agreement.agreed", agreement=str(agreement.id))
        return await work.commit(agreement_id)
