"""``make bench PART=posting``: one figure verified and posted, among a thousand figures and among a million.

CPU counts, of this process and of its PostgreSQL backends. Ends with 1 when posting among a million costs more than
half as much again, or when a year's statement of one tenant looks at more than its own entries.
"""

import gc
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

import asyncpg
from sqlalchemy import URL

from bench.page import backends_of
from bench.results import QUICK
from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.database import SETTINGS, a_database, as_login, server_folder
from tests.support.pipeline import a_client
from tests.support.projects import Hall, open_hall
from tests.support.recording import Recording
from tests.support.statistics import entered, landed
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.statistics.operations.verify_fact import verify_fact

FEW: Final = 1_000
MANY: Final = 20_000 if QUICK else 1_000_000
POSTED: Final = 40 if QUICK else 150
ROUNDS: Final = 3
MOST: Final = 1.5
"""Among a million figures, posting one may cost at most so many times what it costs among a thousand."""

_FILL: Final = """
CREATE TEMP TABLE filler ON COMMIT DROP AS
SELECT n, md5('fact' || n)::uuid AS fact, '2025-01-01'::date + (n % 365)::int AS day,
       (ARRAY{units}::uuid[])[n % {many} + 1] AS unit FROM generate_series(1, {facts}) AS n;

INSERT INTO app.fact (district_id, id, tenant_id, project_id, metric, amount, paid_on, evidence_id, state, recorded_at,
                      recorded_by, version)
SELECT {district}, fact, unit, '{project}', 'TAX', 100, day, fact, 'VERIFIED', day, '{person}', 2 FROM filler;

INSERT INTO app.attribution_entry (district_id, id, tenant_id, project_id, terms_id, fact_id, metric, period, kind,
                                   amount, share, cumulative_before, cumulative_after, credited_before, credited_after,
                                   takes_remainder, origin_tenant_id, host_tenant_id, since, basis, posted_at)
SELECT {district}, md5('entry' || n)::uuid, unit, '{project}', '{project}', fact, 'TAX', to_char(day, 'YYYY-MM'),
       'CREDIT', 100, 10000, 0, 100, 0, 100, true, unit, unit, day, 'FIRST_HOST', day FROM filler;
"""
STATEMENT: Final = """{
  attributionStatement(groupBy: [METRIC, PERIOD], filter: {period: {from: "2025-01", to: "2025-12"}}) {
    metric period entries amount
  }
}"""
UNITS: Final = 200
"""Among so many tenants the figures are spread."""


@dataclass
class Scene:
    """A district with so many figures, and one project to post to."""

    hall: Hall
    database: Recording
    url: URL
    facts: list[UUID]

    async def post(self) -> float:
        """Milliseconds of CPU that one verification takes, over many."""
        officer = self.hall.actor("officer@hezuo")
        backends = await backends_of(self.url)
        gc.collect()

        def cpu() -> float:
            return sum(each.cpu_times().user + each.cpu_times().system for each in backends)

        before, began = cpu(), time.process_time()
        for _ in range(POSTED):
            outcome = await verify_fact(self.hall.service, officer, self.facts.pop(), 1)
            if not isinstance(outcome, UUID):
                raise RuntimeError(f"a figure was not posted: {outcome}")  # noqa: TRY004  a refusal, no programming error
        return (time.process_time() - began + cpu() - before) * 1000 / POSTED


@asynccontextmanager
async def scene(server: EmbeddedServer, facts: int) -> AsyncIterator[Scene]:
    """A database of its own with so many figures."""
    async with a_database(server) as url, Recording.connect(as_login(url), size=2) as database:
        owner = await asyncpg.connect(**asyncpg_arguments(url))
        hall = await open_hall(database, owner)
        key = await hall.create()
        await landed(hall, key)
        units = [tenant_id("huaming"), *(tenant_id(f"unit-{n}") for n in range(UNITS - 1))]
        async with owner.transaction():
            await owner.execute("SET LOCAL session_replication_role = replica")  # the foreign keys hold for one project
            await owner.execute(
                _FILL.format(
                    units=[str(each) for each in units],
                    many=UNITS,
                    facts=facts,
                    district=DONGLI,
                    project=key,
                    person=person_id("officer@huaming"),
                )
            )
        await owner.execute("VACUUM ANALYZE")
        waiting = [
            await entered(hall, key, "huaming", 100, paid_on=date(2026, 6, 1)) for _ in range(POSTED * (ROUNDS + 1))
        ]
        yield Scene(hall, database, url, waiting)
        await owner.close()


async def statement_rows(many: Scene) -> tuple[int, int]:
    """How many rows a year's statement of one tenant looked at, and how many entries it added up."""
    many.database.reads.clear()
    answered = await a_client(many.hall).as_("director@huaming").run(STATEMENT)
    ((fence, sql, args),) = many.database.reads
    plan = await many.database.plan(fence, sql, args, generic=False)
    looked, waiting = 0, [plan]
    while waiting:
        node = waiting.pop()
        waiting += node.get("Plans", ())
        if node.get("Relation Name") == "attribution_entry":
            looked += round((node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"])
    return looked, sum(each["entries"] for each in answered.data["attributionStatement"])


async def main() -> int:
    """Fill two districts, post in turns, and look at how a year's statement runs."""
    with EmbeddedServer(server_folder(), SETTINGS) as server:
        async with scene(server, FEW) as few, scene(server, MANY) as many:
            for each in (few, many):
                await each.post()
            ratios = []
            print(f"milliseconds of CPU to verify and post one figure, among {FEW} and among {MANY} figures")
            for at in range(ROUNDS):
                small, large = await few.post(), await many.post()
                ratios.append(large / small)
                print(f"round {at + 1}   {small:8.2f}   {large:8.2f}   ratio {ratios[-1]:.2f}")
            looked, added = await statement_rows(many)
    ratio = sorted(ratios)[len(ratios) // 2]
    print(f"a year's statement of one tenant among {MANY} entries: {looked} rows looked at, {added} added up")
    kept = ratio <= MOST and looked <= added + FEW
    print(f"median ratio {ratio:.2f}, at most {MOST}: {'kept' if kept else 'BROKEN'}")
    return 0 if kept else 1
