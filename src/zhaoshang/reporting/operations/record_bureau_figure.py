"""登记统计局数: the statistics bureau says what it counts of a unit's month, beside the report (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.reporting import store
from zhaoshang.reporting.errors import Refusals, refusal
from zhaoshang.reporting.model import BureauFigure
from zhaoshang.reporting.permissions import BureauFigures
from zhaoshang.reporting.rules.reports import NewBureauFigure, refuse_bureau_figure
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT
from zhaoshang.values.texts import trimmed


@repeatable
async def record_bureau_figure(service: Service, actor: Actor, new: NewBureauFigure) -> UUID | Refusals:
    """Record a figure, or revise one with a reason: the next number, while the one before stays.

    It may come, or be revised, when its month is closed: it changes no fact, no credit and no report.
    Refuses: FORBIDDEN, every fault of the figure, REPORTING_UNIT_UNKNOWN, CONFLICT, BUREAU_FIGURE_UNCHANGED.
    """
    async with service.unit_of_work(actor, BureauFigures.RECORD) as work:
        if denial := authorize(actor, BureauFigures.RECORD):
            return denial
        if faults := refuse_bureau_figure(new, day_of(work.at)):
            return faults
        if not await store.is_host(work, new.unit):
            return refusal("REPORTING_UNIT_UNKNOWN", "tenant")
        await store.queue_up(work)
        known = await store.newest_figure(work, new.unit, new.period, new.metric)
        if new.expected_number != (None if known is None else known.number):
            return CONFLICT
        if known is not None and known.amount == new.amount:
            return refusal("BUREAU_FIGURE_UNCHANGED")
        figure = BureauFigure(
            id=new_id(),
            district_id=actor.district,
            tenant_id=new.unit,
            bureau_id=actor.tenant,
            period=new.period,
            metric=new.metric,
            amount=new.amount,
            number=1 if known is None else known.number + 1,
            reason=None if known is None else trimmed(new.reason),
            recorded_at=work.at,
            recorded_by=actor.person,
        )
        await store.add(work, figure)
        work.record(
            "bureau_figure.record", "bureau_figure", figure.id, new.unit, metric=new.metric, number=figure.number
        )
        work.emit("bureau_figure.recorded", figure=str(figure.id))
        return await work.commit(figure.id)
