"""The write side of closed months, and who waits for whom about them. Private to the room."""

from sqlalchemy import func, select, text

from zhaoshang.attribution.model import ClosedPeriod
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
