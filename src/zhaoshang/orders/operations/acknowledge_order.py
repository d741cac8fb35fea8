"""签收督办单: the unit that an order is addressed to has it (domain §11)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.orders import store
from zhaoshang.orders.errors import Refusals
from zhaoshang.orders.model import OrderAction, OrderState, SupervisionOrder
from zhaoshang.orders.permissions import Orders
from zhaoshang.orders.rules.orders import refuse_state
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND


@repeatable
async def acknowledge_order(service: Service, actor: Actor, order_id: UUID, expected: int) -> UUID | Refusals:
    """Take note of an order; its deadline stays.

    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, ORDER_STATE.
    """
    async with service.unit_of_work(actor, Orders.ACKNOWLEDGE) as work:
        order = await store.load(work, SupervisionOrder, order_id)
        if order is None:
            return NOT_FOUND
        if denial := authorize(actor, Orders.ACKNOWLEDGE, order):
            return denial
        if order.version != expected:
            return CONFLICT
        if refused := refuse_state(OrderState(order.state), OrderState.OPEN):
            return refused
        step = order.step(OrderAction.ACKNOWLEDGED, at=work.at, by=actor.person, tenant=actor.tenant, reason=None)
        if not await store.act(work, order, step):
            return CONFLICT
        work.record("supervision_order.acknowledge", "supervision_order", order.id, actor.tenant)
        work.emit("order.acknowledged", order=str(order.id))
        return await work.commit(order_id)
