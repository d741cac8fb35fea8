"""催办: who answers for a section or a condition is told before it is due, and when it is overdue; by job."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.reviews import store
from zhaoshang.reviews.model import ReviewCondition, ReviewOpinion
from zhaoshang.reviews.rules.clocks import remind_days
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId

REMINDED: Final = "due"
LATE: Final = "overdue"


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a round of reminders told."""

    reminded: int
    overdue: int


async def remind_sections(database: Database, district: DistrictId, now: datetime) -> Told:
    """Tell of sections and conditions that are due soon, once, and of those that are overdue, once.

    How many working days ahead is the district's rule; a clock that stands is not told of. Running it twice, or on
    two machines at once, tells the same once.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        days = remind_days(await find_rules(work, day_of(now)))
        soon = (await store.calendar(work)).due(now, days)
        told = [await _tell(work, kind, soon) for kind in (ReviewOpinion, ReviewCondition)]
        await work.commit()
        return Told(sum(each.reminded for each in told), sum(each.overdue for each in told))


async def _tell(work: UnitOfWork, kind: type[ReviewOpinion] | type[ReviewCondition], soon: datetime) -> Told:
    resource = "review.opinion" if kind is ReviewOpinion else "review.condition"
    reminded = overdue = 0
    for row in await store.to_be_told(work, kind, soon=soon):
        late = row.due_at <= work.at
        if late:
            row.overdue_told_at = work.at
            overdue += 1
        else:
            row.reminded_at = work.at
            reminded += 1
        await store.add(work, row)
        verb = LATE if late else REMINDED
        work.record(f"{resource}.{verb}", resource, row.id, row.tenant_id)
        work.emit(f"{resource}.{verb}", id=str(row.id), tenant=str(row.tenant_id), review=str(row.review_id))
    return Told(reminded, overdue)
