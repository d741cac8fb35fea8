"""``make bench PART=bulletins``: a month's bulletin among a hundred units, and among a thousand, of a year of entries.

Computed as it is replayed and composed: one statement for what was brought, one for targets, one for lights, then one
pass. CPU counts, of this process and of its PostgreSQL backends. Ends with 1 when ten times the units and entries cost
more than eleven times as much.
"""

import gc
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import asyncpg
from sqlalchemy import URL

from bench.page import backends_of
from bench.results import QUICK
from tests.support.actors import DONGLI, person_id
from tests.support.database import SETTINGS, a_database, as_login, server_folder
from tests.support.projects import Hall, open_hall
from tests.support.recording import Recording
from zhaoshang.bulletins.operations.compose_bulletin import compose_bulletin
from zhaoshang.bulletins.rules.bulletins import Said
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments

SIZES: Final = (30, 100) if QUICK else (100, 300, 1_000)
ENTRIES: Final = 600
"""Of each unit in the year: fifty a month, over three metrics."""
ROUNDS: Final = 3
MOST: Final = 1.1
"""Ten times as much may cost at most eleven times as much: the cost of one unit grows by a tenth at most."""
MONTH: Final = "2025-12"

_FILL: Final = """
CREATE TEMP TABLE unit ON COMMIT DROP AS SELECT n, md5('unit' || n)::uuid AS id FROM generate_series(1, {units}) AS n;

INSERT INTO app.tenant (district_id, id, code, name, short_name, pinyin, kind, created_at, version)
SELECT {district}, id, 'unit-' || n, '第' || n || '街道', '第' || n, 'unit' || n, 'STREET', now(), 1 FROM unit;

INSERT INTO app.tenant_responsibility (district_id, id, tenant_id, responsibility)
SELECT {district}, gen_random_uuid(), id, 'HOST' FROM unit;

INSERT INTO app.target (district_id, id, tenant_id, year, metric, amount, number, revision, set_at, set_by)
SELECT {district}, md5('target' || n || metric)::uuid, id, 2025, metric, 12000000, 1, row_number() OVER (), now(),
       '{person}'
FROM unit, unnest(ARRAY['CAPITAL_IN_PLACE', 'LANDED_PROJECTS', 'TAX']) AS metric;

INSERT INTO app.target_month (district_id, id, tenant_id, target_id, period, metric, amount)
SELECT district_id, gen_random_uuid(), tenant_id, id, '2025-' || lpad(m::text, 2, '0'), metric, 1000000
FROM app.target, generate_series(1, 12) AS m WHERE district_id = {district};

INSERT INTO app.attribution_entry (district_id, id, tenant_id, project_id, terms_id, fact_id, metric, period, kind,
                                   amount, share, cumulative_before, cumulative_after, credited_before, credited_after,
                                   takes_remainder, origin_tenant_id, host_tenant_id, since, basis, posted_at)
SELECT {district}, gen_random_uuid(), id, '{project}', md5('terms' || e % 90)::uuid, gen_random_uuid(),
       (ARRAY['CAPITAL_IN_PLACE', 'LANDED_PROJECTS', 'TAX'])[e % 3 + 1], '2025-' || lpad((e % 12 + 1)::text, 2, '0'),
       'CREDIT', e * 37 + n, 10000, 0, e * 37 + n, 0, e * 37 + n, true, id, id, '2025-01-01', 'FIRST_HOST', now()
FROM unit, generate_series(1, {entries}) AS e;

INSERT INTO app.light_reading (district_id, id, tenant_id, shared_with, project_id, period, colour, rule,
                               owner_tenant_id, planned_share, done_share, read_at, final)
SELECT {district}, gen_random_uuid(), id, '{{}}', gen_random_uuid(), '{month}',
       (ARRAY['GREEN', 'YELLOW', 'RED'])[p % 3 + 1], 'ON_PLAN', id, 5000, 5000, now(), true
FROM unit, generate_series(1, 5) AS p;

INSERT INTO app.closed_period (district_id, id, period, closed_at, closed_by)
VALUES ({district}, gen_random_uuid(), '{month}', now(), '{person}');
"""


@dataclass
class Scene:
    """A district with so many units and their year."""

    hall: Hall
    url: URL

    async def compose(self) -> float:
        """Milliseconds of CPU that the month's bulletin takes: to compute it, and to write it down."""
        officer, backends = self.hall.actor("officer@ducha"), await backends_of(self.url)
        gc.collect()

        def cpu() -> float:
            return sum(each.cpu_times().user + each.cpu_times().system for each in backends)

        before, began = cpu(), time.process_time()
        outcome = await compose_bulletin(self.hall.service, officer, MONTH, Said())
        if not isinstance(outcome, UUID):
            raise RuntimeError(f"not composed: {outcome}")  # noqa: TRY004  a refusal, no programming error
        return (time.process_time() - began + cpu() - before) * 1000


@asynccontextmanager
async def scene(server: EmbeddedServer, units: int) -> AsyncIterator[Scene]:
    """A database of its own with so many units."""
    async with a_database(server) as url, Recording.connect(as_login(url), size=2) as database:
        owner = await asyncpg.connect(**asyncpg_arguments(url))
        hall = await open_hall(database, owner)
        key = await hall.create()
        async with owner.transaction():
            await owner.execute("SET LOCAL session_replication_role = replica")  # the foreign keys hold for one project
            await owner.execute(
                _FILL.format(
                    units=units,
                    entries=ENTRIES,
                    district=DONGLI,
                    project=key,
                    person=person_id("officer@hezuo"),
                    month=MONTH,
                )
            )
        await owner.execute("VACUUM ANALYZE")
        yield Scene(hall, url)
        await owner.close()


async def main() -> int:
    """Fill the districts, compose in turns, and compare what one unit costs."""
    with EmbeddedServer(server_folder(), SETTINGS) as server:
        found: dict[int, list[float]] = {units: [] for units in SIZES}
        for units in SIZES:
            async with scene(server, units) as each:
                await each.compose()
                found[units] = [await each.compose() for _ in range(ROUNDS)]
    print(f"milliseconds of CPU to compose {MONTH}, {ENTRIES} entries a unit")
    middle = {units: sorted(taken)[len(taken) // 2] for units, taken in found.items()}
    for units, taken in middle.items():
        print(f"{units:6} units, {units * ENTRIES:8} entries: {taken:9.1f} ms, {taken / units:.3f} ms a unit")
    few, many = SIZES[0], SIZES[-1]
    ratio = middle[many] / middle[few] / (many / few)
    kept = ratio <= MOST
    verdict = f"at most {MOST}: {'kept' if kept else 'BROKEN'}"
    print(f"a unit among {many} costs {ratio:.2f} of one among {few}, {verdict}")
    return 0 if kept else 1
