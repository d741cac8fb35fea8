"""A bulletin over GraphQL: composed, published, read by everybody, corrected."""

from typing import Any

import pytest

from tests.support.bulletins import MONTH, july
from tests.support.desk import Desk, unit
from tests.support.projects import Hall

LINE = (
    "place kind name unit { code } metric targetAmount plannedAmount monthAmount doneAmount disputedAmount share rank"
)
COMPOSE, PUBLISH, CORRECT = "bulletinCompose", "bulletinPublish", "bulletinCorrect"
LIST = "{ bulletins { nodes { id period edition state title contentHash } } }"


async def seen(desk: Desk, persona: str) -> list[Any]:
    found: list[Any] = (await desk.ask(persona, LIST))["bulletins"]["nodes"]
    return found


async def test_from_a_draft_to_what_everybody_reads(hall: Hall, desk: Desk) -> None:
    await july(hall)
    given = {"period": MONTH, "commentary": [{"heading": "一、总体情况", "text": "请加快。"}]}
    draft = await desk.done("officer@ducha", COMPOSE, given, "bulletin { id state version yearGone contentHash }")
    assert (draft["state"], draft["yearGone"]) == ("DRAFT", "0.5833")
    for persona in ("director@hezuo", "director@huaming", "director@qld"):
        assert await seen(desk, persona) == []
    assert [each["state"] for each in await seen(desk, "viewer@ducha")] == ["DRAFT"]

    published = await desk.done(
        "director@ducha",
        PUBLISH,
        {"id": draft["id"], "expectedVersion": draft["version"]},
        "bulletin { id state contentHash publishedAt }",
    )
    assert (published["state"], published["contentHash"]) == ("PUBLISHED", draft["contentHash"])
    query = f"""query($id: ID!) {{ bulletin(id: $id) {{ title corrects {{ id }} previous {{ id }}
        sections {{ heading text commentary }}
        lines(first: 4) {{ nodes {{ {LINE} }} pageInfo {{ hasNextPage }} }} lights {{ nodes {{ green }} }} }} }}"""
    for persona in ("viewer@huaming", "viewer@hezuo", "director@qld", "viewer@ducha"):
        found = (await desk.ask(persona, query, id=draft["id"]))["bulletin"]
        assert found["title"].endswith("2026年7月招商引资工作通报")
        assert found["sections"][0]["commentary"] == "请加快。"
        assert found["lines"]["nodes"][0] == {
            "place": 1,
            "kind": "UNIT",
            "name": "华明街道",
            "unit": {"code": "huaming"},
            "metric": "CAPITAL_IN_PLACE",
            "targetAmount": "1000000.00",
            "plannedAmount": "583333.33",
            "monthAmount": "300000.01",
            "doneAmount": "300000.01",
            "disputedAmount": "0.00",
            "share": "0.3000",
            "rank": 1,
        }
        assert found["lines"]["pageInfo"] == {"hasNextPage": True}


async def test_one_unit_over_the_months(hall: Hall, desk: Desk) -> None:
    await july(hall)
    draft = await desk.done("officer@ducha", COMPOSE, {"period": MONTH}, "bulletin { id version }")
    query = """query($f: BulletinLineFilter!) { bulletinLines(filter: $f) { nodes { period rank change share } } }"""
    given = {"unit": [unit("huaming")], "metric": ["CAPITAL_IN_PLACE"], "kind": ["UNIT"]}
    assert (await desk.ask("viewer@huaming", query, f=given))["bulletinLines"]["nodes"] == []

    await desk.done("director@ducha", PUBLISH, {"id": draft["id"], "expectedVersion": 1}, "bulletin { id }")
    for narrower in ({}, {"periodFrom": MONTH}, {"periodTo": MONTH}, {"bulletin": draft["id"]}):
        assert (await desk.ask("viewer@huaming", query, f=given | narrower))["bulletinLines"]["nodes"] == [
            {"period": MONTH, "rank": 1, "change": None, "share": "0.3000"}
        ]
    for other in ({"periodFrom": "2026-08"}, {"periodTo": "2026-06"}, {"unit": ["nonsense"]}, {"bulletin": "x"}):
        assert (await desk.ask("viewer@huaming", query, f=given | other))["bulletinLines"]["nodes"] == []


async def test_a_correction_stands_beside_the_first(hall: Hall, desk: Desk) -> None:
    await july(hall)
    draft = await desk.done("officer@ducha", COMPOSE, {"period": MONTH}, "bulletin { id version }")
    await desk.done("director@ducha", PUBLISH, {"id": draft["id"], "expectedVersion": 1}, "bulletin { id }")
    second = await desk.done(
        "officer@ducha",
        CORRECT,
        {"id": draft["id"], "reason": "漏报"},
        "bulletin { id edition version corrects { id } reason }",
    )
    assert (second["edition"], second["corrects"], second["reason"]) == (2, {"id": draft["id"]}, "漏报")
    await desk.done("director@ducha", PUBLISH, {"id": second["id"], "expectedVersion": 1}, "bulletin { id }")

    query = "query($id: ID!) { bulletin(id: $id) { state corrections { id edition } } }"
    assert (await desk.ask("viewer@huaming", query, id=draft["id"]))["bulletin"] == {
        "state": "PUBLISHED",
        "corrections": [{"id": second["id"], "edition": 2}],
    }
    filtered = "query($c: Boolean!) { bulletins(filter: {corrections: $c, state: [PUBLISHED]}) { nodes { edition } } }"
    for corrections, editions in ((True, [2]), (False, [1])):
        nodes = (await desk.ask("viewer@huaming", filtered, c=corrections))["bulletins"]["nodes"]
        assert [each["edition"] for each in nodes] == editions


async def test_what_waits_for_the_director(hall: Hall, desk: Desk) -> None:
    await july(hall)
    await desk.done("officer@ducha", COMPOSE, {"period": MONTH}, "bulletin { id }")
    query = "{ myDuties { nodes { kind title subject { __typename } } } }"
    for persona, waits in (("director@ducha", 1), ("officer@ducha", 0), ("director@huaming", 0)):
        nodes = (await desk.ask(persona, query))["myDuties"]["nodes"]
        assert len([each for each in nodes if each["kind"] == "BULLETIN_PUBLICATION"]) == waits, persona


@pytest.mark.parametrize("entry", ["periodFrom", "periodTo"])
async def test_a_month_that_is_none_is_refused(desk: Desk, entry: str) -> None:
    for name in ("bulletins", "bulletinLines"):
        query = f'{{ {name}(filter: {{{entry}: "2026年7月"}}) {{ totalCount }} }}'
        assert (await desk.client.as_("viewer@huaming").run(query)).codes == ["PERIOD_INVALID"]
