"""Generated districts are as valid as entered ones, the same for a seed, and change nothing but rows."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest
from sqlalchemy import URL

from tests.support.database import a_database, as_login
from zhaoshang.attribution.operations.verify_ledger import verify_ledger
from zhaoshang.audit.operations.verify_trail import verify_trail
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.unit_of_work import Database
from zhaoshang.generation import load
from zhaoshang.generation.load import NotHereError, generate
from zhaoshang.generation.plan import Size
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.projects.operations.verify_tallies import verify_tallies
from zhaoshang.values.ids import DistrictId

SIZE = Size(districts=3, tenants=60, projects=1_500, seed=7)
ISSUER = "https://issuer.invalid"
NOW = datetime(2026, 7, 1, tzinfo=UTC)

CATALOGUE = """
SELECT c.oid::regclass::text, pg_get_indexdef(c.oid), c.reloptions, i.indisvalid, i.indisclustered, i.indisreplident,
       obj_description(c.oid), t.spcname
FROM pg_class AS c JOIN pg_index AS i ON i.indexrelid = c.oid LEFT JOIN pg_tablespace AS t ON t.oid = c.reltablespace
WHERE c.relnamespace = 'app'::regnamespace
UNION ALL
SELECT conname::text, pg_get_constraintdef(oid), NULL, convalidated, condeferrable, NULL, obj_description(oid), NULL
FROM pg_constraint WHERE connamespace = 'app'::regnamespace
UNION ALL
SELECT tgname::text, pg_get_triggerdef(oid), NULL, tgenabled = 'O', NULL, NULL, NULL, NULL
FROM pg_trigger WHERE NOT tgisinternal
ORDER BY 1, 2
"""
FOREIGN_KEYS = """
SELECT conname, conrelid::regclass AS source, confrelid::regclass AS target,
       (SELECT array_agg(attname ORDER BY place) FROM unnest(conkey) WITH ORDINALITY AS u (number, place)
        JOIN pg_attribute ON attrelid = conrelid AND attnum = number) AS here,
       (SELECT array_agg(attname ORDER BY place) FROM unnest(confkey) WITH ORDINALITY AS u (number, place)
        JOIN pg_attribute ON attrelid = confrelid AND attnum = number) AS there
FROM pg_constraint WHERE contype = 'f' AND connamespace = 'app'::regnamespace
"""
UNSEARCHABLE = """
SELECT count(*) FROM app.project AS p JOIN app.company AS c ON c.district_id = p.district_id AND c.id = p.company_id
WHERE (SELECT array_agg(gram ORDER BY gram) FROM app.search_gram AS g
       WHERE g.district_id = p.district_id AND g.project_id = p.id)
      IS DISTINCT FROM
      (SELECT array_agg(DISTINCT gram ORDER BY gram) FROM unnest(app.bigrams(p.name) || app.bigrams(c.name)) AS gram)
"""


def say_nothing(_: str) -> None:
    pass


async def catalogue(owner: asyncpg.Connection) -> list[Any]:
    return list(map(tuple, await owner.fetch(CATALOGUE)))


def told(table: str) -> str:
    """A row as text; the ids of sums are the database's own."""
    return "(to_jsonb(t) - 'id')::text AS row" if table.endswith("_tally") else "t::text AS row"


async def digest(owner: asyncpg.Connection) -> dict[str, str]:
    tables = [
        row[0] for row in await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'app' ORDER BY 1")
    ]
    return {
        each: await owner.fetchval(
            f"SELECT md5(coalesce(string_agg(row, ',' ORDER BY row), '')) FROM (SELECT {told(each)} FROM app.{each} t)"
        )
        for each in tables
    }


@pytest.fixture(scope="module")
async def empty_url(server: EmbeddedServer) -> AsyncIterator[URL]:
    async with a_database(server) as url:
        yield url


@pytest.fixture(scope="module")
async def past_fences(empty_url: URL) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(**asyncpg_arguments(empty_url), max_cacheable_statement_size=0)
    yield connection
    await connection.close()


@pytest.fixture(scope="module")
async def untouched(past_fences: asyncpg.Connection) -> list[Any]:
    return await catalogue(past_fences)


