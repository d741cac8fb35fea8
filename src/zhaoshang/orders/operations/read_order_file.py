"""调阅反馈材料: 督查室 reads what a feedback came with; this leaves a trace (domain §11)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.hand_out import HandedOut, KeptFile, fetch, hand_out_with
from zhaoshang.orders import store
from zhaoshang.orders.errors import Refusals
from zhaoshang.orders.model import OrderStep
from zhaoshang.orders.permissions import Orders
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def read_order_file(service: Service, actor: Actor, step_id: UUID, purpose: str) -> HandedOut | Refusals:
    """Hand out the file that came with a step, for a stated purpose (domain §14).

    The record of it is committed before the file is fetched; a repeated request is another disclosure.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID.
    """
    async with service.unit_of_work(actor, Orders.READ_FILE) as work:
        step = await store.load(work, OrderStep, step_id)
        if step is None:
            return NOT_FOUND
        if denial := authorize(actor, Orders.READ_FILE, step):
            return denial
        file = await hand_out_with(work, actor, step.evidence_id, purpose)
        if not isinstance(file, KeptFile):
            return file
        await work.commit()
    return HandedOut(step_id, await fetch(service, file))
