"""退回服务任务: a host gives a task back to its department, saying what is missing (domain §12)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import store, store_services
from zhaoshang.coordination.errors import Refusals
from zhaoshang.coordination.model import TaskState
from zhaoshang.coordination.operations.confirm_task import find_task
from zhaoshang.coordination.permissions import ServiceTasks
from zhaoshang.coordination.rules.services import REASON, refuse_task_state
from zhaoshang.values.refusal import CONFLICT, Refusal
from zhaoshang.values.texts import check_text


@repeatable
async def reopen_task(service: Service, actor: Actor, task_id: UUID, expected: int, reason: str) -> UUID | Refusals:
    """Give an answered task back; its department gets some working days, if it had fewer left.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, TASK_STATE, CONFLICT.
    """
    async with service.unit_of_work(actor, ServiceTasks.REOPEN) as work:
        task = await find_task(work, actor, ServiceTasks.REOPEN, task_id)
        if isinstance(task, Refusal):
            return task
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if refused := refuse_task_state(TaskState(task.state), TaskState.ANSWERED):
            return refused
        due = max(task.due_at, (await store.deadlines(work)).due(work.at, "service_step_days"))
        if not await store_services.decide(work, task, expected, reason=reason.strip(), due=due):
            return CONFLICT
        work.record("service_task.reopen", "service_task", task.id, task.tenant_id)
        work.emit("service_task.reopened", task=str(task.id), department=str(task.tenant_id))
        return await work.commit(task_id)
