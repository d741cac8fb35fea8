"""撤回推送: who pushed takes its push back."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects.operations.pool_project import release_project
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals
from zhaoshang.transfers.model import Transfer, TransferState
from zhaoshang.transfers.permissions import Transfers
from zhaoshang.transfers.rules.entries import REASON
from zhaoshang.transfers.rules.flow import POOLED, refuse_withdrawal
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def withdraw_transfer(
    service: Service, actor: Actor, transfer_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """Take a push back before any host has accepted; out of the pool the project is again where it was.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, TRANSFER_STATE,
    OFFER_ACCEPTED_ALREADY.
    """
    async with service.unit_of_work(actor, Transfers.WITHDRAW) as work:
        transfer = await store.load(work, Transfer, transfer_id)
        if transfer is None:
            return NOT_FOUND
        if denial := authorize(actor, Transfers.WITHDRAW, transfer):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if conflict := await store.lock(work, transfer, expected):
            return conflict
        state = TransferState(transfer.state)
        if refused := refuse_withdrawal(state, transfer.accepted_offers):
            return refused
        transfer.close(TransferState.WITHDRAWN, by=actor.person, at=work.at, reason=reason.strip())
        await store.add(work, transfer)
        await store.close_offers(work, transfer.id, work.at)
        if state in POOLED:
            await release_project(work, transfer.project_id, by=actor.person, reason=reason.strip())
        work.record("transfer.withdraw", "transfer", transfer.id, transfer.tenant_id, before=state)
        work.emit("transfer.withdrawn", transfer=str(transfer.id))
        return await work.commit(transfer_id)
