"""退回反馈: 督查室 is not content with a feedback, and says why (domain §11)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.orders import store
from zhaoshang.orders.errors import Refusals
from zhaoshang.orders.model import OrderAction, OrderState, SupervisionOrder
from zhaoshang.orders.permissions import Orders
from zhaoshang.orders.rules.orders import REASON, Term, refuse_state
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def return_order(service: Service, actor: Actor, order_id: UUID, expected: int, reason: str) -> UUID | Refusals:
    """Give an answered order back in its colour, with the district's deadline, or its own if that is later.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, ORDER_STATE.
    """
    async with service.unit_of_work(actor, Orders.RETURN) as work:
        order = await store.load(work, SupervisionOrder, order_id)
        if order is None:
            return NOT_FOUND
        if denial := authorize(actor, Orders.RETURN, order):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if conflict := await store.lock(work, order, expected):
            return conflict
        if refused := refuse_state(OrderState(order.state), OrderState.ANSWERED):
            return refused
        order.state = OrderState.ACKNOWLEDGED
        order.due_at = max(order.due_at, (await store.terms(work)).due(work.at, Term.RETURNED))
        step = order.step(OrderAction.RETURNED, at=work.at, by=actor.person, tenant=actor.tenant, reason=reason.strip())
        await store.keep(work, order, step)
        work.record("supervision_order.return", "supervision_order", order.id, actor.tenant)
        work.emit("order.returned", order=str(order.id))
        return await work.commit(order_id)
