"""An edition is entered with all that it lists, or not at all."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.guidance import STARTED, TITLE, an_edition
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.guidance.operations.register_edition import register_edition
from zhaoshang.guidance.permissions import Guidances
from zhaoshang.guidance.rules.editions import MOST_ITEMS, NewEdition, NewItem

ITEMS = [NewItem(kind, f" {at} ", " 机械 ", f" 第{at}条 ") for kind in GuidanceKind for at in range(1, 40)]


async def entered(hall: Hall, new: NewEdition, items: list[NewItem]) -> Any:
    actor = hall.actor("officer@gxj")
    async with hall.service.unit_of_work(actor, Guidances.PUBLISH) as work:
        outcome = await register_edition(work, actor, new, items)
        if isinstance(outcome, UUID):
            await work.commit()
        return outcome


async def test_an_edition_is_kept_with_its_items_in_their_order(hall: Hall) -> None:
    key = await entered(hall, an_edition(title=f" {TITLE} "), ITEMS)

    (edition,) = await hall.rows("guidance_edition")
    assert (edition["id"], edition["tenant_id"], edition["title"]) == (key, tenant_id("gxj"), TITLE)
    assert (edition["effective_on"], edition["ended_on"], edition["version"]) == (STARTED, None, 1)
    assert (edition["item_count"], edition["imported_by"]) == (len(ITEMS), person_id("officer@gxj"))
    items = await hall.rows("guidance_item", edition_id=key)
    assert [row["place"] for row in items] == list(range(1, len(ITEMS) + 1))
    assert [(row["kind"], row["code"], row["sector"], row["text"]) for row in items] == [
        (item.kind, item.code.strip(), "机械", item.text.strip()) for item in ITEMS
    ]
    assert {row["imported_at"] for row in (edition, *items)} == {NOW}
    (event,) = await hall.rows("outbox_event", kind="guidance.published")
    assert str(key) in event["payload"]
    assert len(await hall.rows("audit_entry", action="guidance.publish", resource_id=key)) == 1


async def test_the_same_edition_comes_in_once_even_from_two_at_once(hall: Hall) -> None:
    outcomes = await asyncio.gather(*(entered(hall, an_edition(), ITEMS) for _ in range(2)))

    assert sorted(isinstance(each, UUID) for each in outcomes) == [False, True]
    (refused,) = (each for each in outcomes if not isinstance(each, UUID))
    assert codes(refused) == ["EDITION_EXISTS"]
    assert len(await hall.rows("guidance_edition")) == 1
    assert isinstance(await entered(hall, an_edition(title="《天津市产业指导目录》"), ITEMS), UUID)


@pytest.mark.parametrize(
    ("changes", "items", "expected"),
    [
        ({"title": ""}, ITEMS, ["TEXT_REQUIRED"]),
        ({"document": "\x00"}, [], ["TEXT_INVALID", "EDITION_EMPTY"]),
        ({}, ITEMS * (MOST_ITEMS // len(ITEMS) + 1), ["EDITION_TOO_LONG"]),
        ({}, [ITEMS[0], ITEMS[0]], ["GUIDANCE_CODE_TWICE"]),
    ],
)
async def test_a_faulty_edition_writes_nothing(
    hall: Hall, changes: dict[str, Any], items: list[NewItem], expected: list[str]
) -> None:
    async with nothing_happens(hall.owner):
        assert codes(await entered(hall, an_edition(**changes), items)) == expected
