"""邀请承接: 合作交流办 asks candidates."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects.operations.pool_project import Transferable, find_transferable
from zhaoshang.tenancy.operations.find_answering import find_answering
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals
from zhaoshang.transfers.model import OfferState, Transfer, TransferOffer, TransferState
from zhaoshang.transfers.permissions import Transfers
from zhaoshang.transfers.rules.flow import POOLED, Clocks, refuse_candidates, refuse_state
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.responsibility import Responsibility


@repeatable
async def offer_transfer(
    service: Service, actor: Actor, transfer_id: UUID, expected: int, candidates: frozenset[UUID]
) -> UUID | Refusals:
    """Offer a project in the pool to one or more streets or parks, who see its summary and nothing else.

    Each has the district's working days to answer. Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, TRANSFER_STATE,
    CANDIDATE_REQUIRED, CANDIDATE_INVALID, ALREADY_OFFERED.
    """
    async with service.unit_of_work(actor, Transfers.OFFER) as work:
        transfer = await store.load(work, Transfer, transfer_id)
        if transfer is None:
            return NOT_FOUND
        if denial := authorize(actor, Transfers.OFFER, transfer):
            return denial
        if conflict := await store.lock(work, transfer, expected):
            return conflict
        if refused := refuse_state(TransferState(transfer.state), POOLED):
            return refused
        pending = await store.lock_offers(work, transfer, OfferState.OPEN, OfferState.ACCEPTED)
        hosts = await find_answering(work, candidates, Responsibility.HOST) - {transfer.tenant_id}
        if invalid := refuse_candidates(candidates, hosts, {offer.tenant_id for offer in pending}):
            return invalid
        project = await find_transferable(work, transfer.project_id)
        if project is None:
            return NOT_FOUND
        clocks = Clocks.of(await find_rules(work, day_of(work.at)), await find_overrides(work))
        offers = [_offer(transfer, project, candidate, actor) for candidate in sorted(candidates)]
        for offer in offers:
            offer.offered_at, offer.respond_by = work.at, clocks.respond_by(work.at)
            work.record("transfer.offer", "transfer.offer", offer.id, offer.tenant_id, transfer=transfer.id)
            work.emit("transfer.offered", offer=str(offer.id), tenant=str(offer.tenant_id))
        await store.add(work, *offers)
        await store.count_offers(work, transfer.id)
        return await work.commit(transfer_id)


def _offer(transfer: Transfer, project: Transferable, candidate: UUID, actor: Actor) -> TransferOffer:
    return TransferOffer(
        id=new_id(),
        district_id=transfer.district_id,
        tenant_id=candidate,
        transfer_id=transfer.id,
        state=OfferState.OPEN,
        summary=transfer.summary,
        industry=transfer.industry,
        carrier_kind=transfer.carrier_kind,
        least_area=transfer.least_area,
        least_power=transfer.least_power,
        needs_construction=project.needs_construction,
        is_major=project.is_major,
        offered_by=actor.person,
        version=1,
    )
