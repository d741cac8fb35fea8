"""申请延期: the unit asks for more time, with a reason, before the deadline (domain §11)."""

from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.orders import store
from zhaoshang.orders.errors import Refusals
from zhaoshang.orders.model import OrderAction, OrderState, SupervisionOrder
from zhaoshang.orders.permissions import Orders
from zhaoshang.orders.rules.orders import REASON, Term, refuse_day, refuse_extension
from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def ask_extension(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, order_id: UUID, expected: int, *, until: date, reason: str
) -> UUID | Refusals:
    """Ask that the deadline of an order be moved to the end of a day; the clock goes on meanwhile.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, ORDER_DAY_PAST, ORDER_DAY_TOO_LATE,
    CONFLICT, ORDER_STATE, ORDER_OVERDUE, ORDER_EXTENSION_OPEN, ORDER_EXTENSION_SHORT.
    """
    async with service.unit_of_work(actor, Orders.ASK) as work:
        order = await store.load(work, SupervisionOrder, order_id)
        if order is None:
            return NOT_FOUND
        if denial := authorize(actor, Orders.ASK, order):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if refused := refuse_day(until, day_of(work.at), "until"):
            return refused
        if order.version != expected:
            return CONFLICT
        waits = await store.extension_waits(work, order)
        if refused := refuse_extension(OrderState(order.state), order.due_at, until, work.at, is_open=waits):
            return refused
        step = order.step(
            OrderAction.EXTENSION_ASKED, at=work.at, by=actor.person, tenant=actor.tenant, reason=reason.strip()
        )
        extension = new_id()
        decide_by = min(order.due_at, (await store.terms(work)).due(work.at, Term.DECIDE))
        if not await store.act(work, order, step, decide_by=decide_by, extension=extension, until_at=end_of(until)):
            return CONFLICT
        work.record("supervision_order.ask_extension", "supervision_order", order.id, actor.tenant, until=until)
        work.emit("order.extension_asked", order=str(order.id), extension=str(extension))
        return await work.commit(extension)
