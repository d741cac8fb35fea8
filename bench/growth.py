"""``make bench PART=growth``: what a nested page of 50 looks at, among a thousand projects and among a million.

Rows and blocks, as ``EXPLAIN (ANALYZE, BUFFERS)`` counts them for the very statement the service runs. Ends with 1
when a page among a million looks at more rows, or at more than twice the blocks (an index a level or two deeper).
"""

from collections.abc import Iterator
from typing import Any, Final

import asyncpg

from bench.results import QUICK
from tests.support.crowd import crowd
from tests.support.database import SETTINGS, a_database, as_login, server_folder
from tests.support.pipeline import a_client
from tests.support.projects import open_hall
from tests.support.recording import Recording
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments

FEW: Final = 1_000
MANY: Final = 20_000 if QUICK else 1_000_000
READERS: Final = ("officer@huaming", "officer@hezuo", "officer@sthj")
MOST_BLOCKS: Final = 2.0
MOST_ROWS: Final = 1.1
"""A host's or a reviewer's page meets a few rows more or less that are not its own."""

PAGE: Final = """
{ projects(first: 50) { edges { node {
  id name stage investment host { name } company { name creditCode } latestStageChange { toStage at }
  firstReport { number reportedAt }
} } pageInfo { hasNextPage endCursor } } }
"""


async def pages(server: EmbeddedServer, projects: int) -> dict[str, tuple[int, int]]:
    """For each reader the rows and the blocks that the page's one statement looked at."""
    async with a_database(server) as url, Recording.connect(as_login(url), size=2) as database:
        owner = await asyncpg.connect(**asyncpg_arguments(url))
        hall = await open_hall(database, owner)
        await crowd(owner, projects)
        await owner.close()
        client, found = a_client(hall), {}
        for reader in READERS:
            database.reads.clear()
            answered = await client.as_(reader).run(PAGE)
            if answered.errors or len(answered.data["projects"]["edges"]) != 50:  # noqa: PLR2004  the page asked for
                raise RuntimeError(f"{reader} has no page of 50")
            ((fence, sql, args),) = database.reads
            plan = await database.plan(fence, sql, args, generic=True)
            rows = sum(
                round((node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"])
                for node in nodes(plan)
                if "Relation Name" in node
            )
            found[reader] = rows, plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
        return found


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A plan's nodes, the plan itself first."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


async def main() -> int:
    """Count in two districts, the small one first."""
    with EmbeddedServer(server_folder(), SETTINGS) as server:
        few, many = await pages(server, FEW), await pages(server, MANY)
    kept = True
    print(f"a nested page of 50 projects, one statement: rows and blocks looked at, among {FEW} and among {MANY}")
    for reader in READERS:
        (rows, blocks), (more_rows, more_blocks) = few[reader], many[reader]
        kept &= more_rows <= rows * MOST_ROWS and more_blocks <= blocks * MOST_BLOCKS
        print(f"{reader:18} {rows:6} rows {blocks:6} blocks    {more_rows:6} rows {more_blocks:6} blocks")
    print("kept" if kept else "BROKEN")
    return 0 if kept else 1
