"""流失: a host records that a project went elsewhere."""

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
from zhaoshang.projects.rules.texts import NAME, REASON
from zhaoshang.values.ids import ProjectId
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import trimmed


@repeatable
async def lose_project(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, project_id: ProjectId, expected: int, *, reason: str, lost_to: str | None = None
) -> ProjectId | Refusals:
    """Record that a project is lost, why, and where it went; it takes no more changes.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, ILLEGAL_TRANSITION.
    """
    async with service.unit_of_work(actor, Projects.LOSE) as work:
        project = await store.load_project(work, project_id, to_change=True)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Projects.LOSE, project):
            return denial
        faults = refuse_text(reason, "reason", limit=REASON)
        if faults := (*faults, *refuse_text(lost_to, "lostTo", limit=NAME, required=False)):
            return faults
        if conflict := await store.lock(work, project, expected):
            return conflict
        left = Stage(project.stage)
        if illegal := stages.refuse_side_step(left, Stage.LOST):
            return illegal
        project.lost_reason = reason.strip()
        project.lost_to = trimmed(lost_to)
        change = project.enter(Stage.LOST, by=actor.person, at=work.at, reason=project.lost_reason)
        await store.save(work, project, change)
        work.record("project.lose", "project", project.id, project.tenant_id, before=left)
        work.emit("project.lost", project=str(project.id), before=left.value)
        return await work.commit(project_id)
