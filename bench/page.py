"""``make bench PART=page``: the same page compiled and built by resolvers, alternating in one run.

CPU counts, of this process and of its PostgreSQL backends: on a shared machine throughput moves, CPU hardly does.
Ends with 1 when the compiled page costs more than a quarter.
"""

import gc
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import asyncpg
import orjson
import psutil
from graphql import parse
from sqlalchemy import URL

from bench import page_naive
from bench.results import QUICK
from tests.support.database import SETTINGS, a_database, as_login, server_folder
from tests.support.pipeline import REGISTRY
from tests.support.reading import Reading
from zhaoshang.authorization.actor import Actor
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.demo.seed import seed
from zhaoshang.evidence.storage import FolderStore
from zhaoshang.gateway.documents import Documents
from zhaoshang.gateway.execution import coerce
from zhaoshang.readmodel.reader import Asked
from zhaoshang.settings import Limits

READER: Final = "officer@hezuo"
ROUNDS: Final = 2 if QUICK else 5
PAGES: Final = 20 if QUICK else 120
MOST: Final = 0.25
"""The compiled page may cost at most this part of the other's CPU."""

PAGE: Final = """
query Page($first: Int!) {
  projects(first: $first) {
    nodes {
      id name stage industry investment isMajor createdAt
      host { id code name shortName }
      company { id name creditCode }
      latestStageChange { id fromStage toStage at }
      firstReport { id number status reportedAt }
    }
    pageInfo { hasNextPage }
  }
}
"""
VARIABLES: Final = {"first": 50}

Ask = Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of CPU that one page took."""

    service: float
    postgres: float

    @property
    def whole(self) -> float:
        """Both together."""
        return self.service + self.postgres


async def measured(ask: Ask, backends: list[psutil.Process]) -> Cost:
    """The cost of one page, over many."""
    gc.collect()
    before, began = _cpu_of(backends), time.process_time()
    for _ in range(PAGES):
        await ask()
    service, postgres = time.process_time() - began, _cpu_of(backends) - before
    return Cost(service * 1000 / PAGES, postgres * 1000 / PAGES)


def _cpu_of(backends: list[psutil.Process]) -> float:
    return sum(times.user + times.system for times in (each.cpu_times() for each in backends))


async def backends_of(url: URL) -> list[psutil.Process]:
    """The server's processes that serve this database's connections."""
    watcher = await asyncpg.connect(**asyncpg_arguments(url))
    try:
        rows = await watcher.fetch(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await watcher.close()
    return [psutil.Process(row["pid"]) for row in rows]


def compiled_page(reading: Reading, actor: Actor) -> Ask:
    """The page as the service answers it, from a parsed document on."""
    document = Documents(REGISTRY.schema, Limits(), suggest=False).prepare(PAGE)

    async def ask() -> bytes:
        operation = coerce(REGISTRY.schema, document, None, VARIABLES, suggest=False)
        asked = Asked(document.ast, document.sha256, operation.definition.node, operation.coerced, dict(VARIABLES))
        return (await reading.reader.answer(asked, reading.context(actor))).data

    return ask


def ordinary_page(database: Database, actor: Actor) -> Ask:
    """The page as resolvers and loaders build it, from a parsed document on."""
    schema, document = page_naive.schema(), parse(PAGE)

    async def ask() -> bytes:
        return await page_naive.page(database, actor, schema, document, dict(VARIABLES))

    return ask


async def compare(database: Database, url: URL) -> float:
    """Print the rounds and give the compiled page's part of the other's CPU."""
    reading = Reading(database, url)
    actor = await reading.actor(READER)
    compiled, ordinary = compiled_page(reading, actor), ordinary_page(database, actor)
    one, other = await compiled(), await ordinary()
    if orjson.loads(one) != orjson.loads(other):
        raise AssertionError("the two pages differ, so comparing their cost would mean nothing")
    for ask in (compiled, ordinary):
        for _ in range(PAGES // 4):
            await ask()
    backends = await backends_of(url)
    print(f"{VARIABLES['first']} projects, {len(one)} bytes, {PAGES} pages a turn; milliseconds of CPU a page")
    print("          compiled: service + PostgreSQL    ordinary: service + PostgreSQL    ratio")
    ratios = []
    for at in range(ROUNDS):
        a, b = await measured(compiled, backends), await measured(ordinary, backends)
        ratios.append(a.whole / b.whole)
        print(
            f"round {at + 1}   {a.whole:8.2f}: {a.service:7.2f} + {a.postgres:.2f}"
            f"          {b.whole:8.2f}: {b.service:7.2f} + {b.postgres:.2f}          {ratios[-1]:.3f}"
        )
    return median(ratios)


async def main() -> int:
    """Seed a demo district of its own, compare, and drop it."""
    with EmbeddedServer(server_folder(), SETTINGS) as server:
        async with a_database(server) as url, Database.connect(as_login(url)) as database:
            with TemporaryDirectory() as folder:
                await seed(database, ISSUER, FolderStore(Path(folder)))
            owner = await asyncpg.connect(**asyncpg_arguments(url))
            await owner.execute("ANALYZE")
            await owner.close()
            ratio = await compare(database, url)
    print(f"median ratio {ratio:.3f}, at most {MOST}: {'kept' if ratio <= MOST else 'BROKEN'}")
    return 0 if ratio <= MOST else 1
