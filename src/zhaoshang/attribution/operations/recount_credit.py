"""重新汇总分成: sums of closed months are made anew from their entries, where something had gone past the service."""

from datetime import datetime

from zhaoshang.attribution import store_months as store
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId


async def recount_credit(database: Database, district: DistrictId, now: datetime) -> None:
    """Add up the entries of every closed month of a district anew. Whoever closes a month or posts waits."""
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        await store.queue_up(work)
        await store.sum_credit(work, anew=True)
        await work.commit()
