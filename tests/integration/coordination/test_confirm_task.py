"""A host finds done what a department did for its project."""

import pytest

from tests.support.projects import Hall, codes
from tests.support.services import answer, confirm, in_approval, task_of


async def test_it_is_done_for_good(hall: Hall) -> None:
    task = (await task_of(hall, await in_approval(hall), "sthj"))["id"]
    assert codes(await confirm(hall, task)) == ["TASK_STATE"]
    await answer(hall, task, "officer@sthj")
    assert codes(await confirm(hall, task, version=1)) == ["CONFLICT"]
    assert await confirm(hall, task) == task
    row = await hall.row("service_task", task)
    assert (row["state"], row["confirm_by"], row["version"]) == ("CONFIRMED", None, 3)
    assert codes(await confirm(hall, task)) == ["TASK_STATE"]
    assert len(await hall.rows("outbox_event", kind="service_task.confirmed")) == 1


@pytest.mark.parametrize(
    ("persona", "code"),
    [
        ("viewer@huaming", "FORBIDDEN"),
        ("director@sthj", "FORBIDDEN"),
        ("director@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@xinli", "NOT_FOUND"),
    ],
)
async def test_only_its_host_confirms(hall: Hall, persona: str, code: str) -> None:
    task = (await task_of(hall, await in_approval(hall), "sthj"))["id"]
    await answer(hall, task, "officer@sthj")
    assert codes(await confirm(hall, task, persona)) == [code]
    assert (await hall.row("service_task", task))["state"] == "ANSWERED"
    assert await hall.rows("outbox_event", kind="service_task.confirmed") == []
