import asyncpg

from bench.data import DISTRICT, Size, fill
from tests.support.database import a_database, as_login
from tests.support.templates import Filled
from zhaoshang.attribution.operations.verify_ledger import verify_ledger
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.projects.operations.verify_tallies import verify_tallies
from zhaoshang.values.clock import SystemClock
from zhaoshang.values.ids import DistrictId

ORPHANS = """
SELECT format('SELECT %L AS name, count(*) AS many FROM %s AS c WHERE %s AND NOT EXISTS (SELECT FROM %s AS p WHERE %s)',
              k.conname, k.conrelid::regclass,
              string_agg(format('c.%I IS NOT NULL', a.attname), ' AND '), k.confrelid::regclass,
              string_agg(format('p.%I = c.%I', b.attname, a.attname), ' AND '))
FROM pg_constraint AS k CROSS JOIN unnest(k.conkey, k.confkey) AS both_sides (mine, theirs)
JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = mine
JOIN pg_attribute AS b ON b.attrelid = k.confrelid AND b.attnum = theirs
WHERE k.contype = 'f' AND k.connamespace = 'app'::regnamespace
GROUP BY k.oid, k.conname, k.conrelid, k.confrelid
"""


async def test_the_crowd_is_consistent_with_itself_and_with_the_demo(server: EmbeddedServer, seeded: Filled) -> None:
    async with a_database(server, seeded.url) as url, Database.connect(as_login(url)) as database:
        owner = await asyncpg.connect(**asyncpg_arguments(url))
        await _a_crowd_beside_the_demo(database, owner)
        await owner.close()


async def _a_crowd_beside_the_demo(database: Database, owner: asyncpg.Connection) -> None:
    before = await owner.fetchval("SELECT count(*) FROM app.project WHERE district_id = $1", DISTRICT)

    await fill(owner, Size(projects=300, tenants=18))

    district, now = DistrictId(DISTRICT), SystemClock().now()
    assert await owner.fetchval("SELECT count(*) FROM app.project WHERE district_id = $1", DISTRICT) == before + 300
    assert (await verify_sharing(database, district, now)).consistent
    assert (await verify_ledger(database, district, now)).consistent
    assert (await verify_tallies(database, district, now)).consistent
    # Foreign keys were not asked while it was copied.
    for (statement,) in await owner.fetch(ORPHANS):
        (row,) = await owner.fetch(statement)
        assert row["many"] == 0, row["name"]
