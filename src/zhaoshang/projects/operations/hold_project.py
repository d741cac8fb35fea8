"""暂缓: a host puts its project on hold."""

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
async def hold_project(
    service: Service, actor: Actor, project_id: ProjectId, expected: int, reason: str
) -> ProjectId | Refusals:
    """Put a project on hold for a reason, remembering the stage to come back to.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, ILLEGAL_TRANSITION.
    """
    async with service.unit_of_work(actor, Projects.HOLD) as work:
        project = await store.load_project(work, project_id, to_change=True)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Projects.HOLD, project):
            return denial
        if faults := refuse_text(reason, "reason", limit=REASON):
            return faults
        if conflict := await store.lock(work, project, expected):
            return conflict
        left = Stage(project.stage)
        if illegal := stages.refuse_side_step(left, Stage.ON_HOLD):
            return illegal
        project.resume_stage = left
        change = project.enter(Stage.ON_HOLD, by=actor.person, at=work.at, reason=reason.strip())
        await store.save(work, project, change)
        work.record("project.hold", "project", project.id, project.tenant_id, before=left)
        work.emit("project.held", project=str(project.id), before=left.value)
        return await work.commit(project_id)
