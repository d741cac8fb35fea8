"""行业部门意见: a named department advises on a pushed project."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals, refusal
from zhaoshang.transfers.model import TransferAdvice
from zhaoshang.transfers.permissions import Advices
from zhaoshang.transfers.rules.entries import ADVICE
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def advise_transfer(
    service: Service, actor: Actor, advice_id: UUID, expected: int, advice: str
) -> UUID | Refusals:
    """Say once, for a department that 合作交流办 named, where a pushed project would fit (policy III.3).

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, ALREADY_ADVISED.
    """
    async with service.unit_of_work(actor, Advices.ADVISE) as work:
        row = await store.load(work, TransferAdvice, advice_id)
        if row is None:
            return NOT_FOUND
        if denial := authorize(actor, Advices.ADVISE, row):
            return denial
        if faults := tuple(check_text(advice, "advice", limit=ADVICE, required=True)):
            return faults
        if conflict := await store.lock(work, row, expected):
            return conflict
        if row.advice is not None:
            return refusal("ALREADY_ADVISED")
        row.advice, row.advised_at, row.advised_by = advice.strip(), work.at, actor.person
        row.version += 1
        await store.add(work, row)
        work.record("transfer.advise", "transfer.advice", row.id, row.tenant_id)
        work.emit("transfer.advised", advice=str(row.id), tenant=str(row.tenant_id))
        return await work.commit(advice_id)
