"""阶段推进: a host takes its project to the next stage."""

from collections.abc import Awaitable, Callable
from typing import Final

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import Stage
from zhaoshang.projects.operations.review_project import Reviewable, reviewable
from zhaoshang.projects.permissions import Projects
from zhaoshang.projects.rules import stages
from zhaoshang.projects.rules.entries import refuse_text
from zhaoshang.projects.rules.texts import REASON
from zhaoshang.values.ids import ProjectId
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import trimmed

Follower = Callable[[UnitOfWork, Reviewable], Awaitable[None]]
"""What another room does when a project has entered its next stage, in the same transaction; it commits nothing."""

_FOLLOWERS: Final[list[Follower]] = []


def on_entering(follower: Follower) -> None:
    """Let another room follow when a host takes its project to the next stage; what it adds is shared after it."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


@repeatable
async def advance_project(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, project_id: ProjectId, expected: int, to: Stage, *, reason: str | None = None
) -> ProjectId | Refusals:
    """Take a project to the next stage of the main line, once all its entry conditions hold (domain §2).

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, ILLEGAL_TRANSITION, and every unmet
    condition under the code that ``project.nextStages`` lists beforehand.
    """
    async with service.unit_of_work(actor, Projects.ADVANCE) as work:
        project = await store.load_project(work, project_id, to_change=True)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Projects.ADVANCE, project):
            return denial
        if faults := refuse_text(reason, "reason", limit=REASON, required=False):
            return faults
        if conflict := await store.lock(work, project, expected):
            return conflict
        if unmet := stages.refuse_advance(await store.facts_of(work, project), to):
            return unmet
        left = Stage(project.stage)
        change = project.enter(to, by=actor.person, at=work.at, reason=trimmed(reason))
        await store.add(work, project, change)
        for follow in _FOLLOWERS:
            await follow(work, reviewable(project))
        await store.save(work, project)
        work.record("project.advance", "project", project.id, project.tenant_id, before=left, after=to)
        work.emit("project.advanced", project=str(project.id), before=left.value, after=to.value)
        return await work.commit(project_id)
