"""查关账: up to which month everything is closed, for rooms that count by months."""

from zhaoshang.attribution import store_months as store
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.period import Period


async def find_closed_through(work: UnitOfWork) -> Period | None:
    """The last closed month of the district; nothing while none is. Part of a larger operation."""
    return await store.closed_through(work)


async def keep_months(work: UnitOfWork) -> Period | None:
    """The last closed month, and none more is closed until this transaction ends. Part of a larger operation."""
    await store.stay_open(work)
    return await store.closed_through(work)
