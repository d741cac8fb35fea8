"""What another room cites: an item, and whether its edition is in force on a day."""

from datetime import date
from uuid import UUID

from tests.support.guidance import STARTED, TITLE, published
from tests.support.projects import Hall
from tests.support.tenancy import NEVER
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.guidance.operations.end_edition import end_edition
from zhaoshang.guidance.operations.find_item import FoundItem, find_item
from zhaoshang.projects.permissions import Projects

TODAY = date(2026, 6, 30)


async def found(hall: Hall, key: UUID, day: date = TODAY, persona: str = "officer@huaming") -> FoundItem | None:
    async with hall.service.unit_of_work(hall.actor(persona), Projects.UPDATE) as work:
        return await find_item(work, key, day)


async def test_anybody_finds_an_item_with_its_edition(hall: Hall) -> None:
    edition = await published(hall)
    key = (await hall.rows("guidance_item", kind="RESTRICTED"))[0]["id"]

    item = await found(hall, key)

    text = "普通低速、大载荷、未采用变频技术的起重机"
    assert item == FoundItem(key, GuidanceKind.RESTRICTED, "一-1", text, TITLE, in_force=True)
    assert (await found(hall, key, date(2024, 1, 31))).in_force is False  # type: ignore[union-attr]  # it is there
    await end_edition(hall.service, hall.actor("director@gxj"), edition, 1, TODAY)
    assert (await found(hall, key)).in_force is False  # type: ignore[union-attr]  # it is there
    assert (await found(hall, key, STARTED)).in_force is True  # type: ignore[union-attr]  # it is there


async def test_nothing_is_found_of_what_never_was_or_is_another_district_s(hall: Hall) -> None:
    await published(hall)
    key = (await hall.rows("guidance_item"))[0]["id"]

    assert await found(hall, NEVER) is None
    neighbour = hall.actor("officer@huaming", district=120111)
    async with hall.service.unit_of_work(neighbour, Projects.UPDATE) as work:
        assert await find_item(work, key, TODAY) is None
