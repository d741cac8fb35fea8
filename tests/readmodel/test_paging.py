"""Pages: a list is walked whole, forwards and backwards, whatever its order; nothing but its own cursors is taken."""

import asyncio
import base64
from typing import Any

import asyncpg
import pytest

from tests.support.reading import Reading

HOST = "director@huaming"
DISTRICT = "officer@hezuo"
REVIEWER = "officer@sthj"
ORDERS = [(field, direction) for field in ("CREATED_AT", "UPDATED_AT", "INVESTMENT") for direction in ("ASC", "DESC")]
PAGE = """query ($first: Int, $after: String, $last: Int, $before: String, $order: ProjectOrder) {
    projects(first: $first, after: $after, last: $last, before: $before, orderBy: $order) {
        edges { cursor node { id } } totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
}"""


async def walk(reading: Reading, who: str, order: Any, *, size: int, backward: bool) -> list[list[str]]:
    """The ids of a list page by page, in the order of the list."""
    pages: list[list[str]] = []
    place: str | None = None
    while True:
        given = {"last": size, "before": place} if backward else {"first": size, "after": place}
        page = (await reading.ask(who, PAGE, {**given, "order": order}))["projects"]
        info, edges = page["pageInfo"], page["edges"]
        assert info["startCursor"] == (edges[0]["cursor"] if edges else None)
        assert info["endCursor"] == (edges[-1]["cursor"] if edges else None)
        assert info["hasPreviousPage" if not backward else "hasNextPage"] is (place is not None)
        ids = [edge["node"]["id"] for edge in edges]
        pages = [ids, *pages] if backward else [*pages, ids]
        if not info["hasPreviousPage" if backward else "hasNextPage"]:
            return pages
        place = info["startCursor" if backward else "endCursor"]


@pytest.fixture(scope="module")
async def _ties(keeper: asyncpg.Connection) -> Any:
    """Among the projects, many with equal sort keys."""
    kept = await keeper.fetch("SELECT district_id, project_id, tenant_id, investment_fen FROM app.participation")
    for table, key in (("project", "id"), ("participation", "project_id")):
        await keeper.execute(f"UPDATE app.{table} SET investment_fen = 100 * (get_byte(uuid_send({key}), 15) % 3)")
    yield None
    for table, key in (("project", "id"), ("participation", "project_id")):
        await keeper.executemany(
            f"UPDATE app.{table} SET investment_fen = $3 WHERE district_id = $1 AND {key} = $2",
            [(row["district_id"], row["project_id"], row["investment_fen"]) for row in kept],
        )


@pytest.mark.usefixtures("_ties")
@pytest.mark.parametrize("who", [HOST, DISTRICT, REVIEWER])
@pytest.mark.parametrize(("field", "direction"), ORDERS)
async def test_both_directions_walk_the_whole_list_without_gap_or_repeat(
    reading: Reading, who: str, field: str, direction: str
) -> None:
    order = {"field": field, "direction": direction}
    size = 100 if who == DISTRICT else 7
    forwards = [each for page in await walk(reading, who, order, size=size, backward=False) for each in page]
    backwards = [each for page in await walk(reading, who, order, size=size, backward=True) for each in page]
    assert forwards == backwards
    assert len(set(forwards)) == len(forwards)
    total = (await reading.ask(who, "{ projects(first: 1) { totalCount } }"))["projects"]["totalCount"]
    assert len(forwards) == total > 3


@pytest.mark.usefixtures("_ties")
@pytest.mark.parametrize(("field", "direction"), ORDERS)
async def test_an_order_is_the_one_the_rows_have(
    reading: Reading, keeper: asyncpg.Connection, field: str, direction: str
) -> None:
    column = {"CREATED_AT": "created_at", "UPDATED_AT": "updated_at", "INVESTMENT": "investment_fen"}[field]
    for who, tenant in ((DISTRICT, None), (HOST, "huaming")):
        order = {"field": field, "direction": direction}
        walked = [each for page in await walk(reading, who, order, size=100, backward=False) for each in page]
        rows = await keeper.fetch(
            f"""SELECT 'Project_' || project.id AS id FROM app.project
                WHERE district_id = 120110 AND ($1::text IS NULL OR EXISTS (
                    SELECT FROM app.participation part JOIN app.tenant USING (district_id)
                    WHERE part.project_id = project.id AND tenant.id = part.tenant_id AND tenant.code = $1))
                ORDER BY {column} {direction}, project.id {direction}""",
            tenant,
        )
        assert walked == [row["id"] for row in rows]


