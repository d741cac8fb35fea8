"""Every list walks an index: in each of its orders, from both ends, for each kind of reader, however many rows.

The statements are the very ones the service compiled; each is planned for its values and as a generic plan, which is
what a busy connection gets to use.
"""

import hashlib
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import text

from tests.support.actors import DONGLI, tenant_id
from tests.support.crowd import crowd
from tests.support.database import a_database, as_login
from tests.support.graphql import Graphql
from tests.support.pipeline import REGISTRY, a_client
from tests.support.projects import NOW, a_hall, open_hall
from tests.support.recording import Recording
from tests.support.templates import PRODUCT, Filled, digest_of, filled
from zhaoshang.database.direct import Direct
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.duties.declare import all_duties
from zhaoshang.gateway.schema import ROOTS
from zhaoshang.projects import store
from zhaoshang.projects.model import Project
from zhaoshang.readmodel.declare import ConnectionRoot
from zhaoshang.values.ids import DistrictId

PROJECTS: Final = 12_000
PAGE: Final = 50
MOST_ROWS: Final = 4 * PAGE
"""What one scan may look at for a page: the page, one more, and rows hidden in between."""

SMALL: Final = frozenset(
    {"tenant", "rule_version", "closed_period", "host_succession", "working_day_override", "guidance_edition"}
    | {"review_template", "milestone_template"}
    | {"review_template", "service_list", "assessment_scheme", "assessment"}
)
"""A district has some dozens of these, which fit in one page of the disk however many projects there are."""

LISTS: Final = [root for root in ROOTS if isinstance(root, ConnectionRoot)]
READERS: Final = (
    "officer@huaming",  # a host: its own and shared
    "officer@hezuo",  # a department: the whole district
    "officer@sthj",  # a reviewer: what it reviews
    "officer@gxj",  # an industry department
    "officer@fgw",  # major projects
    "director@ducha",  # the whole district, and what it is to decide on
    "system_admin@hezuo",
    "auditor@hezuo",
)
NESTED: Final = """
{ projects(first: 50) { edges { node {
  id name stage investment host { name } company { name creditCode } latestStageChange { toStage at }
  firstReport { number reportedAt }
} } pageInfo { hasNextPage endCursor } } }
"""


@dataclass
class Crowd:
    """A crowded district, and clients in it."""

    database: Recording
    client: Graphql

    async def plans(self, persona: str, query: str) -> list[dict[str, Any]]:
        """How the one statement of a query runs, both ways; nothing when the persona may not ask."""
        self.database.reads.clear()
        answer = await self.client.as_(persona).run(query)
        if answer.codes == ["FORBIDDEN"]:
            return []
        assert answer.errors == [], answer.errors
        ((fence, sql, args),) = self.database.reads
        return [await self.database.plan(fence, sql, args, generic=generic) for generic in (False, True)]


async def a_crowd(server: EmbeddedServer, projects: int) -> AsyncIterator[Crowd]:
    async def fill(made: Filled) -> None:
        owner = await asyncpg.connect(**asyncpg_arguments(made.url))
        async with Recording.connect(as_login(made.url), size=1) as database:
            await open_hall(database, owner)
        await crowd(owner, projects)
        await owner.close()

    digest = digest_of(*PRODUCT, "tests/support")
    async with filled(server, f"crowd{projects}", digest, fill) as made, a_database(server, made.url) as url:
        owner = await asyncpg.connect(**asyncpg_arguments(url))
        # The test server starts no parallel workers; what is planned here is planned as everywhere else.
        await owner.execute(f"ALTER DATABASE {url.database} SET max_parallel_workers_per_gather = 2")
        async with Recording.connect(as_login(url), size=2) as database:
            yield Crowd(database, a_client(a_hall(database, owner)))
        await owner.close()


@pytest.fixture(scope="module")
async def crowded(server: EmbeddedServer) -> AsyncIterator[Crowd]:
    async for each in a_crowd(server, PROJECTS):
        yield each


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


def looked_at(plan: dict[str, Any]) -> dict[str, int]:
    """How many rows each scan of a table or index looked at, by table."""
    rows: dict[str, int] = {}
    for node in nodes(plan):
        name = node.get("Relation Name")
        if name and name not in SMALL:
            seen = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
            rows[name] = max(rows.get(name, 0), round(seen * node["Actual Loops"]))
    return rows


def faults(plan: dict[str, Any]) -> list[str]:
    """What would grow with the table: scans of more than a page, and sorts of more than one."""
    found = [f"{name}: {rows} rows" for name, rows in looked_at(plan).items() if rows > MOST_ROWS]
    for node in nodes(plan):
        if node["Node Type"] in ("Sort", "Incremental Sort") and node["Plans"][0]["Actual Rows"] > 2 * PAGE:
            found.append(f"sorts {node['Plans'][0]['Actual Rows']} rows by {node['Sort Key']}")
        if node["Node Type"] == "Seq Scan" and node["Actual Rows"] > 2 * PAGE:
            found.append(f"reads {node['Relation Name']} from end to end")
    return found


def field_name(root: ConnectionRoot) -> str:
    first, *rest = root.field.split("_")
    return first + "".join(word.capitalize() for word in rest)


def asked(root: ConnectionRoot, order: str, *, last: bool, after: str | None) -> str:
    name = field_name(root)
    mutable = "orderBy" in REGISTRY.schema.query_type.fields[name].args  # type: ignore[union-attr]  # there is one
    arguments = [f"{'last' if last else 'first'}: {PAGE}"]
    if mutable:
        arguments.append(f"orderBy: {{field: {order}, direction: DESC}}")
    if after:
        arguments.append(f'{"before" if last else "after"}: "{after}"')
    return f"{{ {name}({', '.join(arguments)}) {{ edges {{ node {{ id }} }} pageInfo {{ startCursor endCursor }} }} }}"


