"""The write side of closed months, and what was credited in some. Private to the room."""

from uuid import UUID

from sqlalchemy import func, select, text

from zhaoshang.attribution.model import AttributionDispute, AttributionEntry, ClosedPeriod, DisputeState
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.period import Period

add = rows.add


async def closed_through(work: UnitOfWork) -> Period | None:
    """The last month that is closed."""
    statement = select(func.max(ClosedPeriod.period)).where(ClosedPeriod.district_id == work.fence.district)
    found = await work.session.scalar(statement)
    return None if found is None else Period(found)


async def queue_up(work: UnitOfWork) -> None:
    """Wait for whoever closes a month or posts into one in this district."""
    await work.session.execute(
        text("SELECT pg_advisory_xact_lock(:district, hashtext('periods'))"), {"district": work.fence.district}
    )


async def stay_open(work: UnitOfWork) -> None:
    """Keep months from being closed until this transaction ends; others may post beside it."""
    await work.session.execute(
        text("SELECT pg_advisory_xact_lock_shared(:district, hashtext('periods'))"), {"district": work.fence.district}
    )


async def credited(work: UnitOfWork, first: Period, last: Period) -> list[tuple[UUID, str, int, int]]:
    """By party and metric, the entries of some months: what counts, and what an open dispute freezes."""
    frozen = AttributionEntry.terms_id.in_(
        select(AttributionDispute.terms_id).where(
            AttributionDispute.district_id == work.fence.district, AttributionDispute.state == DisputeState.OPEN
        )
    )
    amount = AttributionEntry.amount
    statement = (
        select(
            AttributionEntry.tenant_id,
            AttributionEntry.metric,
            func.coalesce(func.sum(amount).filter(~frozen), 0),
            func.coalesce(func.sum(amount).filter(frozen), 0),
        )
        .where(
            AttributionEntry.district_id == work.fence.district,
            AttributionEntry.period >= first,
            AttributionEntry.period <= last,
        )
        .group_by(AttributionEntry.tenant_id, AttributionEntry.metric)
    )
    found = await work.session.execute(statement)
    return [(party, metric, int(counted), int(disputed)) for party, metric, counted, disputed in found]
