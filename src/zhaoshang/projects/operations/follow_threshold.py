"""标准变动: projects enter and leave the major ones when the district's threshold of the day changes; by job."""

from dataclasses import dataclass
from datetime import datetime

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects import store
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId


@dataclass(frozen=True, slots=True)
class Followed:
    """How many projects a round moved."""

    entered: int
    left: int


async def follow_threshold(database: Database, district: DistrictId, now: datetime) -> Followed:
    """Compare every project near the threshold of the day with what it is, and let it follow; the event is audited.

    A change of investment is followed in its own transaction; this is for the rule, which takes effect at midnight.
    Running it twice, or on two machines at once, moves each project once.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        rules = await store.rules_in_force(work, day_of(now))
        entered = left = 0
        for project in await store.lock_beside_threshold(work, rules.major_threshold_fen):
            major = rules.is_major(project.investment_fen, known=project.investment_known)
            if project.is_major is major:
                continue
            project.is_major = major
            project.touch(now)
            await store.save(work, project)
            work.record("project.major", "project", project.id, project.tenant_id, before=not major, after=major)
            work.emit("project.major_changed", project=str(project.id), is_major=major)
            entered, left = entered + major, left + (not major)
        await work.commit()
        return Followed(entered, left)
