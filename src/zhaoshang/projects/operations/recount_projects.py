"""重新汇总: a district's sums are made anew from its projects, where something had gone past the service."""

from datetime import datetime

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects import store_tallies
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId


async def recount_projects(database: Database, district: DistrictId, now: datetime) -> None:
    """Count every project of a district anew. Whoever writes a project meanwhile waits; readers do not."""
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        await store_tallies.recount(work)
        await work.commit()