async def test_the_same_cursor_ends_one_page_and_begins_the_next(reading: Reading) -> None:
    first = (await reading.ask(HOST, PAGE, {"first": 5}))["projects"]
    middle = first["edges"][2]["cursor"]
    after = (await reading.ask(HOST, PAGE, {"first": 2, "after": middle}))["projects"]
    before = (await reading.ask(HOST, PAGE, {"last": 2, "before": middle}))["projects"]
    between = await reading.ask(HOST, PAGE, {"first": 9, "after": first["edges"][0]["cursor"], "before": middle})
    assert after["edges"] == first["edges"][3:5]
    assert before["edges"] == first["edges"][0:2]
    assert between["projects"]["edges"] == first["edges"][1:2]


async def test_a_page_of_none_says_only_whether_there_is_more(reading: Reading) -> None:
    page = (await reading.ask(HOST, PAGE, {"first": 0}))["projects"]
    assert page["edges"] == []
    assert page["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": False, "startCursor": None, "endCursor": None}


@pytest.mark.parametrize(
    "list_",
    [
        "companies",
        "firstReports",
        "duplicateLinks",
        "tenants",
        "people",
        "memberships",
        "districtRules",
        "workingDayOverrides",
    ],
)
async def test_every_list_is_walked_whole_both_ways(reading: Reading, list_: str) -> None:
    query = f"""query ($first: Int, $after: String, $last: Int, $before: String) {{
        {list_}(first: $first, after: $after, last: $last, before: $before) {{
            nodes {{ id }} totalCount pageInfo {{ startCursor endCursor hasNextPage hasPreviousPage }} }} }}"""
    who = HOST if list_ == "memberships" else DISTRICT
    seen: list[str] = []
    place = None
    while True:
        page = (await reading.ask(who, query, {"first": 40, "after": place}))[list_]
        seen += [node["id"] for node in page["nodes"]]
        place = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    back: list[str] = []
    place = None
    while True:
        page = (await reading.ask(who, query, {"last": 40, "before": place}))[list_]
        back = [node["id"] for node in page["nodes"]] + back
        place = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            break
    assert seen == back
    assert len(seen) == len(set(seen)) == page["totalCount"] > 0


async def test_nested_connections_have_their_own_pages(reading: Reading, keeper: asyncpg.Connection) -> None:
    query = """query ($id: ID!, $after: String) { project(id: $id) { stageChanges(first: 2, after: $after) {
        totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }"""
    key = await keeper.fetchval(
        """SELECT 'Project_' || project_id FROM app.stage_change WHERE district_id = 120110
           GROUP BY project_id HAVING count(*) >= 4 ORDER BY project_id LIMIT 1"""
    )
    seen: list[str] = []
    after = None
    while True:
        page = (await reading.ask(DISTRICT, query, {"id": key, "after": after}))["project"]["stageChanges"]
        seen += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len(seen) == len(set(seen)) == page["totalCount"] >= 4


FILTERS: list[dict[str, Any]] = [
    {},
    {"stage": ["SIGNED", "LANDED"]},
    {"stage": []},
    {"industry": ["BIOMEDICINE"]},
    {"channel": ["AGENCY", "FAIR"]},
    {"isMajor": True},
    {"investment": {"min": "10000000.00"}},
    {"investment": {"min": "10000000", "max": "90000000"}},
    {"investment": {}},
    {"createdAt": {"from": "2025-06-01T00:00:00Z"}},
    {"firstContactOn": {"from": "2025-01-01", "to": "2025-12-31"}},
    {"text": "智能"},
    {"text": "机器人", "stage": ["LEAD", "NEGOTIATING", "LOST"]},
    {"host": ["Tenant_00000000-0000-0000-0000-000000000000", "nonsense"]},
]


@pytest.mark.parametrize("given", FILTERS, ids=str)
@pytest.mark.parametrize("who", [HOST, DISTRICT, REVIEWER])
async def test_total_count_is_how_many_rows_there_are_under_the_same_filter(
    reading: Reading, who: str, given: dict[str, Any]
) -> None:
    query = """query ($filter: ProjectFilter, $after: String) { projects(first: 100, after: $after, filter: $filter) {
        totalCount nodes { id } pageInfo { hasNextPage endCursor } } }"""
    seen, after = 0, None
    while True:
        page = (await reading.ask(who, query, {"filter": given, "after": after}))["projects"]
        seen += len(page["nodes"])
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert page["totalCount"] == seen


