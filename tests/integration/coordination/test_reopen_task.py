"""A host gives a task back to its department."""

from datetime import datetime, timedelta

from tests.support.projects import Hall, codes
from tests.support.services import answer, in_approval, reopen, task_of
from zhaoshang.values.clock import SHANGHAI


async def test_its_department_gets_some_days_if_it_had_fewer(hall: Hall) -> None:
    task = (await task_of(hall, await in_approval(hall), "sthj"))["id"]
    await answer(hall, task, "officer@sthj")
    hall.clock.pass_by(timedelta(days=7))
    assert await reopen(hall, task) == task
    row = await hall.row("service_task", task)
    assert (row["state"], row["reopen_reason"], row["version"]) == ("OPEN", "缺批复", 3)
    # It was due with Tuesday 7 July; given back on that day, by Friday.
    assert row["due_at"] == datetime(2026, 7, 11, tzinfo=SHANGHAI)
    assert {each["due_at"] for each in await hall.rows("service_party", task_id=task)} == {row["due_at"]}
    assert await answer(hall, task, "officer@sthj", result="补齐") == task


async def test_who_and_why(hall: Hall) -> None:
    task = (await task_of(hall, await in_approval(hall), "sthj"))["id"]
    assert codes(await reopen(hall, task)) == ["TASK_STATE"]
    await answer(hall, task, "officer@sthj")
    for persona, code in (
        ("viewer@huaming", "FORBIDDEN"),
        ("director@sthj", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@xinli", "NOT_FOUND"),
    ):
        assert codes(await reopen(hall, task, persona)) == [code]
    assert codes(await reopen(hall, task, reason=" ")) == ["TEXT_REQUIRED"]
    assert codes(await reopen(hall, task, version=1)) == ["CONFLICT"]
    assert (await hall.row("service_task", task))["state"] == "ANSWERED"
    assert await hall.rows("outbox_event", kind="service_task.reopened") == []
