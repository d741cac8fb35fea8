"""Joint service in the hall: a list, projects that enter its phases, and their tasks."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.coordination import HOST, to_be_built
from tests.support.projects import NOW, Hall
from tests.support.reviews import advanced
from zhaoshang.coordination.model import ServicePhase, TaskOutcome
from zhaoshang.coordination.operations.add_task import NewTask, add_task
from zhaoshang.coordination.operations.answer_task import NewAnswer, answer_task
from zhaoshang.coordination.operations.confirm_task import confirm_task
from zhaoshang.coordination.operations.publish_list import NewList, publish_list
from zhaoshang.coordination.operations.reopen_task import reopen_task
from zhaoshang.coordination.rules.services import ListedTask
from zhaoshang.projects.model import Stage
from zhaoshang.values.ids import ProjectId
from zhaoshang.values.responsibility import Responsibility

LINES: Final = (
    ListedTask(
        phase=ServicePhase.APPROVING,
        title="用地规划许可",
        responsibility=Responsibility.APPROVAL,
        working_days=10,
        needs_construction=True,
    ),
    ListedTask(
        phase=ServicePhase.APPROVING,
        title="环评辅导",
        responsibility=Responsibility.ENVIRONMENT_REVIEW,
        working_days=5,
        needs_construction=True,
    ),
    ListedTask(phase=ServicePhase.PRODUCING, title="产能对接", responsibility=Responsibility.INDUSTRY, working_days=20),
)
"""Two departments serve the approval of what builds, the industry's own the production."""


def a_list(**changes: Any) -> NewList:
    """How the hall's district serves."""
    return NewList(**{"effective_on": NOW.date(), "tasks": LINES, **changes})


async def publish(hall: Hall, persona: str = "director@hezuo", **changes: Any) -> Any:
    """What publishing a list comes to."""
    return await publish_list(hall.service, hall.actor(persona), a_list(**changes))


async def with_list(hall: Hall, **changes: Any) -> UUID:
    """A list in force."""
    key = await publish(hall, **changes)
    assert isinstance(key, UUID), key
    return key


async def landed(hall: Hall, **changes: Any) -> ProjectId:
    """A project that can be taken into approval."""
    project = await to_be_built(hall, **changes)
    await hall.owner.execute("UPDATE app.project SET stage = 'LANDED' WHERE id = $1", project)
    return project


async def served(hall: Hall) -> ProjectId:
    """A project of 华明's in approval, for which 发改委 was asked for something; its list asks nobody else."""
    project = await to_be_built(hall)
    assert isinstance(await add(hall, project, "fgw", title="秘密的任务"), UUID)
    return project


async def in_approval(hall: Hall) -> ProjectId:
    """A project whose approval is served by 规划 and 环保."""
    await with_list(hall)
    project = await landed(hall)
    assert await advanced(hall, project, Stage.APPROVING) == project
    return project


async def task_of(hall: Hall, project: UUID, unit: str) -> Any:
    """A department's task."""
    (found,) = await hall.rows("service_task", project_id=project, tenant_id=tenant_id(unit))
    return found


async def add(hall: Hall, project: ProjectId, unit: str, persona: str = HOST, **changes: Any) -> Any:
    """What adding a task comes to."""
    version = changes.pop("version", None) or (await hall.row("project", project))["version"]
    new = NewTask(**{"title": "协调临时用电", "department": tenant_id(unit), "due_on": date(2026, 7, 10), **changes})
    return await add_task(hall.service, hall.actor(persona), project, version, new)


async def answer(hall: Hall, task: UUID, persona: str, **changes: Any) -> Any:
    """What answering a task comes to."""
    version = changes.pop("version", None) or (await hall.row("service_task", task))["version"]
    new = NewAnswer(**{"outcome": TaskOutcome.DONE, "result": "已办结。", **changes})
    return await answer_task(hall.service, hall.actor(persona), task, version, new)


async def confirm(hall: Hall, task: UUID, persona: str = HOST, version: int | None = None) -> Any:
    """What confirming a task comes to."""
    version = version or (await hall.row("service_task", task))["version"]
    return await confirm_task(hall.service, hall.actor(persona), task, version)


async def reopen(
    hall: Hall, task: UUID, persona: str = HOST, reason: str = "缺批复", version: int | None = None
) -> Any:
    """What giving a task back comes to."""
    version = version or (await hall.row("service_task", task))["version"]
    return await reopen_task(hall.service, hall.actor(persona), task, version, reason)
