"""添加服务任务: a host asks a department for something that no list has, for its own project (domain §12)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import store_services
from zhaoshang.coordination.errors import Refusals, refusal
from zhaoshang.coordination.permissions import ServiceTasks
from zhaoshang.coordination.rules.planning import refuse_asking
from zhaoshang.coordination.rules.services import phase_of, refuse_new_task
from zhaoshang.projects.operations.consult_project import share_anew
from zhaoshang.projects.operations.review_project import find_reviewable, hold_reviewable
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """What is asked of whom, and by when."""

    title: str
    department: UUID
    due_on: date


@repeatable
async def add_task(
    service: Service, actor: Actor, project_id: ProjectId, expected: int, new: NewTask
) -> UUID | Refusals:
    """Add a task to a project that is being served; its department takes part from then on.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, TASK_DAY_PAST, CONFLICT, TASK_STAGE,
    DEPARTMENT_NOT_ASKABLE.
    """
    async with service.unit_of_work(actor, ServiceTasks.ADD) as work:
        seen = await find_reviewable(work, project_id)
        if seen is None:
            return NOT_FOUND
        if denial := authorize(actor, ServiceTasks.ADD, seen):
            return denial
        if faults := refuse_new_task(new.title, new.due_on, today=day_of(work.at)):
            return faults
        project = await hold_reviewable(work, project_id)
        if project is None or project.version != expected:
            return CONFLICT
        phase = phase_of(project.stage)
        if isinstance(phase, Refusal):
            return phase
        if refuse_asking([new.department], await find_holders(work), host=project.tenant_id, asked=()):
            return refusal("DEPARTMENT_NOT_ASKABLE", "department")
        key = new_id()
        task = (key, None, new.department, new.title.strip(), end_of(new.due_on))
        await store_services.add_tasks(work, project_id, phase, [task])
        await share_anew(work, project_id)
        work.record("service_task.add", "service_task", key, new.department, project=project_id)
        work.emit("service_task.added", task=str(key), department=str(new.department))
        return await work.commit(key)
