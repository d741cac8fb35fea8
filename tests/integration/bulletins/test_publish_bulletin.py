"""发布通报: everybody reads exactly what was composed, and nothing changes it any more."""

import asyncio
from uuid import UUID

import pytest

from tests.support.assessment import targeted
from tests.support.attribution import disputed
from tests.support.bulletins import composed, composing, july, publishing
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.bulletins.operations.publish_bulletin import publish_bulletin

PARTS = ("bulletin", "bulletin_line", "bulletin_section")


async def test_all_of_it_is_published_at_once(hall: Hall) -> None:
    await july(hall)
    key = await composed(hall)
    assert await publishing(hall, key) == key

    for table in PARTS:
        assert {row["published_at"] for row in await hall.rows(table)} == {hall.clock.now()}, table
    (bulletin,) = await hall.rows("bulletin")
    assert (bulletin["state"], bulletin["version"]) == ("PUBLISHED", 2)


@pytest.mark.parametrize("persona", ["officer@ducha", "viewer@ducha", "director@hezuo", "director@qld"])
async def test_nobody_but_the_office_s_director(hall: Hall, persona: str) -> None:
    await july(hall)
    key = await composed(hall)
    expected = "FORBIDDEN" if persona.endswith("@ducha") else "NOT_FOUND"  # a draft is the office's own
    async with nothing_happens(hall.owner):
        assert codes(await publishing(hall, key, persona)) == [expected]


async def test_figures_that_moved_since_have_it_composed_anew(hall: Hall) -> None:
    await july(hall)
    key = await composed(hall)
    await targeted(hall, "huaming", fen=600_000_02, expected_number=1, reason="调整任务")
    async with nothing_happens(hall.owner):
        assert codes(await publishing(hall, key)) == ["BULLETIN_OUTDATED"]
    again = await composed(hall)
    assert await publishing(hall, again) == again


async def test_a_dispute_that_was_raised_since_does_so_too(hall: Hall) -> None:
    await july(hall)
    key = await composed(hall)
    await disputed(hall, (await hall.rows("project", name="huaming30000001"))[0]["id"])
    assert codes(await publishing(hall, key)) == ["BULLETIN_OUTDATED"]


async def test_what_concerns_another_year_does_not(hall: Hall) -> None:
    await july(hall)
    key = await composed(hall)
    await targeted(hall, "huaming", year=2027)
    assert await publishing(hall, key) == key


async def test_what_is_refused(hall: Hall) -> None:
    await july(hall)
    aside, key = await composed(hall), await composed(hall)
    async with nothing_happens(hall.owner):
        assert codes(await publishing(hall, UUID(int=5))) == ["NOT_FOUND"]
        assert codes(await publishing(hall, key, version=7)) == ["CONFLICT"]
        assert codes(await publishing(hall, aside)) == ["BULLETIN_OUTDATED"]
    assert await publishing(hall, key) == key
    async with nothing_happens(hall.owner):
        assert codes(await publishing(hall, key)) == ["BULLETIN_PUBLISHED"]


async def test_two_at_once_publish_once(hall: Hall) -> None:
    await july(hall)
    key = await composed(hall)
    outcomes = await asyncio.gather(
        *(publish_bulletin(hall.service, hall.actor("director@ducha"), key, 1) for _ in range(4))
    )

    assert sorted(str(codes(each)) if not isinstance(each, UUID) else "published" for each in outcomes) == [
        *(["['CONFLICT']"] * 3),
        "published",
    ]


async def test_two_composed_at_once_leave_one_draft(hall: Hall) -> None:
    await july(hall)
    keys = await asyncio.gather(*(composing(hall) for _ in range(4)))

    assert all(isinstance(key, UUID) for key in keys)
    assert sorted(row["state"] for row in await hall.rows("bulletin")) == ["DRAFT", *(["SUPERSEDED"] * 3)]
