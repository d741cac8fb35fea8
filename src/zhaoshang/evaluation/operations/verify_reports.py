"""核验分析报告: compare what was issued with the hash that was frozen with it (policy III.5)."""

from datetime import datetime

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.evaluation import store
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId


async def count_altered_reports(database: Database, district: DistrictId, now: datetime) -> int:
    """How many reports are not what was issued; reads only."""
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        return await store.altered(work)
