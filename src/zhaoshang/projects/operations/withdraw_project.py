"""撤回: a host takes its project out of the pipeline."""

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects import store
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import Stage
from zhaoshang.projects.permissions import Projects
from zhaoshang.projects.rules import stages
from zhaoshang.projects.rules.entries import refuse_text
from zhaoshang.projects.rules.texts import REASON
from zhaoshang.values.ids import ProjectId
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def withdraw_project(
    service: Service, actor: Actor, project_id: ProjectId, expected: int, reason: str
) -> ProjectId | Refusals:
    """Take a project out of the pipeline for a reason: entered in error, or given up by its investor.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, ILLEGAL_TRANSITION.
    """
    async with service.unit_of_work(actor, Projects.WITHDRAW) as work:
        project = await store.load_project(work, project_id, to_change=True)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Projects.WITHDRAW, project):
            return denial
        if faults := refuse_text(reason, "reason", limit=REASON):
            return faults
        if conflict := await store.lock(work, project, expected):
            return conflict
        left = Stage(project.stage)
        if illegal := stages.refuse_side_step(left, Stage.WITHDRAWN):
            return illegal
        change = project.enter(Stage.WITHDRAWN, by=actor.person, at=work.at, reason=reason.strip())
        await store.save(work, project, change)
        work.record("project.withdraw", "project", project.id, project.tenant_id, before=left)
        work.emit("project.withdrawn", project=str(project.id), before=left.value)
        return await work.commit(project_id)
