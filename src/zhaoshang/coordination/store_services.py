"""The write side of joint service: lists and tasks inside a bound transaction. Private to the room."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, or_, select, text

from zhaoshang.coordination.model import (
    ServiceList,
    ServiceListTask,
    ServicePhase,
    ServiceTask,
    TaskState,
)
from zhaoshang.coordination.rules.services import ListedTask
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.industry import Industry
from zhaoshang.values.responsibility import Responsibility

NewTasks = Sequence[tuple[UUID, UUID | None, UUID, str, datetime]]
"""Tasks to add: id, the list's line, the department, the title and when it is due."""


async def list_in_force(work: UnitOfWork, day: date) -> ServiceList | None:
    """The list that a project follows which enters a phase on a day."""
    return await _last_list(work, ServiceList.effective_on <= day)


async def newest_list(work: UnitOfWork) -> ServiceList | None:
    """The list that takes effect last; a lock on the district's lists until the transaction ends."""
    await rows.queue_up(work, "service list")
    return await _last_list(work)


async def _last_list(work: UnitOfWork, *among: ColumnElement[bool]) -> ServiceList | None:
    statement = (
        select(ServiceList)
        .where(ServiceList.district_id == work.fence.district, *among)
        .order_by(ServiceList.effective_on.desc())
        .limit(1)
    )
    return await work.session.scalar(statement)


async def tasks_of(work: UnitOfWork, service_list: UUID) -> list[ListedTask]:
    """The lines of a list, in their order."""
    statement = (
        select(ServiceListTask)
        .where(ServiceListTask.district_id == work.fence.district, ServiceListTask.list_id == service_list)
        .order_by(ServiceListTask.place)
    )
    return [
        ListedTask(
            id=row.id,
            phase=ServicePhase(row.phase),
            title=row.title,
            responsibility=Responsibility(row.responsibility),
            department=row.department_id,
            working_days=row.working_days,
            needs_construction=row.needs_construction,
            industries=frozenset(Industry(each) for each in row.industries),
        )
        for row in await work.session.scalars(statement)
    ]


async def add_tasks(work: UnitOfWork, project: UUID, phase: ServicePhase, tasks: NewTasks) -> None:
    """Add tasks to a project that the fence may change, and let their departments take part."""
    given = [
        {"id": str(key), "line": None if line is None else str(line), "unit": str(unit), "title": title, "due": due}
        for key, line, unit, title, due in tasks
    ]
    await work.session.flush()
    await work.session.execute(
        text("SELECT app.add_service_tasks(:project, :phase, :person, :at, CAST(:tasks AS json))"),
        {
            "project": project,
            "phase": phase.value,
            "person": work.fence.person,
            "at": work.at,
            "tasks": orjson.dumps(given).decode(),
        },
    )


async def decide(work: UnitOfWork, task: ServiceTask, expected: int, *, reason: str | None, due: datetime) -> bool:
    """Confirm an answered task of one's own project, or with a reason give it back; whether it was that version."""
    await work.session.flush()
    found = await work.session.execute(
        text("SELECT app.decide_service_task(:task, :expected, :reason, :person, :at, :due)"),
        {
            "task": task.id,
            "expected": expected,
            "reason": reason,
            "person": work.fence.person,
            "at": work.at,
            "due": due,
        },
    )
    return bool(found.scalar_one())


async def tasks_to_tell(work: UnitOfWork, *, soon: datetime) -> list[ServiceTask]:
    """Open tasks of which their department is to be told now, locked; busy ones come later."""
    statement = (
        select(ServiceTask)
        .where(
            ServiceTask.district_id == work.fence.district,
            ServiceTask.state == TaskState.OPEN,
            ServiceTask.overdue_told_at.is_(None),
            ServiceTask.due_at <= soon,
            or_(ServiceTask.reminded_at.is_(None), ServiceTask.due_at <= work.at),
        )
        .order_by(ServiceTask.id)
        .with_for_update(skip_locked=True)
    )
    return list(await work.session.scalars(statement))
