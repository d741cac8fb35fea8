"""One statement for each operation, compiled once for each kind of actor and shape of variables."""

import json
from typing import Any

import asyncpg
import pytest

from tests.support.pipeline import REGISTRY
from tests.support.reading import KEY, Reading, asked
from zhaoshang.readmodel.errors import ReadRefused
from zhaoshang.readmodel.reader import Reader

HOST = "director@huaming"
DISTRICT = "officer@hezuo"

NESTED = """query ($first: Int = 50, $filter: ProjectFilter) { projects(first: $first, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id name stage investment host { id name }
    company { id name creditCode } latestStageChange { at toStage by { name } } firstReport { number status } } } } }"""


@pytest.mark.parametrize(
    "query",
    [
        NESTED,
        "{ viewer { person { name } tenant { name responsibilities } districtName permissions } }",
        "{ a: projects(first: 3) { nodes { nextStages { stage unmet { code message } } } } b: tenants { totalCount } }",
        """{ projectSummary(groupBy: [STAGE, TENANT]) { stage tenant { name } count investment }
             other: projectSummary { count } }""",
        "{ firstReports(first: 99) { nodes { certificate project { name stageChanges { nodes { by { name } } } } } } }",
        """{ node(id: "Project_00000000-0000-0000-0000-000000000000") { id }
             tenant(code: "huaming") { children { name } } }""",
    ],
)
@pytest.mark.parametrize("through_executor", [False, True])
async def test_an_operation_is_one_message(
    reading: Reading,
    query: str,
    through_executor: bool,  # noqa: FBT001  one of the test's cases
) -> None:
    await reading.text(HOST, query, through_executor=through_executor)
    assert len(reading.sent) == 1


def compiled(reading: Reading, actor: Any, query: str, variables: Any = None) -> Any:
    return reading.reader.compiled(asked(query, variables), actor, for_executor=False)


async def test_other_values_of_one_shape_share_the_statement(reading: Reading) -> None:
    actor = await reading.actor(HOST)
    one = compiled(reading, actor, NESTED, {"first": 5, "filter": {"stage": ["LEAD"], "text": "智能"}})
    other = compiled(reading, actor, NESTED, {"first": 90, "filter": {"stage": ["LOST", "SIGNED"], "text": "科技园"}})
    assert one is other


@pytest.mark.parametrize(
    "variables",
    [
        {"filter": {"stage": ["LEAD"]}},
        {"filter": {}},
        {"filter": {"text": "智能"}},
        {"filter": {"stage": ["LEAD"], "isMajor": True}},
        {"filter": {"stage": ["LEAD"], "investment": {"min": "1.00"}}},
    ],
    ids=str,
)
async def test_another_shape_is_another_statement(reading: Reading, variables: Any) -> None:
    actor = await reading.actor(HOST)
    base = compiled(reading, actor, NESTED, {"filter": {"stage": ["LEAD"], "text": "智能"}})
    assert compiled(reading, actor, NESTED, variables) is not base
    assert compiled(reading, actor, NESTED, variables) is compiled(reading, actor, NESTED, variables)


async def test_ids_of_any_type_share_the_statement_of_a_field_of_one_type(reading: Reading) -> None:
    reader, actor = reading.reader, await reading.actor(HOST)
    query, key = "query ($id: ID!) { project(id: $id) { name } }", "00000000-0000-0000-0000-000000000000"
    statements = {
        id(reader.compiled(asked(query, {"id": given}), actor, for_executor=False))
        for given in (f"Project_{key}", f"Tenant_{key}", "nonsense")
    }
    assert len(statements) == 1


async def test_another_order_directive_or_kind_of_actor_is_another_statement(reading: Reading) -> None:
    query = """query ($order: ProjectOrder, $with: Boolean = true) {
        projects(orderBy: $order) { totalCount nodes { id @include(if: $with) } } }"""
    host, neighbour, district = [await reading.actor(who) for who in (HOST, "director@jinzhong", DISTRICT)]
    given = [
        None,
        {"order": {"field": "INVESTMENT"}},
        {"order": {"field": "INVESTMENT", "direction": "ASC"}},
        {"with": False},
    ]
    texts = [compiled(reading, host, query, each) for each in given]
    assert len({id(each) for each in texts}) == len(texts)
    assert compiled(reading, neighbour, query) is texts[0]
    assert compiled(reading, district, query) is not texts[0]