@pytest.mark.parametrize("persona", READERS)
@pytest.mark.parametrize(
    ("root", "order"), [pytest.param(root, order, id=root.field) for root in LISTS for order in root.orders]
)
async def test_every_list_walks_an_index(crowded: Crowd, persona: str, root: ConnectionRoot, order: str) -> None:
    for last in (False, True):
        first_page = asked(root, order, last=last, after=None)
        plans = await crowded.plans(persona, first_page)
        if not plans:
            return  # refused, and so not planned at all: test_every_list_was_asked_by_somebody
        assert [faults(plan) for plan in plans] == [[], []], plans[0]
        page = (await crowded.client.as_(persona).run(first_page)).data[field_name(root)]
        cursor = page["pageInfo"]["startCursor" if last else "endCursor"]
        if len(page["edges"]) == PAGE:
            following = await crowded.plans(persona, asked(root, order, last=last, after=cursor))
            assert [faults(plan) for plan in following] == [[], []], following[0]


@pytest.mark.parametrize("root", LISTS, ids=lambda root: root.field)
async def test_every_list_was_asked_by_somebody(crowded: Crowd, root: ConnectionRoot) -> None:
    query = asked(root, next(iter(root.orders)), last=False, after=None)
    answered = [await crowded.client.as_(persona).run(query) for persona in READERS]
    assert any(not answer.errors and answer.data[field_name(root)]["edges"] for answer in answered)


async def test_what_waits_is_read_along_an_index_kind_by_kind(crowded: Crowd) -> None:
    """Of rooms that wait for many: some kinds no officer has, some are far down in everybody's list."""
    names = ("majors", "coordination", "reporting", "evaluation", "buildings")
    rooms = tuple(f"zhaoshang.{name}" for name in names)
    kinds = {kind for kind, duty in all_duties().items() if duty.mapped.__module__.startswith(rooms)}
    found = set()
    directors = (f"director@{unit}" for unit in ("huaming", "ghzy", "fgw", "qld", "gxj", "sthj", "hezuo"))
    for persona in (*directors, "statistician@huaming"):
        for kind in kinds:
            query = f"{{ myDuties(first: {PAGE}, filter: {{kind: [{kind}]}}) {{ nodes {{ id }} }} }}"
            for plan in await crowded.plans(persona, query):
                assert faults(plan) == [], (persona, kind, plan)
            answer = (await crowded.client.as_(persona).run(query)).data["myDuties"]
            found |= {kind} if answer["nodes"] else set()
    assert found == kinds


@pytest.mark.parametrize("persona", READERS[:5])
async def test_a_nested_page_is_one_statement_that_does_not_grow(crowded: Crowd, persona: str) -> None:
    """Host, company, latest stage change and first report of 50 projects: a page's work, never a table's."""
    for plan in await crowded.plans(persona, NESTED):
        assert faults(plan) == [], plan


@pytest.mark.parametrize("narrower", ["", "kind: [ELIMINATED]", 'inForceOn: "2026-06-30"'])
async def test_an_edition_s_items_are_read_along_an_index(crowded: Crowd, narrower: str) -> None:
    edition = f"GuidanceEdition_{UUID(hashlib.md5(b'edition9', usedforsecurity=False).hexdigest())}"
    entry = f'{{edition: "{edition}", {narrower}}}'
    query = f"{{ guidanceItems(first: {PAGE}, filter: {entry}) {{ nodes {{ text edition {{ title }} }} }} }}"
    assert len((await crowded.client.as_("officer@huaming").run(query)).data["guidanceItems"]["nodes"]) == PAGE
    for plan in await crowded.plans("officer@huaming", query):
        assert faults(plan) == [], plan


@pytest.mark.parametrize("locked", [False, True])
async def test_a_project_s_own_participants_are_looked_through_not_a_tenant_s_projects(
    crowded: Crowd, *, locked: bool
) -> None:
    unit = tenant_id("huaming")
    statement = store._governed(Project, "id", locked=locked)
    async with crowded.database.unit_of_work(
        Fence(DistrictId(DONGLI), unit, None, Reach.OWN, Reach.OWN), at=NOW
    ) as work:
        (row,) = await work.direct(Direct(text("SELECT id FROM app.project WHERE tenant_id = :u LIMIT 1")), u=unit)
        given = {"district": DONGLI, "tenant": unit, "key": row["id"]}
        values = [given[name] if name in given else statement._constants[name] for name in statement._names]
        plan = await work._driver.fetch(f"EXPLAIN {statement.text}", *values)
    used = re.findall(r"(\S+) on participation", "\n".join(line for (line,) in plan))
    assert used == ["participation_district_id_project_id_idx"]


async def test_a_missing_index_would_be_caught(server: EmbeddedServer) -> None:
    async for each in a_crowd(server, 2_000):
        database = each.database
        assert not any(faults(plan) for plan in await each.plans("officer@hezuo", NESTED))
        async with database._writes.turn() as writer:
            url = writer.connection.engine.url.set(username="postgres")
        owner = await asyncpg.connect(**asyncpg_arguments(url))
        await owner.execute("DROP INDEX app.project_district_id_created_at_id_idx")
        await owner.close()
        assert all(faults(plan) for plan in await each.plans("officer@hezuo", NESTED))
