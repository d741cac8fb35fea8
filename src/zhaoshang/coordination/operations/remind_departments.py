"""催办: who has a word, a step or a task to do is told before it is due, and when it is overdue; by job."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from zhaoshang.coordination import store, store_services
from zhaoshang.coordination.model import ConsultationState, PlanningConsultation, PlanningOpinion, ServiceTask
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId

Told = PlanningOpinion | PlanningConsultation | ServiceTask
RESOURCES: Final = {
    PlanningOpinion: "planning.opinion",
    PlanningConsultation: "planning",
    ServiceTask: "service_task",
}


@dataclass(frozen=True, slots=True)
class Urged:
    """Whom a round of reminders told."""

    reminded: int
    overdue: int


async def remind_departments(database: Database, district: DistrictId, now: datetime) -> Urged:
    """Tell of opinions, steps and tasks that are due soon, once, and of those that are overdue, once.

    How many working days ahead is the district's rule. Running it twice, or on two machines at once, tells the same
    once.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        soon = (await store.deadlines(work)).due(now, "coordination_remind_days")
        late = [
            *[await _tell(work, row) for row in await store.opinions_to_tell(work, soon=soon)],
            *[await _tell(work, row) for row in await store.consultations_to_tell(work, soon=soon)],
            *[await _tell(work, row) for row in await store_services.tasks_to_tell(work, soon=soon)],
        ]
        await work.commit()
        return Urged(reminded=late.count(False), overdue=late.count(True))


async def _tell(work: UnitOfWork, row: Told) -> bool:
    late = row.due_at <= work.at
    if late:
        row.overdue_told_at = work.at
    else:
        row.reminded_at = work.at
    await store.add(work, row)
    resource = RESOURCES[type(row)]
    verb = "overdue" if late else "due"
    work.record(f"{resource}.{verb}", resource, row.id, row.tenant_id)
    work.emit(f"{resource}.{verb}", id=str(row.id), tenant=str(_awaited(row)))
    return late


def _awaited(row: Told) -> UUID:
    if isinstance(row, PlanningConsultation) and row.state != ConsultationState.REVISING:
        return row.runner_tenant_id
    return row.tenant_id
