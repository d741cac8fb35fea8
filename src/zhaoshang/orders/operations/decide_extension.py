"""审批延期: 督查室's director grants more time, or refuses it (domain §11)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.orders import store
from zhaoshang.orders.errors import Refusals, refusal
from zhaoshang.orders.model import ExtensionState, OrderAction, OrderExtension, SupervisionOrder
from zhaoshang.orders.permissions import Orders
from zhaoshang.orders.rules.orders import REASON
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import check_text, trimmed


@repeatable
async def decide_extension(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, extension_id: UUID, expected: int, *, granted: bool, reason: str | None
) -> UUID | Refusals:
    """Move the deadline to the day that was asked for, or leave it where it is; a refusal says why.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, ORDER_EXTENSION_DECIDED.
    """
    async with service.unit_of_work(actor, Orders.EXTEND) as work:
        extension = await store.load(work, OrderExtension, extension_id)
        order = None if extension is None else await store.load(work, SupervisionOrder, extension.order_id)
        if extension is None or order is None:
            return NOT_FOUND
        if denial := authorize(actor, Orders.EXTEND, extension):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=not granted)):
            return faults
        if not await store.hold(work, order):
            return CONFLICT
        if conflict := await store.lock(work, extension, expected):
            return conflict
        if extension.state != ExtensionState.REQUESTED:
            return refusal("ORDER_EXTENSION_DECIDED")
        extension.state = ExtensionState.GRANTED if granted else ExtensionState.REFUSED
        extension.decided_at, extension.decided_by = work.at, actor.person
        extension.decision_reason = trimmed(reason)
        extension.version += 1
        action = OrderAction.EXTENSION_REFUSED
        if granted:
            order.due_at, action = extension.until_at, OrderAction.EXTENSION_GRANTED
        step = order.step(action, at=work.at, by=actor.person, tenant=actor.tenant, reason=extension.decision_reason)
        await store.add(work, extension)
        await store.keep(work, order, step)
        work.record("supervision_order.extend", "supervision_order", order.id, actor.tenant, granted=granted)
        work.emit("order.extension_decided", order=str(order.id), extension=str(extension.id), granted=granted)
        return await work.commit(extension_id)