async def test_neighbours_share_a_statement_and_not_an_answer(reading: Reading) -> None:
    one = await reading.ask(HOST, "{ viewer { tenant { code } } projects(first: 100) { nodes { id } } }")
    other = await reading.ask(
        "director@jinzhong", "{ viewer { tenant { code } } projects(first: 100) { nodes { id } } }"
    )
    assert one["viewer"] != other["viewer"]
    assert one["projects"] != other["projects"]


async def test_the_cache_stays_bounded(reading: Reading) -> None:
    reader = Reader(REGISTRY, signing_key=KEY, statements=10)
    actor = await reading.actor(HOST)
    first = reader.compiled(asked("{ a: viewer { districtCode } }"), actor, for_executor=False)
    for at in range(40):
        reader.compiled(asked(f"{{ a{at}: viewer {{ districtCode }} }}"), actor, for_executor=False)
        assert len(reader._compiled) <= 10
        assert len(reader._types) <= 10
    assert reader.compiled(asked("{ a: viewer { districtCode } }"), actor, for_executor=False) is not first


HOSTILE = [
    "'", "''", "';SELECT pg_sleep(9);--", '"', "$1", "$$", "$1::text", "%s", "%(x)s", ":value_0", "\\", "\\'", "{}",
    "?",
    "\u202e反转", "😀😀", "\ud83d\ude00", "ﷺ" * 20, "%_%", "a" * 9_000, "--\n", "/*", "NULL",
    "\t\n\r  ab", "\x7f\x1b[0m",
]  # fmt: skip


@pytest.mark.parametrize("value", [*HOSTILE, "ab\u0000cd", "\u0000\u0000"], ids=ascii)
async def test_hostile_values_are_only_values(reading: Reading, keeper: asyncpg.Connection, value: str) -> None:
    queries: list[tuple[str, dict[str, Any] | None]] = [
        ("query ($v: String) { projects(filter: {text: $v}) { totalCount nodes { name } } }", {"v": value}),
        ("query ($v: String!) { tenant(code: $v) { name } }", {"v": value}),
        ("query ($v: ID!) { project(id: $v) { name } node(id: $v) { id } }", {"v": value}),
        ("query ($v: ID!) { project(id: $v) { name } node(id: $v) { id } }", {"v": f"Project_{value}"}),
        ("query ($v: [ID!]) { projects(filter: {host: $v}) { totalCount } }", {"v": [value]}),
        ("query ($v: String) { projects(first: 1, after: $v) { totalCount } }", {"v": value}),
        ("query ($v: [String!]) { auditEntries(filter: {action: $v}) { totalCount } }", {"v": [value]}),
        (f"{{ tenant(code: {json.dumps(value)}) {{ name }} }}", None),
    ]
    before = await keeper.fetchval("SELECT count(*) FROM app.project")
    for query, variables in queries:
        who = await _auditor(keeper) if "auditEntries" in query else HOST
        refused, answer = None, {}
        try:
            answer = await reading.ask(who, query, variables)
        except ReadRefused as refusal:
            refused = refusal.code
        assert refused in {None, "TEXT_TOO_SHORT", "BAD_CURSOR", "TEXT_TOO_LONG", "TEXT_INVALID", "BAD_USER_INPUT"}
        assert all(not found or found["totalCount"] == 0 for found in answer.values())
    assert await keeper.fetchval("SELECT count(*) FROM app.project") == before


async def _auditor(keeper: asyncpg.Connection) -> str:
    subject: str = await keeper.fetchval(
        """SELECT subject FROM app.person JOIN app.membership ON membership.person_id = person.id
           WHERE role = 'AUDITOR' AND person.district_id = 120110"""
    )
    return subject


@pytest.mark.parametrize(
    "money", ["0", "0.01", "1000000000000000.00", "9999999999999999999", "-9999999999999999999.99"]
)
async def test_money_however_absurd_is_a_value(reading: Reading, money: str) -> None:
    query = """query ($v: Yuan) { least: projects(filter: {investment: {min: $v}}) { totalCount }
        most: projects(filter: {investment: {max: $v}}) { totalCount }
        known: projects(filter: {investment: {min: "0"}}) { totalCount } }"""
    answer = await reading.ask(HOST, query, {"v": money})
    some = answer["known"]["totalCount"]
    assert answer["least"]["totalCount"] == (some if float(money) <= 0.01 else 0)
    assert answer["most"]["totalCount"] == (some if float(money) > 0.01 else 0)
