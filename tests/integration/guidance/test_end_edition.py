"""A department's director lets an edition end; nobody else does, and nothing is lost."""

from datetime import date
from uuid import UUID

from tests.support.actors import an_actor
from tests.support.builders import a_tenant
from tests.support.floor import overtaken
from tests.support.guidance import STARTED, published
from tests.support.projects import Hall, codes
from tests.support.tenancy import NEVER, nothing_happens
from zhaoshang.guidance.operations.end_edition import end_edition

ON = date(2026, 7, 1)


async def ended(hall: Hall, key: UUID, persona: str = "director@gxj", version: int = 1, on: date = ON) -> list[str]:
    outcome = await end_edition(hall.service, hall.actor(persona), key, version, on)
    return [] if outcome == key else codes(outcome)


async def test_an_edition_ends_on_a_day_and_its_items_stay(hall: Hall) -> None:
    key = await published(hall)
    items = await hall.rows("guidance_item")

    assert await ended(hall, key) == []

    edition = await hall.row("guidance_edition", key)
    assert (edition["ended_on"], edition["version"]) == (ON, 2)
    assert await hall.rows("guidance_item") == items
    assert len(await hall.rows("outbox_event", kind="guidance.ended")) == 1
    assert len(await hall.rows("audit_entry", action="guidance.end", resource_id=key)) == 1
    async with nothing_happens(hall.owner):
        assert await ended(hall, key, version=2, on=date(2027, 1, 1)) == ["EDITION_ENDED"]


async def test_an_edition_ended_on_its_first_day_may_come_in_anew(hall: Hall) -> None:
    mistaken = await published(hall)
    assert await ended(hall, mistaken, on=STARTED) == []

    mended = await published(hall)

    assert {row["id"] for row in await hall.rows("guidance_edition")} == {mistaken, mended}


async def test_a_day_before_it_began_is_refused(hall: Hall) -> None:
    key = await published(hall)
    async with nothing_happens(hall.owner):
        assert await ended(hall, key, on=date(2024, 1, 31)) == ["DATE_OUT_OF_RANGE"]


async def test_nobody_but_the_department_s_director_ends_it(hall: Hall) -> None:
    key = await published(hall)
    other = await a_tenant(hall.owner, "swj", "INDUSTRY", kind="DEPARTMENT")
    async with nothing_happens(hall.owner):
        for persona in ("officer@gxj", "director@huaming", "director@hezuo", "director@fgw", "director@ducha"):
            assert await ended(hall, key, persona) == ["FORBIDDEN"], persona
        director = an_actor("industry.director", tenant_key=other, person="director@swj")
        assert codes(await end_edition(hall.service, director, key, 1, ON)) == ["FORBIDDEN"]
        neighbour = hall.actor("director@gxj", district=120111)
        assert codes(await end_edition(hall.service, neighbour, key, 1, ON)) == ["NOT_FOUND"]
        assert await ended(hall, NEVER) == ["NOT_FOUND"]


async def test_what_changed_meanwhile_is_a_conflict(hall: Hall) -> None:
    key = await published(hall)
    async with nothing_happens(hall.owner):
        assert await ended(hall, key, version=2) == ["CONFLICT"]
    outcome = end_edition(hall.service, hall.actor("director@gxj"), key, 1, ON)
    late = await overtaken(hall, "UPDATE app.guidance_edition SET version = 2 WHERE id = $1", outcome, key)
    assert codes(late) == ["CONFLICT"]