async def cursor_of(reading: Reading, who: str, order: Any = None) -> str:
    page = await reading.ask(who, PAGE, {"first": 1, "order": order})
    cursor: str = page["projects"]["pageInfo"]["endCursor"]
    return cursor


def opened(cursor: str) -> str:
    return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()


def closed(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


async def test_a_cursor_that_was_changed_is_refused(reading: Reading) -> None:
    cursor = await cursor_of(reading, HOST)
    signature, sort, key = opened(cursor).split(":")
    changed = [
        "", "x", "====", cursor[:-2], cursor + "A", cursor[::-1], "a" * 5_000, "\u0000", "光标", "%00", "'; --",
        closed(f"{signature}:{int(sort) + 1}:{key}"),
        closed(f"{signature}:{sort}:{key[:-1]}0"),
        closed(f"{signature[:-1]}0:{sort}:{key}"),
        closed(f":{sort}:{key}"),
        closed(f"{sort}:{key}"),
        closed(f"{signature}:{'9' * 60}:{key}"),
        closed(f"签:{sort}:{key}"),
    ]  # fmt: skip
    changed = [each for each in changed if each != cursor]
    for each in changed:
        for arguments in ({"first": 1, "after": each}, {"last": 1, "before": each}):
            refusal = await reading.refused(HOST, PAGE, arguments)
            assert refusal.code == "BAD_CURSOR", each


async def test_a_cursor_of_another_list_or_order_is_refused(reading: Reading) -> None:
    by_day = await cursor_of(reading, HOST)
    by_money = await cursor_of(reading, HOST, {"field": "INVESTMENT"})
    assert (await reading.refused(HOST, PAGE, {"after": by_money})).code == "BAD_CURSOR"
    other = {"after": by_day, "order": {"field": "INVESTMENT"}}
    assert (await reading.refused(HOST, PAGE, other)).code == "BAD_CURSOR"
    foreign = "query ($after: String) { companies(after: $after) { nodes { id } } }"
    assert (await reading.refused(HOST, foreign, {"after": by_day})).code == "BAD_CURSOR"
    nested = "query ($after: String) { projects(first: 1) { nodes { stageChanges(after: $after) { nodes { id } } } } }"
    assert (await reading.refused(HOST, nested, {"after": by_day})).code == "BAD_CURSOR"


async def test_a_cursor_in_the_other_direction_of_its_order_is_taken(reading: Reading) -> None:
    cursor = await cursor_of(reading, HOST, {"field": "INVESTMENT", "direction": "ASC"})
    turned = {"first": 5, "after": cursor, "order": {"field": "INVESTMENT", "direction": "DESC"}}
    assert (await reading.ask(HOST, PAGE, turned))["projects"]["edges"] == []


@pytest.mark.parametrize(
    "given",
    [{"first": 10_000}, {"first": 101}, {"last": 101}, {"first": -1}, {"last": -1}, {"first": 1, "last": 1},
     {"first": 2**31 - 1}, {"first": 0, "last": 0}],
    ids=str,
)  # fmt: skip
async def test_a_page_out_of_bounds_is_refused(reading: Reading, given: dict[str, int]) -> None:
    refusal = await reading.refused(HOST, PAGE, given)
    assert (refusal.code, refusal.path, refusal.facts) == ("PAGE_SIZE", ("projects",), {"limit": 100})
    written = ", ".join(f"{name}: {value}" for name, value in given.items())
    nested = f"{{ projects(first: 1) {{ nodes {{ history: stageChanges({written}) {{ nodes {{ id }} }} }} }} }}"
    assert (await reading.refused(HOST, nested)).code == "PAGE_SIZE"


async def test_a_page_size_within_bounds_is_a_value_of_the_same_statement(reading: Reading) -> None:
    actor = await reading.actor(HOST)
    texts = {reading.compiled(actor, PAGE, {"first": size})[0].sql for size in (0, 1, 50, 100)}
    assert len(texts) == 1
    # A size over the bound is refused although the statement is known already.
    assert (await reading.refused(HOST, PAGE, {"first": 101})).code == "PAGE_SIZE"


async def test_readers_side_by_side_do_not_mix_up_their_pages(reading: Reading) -> None:
    people = [HOST, DISTRICT, REVIEWER, "viewer@ducha"] * 3
    alone = {who: await reading.ask(who, PAGE, {"first": 9}) for who in set(people)}
    together = await asyncio.gather(*(reading.ask(who, PAGE, {"first": 9}) for who in people))
    assert together == [alone[who] for who in people]
