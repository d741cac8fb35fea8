"""下达督办单: 督查室 has a unit do something by a day (domain §11)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize, sees
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.bulletins.operations.find_line import find_line_of
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.majors.operations.find_supervisable import find_blocker, find_light
from zhaoshang.orders import store
from zhaoshang.orders.errors import Refusals, refusal
from zhaoshang.orders.model import OrderAction, OrderColour, OrderSource, OrderState, SupervisionOrder
from zhaoshang.orders.permissions import Orders
from zhaoshang.orders.rules.orders import NewOrder, refuse_opening, refuse_unit
from zhaoshang.projects.operations.review_project import find_reviewable
from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import trimmed


@repeatable
async def open_order(service: Service, actor: Actor, new: NewOrder) -> UUID | Refusals:
    """Open an order to one unit, from a light, a blocker or a line, about a project or none; not blue with a reason.

    Refuses: FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, ORDER_SOURCE_SEVERAL, ORDER_DAY_PAST,
    ORDER_DAY_TOO_LATE, ORDER_SOURCE_NOT_FOUND, ORDER_UNIT_UNFIT.
    """
    async with service.unit_of_work(actor, Orders.OPEN) as work:
        if denial := authorize(actor, Orders.OPEN):
            return denial
        if faults := refuse_opening(new, day_of(work.at)):
            return faults
        project = await _about(work, actor, new)
        if isinstance(project, Refusal):
            return project
        if unfit := refuse_unit(await store.responsibilities(work, new.unit)):
            return unfit
        order = SupervisionOrder(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            unit_id=new.unit,
            source=new.source,
            project_id=project,
            light_reading_id=new.light,
            blocker_id=new.blocker,
            bulletin_line_id=new.line,
            subject=new.subject.strip(),
            task=new.task.strip(),
            state=OrderState.OPEN,
            colour=new.colour,
            due_at=end_of(new.due_on),
            opened_at=work.at,
            opened_by=actor.person,
            lapses=0,
            stuck=False,
            version=1,
        )
        await store.open_order(work, order)
        step = order.step(
            OrderAction.OPENED, at=work.at, by=actor.person, tenant=actor.tenant, reason=trimmed(new.reason)
        )
        await store.add(work, step)
        work.record("supervision_order.open", "supervision_order", order.id, actor.tenant, colour=new.colour)
        work.emit("order.opened", order=str(order.id), unit=str(new.unit), colour=str(new.colour))
        if new.colour is OrderColour.RED:
            work.emit("order.red", order=str(order.id), leaders=await store.leaders(work))
        return await work.commit(order.id)


async def _about(work: UnitOfWork, actor: Actor, new: NewOrder) -> UUID | Refusal | None:
    """The project that an order is about, as far as its source can be seen; of a free matter or a line, none."""
    if new.source is OrderSource.MATTER:
        return None
    if new.line is not None:
        told = await find_line_of(work, new.line, new.unit)
        return None if told else refusal("ORDER_SOURCE_NOT_FOUND", "line")
    found: UUID | None
    if new.light is not None:
        found = await find_light(work, actor, new.light)
    elif new.blocker is not None:
        found = await find_blocker(work, actor, new.blocker)
    else:
        project = None if new.project is None else await find_reviewable(work, new.project)
        found = None if project is None or not sees(actor, Orders.OPEN, project) else project.id
    return found or refusal("ORDER_SOURCE_NOT_FOUND", new.source.lower())