async def test_what_is_interrupted_leaves_everything_as_it_was(
    empty_url: URL, past_fences: asyncpg.Connection, untouched: list[Any]
) -> None:
    def stop(done: str) -> None:
        if done.startswith("index 3 "):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await generate(empty_url, SIZE, ISSUER, stop)
    assert await catalogue(past_fences) == untouched
    assert not await past_fences.fetchval("SELECT count(*) FROM app.district")


async def test_generated_districts_are_valid(
    empty_url: URL, past_fences: asyncpg.Connection, untouched: list[Any]
) -> None:
    await generate(empty_url, SIZE, ISSUER, say_nothing)
    assert await catalogue(past_fences) == untouched
    for key in await past_fences.fetch(FOREIGN_KEYS):
        pairs = list(zip(key["here"], key["there"], strict=True))
        meets = " AND ".join(f"b.{there} = a.{here}" for here, there in pairs)
        given = " AND ".join(f"a.{here} IS NOT NULL" for here, _ in pairs)
        found = f"SELECT FROM {key['target']} b WHERE {meets}"
        lost = f"SELECT count(*) FROM {key['source']} a WHERE {given} AND NOT EXISTS ({found})"
        assert await past_fences.fetchval(lost) == 0, key["conname"]
    assert await past_fences.fetchval(UNSEARCHABLE) == 0
    async with Database.connect(as_login(empty_url)) as database:
        for district in map(DistrictId, (900_001, 900_002, 900_003)):
            assert (await verify_sharing(database, district, NOW)).consistent
            assert (await verify_ledger(database, district, NOW)).consistent
            assert (await verify_tallies(database, district, NOW)).consistent
            assert (await verify_trail(database, district, NOW)).holds


async def test_few_units_take_most_and_every_kind_of_thing_occurs(past_fences: asyncpg.Connection) -> None:
    projects = [row[0] for row in await past_fences.fetch("SELECT count(*) FROM app.project GROUP BY district_id")]
    assert sum(projects) == SIZE.projects
    by_host = await past_fences.fetch(
        "SELECT count(*) FROM app.project WHERE district_id = 900001 GROUP BY tenant_id ORDER BY 1 DESC"
    )
    assert by_host[0][0] > sum(row[0] for row in by_host) / 5
    assert await past_fences.fetchval("SELECT count(DISTINCT stage) FROM app.project") == 7
    assert await past_fences.fetchval(
        "SELECT max(created_at) - min(created_at) > interval '35 months' FROM app.project"
    )
    for occurs in (
        "SELECT count(*) FROM app.attribution_terms WHERE basis = 'RULE'",
        "SELECT count(*) FROM app.attribution_entry WHERE tenant_id = origin_tenant_id AND NOT takes_remainder",
        "SELECT count(*) FROM app.fact WHERE state = 'SUBMITTED'",
        "SELECT count(*) FROM app.project WHERE cardinality(shared_with) > 1",
        "SELECT count(*) FROM app.company c WHERE 1 < (SELECT count(*) FROM app.project p WHERE p.company_id = c.id)",
    ):
        assert await past_fences.fetchval(occurs) > 0, occurs


async def test_the_same_seed_gives_the_same_rows_whatever_the_parts(
    empty_url: URL, past_fences: asyncpg.Connection, untouched: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await digest(past_fences)
    monkeypatch.setattr(load, "AT_ONCE", 100)
    await generate(empty_url, SIZE, ISSUER, say_nothing)
    assert await digest(past_fences) == before
    await generate(empty_url, Size(1, 5, 20, seed=8), ISSUER, say_nothing)
    assert (await digest(past_fences))["project"] != before["project"]
    assert await past_fences.fetchval("SELECT count(*) FROM app.project") == 20
    assert await catalogue(past_fences) == untouched


async def test_anybody_elses_database_is_left_alone(empty_url: URL, past_fences: asyncpg.Connection) -> None:
    with pytest.raises(NotHereError, match="superuser"):
        await generate(as_login(empty_url), SIZE, ISSUER, say_nothing)
    await past_fences.execute(
        "INSERT INTO app.district (id, code, name, created_at) VALUES (1, '900002', '某区', now())"
    )
    with pytest.raises(NotHereError, match=r"not generated \(900002\): nothing was written"):
        await generate(empty_url, SIZE, ISSUER, say_nothing)
    assert await past_fences.fetchval("SELECT count(*) FROM app.project") == 20
