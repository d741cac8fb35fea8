"""汇总归并: what writers changed in a district's sums is added up, so that few rows have to be read; by job."""

from datetime import datetime

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects import store_tallies
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId


async def fold_tallies(database: Database, district: DistrictId, now: datetime) -> int:
    """Add up the changes that there are; how many there were. The sums stay what they are, for every reader.

    Writers are not waited for and do not wait; two machines at once add up one after the other.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        return await work.commit(await store_tallies.fold(work))
