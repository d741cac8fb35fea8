"""Bad input to the real service: a documented code, a bilingual message, nothing given away, nothing written."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from starlette.applications import Starlette

from tests.support.builders import a_membership, a_person, a_project, a_tenant
from tests.support.graphql import GRAPHQL_JSON, Graphql, Result
from zhaoshang.database.base import Base
from zhaoshang.demo.issuer import ISSUER, DemoIssuer
from zhaoshang.values.ids import global_id, new_id

DOCUMENTED = set(
    re.findall(
        r"^\| `([A-Z_]+)` \|",
        (Path(__file__).parents[3] / "docs" / "errors.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
)
INTERNAL_NAMES = re.compile(
    r"Traceback|File \"|asyncpg|sqlalchemy|strawberry|zhaoshang\.|app\.[a-z_]+|[a-z]+_fen|(district|tenant)_id|SELECT"
)
ABSURD = "1000000000000000.01"
"""One fen more than 10^15 yuan."""


@dataclass(frozen=True, slots=True)
class World:
    """A street with a project, its neighbour with another, and a second district."""

    own: str
    foreign: str
    elsewhere: str


@pytest.fixture
async def world(app: Starlette, owner: asyncpg.Connection) -> World:
    assert app
    tenants = {code: await a_tenant(owner, code, "HOST") for code in ("huaming", "xinli")}
    other = await a_tenant(owner, "xiqing", "HOST", district=120111)
    director = await a_person(owner, "director@huaming", issuer=ISSUER)
    await a_membership(owner, director, tenants["huaming"], "DIRECTOR")
    return World(
        own=global_id("Project", await a_project(owner, tenants["huaming"])),
        foreign=global_id("Project", await a_project(owner, tenants["xinli"], "邻街道的项目")),
        elsewhere=global_id("Project", await a_project(owner, other, "别区的项目", district=120111)),
    )


async def everything(owner: asyncpg.Connection) -> dict[str, str]:
    """What every table holds, as a digest."""
    return {
        table.name: await owner.fetchval(
            f"SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table.fullname} AS t"
        )
        for table in Base.metadata.sorted_tables
    }


def a_mutation(name: str) -> str:
    kind = f"{name[0].upper()}{name[1:]}Input"
    return f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ project {{ id }} errors {{ code message }} }} }}"


CREATE = a_mutation("projectCreate")
UPDATE = a_mutation("projectUpdate")
ADVANCE = a_mutation("projectAdvance")


def a_creation(**changes: Any) -> dict[str, Any]:
    company = {"name": "天津嘉正信息技术有限公司", **changes.pop("company", {})}
    return {"input": {"name": "嘉正二期", "industry": "INFORMATION_TECHNOLOGY", "company": company, **changes}}


@dataclass(frozen=True, slots=True)
class Case:
    """One bad request and the code it must get."""

    code: str
    query: str = "{ __typename }"
    variables: Callable[[World], dict[str, Any]] = field(default=lambda _: {})
    raw: dict[str, Any] | None = None
    """Sent as it is, for what is not a GraphQL request at all."""


CASES = {
    "malformed JSON": Case(
        "INVALID_JSON", raw={"content": b'{"query": ', "headers": {"Content-Type": "application/json"}}
    ),
    "a 2 MB body": Case("BODY_TOO_LARGE", raw={"json": {"query": "{__typename}", "pad": "x" * 2_000_000}}),
    "a syntax error": Case("GRAPHQL_PARSE_FAILED", "{ projects {"),
    "an unknown field": Case("GRAPHQL_VALIDATION_FAILED", "{ projects { nodes { secretPrice } } }"),
    "an unknown argument": Case("GRAPHQL_VALIDATION_FAILED", "{ projects(tenant: 1) { totalCount } }"),
    "a wrong literal": Case("GRAPHQL_VALIDATION_FAILED", '{ projects(first: "ten") { totalCount } }'),
    "a wrong variable": Case(
        "BAD_USER_INPUT", "query ($n: Int) { projects(first: $n) { totalCount } }", lambda _: {"n": "ten"}
    ),
    "an unknown enum value": Case("BAD_USER_INPUT", CREATE, lambda _: a_creation(industry="MAGIC")),
    "an unknown input field": Case("BAD_USER_INPUT", CREATE, lambda _: a_creation(tenant="xinli")),
    "too deep": Case("DEPTH_EXCEEDED", "{ projects { nodes " + "{ host { id " * 20 + "} }" * 20 + " } }"),
    "too costly": Case(
        "COST_EXCEEDED",
        "{ projects(first: 100) { nodes { notes(first: 100) { nodes { body } } } } }",
    ),
    "a page of 10 000": Case("PAGE_SIZE", "{ projects(first: 10000) { totalCount } }"),
    "a negative page": Case("PAGE_SIZE", "{ projects(first: -1) { totalCount } }"),
    "both ends of a list": Case("PAGE_SIZE", "{ projects(first: 1, last: 1) { totalCount } }"),
    "a tampered cursor": Case("BAD_CURSOR", '{ projects(first: 1, after: "eyJhIjoxfQ") { totalCount } }'),
    "one character of search": Case("TEXT_TOO_SHORT", '{ projects(filter: { text: "嘉" }) { totalCount } }'),
    "a stale version": Case(
        "CONFLICT", UPDATE, lambda w: {"input": {"id": w.own, "expectedVersion": 99, "name": "新名"}}
    ),
    "an illegal transition": Case(
        "ILLEGAL_TRANSITION",
        ADVANCE,
        lambda w: {"input": {"id": w.own, "expectedVersion": 1, "to": "AT_CAPACITY"}},
    ),
    "an invalid credit code": Case(
        "INVALID_CREDIT_CODE", CREATE, lambda _: a_creation(company={"creditCode": "91120110MA00000000"})
    ),
    "a negative amount": Case("AMOUNT_OUT_OF_RANGE", CREATE, lambda _: a_creation(investment="-1.00")),
    "an absurd amount": Case("AMOUNT_OUT_OF_RANGE", CREATE, lambda _: a_creation(investment=ABSURD)),
    "an absurd amount of many digits": Case(
        "AMOUNT_OUT_OF_RANGE", CREATE, lambda _: a_creation(investment="9" * 40 + ".99")
    ),
    "an endless amount": Case("BAD_USER_INPUT", CREATE, lambda _: a_creation(investment="9" * 5_000)),
    "a float for money": Case("BAD_USER_INPUT", CREATE, lambda _: a_creation(investment=1.5)),
    "a neighbour's project": Case(
        "NOT_FOUND", UPDATE, lambda w: {"input": {"id": w.foreign, "expectedVersion": 1, "name": "夺"}}
    ),
    "another district's project": Case(
        "NOT_FOUND", UPDATE, lambda w: {"input": {"id": w.elsewhere, "expectedVersion": 1, "name": "夺"}}
    ),
    "a project that never was": Case(
        "NOT_FOUND",
        UPDATE,
        lambda _: {"input": {"id": global_id("Project", new_id()), "expectedVersion": 1, "name": "夺"}},
    ),
    "an id of another kind": Case(
        "NOT_FOUND",
        UPDATE,
        lambda w: {"input": {"id": w.own.replace("Project", "Company"), "expectedVersion": 1, "name": "夺"}},
    ),
    "rubbish for an id": Case(
        "NOT_FOUND",
        UPDATE,
        lambda _: {"input": {"id": "'; DROP TABLE app.project --", "expectedVersion": 1, "name": "夺"}},
    ),
    "null for what may only be left out": Case(
        "BAD_USER_INPUT", UPDATE, lambda w: {"input": {"id": w.own, "expectedVersion": 1, "name": None}}
    ),
    "an instant that UTC does not have": Case(
        "BAD_USER_INPUT",
        "query ($at: DateTime) { projects(filter: { createdAt: { from: $at } }) { totalCount } }",
        lambda _: {"at": "9999-12-31T23:59:59-14:00"},
    ),
    "a slash too many": Case("PATH_NOT_FOUND", raw={"path": "/graphql/", "json": {"query": "{__typename}"}}),
    "a name that nobody sees": Case("TEXT_INVALID", CREATE, lambda _: a_creation(name="\u202e嘉正")),
    "a null byte": Case("TEXT_INVALID", CREATE, lambda _: a_creation(name="a\0b")),
    "another's list": Case("FORBIDDEN", "{ duplicateLinks { totalCount } }"),
}


async def asked(client: Graphql, case: Case, world: World) -> Result:
    if case.raw is not None:
        return await client.send(**case.raw)
    return await client.run(case.query, case.variables(world))


def refusals(result: Result) -> list[tuple[str, str]]:
    """Code and message, from the top level or from the payload."""
    top = [(error["extensions"]["code"], error["message"]) for error in result.errors]
    payloads = [payload for payload in (result.body.get("data") or {}).values() if isinstance(payload, dict)]
    return top + [(error["code"], error["message"]) for payload in payloads for error in payload.get("errors", ())]


@pytest.mark.parametrize("name", CASES)
async def test_bad_input_is_refused_by_code_in_both_languages_and_changes_nothing(
    app: Starlette, owner: asyncpg.Connection, world: World, name: str
) -> None:
    case = CASES[name]
    client = Graphql(app).as_("director@huaming").with_(Accept=GRAPHQL_JSON)
    before = await everything(owner)
    chinese, english = [
        await asked(client.with_(Accept_Language=language), case, world) for language in ("zh-CN", "en")
    ]
    assert [code for code, _ in refusals(chinese)] == [case.code]
    assert [code for code, _ in refusals(english)] == [case.code]
    assert case.code in DOCUMENTED
    assert re.search(r"[\u4e00-\u9fff]", refusals(chinese)[0][1])
    assert not re.search(r"[\u4e00-\u9fff]", refusals(english)[0][1]) or case.code == "BAD_USER_INPUT"
    for result in (chinese, english):
        assert not INTERNAL_NAMES.search(json.dumps([message for _, message in refusals(result)]))
        assert result.status < 500
    assert await everything(owner) == before


async def test_an_expired_token_changes_nothing(app: Starlette, owner: asyncpg.Connection, world: World) -> None:
    issuer = DemoIssuer.of(app.state.settings)
    token = issuer.token("director@huaming", audience="zhaoshang", lifetime=timedelta(minutes=-5))
    before = await everything(owner)
    client = Graphql(app).with_(Authorization=f"Bearer {token}")
    result = await client.run(UPDATE, {"input": {"id": world.own, "expectedVersion": 1, "name": "新名"}})
    assert (result.status, result.codes) == (401, ["UNAUTHENTICATED"])
    assert result.errors[0]["extensions"]["reason"] == "TOKEN_EXPIRED"
    assert await everything(owner) == before


async def test_what_is_not_yours_answers_exactly_like_what_never_was(app: Starlette, world: World) -> None:
    client = Graphql(app).as_("director@huaming").with_(X_Request_ID="same")
    texts = set()
    for key in (world.foreign, world.elsewhere, global_id("Project", new_id())):
        read = await client.run("query ($id: ID!) { node(id: $id) { id } project(id: $id) { name } }", {"id": key})
        written = await client.run(UPDATE, {"input": {"id": key, "expectedVersion": 1, "name": "夺"}})
        texts.add(re.sub(r'"left":\d+', "", read.response.text + written.response.text))
    assert len(texts) == 1
