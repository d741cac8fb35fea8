"""A host objects to its own line, once, in time."""

import asyncio
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.assessment import (
    decide,
    drafted,
    line,
    object_to,
    objected,
    only,
    published,
    window_over,
)
from tests.support.projects import NOW, Hall, codes
from tests.support.statistics import proof
from tests.support.tenancy import nothing_happens


async def test_it_waits_for_the_office_with_its_file(hall: Hall) -> None:
    await published(hall)
    file = await proof(hall, "huaming")

    key = await objected(hall, reason=" 六月一笔未计入。 ", evidence=file)

    row = await hall.row("assessment_objection", key)
    assert (row["tenant_id"], row["state"], row["reason"], row["raised_at"], row["evidence_id"]) == (
        *(tenant_id("huaming"), "OPEN", "六月一笔未计入。"),
        *(NOW, file),
    )
    (event,) = await hall.rows("outbox_event", kind="assessment.objected")
    assert str(key) in event["payload"]


async def test_once_of_each_line_whatever_became_of_it(hall: Hall) -> None:
    await published(hall)
    key = await objected(hall)
    capital, landed = (await line(hall))["id"], (await line(hall, "LANDED"))["id"]
    async with nothing_happens(hall.owner):
        assert codes(await object_to(hall, capital)) == ["OBJECTION_EXISTS"]
    assert await decide(hall, key) == key
    async with nothing_happens(hall.owner):
        assert codes(await object_to(hall, capital)) == ["OBJECTION_EXISTS"]
    assert isinstance(await object_to(hall, landed), UUID)


async def test_not_when_the_time_is_over(hall: Hall) -> None:
    await published(hall)
    window_over(hall)
    async with nothing_happens(hall.owner):
        assert codes(await object_to(hall, (await line(hall))["id"])) == ["OBJECTION_LATE"]


async def test_nobody_else_objects_to_it(hall: Hall) -> None:
    await published(hall)
    others = {
        "officer@huaming": "FORBIDDEN",
        "director@hezuo": "FORBIDDEN",
        "director@ducha": "FORBIDDEN",
        "director@qld": "FORBIDDEN",
        # Somebody else's line never was.
        "director@xinli": "NOT_FOUND",
        "director@gxj": "NOT_FOUND",
    }
    await only(hall, object_to, (await line(hall))["id"], others)


async def test_of_a_draft_nobody_knows(hall: Hall) -> None:
    await drafted(hall)
    async with nothing_happens(hall.owner):
        assert codes(await object_to(hall, (await line(hall))["id"])) == ["NOT_FOUND"]


async def test_it_says_why_and_its_file_is_its_own(hall: Hall) -> None:
    await published(hall)
    key, theirs = (await line(hall))["id"], await proof(hall, "xinli")
    async with nothing_happens(hall.owner):
        assert codes(await object_to(hall, key, reason=" ")) == ["TEXT_REQUIRED"]
        assert codes(await object_to(hall, key, evidence=theirs)) == ["EVIDENCE_NOT_FOUND"]


async def test_of_two_at_once_one_is_raised(hall: Hall) -> None:
    await published(hall)
    key = (await line(hall))["id"]
    outcomes = await asyncio.gather(object_to(hall, key), object_to(hall, key))
    assert sorted("raised" if isinstance(each, UUID) else codes(each)[0] for each in outcomes) == [
        "OBJECTION_EXISTS",
        "raised",
    ]
