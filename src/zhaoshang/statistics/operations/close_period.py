"""关账: a month takes no more entries."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.statistics import store
from zhaoshang.statistics.errors import Refusals, refusal
from zhaoshang.statistics.model import ClosedPeriod
from zhaoshang.statistics.permissions import Periods
from zhaoshang.statistics.rules.facts import refuse_closing
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.period import parse_period


@repeatable
async def close_period(service: Service, actor: Actor, text: str) -> UUID | Refusals:
    """Close a month for the whole district; facts of it that come later are adjustments of the month of discovery.

    Refuses: FORBIDDEN, PERIOD_INVALID, PERIOD_NOT_OVER, PERIOD_CLOSED, PERIOD_GAP, FACTS_WAITING.
    """
    async with service.unit_of_work(actor, Periods.CLOSE) as work:
        if denial := authorize(actor, Periods.CLOSE):
            return denial
        period = parse_period(text)
        if period is None:
            return refusal("PERIOD_INVALID", "period")
        await store.queue_up(work)
        waiting = await store.waiting(work, period)
        if refused := refuse_closing(period, await store.closed_through(work), day_of(work.at), waiting):
            return refused
        closed = ClosedPeriod(
            id=new_id(),
            district_id=actor.district,
            period=period,
            closed_at=work.at,
            closed_by=actor.person,
        )
        await store.add(work, closed)
        work.record("period.close", "period", closed.id, actor.tenant, period=period)
        work.emit("period.closed", period=period)
        return await work.commit(closed.id)
