"""催办: who has the next word or step in a consultation is told before it is due, and when it is overdue; by job."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhaoshang.coordination import store
from zhaoshang.coordination.model import ConsultationState, PlanningConsultation, PlanningOpinion
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId


@dataclass(frozen=True, slots=True)
class Urged:
    """Whom a round of reminders told."""

    reminded: int
    overdue: int


async def remind_departments(database: Database, district: DistrictId, now: datetime) -> Urged:
    """Tell of opinions and steps that are due soon, once, and of those that are overdue, once.

    How many working days ahead is the district's rule. Running it twice, or on two machines at once, tells the same
    once.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        soon = (await store.deadlines(work)).due(now, "coordination_remind_days")
        late = [
            *[await _tell(work, row) for row in await store.opinions_to_tell(work, soon=soon)],
            *[await _tell(work, row) for row in await store.consultations_to_tell(work, soon=soon)],
        ]
        await work.commit()
        return Urged(reminded=late.count(False), overdue=late.count(True))


async def _tell(work: UnitOfWork, row: PlanningOpinion | PlanningConsultation) -> bool:
    late = row.due_at <= work.at
    if late:
        row.overdue_told_at = work.at
    else:
        row.reminded_at = work.at
    await store.add(work, row)
    resource = "planning" if isinstance(row, PlanningConsultation) else "planning.opinion"
    verb = "overdue" if late else "due"
    work.record(f"{resource}.{verb}", resource, row.id, row.tenant_id)
    work.emit(f"{resource}.{verb}", id=str(row.id), tenant=str(_awaited(row)))
    return late


def _awaited(row: PlanningOpinion | PlanningConsultation) -> UUID:
    if isinstance(row, PlanningOpinion) or row.state == ConsultationState.REVISING:
        return row.tenant_id
    return row.runner_tenant_id
