"""Words that few projects have and words that very many have are found alike, whichever way the list takes."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest

from tests.support.database import a_database, as_login
from tests.support.reading import Reading, asked
from tests.support.recording import Recording
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.generation.load import generate
from zhaoshang.generation.plan import Size

PROJECTS: Final = 5_000
FEW: Final = 2_000
"""What the functions of the database take for few."""

READERS: Final = ("officer@900001/hezuo", "officer@900001/jd-1", "officer@900001/yq-2", "officer@900001/gxj")
NEEDLES: Final = ("公司", "基地", "伺服电机", "业公司", "司公", "储能")

PAGE: Final = """
query Page($first: Int, $last: Int, $after: String, $text: String!, $order: ProjectOrder) {
  projects(first: $first, last: $last, after: $after, filter: { text: $text }, orderBy: $order) {
    totalCount nodes { id } pageInfo { endCursor hasNextPage hasPreviousPage }
  }
}
"""
LISTED: Final = """
query Listed($first: Int, $text: String!) { projects(first: $first, filter: { text: $text }) { nodes { id } } }
"""


class Searched:
    """A generated district, what its readers find, and the rows as they are."""

    def __init__(self, reading: Reading, database: Recording, rows: list[asyncpg.Record]) -> None:
        self._reading, self._rows, self.database = reading, rows, database

    async def page(self, persona: str, document: str = PAGE, **variables: Any) -> Any:
        actor = await self._reading.actor(persona)
        answer = await self._reading.reader.answer(asked(document, variables), self._reading.context(actor))
        return json.loads(answer.data)["projects"]

    def names(self, many: int) -> list[str]:
        return [row["name"] for row in self._rows[:: PROJECTS // many]]

    async def expected(self, persona: str, text: str, sort: str = "created_at") -> list[str]:
        actor = await self._reading.actor(persona)
        whole = persona.endswith("hezuo")
        found = [
            row
            for row in self._rows
            if (text in row["name"] or text in row["company"])
            and (whole or UUID(str(actor.tenant)) in [UUID(str(each)) for each in row["everybody"]])
        ]
        found.sort(key=lambda row: (row[sort], row["id"].bytes), reverse=True)
        return [f"Project_{row['id']}" for row in found]


@pytest.fixture(scope="module")
async def searched(server: EmbeddedServer) -> AsyncIterator[Searched]:
    async with a_database(server) as url, Recording.connect(as_login(url), size=2) as database:
        await generate(url, Size(districts=1, tenants=12, projects=PROJECTS), ISSUER, lambda _: None)
        owner = await asyncpg.connect(**asyncpg_arguments(url))
        rows = await owner.fetch(
            "SELECT p.id, p.name, c.name AS company, p.created_at, p.investment_fen,"
            " array_append(p.shared_with, p.tenant_id) AS everybody"
            " FROM app.project AS p JOIN app.company AS c ON c.district_id = p.district_id AND c.id = p.company_id"
        )
        await owner.close()
        yield Searched(Reading(database, url), database, rows)


@pytest.mark.parametrize("persona", READERS)
@pytest.mark.parametrize("text", NEEDLES)
async def test_both_ways_find_the_same(searched: Searched, persona: str, text: str) -> None:
    expected = await searched.expected(persona, text)
    first = await searched.page(persona, text=text, first=40)
    assert [each["id"] for each in first["nodes"]] == expected[:40]
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (len(expected), len(expected) > 40)
    if expected:
        beyond = await searched.page(persona, text=text, first=40, after=first["pageInfo"]["endCursor"])
        assert [each["id"] for each in beyond["nodes"]] == expected[40:80]
    last = await searched.page(persona, text=text, last=40)
    assert [each["id"] for each in last["nodes"]] == expected[-40:]
    by_size = await searched.page(persona, text=text, first=40, order={"field": "INVESTMENT", "direction": "DESC"})
    assert [each["id"] for each in by_size["nodes"]] == (await searched.expected(persona, text, "investment_fen"))[:40]


@pytest.mark.parametrize("persona", READERS[:2])
async def test_a_whole_name_is_found_however_it_is_written(searched: Searched, persona: str) -> None:
    """With its rare piece first, last, in the middle, and twice."""
    for name in searched.names(12):
        for text in (name, name[1:], name[2:] + name[:2], name + name):
            found = await searched.page(persona, LISTED, text=text, first=40)
            assert [each["id"] for each in found["nodes"]] == (await searched.expected(persona, text))[:40]


async def test_both_ways_were_taken(searched: Searched) -> None:
    found = {text: len(await searched.expected(READERS[0], text)) for text in NEEDLES}
    assert found["公司"] == PROJECTS > FEW > found["基地"] > found["伺服电机"] > 40
    assert found["司公"] == 0


@pytest.mark.parametrize("persona", READERS[:2])
async def test_a_broad_word_looks_at_little_more_than_its_page(searched: Searched, persona: str) -> None:
    await searched.page(persona, LISTED, text="公司", first=20)
    fence, sql, args = searched.database.reads[-1]
    for generic in (False, True):
        plan = await searched.database.plan(fence, sql, args, generic=generic)
        seen = [node["Actual Rows"] * node["Actual Loops"] for node in nodes(plan) if "Relation Name" in node]
        assert 20 < max(seen) < 100, plan


async def test_what_few_have_is_looked_up_and_not_walked_to(searched: Searched) -> None:
    for name in searched.names(3):
        await searched.page(READERS[0], LISTED, text=name, first=20)
        fence, sql, args = searched.database.reads[-1]
        plan = await searched.database.plan(fence, sql, args, generic=True)
        used = {
            node["Index Name"] for node in nodes(plan) if node.get("Alias", "").startswith("Project$") and looked(node)
        }
        assert used == {"project_pkey"}, plan


def looked(node: dict[str, Any]) -> bool:
    """Whether a scan of a plan found or searched anything."""
    return bool(node["Actual Loops"] and node["Shared Hit Blocks"] + node["Shared Read Blocks"])


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)
