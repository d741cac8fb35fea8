"""The floor under bulletins: any SQL as the application's own role, in the fence that each of them acts in."""

from typing import Any

import pytest

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.bulletins import composed, july, published
from tests.support.floor import own, tried, wide
from tests.support.projects import Hall
from zhaoshang.values.ids import new_id

TABLES = ("bulletin", "bulletin_line", "bulletin_section")
UNITS = ("huaming", "hezuo", "qld", "ducha")
COMPOSE = """SELECT app.compose_bulletin(json_build_object('district_id', CAST(:d AS int), 'id', CAST(:id AS uuid),
    'tenant_id', CAST(:office AS uuid), 'period', '2026-06', 'edition', 1, 'title', '假', 'state', 'PUBLISHED',
    'inputs', '{}', 'content', '{}', 'content_hash', '0', 'composed_at', now(), 'composed_by', CAST(:person AS uuid),
    'published_at', now(), 'published_by', CAST(:person AS uuid)), '[]', '[]', '[]')"""
PUBLISH = "SELECT app.publish_bulletin(:bulletin, :person, now())"


@pytest.mark.parametrize("table", TABLES)
async def test_no_fence_writes_any_of_it(hall: Hall, table: str) -> None:
    await july(hall)
    await published(hall)
    before = await hall.rows(table)
    for unit in UNITS:
        for fence in (own(unit), wide(unit)):
            for statement in (
                f"UPDATE app.{table} SET published_at = NULL",
                f"DELETE FROM app.{table}",
                f"INSERT INTO app.{table} SELECT * FROM app.{table}",
            ):
                assert await tried(hall, unit, statement, fence=fence) == "refused", (unit, statement)
    assert await hall.rows(table) == before


async def test_only_the_office_composes_and_only_in_its_name_and_only_a_draft(hall: Hall) -> None:
    given: dict[str, Any] = {"d": DONGLI, "person": person_id("director@ducha"), "office": tenant_id("ducha")}
    for unit in ("huaming", "hezuo", "qld"):
        for office in (tenant_id(unit), tenant_id("ducha")):
            denied = await tried(hall, unit, COMPOSE, **given | {"office": office, "id": new_id()})
            assert denied == "refused"
    anothers: dict[str, Any] = given | {"office": tenant_id("huaming"), "id": new_id()}
    assert await tried(hall, "ducha", COMPOSE, **anothers) == "refused"
    assert await tried(hall, "ducha", COMPOSE, fence=wide("ducha"), **given, id=new_id()) == "refused"
    assert await hall.rows("bulletin") == []

    assert await tried(hall, "ducha", COMPOSE, **given, id=new_id()) == 1
    (made,) = await hall.rows("bulletin")
    assert (made["state"], made["published_at"], made["published_by"]) == ("DRAFT", None, None)


async def test_only_the_office_publishes_and_only_a_draft_of_its_own(hall: Hall) -> None:
    await july(hall)
    key = await composed(hall)
    given: dict[str, Any] = {"bulletin": key, "person": person_id("director@ducha")}
    for unit in ("huaming", "hezuo", "qld"):
        assert await tried(hall, unit, PUBLISH, **given) == "refused"
    assert await tried(hall, "ducha", PUBLISH, **given | {"bulletin": new_id()}) == "refused"
    assert {row["state"] for row in await hall.rows("bulletin")} == {"DRAFT"}

    assert await tried(hall, "ducha", PUBLISH, **given) == 1
    assert await tried(hall, "ducha", PUBLISH, **given) == "refused"


@pytest.mark.parametrize("table", TABLES)
async def test_a_draft_is_the_office_s_alone_and_what_is_published_everybody_s(hall: Hall, table: str) -> None:
    await july(hall)
    await composed(hall)
    count = f"SELECT count(*) FROM app.{table}"
    for unit in UNITS:
        for fence in (own(unit), wide(unit)):
            seen = await tried(hall, unit, f"{count} HAVING count(*) > 0", fence=fence)
            assert (seen == 1) == (unit == "ducha"), unit
    await published(hall)
    for unit in UNITS:
        assert await tried(hall, unit, f"{count} HAVING count(*) > 0", fence=own(unit)) == 1, unit
