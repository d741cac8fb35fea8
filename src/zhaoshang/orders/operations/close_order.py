"""督办销号: 督查室 accepts what a unit did; nobody else closes an order (domain §11)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.orders import store
from zhaoshang.orders.errors import Refusals
from zhaoshang.orders.model import OrderAction, OrderState, SupervisionOrder
from zhaoshang.orders.permissions import Orders
from zhaoshang.orders.rules.orders import REASON, refuse_state
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text, trimmed


@repeatable
async def close_order(
    service: Service, actor: Actor, order_id: UUID, expected: int, note: str | None
) -> UUID | Refusals:
    """Accept the feedback on an order, which closes it.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, ORDER_STATE.
    """
    async with service.unit_of_work(actor, Orders.CLOSE) as work:
        order = await store.load(work, SupervisionOrder, order_id)
        if order is None:
            return NOT_FOUND
        if denial := authorize(actor, Orders.CLOSE, order):
            return denial
        if faults := tuple(check_text(note, "note", limit=REASON)):
            return faults
        if conflict := await store.lock(work, order, expected):
            return conflict
        if refused := refuse_state(OrderState(order.state), OrderState.ANSWERED):
            return refused
        order.end(OrderState.CLOSED, by=actor.person, at=work.at)
        step = order.step(OrderAction.CLOSED, at=work.at, by=actor.person, tenant=actor.tenant, reason=trimmed(note))
        await store.keep(work, order, step)
        work.record("supervision_order.close", "supervision_order", order.id, actor.tenant)
        work.emit("order.closed", order=str(order.id))
        return await work.commit(order_id)
