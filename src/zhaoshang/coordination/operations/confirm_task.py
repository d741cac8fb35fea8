"""确认服务任务: a host finds done what a department did for its project (domain §12)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import store_services
from zhaoshang.coordination.errors import Refusals
from zhaoshang.coordination.model import ServiceTask, TaskState
from zhaoshang.coordination.permissions import ServiceTasks
from zhaoshang.coordination.rules.services import refuse_task_state
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import find_reviewable
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal


@repeatable
async def confirm_task(service: Service, actor: Actor, task_id: UUID, expected: int) -> UUID | Refusals:
    """Confirm an answered task; it is done then, for good.

    Refuses: NOT_FOUND, FORBIDDEN, TASK_STATE, CONFLICT.
    """
    async with service.unit_of_work(actor, ServiceTasks.CONFIRM) as work:
        task = await find_task(work, actor, ServiceTasks.CONFIRM, task_id)
        if isinstance(task, Refusal):
            return task
        if refused := refuse_task_state(TaskState(task.state), TaskState.ANSWERED):
            return refused
        if not await store_services.decide(work, task, expected, reason=None, due=task.due_at):
            return CONFLICT
        work.record("service_task.confirm", "service_task", task.id, task.tenant_id)
        work.emit("service_task.confirmed", task=str(task.id), department=str(task.tenant_id))
        return await work.commit(task_id)


async def find_task(work: UnitOfWork, actor: Actor, permission: Permission, key: UUID) -> ServiceTask | Refusal:
    """A task that one sees, of a project for which one may do this. Part of larger operations."""
    task = await load_governed(work, ServiceTask, key)
    if task is None:
        return NOT_FOUND
    project = await find_reviewable(work, task.project_id)
    return authorize(actor, ServiceTasks.VIEW, task) or authorize(actor, permission, project) or task
