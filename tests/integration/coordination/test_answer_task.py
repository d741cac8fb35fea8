"""A department says what it did for a project, or why there is nothing to do."""

import asyncio
from datetime import datetime
from uuid import UUID

import pytest

from tests.support.evidence import a_pdf, uploaded
from tests.support.projects import Hall, codes
from tests.support.services import answer, confirm, in_approval, task_of
from zhaoshang.coordination.model import TaskOutcome
from zhaoshang.values.clock import SHANGHAI


async def test_the_host_has_three_working_days_to_confirm(hall: Hall) -> None:
    task = await task_of(hall, await in_approval(hall), "sthj")
    file = await uploaded(hall, "officer@sthj", a_pdf("批复"))
    assert await answer(hall, task["id"], "officer@sthj", evidence=file) == task["id"]
    row = await hall.row("service_task", task["id"])
    assert (row["state"], row["outcome"], row["evidence_id"], row["version"]) == ("ANSWERED", "DONE", file, 2)
    assert row["confirm_by"] == datetime(2026, 7, 4, tzinfo=SHANGHAI)
    assert row["due_at"] == task["due_at"]


async def test_it_may_not_apply(hall: Hall) -> None:
    task = await task_of(hall, await in_approval(hall), "ghzy")
    answered = await answer(hall, task["id"], "officer@ghzy", outcome=TaskOutcome.NOT_APPLICABLE, result="已有许可")
    assert answered == task["id"]
    assert (await hall.row("service_task", task["id"]))["outcome"] == "NOT_APPLICABLE"


@pytest.mark.parametrize(
    ("persona", "code"),
    [
        ("viewer@sthj", "FORBIDDEN"),
        ("officer@ghzy", "FORBIDDEN"),
        ("director@huaming", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("officer@xinli", "NOT_FOUND"),
        ("officer@xfjy", "NOT_FOUND"),
    ],
)
async def test_each_answers_for_itself_only(hall: Hall, persona: str, code: str) -> None:
    task = await task_of(hall, await in_approval(hall), "sthj")
    assert codes(await answer(hall, task["id"], persona)) == [code]
    assert (await hall.row("service_task", task["id"]))["state"] == "OPEN"
    assert await hall.rows("outbox_event", kind="service_task.answered") == []


async def test_of_two_officers_at_once_one_answers(hall: Hall) -> None:
    task = await task_of(hall, await in_approval(hall), "sthj")
    outcomes = await asyncio.gather(
        *(answer(hall, task["id"], persona, version=1) for persona in ("officer@sthj", "director@sthj"))
    )
    (late,) = (each for each in outcomes if not isinstance(each, UUID))
    assert codes(late) in (["CONFLICT"], ["TASK_STATE"])
    assert len(await hall.rows("outbox_event", kind="service_task.answered")) == 1


async def test_what_is_wrong_is_named(hall: Hall) -> None:
    task = await task_of(hall, await in_approval(hall), "sthj")
    assert codes(await answer(hall, task["id"], "officer@sthj", result="")) == ["TEXT_REQUIRED"]
    assert codes(await answer(hall, task["id"], "officer@sthj", version=9)) == ["CONFLICT"]
    strange = await uploaded(hall, "officer@ghzy", a_pdf("别人的"))
    assert codes(await answer(hall, task["id"], "officer@sthj", evidence=strange)) == ["EVIDENCE_NOT_FOUND"]
    assert await hall.rows("outbox_event", kind="service_task.answered") == []
    await answer(hall, task["id"], "officer@sthj")
    await confirm(hall, task["id"])
    assert codes(await answer(hall, task["id"], "officer@sthj")) == ["TASK_STATE"]
