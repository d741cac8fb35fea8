"""A host asks a department for something that no list has."""

from datetime import date, datetime
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.coordination import to_be_built
from tests.support.projects import Hall, codes
from tests.support.services import add, task_of
from zhaoshang.values.clock import SHANGHAI


async def test_its_department_takes_part_from_then_on(hall: Hall) -> None:
    project = await to_be_built(hall)
    assert isinstance(await add(hall, project, "fgw", title=" 协调临时用电 "), UUID)
    task = await task_of(hall, project, "fgw")
    assert (task["title"], task["list_task_id"], task["state"]) == ("协调临时用电", None, "OPEN")
    assert task["due_at"] == datetime(2026, 7, 11, tzinfo=SHANGHAI)
    assert tenant_id("fgw") in (await hall.row("project", project))["shared_with"]
    assert isinstance(await add(hall, project, "fgw"), UUID)


@pytest.mark.parametrize(
    ("persona", "code"),
    [
        ("viewer@huaming", "FORBIDDEN"),
        ("director@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("officer@xinli", "NOT_FOUND"),
    ],
)
async def test_only_its_host_adds(hall: Hall, persona: str, code: str) -> None:
    project = await to_be_built(hall)
    assert codes(await add(hall, project, "fgw", persona)) == [code]
    assert await hall.rows("service_task") == []


async def test_what_is_wrong_is_named(hall: Hall) -> None:
    project = await to_be_built(hall)
    assert codes(await add(hall, project, "fgw", title=" ", due_on=date(2026, 6, 29))) == [
        "TEXT_REQUIRED",
        "TASK_DAY_PAST",
    ]
    assert codes(await add(hall, project, "xinli")) == ["DEPARTMENT_NOT_ASKABLE"]
    assert codes(await add(hall, project, "fgw", version=7)) == ["CONFLICT"]
    await hall.owner.execute("UPDATE app.project SET stage = 'LANDED' WHERE id = $1", project)
    assert codes(await add(hall, project, "fgw")) == ["TASK_STAGE"]
    assert await hall.rows("service_task") == []
    assert await hall.rows("outbox_event", kind="service_task.added") == []
