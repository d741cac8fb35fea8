"""恢复: a host takes its project up again."""

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
from zhaoshang.values.texts import trimmed


@repeatable
async def resume_project(
    service: Service, actor: Actor, project_id: ProjectId, expected: int, reason: str | None = None
) -> ProjectId | Refusals:
    """Take a project on hold back to the stage it left.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, NOT_ON_HOLD.
    """
    async with service.unit_of_work(actor, Projects.RESUME) as work:
        project = await store.load_project(work, project_id, to_change=True)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Projects.RESUME, project):
            return denial
        if faults := refuse_text(reason, "reason", limit=REASON, required=False):
            return faults
        if conflict := await store.lock(work, project, expected):
            return conflict
        back = stages.resumed(
            Stage(project.stage), None if project.resume_stage is None else Stage(project.resume_stage)
        )
        if not isinstance(back, Stage):
            return back
        project.resume_stage = None
        change = project.enter(back, by=actor.person, at=work.at, reason=trimmed(reason))
        await store.save(work, project, change)
        work.record("project.resume", "project", project.id, project.tenant_id, after=back)
        work.emit("project.resumed", project=str(project.id), after=back.value)
        return await work.commit(project_id)
