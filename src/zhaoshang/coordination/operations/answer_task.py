"""答复服务任务: a department says what it did for a project, or why there is nothing to do (domain §12)."""

from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import store
from zhaoshang.coordination.errors import Refusals
from zhaoshang.coordination.model import ServiceTask, TaskOutcome, TaskState
from zhaoshang.coordination.permissions import ServiceTasks
from zhaoshang.coordination.rules.services import RESULT, refuse_task_state
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer:
    """What a department says of its task: the result, or the reason why it does not apply."""

    outcome: TaskOutcome
    result: str
    evidence: UUID | None = None


@repeatable
async def answer_task(service: Service, actor: Actor, task_id: UUID, expected: int, new: NewAnswer) -> UUID | Refusals:
    """Answer a task of one's own; the project's host confirms it or gives it back.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, TASK_STATE, CONFLICT,
    EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, ServiceTasks.ANSWER) as work:
        task = await load_governed(work, ServiceTask, task_id)
        if task is None:
            return NOT_FOUND
        if denial := authorize(actor, ServiceTasks.ANSWER, task):
            return denial
        if faults := tuple(check_text(new.result, "result", limit=RESULT, required=True)):
            return faults
        # Asked before locking: its fence lets a department lock no task but an open one.
        if refused := refuse_task_state(TaskState(task.state), TaskState.OPEN):
            return refused
        if conflict := await store.lock(work, task, expected):
            return conflict
        # The file supports this very answer: given back, the next one brings another.
        if unproven := await claim_evidence(work, actor, new.evidence, claim="ServiceTask", claim_id=task.id):
            return unproven
        task.state, task.outcome, task.result = TaskState.ANSWERED, new.outcome, new.result.strip()
        task.evidence_id, task.answered_at, task.answered_by = new.evidence, work.at, actor.person
        task.confirm_by = (await store.deadlines(work)).due(work.at, "service_step_days")
        task.version += 1
        await store.add(work, task)
        work.record("service_task.answer", "service_task", task.id, actor.tenant, outcome=new.outcome)
        work.emit("service_task.answered", task=str(task.id), host=str(task.host_tenant_id))
        return await work.commit(task_id)
