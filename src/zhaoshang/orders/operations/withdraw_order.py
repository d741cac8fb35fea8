"""撤销督办单: 督查室 takes back what it opened in error (domain §11)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.orders import store
from zhaoshang.orders.errors import Refusals
from zhaoshang.orders.model import PENDING, OrderAction, OrderState, SupervisionOrder
from zhaoshang.orders.permissions import Orders
from zhaoshang.orders.rules.orders import REASON, refuse_state
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def withdraw_order(service: Service, actor: Actor, order_id: UUID, expected: int, reason: str) -> UUID | Refusals:
    """Withdraw an order that is not closed; the unit is told why.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, ORDER_STATE.
    """
    async with service.unit_of_work(actor, Orders.WITHDRAW) as work:
        order = await store.load(work, SupervisionOrder, order_id)
        if order is None:
            return NOT_FOUND
        if denial := authorize(actor, Orders.WITHDRAW, order):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if conflict := await store.lock(work, order, expected):
            return conflict
        if refused := refuse_state(OrderState(order.state), *sorted(PENDING)):
            return refused
        await store.lapse_extension(work, order)
        order.end(OrderState.WITHDRAWN, by=actor.person, at=work.at)
        step = order.step(
            OrderAction.WITHDRAWN, at=work.at, by=actor.person, tenant=actor.tenant, reason=reason.strip()
        )
        await store.keep(work, order, step)
        work.record("supervision_order.withdraw", "supervision_order", order.id, actor.tenant)
        work.emit("order.withdrawn", order=str(order.id))
        return await work.commit(order_id)
