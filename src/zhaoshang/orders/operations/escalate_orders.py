"""督办升级: what is overdue goes 蓝 → 黄 → 红, by job and by the clock alone; of red, leaders are told (domain §11)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.orders import store
from zhaoshang.orders.model import OrderAction, OrderColour, SupervisionOrder
from zhaoshang.orders.rules.orders import Raise, Terms, raised
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId

OVERDUE: Final = "逾期未反馈 / overdue without feedback"
STUCK: Final = "红色督办逾期未反馈 / red, and overdue again without feedback"


@dataclass(frozen=True, slots=True)
class Raised:
    """What a round of the clock did."""

    raised: int
    stuck: int
    """Red, and overdue again; told once."""


async def escalate_orders(database: Database, district: DistrictId, now: datetime) -> Raised:
    """Raise each overdue order by one colour, with a new deadline; tell of red ones, and once more when they stay.

    Running it twice, or on two machines at once, raises each once.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        terms, leaders = await store.terms(work), await store.leaders(work)
        done: list[Raise] = []
        for order in await store.overdue(work):
            due = raised(OrderColour(order.colour), stuck=order.stuck, due_at=order.due_at, now=now)
            if due is not None:
                await _take(work, order, due, terms, leaders)
                done.append(due)
        await work.commit()
        stuck = sum(each.stuck for each in done)
        return Raised(len(done) - stuck, stuck)


async def _take(work: UnitOfWork, order: SupervisionOrder, due: Raise, terms: Terms, leaders: list[str]) -> None:
    before = order.colour
    # What was asked for was about the deadline that has passed.
    await store.lapse_extension(work, order)
    order.lapses += 1
    order.colour, order.stuck = due.colour, due.stuck
    if due.term is not None:
        order.due_at = terms.due(work.at, due.term)
    action, why = (OrderAction.STUCK, STUCK) if due.stuck else (OrderAction.RAISED, OVERDUE)
    step = order.step(action, at=work.at, by=None, tenant=None, reason=why, from_colour=before)
    await store.keep(work, order, step)
    event = "stuck" if due.stuck else "raised"
    work.record(f"supervision_order.{event}", "supervision_order", order.id, order.tenant_id, colour=due.colour)
    work.emit(f"order.{event}", order=str(order.id), colour=str(due.colour), leaders=leaders)
    if due.colour is OrderColour.RED and not due.stuck:
        work.emit("order.red", order=str(order.id), leaders=leaders)
