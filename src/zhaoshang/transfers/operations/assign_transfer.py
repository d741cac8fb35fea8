"""确定落地单位: 合作交流办 gives the project to a host that accepted."""

from uuid import UUID

from zhaoshang.attribution.operations.freeze_terms import freeze_terms
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects.operations.move_project import move_project
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals
from zhaoshang.transfers.model import OfferState, Transfer, TransferState
from zhaoshang.transfers.permissions import Transfers
from zhaoshang.transfers.rules.flow import refuse_assignment
from zhaoshang.values.clock import day_of
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def assign_transfer(
    service: Service, actor: Actor, transfer_id: UUID, offer_id: UUID, expected: int
) -> UUID | Refusals:
    """Give a pushed project to the host whose accepted offer is chosen, once (policy III.3).

    Moves the project with its sharing and participations in one transaction, and keeps the acceptance as of which the
    attribution is frozen (domain §4, rule 1). Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, TRANSFER_STATE,
    OFFER_NOT_ACCEPTED.
    """
    async with service.unit_of_work(actor, Transfers.ASSIGN) as work:
        transfer = await store.load(work, Transfer, transfer_id)
        if transfer is None:
            return NOT_FOUND
        if denial := authorize(actor, Transfers.ASSIGN, transfer):
            return denial
        if conflict := await store.lock(work, transfer, expected):
            return conflict
        offers = await store.lock_offers(work, transfer, OfferState.OPEN, OfferState.ACCEPTED)
        chosen = next((offer for offer in offers if offer.id == offer_id), None)
        standing = OfferState.CLOSED if chosen is None else OfferState(chosen.state)
        if refused := refuse_assignment(TransferState(transfer.state), standing):
            return refused
        assert chosen is not None  # noqa: S101  an offer that is not there has not accepted
        transfer.host_tenant_id, transfer.accepted_at = chosen.tenant_id, chosen.answered_at
        transfer.close(TransferState.ASSIGNED, by=actor.person, at=work.at, reason=None)
        for offer in offers:
            offer.state = OfferState.ASSIGNED if offer is chosen else OfferState.CLOSED
            offer.version += 1
        await store.add(work, transfer, *offers)
        await store.count_offers(work, transfer.id)
        await move_project(work, transfer.project_id, host=chosen.tenant_id, by=actor.person, reason=transfer.reason)
        await freeze_terms(
            work,
            transfer.project_id,
            pusher=transfer.tenant_id,
            host=chosen.tenant_id,
            since=day_of(transfer.accepted_at or work.at),
            transfer=transfer.id,
        )
        work.record("transfer.assign", "transfer", transfer.id, transfer.tenant_id, host=chosen.tenant_id)
        work.emit("transfer.assigned", transfer=str(transfer.id), host=str(chosen.tenant_id))
        return await work.commit(transfer_id)
