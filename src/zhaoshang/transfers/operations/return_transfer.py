"""退回: 合作交流办 does not take a pushed project into the pool."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals
from zhaoshang.transfers.model import Transfer, TransferState
from zhaoshang.transfers.permissions import Transfers
from zhaoshang.transfers.rules.entries import REASON
from zhaoshang.transfers.rules.flow import refuse_state
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def return_transfer(
    service: Service, actor: Actor, transfer_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """Give a pushed project back to its host before it is in the pool, saying why; the project never moved.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, TRANSFER_STATE.
    """
    async with service.unit_of_work(actor, Transfers.RETURN) as work:
        transfer = await store.load(work, Transfer, transfer_id)
        if transfer is None:
            return NOT_FOUND
        if denial := authorize(actor, Transfers.RETURN, transfer):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if conflict := await store.lock(work, transfer, expected):
            return conflict
        if refused := refuse_state(TransferState(transfer.state), {TransferState.PROPOSED}):
            return refused
        transfer.close(TransferState.RETURNED, by=actor.person, at=work.at, reason=reason.strip())
        await store.add(work, transfer)
        work.record("transfer.return", "transfer", transfer.id, transfer.tenant_id)
        work.emit("transfer.returned", transfer=str(transfer.id))
        return await work.commit(transfer_id)
