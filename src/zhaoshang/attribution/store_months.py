"""The write side of closed months, and what was credited in some. Private to the room."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, not_, select, text

from zhaoshang.attribution.model import (
    CREDIT_DIMENSIONS,
    CREDIT_GRAINS,
    AttributionDispute,
    AttributionEntry,
    AttributionTally,
    ClosedPeriod,
    DisputeState,
)
from zhaoshang.attribution.rules.months import Credited
from zhaoshang.database import rows
from zhaoshang.database.alias import aliased
from zhaoshang.database.grains import added_up, unequal
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period

add = rows.add


async def closed_through(work: UnitOfWork) -> Period | None:
    """The last month that is closed."""
    statement = select(func.max(ClosedPeriod.period)).where(ClosedPeriod.district_id == work.fence.district)
    found = await work.session.scalar(statement)
    return None if found is None else Period(found)


async def queue_up(work: UnitOfWork) -> None:
    """Wait for whoever closes a month or posts into one in this district."""
    await rows.queue_up(work, "periods")


async def stay_open(work: UnitOfWork) -> None:
    """Keep months from being closed until this transaction ends; others may post beside it."""
    await rows.queue_up(work, "periods", shared=True)


async def sum_credit(work: UnitOfWork, *, anew: bool = False) -> None:
    """Keep what the entries of months just closed add up to: they take no more. ``anew``, of all closed months."""
    await work.session.execute(text("SELECT app.sum_credit(:anew)"), {"anew": anew})


async def frozen(work: UnitOfWork) -> list[UUID]:
    """The terms that open disputes freeze."""
    statement = (
        select(AttributionDispute.terms_id)
        .where(AttributionDispute.district_id == work.fence.district, AttributionDispute.state == DisputeState.OPEN)
        .distinct()
        .order_by(AttributionDispute.terms_id)
    )
    return list(await work.session.scalars(statement))


async def credited(work: UnitOfWork, first: Period, last: Period, frozen: Collection[UUID]) -> list[Credited]:
    """What was credited from one month to another, by party and metric."""
    terms: Any = bindparam("frozen", list(frozen), type_=ARRAY(Uuid()))
    disputed, amount = AttributionEntry.terms_id == any_(terms), AttributionEntry.amount

    def added(*which: Any) -> Any:
        return func.coalesce(func.sum(amount).filter(*which), 0)

    statement = (
        select(
            AttributionEntry.tenant_id,
            AttributionEntry.metric,
            added(not_(disputed), AttributionEntry.period == last),
            added(not_(disputed)),
            added(disputed),
        )
        .where(
            AttributionEntry.district_id == work.fence.district,
            AttributionEntry.period >= first,
            AttributionEntry.period <= last,
        )
        .group_by(AttributionEntry.tenant_id, AttributionEntry.metric)
    )
    return [
        Credited(party, Metric(metric), *map(int, sums))
        for party, metric, *sums in await work.session.execute(statement)
    ]


async def sums_off(work: UnitOfWork) -> int:
    """Sums kept of closed months that are not what the entries of those months add up to, missing ones among them."""
    tally, entry, closed = aliased(AttributionTally), aliased(AttributionEntry), aliased(ClosedPeriod)
    through = select(func.max(closed.period)).where(closed.district_id == work.fence.district).scalar_subquery()
    told = select(tally.grain, *(getattr(tally, name) for name in CREDIT_DIMENSIONS), tally.entries, tally.credited)
    true = added_up(
        {name: getattr(entry, name) for name in CREDIT_DIMENSIONS},
        CREDIT_GRAINS,
        entries=-func.count(),
        credited=-func.sum(entry.amount),
    )
    district = work.fence.district
    parts = (
        told.where(tally.district_id == district),
        true.where(entry.district_id == district, entry.period <= through),
    )
    off = unequal(parts, CREDIT_DIMENSIONS, "entries", "credited").subquery()
    return int(await work.session.scalar(select(func.count()).select_from(off)) or 0)
