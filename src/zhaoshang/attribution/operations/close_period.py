"""关账: a month takes no more entries."""

from collections.abc import Awaitable, Callable
from typing import Final
from uuid import UUID

from zhaoshang.attribution import store_months as store
from zhaoshang.attribution.errors import Refusals, refusal
from zhaoshang.attribution.model import ClosedPeriod
from zhaoshang.attribution.permissions import Periods
from zhaoshang.attribution.rules.months import refuse_closing
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.period import Period, parse_period
from zhaoshang.values.refusal import Refusal

Waiting = Callable[[UnitOfWork, Period], Awaitable[int]]
"""How many things of a month or before another room would still enter."""

Closing = Callable[[UnitOfWork, Period], Awaitable[Refusal | None]]
"""Why another room does not let a month be closed yet, if it does not."""

_WAITING: Final[dict[str, Waiting]] = {}
_CLOSING: Final[dict[str, Closing]] = {}


def register_waiting(name: str, waiting: Waiting) -> None:
    """Let another room keep a month open while something of it waits there."""
    if name in _WAITING:
        msg = f"{name} already keeps months open"
        raise ValueError(msg)
    _WAITING[name] = waiting


def register_closing(name: str, refuse: Closing) -> None:
    """Let another room refuse that a month is closed; asked last, under the lock that closing takes."""
    if name in _CLOSING:
        msg = f"{name} already has a word in closing"
        raise ValueError(msg)
    _CLOSING[name] = refuse


@repeatable
async def close_period(service: Service, actor: Actor, text: str) -> UUID | Refusals:
    """Close a month for the whole district; facts of it that come later are adjustments of the month of discovery.

    Refuses: FORBIDDEN, PERIOD_INVALID, PERIOD_NOT_OVER, PERIOD_CLOSED, PERIOD_GAP, FACTS_WAITING, REPORTS_WAITING.
    """
    async with service.unit_of_work(actor, Periods.CLOSE) as work:
        if denial := authorize(actor, Periods.CLOSE):
            return denial
        period = parse_period(text)
        if period is None:
            return refusal("PERIOD_INVALID", "period")
        await store.queue_up(work)
        waiting = sum([await count(work, period) for count in _WAITING.values()])
        if refused := refuse_closing(period, await store.closed_through(work), day_of(work.at), waiting):
            return refused
        for refuse in _CLOSING.values():
            if refused := await refuse(work, period):
                return refused
        closed = ClosedPeriod(
            id=new_id(),
            district_id=actor.district,
            period=period,
            closed_at=work.at,
            closed_by=actor.person,
        )
        await store.add(work, closed)
        await store.sum_credit(work)
        work.record("period.close", "period", closed.id, actor.tenant, period=period)
        work.emit("period.closed", period=period)
        return await work.commit(closed.id)
