"""指定负责部门: 合作交流办 names the industry department of a landed project that has none (policy III.5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evaluation import store
from zhaoshang.evaluation.errors import Refusals, refusal
from zhaoshang.evaluation.model import EvaluationState, PostEvaluation
from zhaoshang.evaluation.permissions import Evaluations
from zhaoshang.evaluation.rules.records import refuse_closed
from zhaoshang.projects.operations.involve_department import entrust_project
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def entrust_department(service: Service, actor: Actor, key: UUID, department: UUID) -> UUID | Refusals:
    """Let a department answer for a project's industry: it evaluates the project, and sees it from then on.

    Refuses: NOT_FOUND, FORBIDDEN, EVALUATION_DEPARTMENT_UNKNOWN, EVALUATION_CLOSED, EVALUATION_DEPARTMENT_NAMED.
    """
    async with service.unit_of_work(actor, Evaluations.ENTRUST) as work:
        evaluation = await store.load(work, PostEvaluation, key)
        if evaluation is None:
            return NOT_FOUND
        if denial := authorize(actor, Evaluations.ENTRUST, evaluation):
            return denial
        if not await store.is_industry(work, department):
            return refusal("EVALUATION_DEPARTMENT_UNKNOWN", "department")
        await store.queue_up(work, evaluation.id)
        await store.refresh(work, evaluation)
        if closed := refuse_closed(EvaluationState(evaluation.state)):
            return closed
        if not await entrust_project(work, evaluation.project_id, department):
            return refusal("EVALUATION_DEPARTMENT_NAMED", "department")
        await store.follow(work, [evaluation.project_id])
        work.record("evaluation.entrust", "evaluation", key, evaluation.tenant_id, department=department)
        work.emit("evaluation.entrusted", evaluation=str(key), department=str(department))
        return await work.commit(key)
