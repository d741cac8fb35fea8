"""The write side of supervision orders, inside a bound transaction. Private to the room.

Lock order: a file that supports a feedback, then the order, then its extension; the clock locks orders only, and leaves
alone those that are busy.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, not_, or_, select, text, update

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.orders.model import (
    PENDING,
    WITH_UNIT,
    ExtensionState,
    OrderColour,
    OrderExtension,
    OrderStep,
    SupervisionOrder,
)
from zhaoshang.orders.rules.orders import Terms
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.tenancy.operations.find_unit import find_unit
from zhaoshang.values.clock import day_of
from zhaoshang.values.responsibility import Responsibility

load, hold, lock, add = rows.load, rows.hold, rows.lock, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def open_order(work: UnitOfWork, order: SupervisionOrder) -> None:
    """Add an order: only 督查室 may, and only to a unit that is supervised (``app.open_order``)."""
    await work.session.execute(text("SELECT app.open_order(CAST(:given AS json))"), {"given": rows.as_json(order)})


async def act(  # noqa: PLR0913  what a unit does of an order
    work: UnitOfWork,
    order: SupervisionOrder,
    step: OrderStep,
    *,
    decide_by: datetime | None = None,
    extension: UUID | None = None,
    until_at: datetime | None = None,
) -> bool:
    """Write what the addressed unit did, with its step; false when the order is not any more what it was seen as."""
    done = await work.session.scalar(
        text(
            "SELECT app.answer_order(:order, :version, :step, :action, :person, :at, :words, :evidence, :decide_by,"
            " :extension, :until_at)"
        ),
        {
            "order": order.id,
            "version": order.version,
            "step": step.id,
            "action": str(step.action),
            "person": step.by_person_id,
            "at": step.at,
            "words": step.reason,
            "evidence": step.evidence_id,
            "decide_by": decide_by,
            "extension": extension,
            "until_at": until_at,
        },
    )
    return bool(done)


async def keep(work: UnitOfWork, order: SupervisionOrder, step: OrderStep) -> None:
    """Write an order and its new step."""
    order.version += 1
    await add(work, order, step)


async def lapse_extension(work: UnitOfWork, order: SupervisionOrder) -> None:
    """Let an extension that waits lapse: the deadline that it is about is gone."""
    statement = (
        update(OrderExtension)
        .where(
            OrderExtension.district_id == work.fence.district,
            OrderExtension.order_id == order.id,
            OrderExtension.state == ExtensionState.REQUESTED,
        )
        .values(state=ExtensionState.LAPSED, version=OrderExtension.version + 1)
        .execution_options(synchronize_session=False)
    )
    await work.session.execute(statement)


async def extension_waits(work: UnitOfWork, order: SupervisionOrder) -> bool:
    """Whether an extension of an order waits to be decided."""
    statement = select(OrderExtension.id).where(
        OrderExtension.district_id == work.fence.district,
        OrderExtension.order_id == order.id,
        OrderExtension.state == ExtensionState.REQUESTED,
    )
    return await work.session.scalar(statement) is not None


async def terms(work: UnitOfWork) -> Terms:
    """The deadlines that the district sets today."""
    return Terms(await find_rules(work, day_of(work.at)), await find_overrides(work))


async def responsibilities(work: UnitOfWork, unit: UUID) -> Collection[Responsibility] | None:
    """What an open unit answers for."""
    found = await find_unit(work, unit)
    return None if found is None else found.responsibilities


async def leaders(work: UnitOfWork) -> list[str]:
    """The units of the district's leaders, as an event names them."""
    return sorted(str(each) for each in (await find_holders(work)).get(Responsibility.LEADERSHIP, ()))


async def overdue(work: UnitOfWork) -> list[SupervisionOrder]:
    """Orders that the clock may raise, locked; busy ones come later."""
    statement = (
        select(SupervisionOrder)
        .where(
            SupervisionOrder.district_id == work.fence.district,
            SupervisionOrder.state.in_(WITH_UNIT),
            SupervisionOrder.due_at <= work.at,
            or_(SupervisionOrder.colour != OrderColour.RED, not_(SupervisionOrder.stuck)),
        )
        .order_by(SupervisionOrder.id)
        .with_for_update(skip_locked=True)
    )
    return list(await work.session.scalars(statement))


async def pending_of(work: UnitOfWork, unit: UUID) -> int:
    """How many orders a unit has not got rid of."""
    statement = select(func.count()).where(
        SupervisionOrder.district_id == work.fence.district,
        SupervisionOrder.unit_id == unit,
        SupervisionOrder.state.in_(PENDING),
    )
    return await work.session.scalar(statement) or 0
