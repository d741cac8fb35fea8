"""Documents, bodies and budgets: each limit has its code, and none can be walked around."""

from time import perf_counter
from typing import Any

import pytest
from graphql import get_introspection_query

from tests.support.gateway import a_gateway
from tests.support.graphql import GRAPHQL_JSON, Graphql
from zhaoshang.settings import Limits


@pytest.fixture(scope="module")
def client() -> Graphql:
    limits = Limits(anonymous_capacity=10**6)
    return a_gateway(limits=limits).client.as_("director@huaming").with_(Accept=GRAPHQL_JSON)


def doubling(levels: int, innermost: str = "item { name }") -> str:
    spreads = [f"fragment f{level} on Query {{ ...f{level + 1} ...f{level + 1} }}" for level in range(levels)]
    return f"{{ ...f0 }} {' '.join(spreads)} fragment f{levels} on Query {{ {innermost} }}"


def nested(levels: int) -> str:
    return "{ item " + "{ parent " * levels + "{ name }" + " }" * levels + " }"


REFUSED = {
    "long": ("{ __typename } #" + "x" * 100_000, "DOCUMENT_TOO_LONG"),
    "tokens": ("{ " + "__typename " * 4_001 + "}", "TOO_MANY_TOKENS"),
    "brackets": ("{" * 5_000, "DEPTH_EXCEEDED"),
    "lists": ("{ items(first: " + "[" * 900 + "]" * 900 + ") { totalCount } }", "DEPTH_EXCEEDED"),
    "depth": (nested(16), "DEPTH_EXCEEDED"),
    "depth by fragments": (
        "{ item { ...f0 } }"
        + "".join(f" fragment f{n} on Item {{ parent {{ ...f{n + 1} }} }}" for n in range(20))
        + " fragment f20 on Item { name }",
        "DEPTH_EXCEEDED",
    ),
    "long chain": (
        "{ ...f0 }"
        + "".join(f" fragment f{n} on Query {{ ... {{ ... {{ ...f{n + 1} }} }} }}" for n in range(140))
        + " fragment f140 on Query { __typename }",
        "DEPTH_EXCEEDED",
    ),
    "doubling": (doubling(25), "TOO_MANY_FIELDS"),
    "doubling nothing": (doubling(25, ""), "TOO_MANY_FIELDS"),
    "aliases": ("{ item { " + " ".join(f"a{n}: name" for n in range(61)) + " } }", "TOO_MANY_ALIASES"),
    "aliases by fragments": (
        doubling(3, "item { " + " ".join(f"a{n}: name" for n in range(8)) + " }"),
        "TOO_MANY_ALIASES",
    ),
    "roots": ("{ " + "language " * 21 + "}", "TOO_MANY_ROOT_FIELDS"),
    "repeats": ("{ item { " + "name " * 26 + "} }", "TOO_MANY_FIELDS"),
    "repeats by merging": ("{ " + "item { name name name } " * 9 + "}", "TOO_MANY_FIELDS"),
    "fragments": (
        "{ __typename }" + "".join(f" fragment f{n} on Query {{ __typename }}" for n in range(151)),
        "TOO_MANY_FIELDS",
    ),
    "cost": ("{ items(first: 100) { nodes { children { children { name } } } } }", "COST_EXCEEDED"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_document_beyond_a_limit_is_refused_quickly(client: Graphql, name: str) -> None:
    query, code = REFUSED[name]
    taken = []
    # The least of three: a pause of the machine, or of a collector with the whole run's garbage, is no work of a limit.
    for turn in range(3):
        begun = perf_counter()
        result = await client.run(f"{query} #{turn}")  # another text, so that nothing of it is remembered
        taken.append(perf_counter() - begun)
        assert (result.status, result.codes) == (400, [code])
    assert min(taken) < 0.5


async def test_doubling_fragments_cost_linear_time(client: Graphql) -> None:
    """The document that takes the usual limiters 0.9 s, and twice that for each line more."""
    begun = perf_counter()
    for levels in range(10, 60):
        assert (await client.run(doubling(levels))).codes[0] in {"TOO_MANY_FIELDS", "TOO_MANY_ROOT_FIELDS"}
    assert perf_counter() - begun < 2


async def test_the_worst_document_within_the_limits_is_bearable(client: Graphql) -> None:
    """Field merging is quadratic in how often one key repeats; the cap on repeats keeps it short."""
    level = "item { " + "parent { name parent { name children { name } } } " * 5 + "} "
    taken = []
    for turn in range(3):
        begun = perf_counter()
        await client.run("{ " + level * 5 + f"}} #{turn}")
        taken.append(perf_counter() - begun)
    assert min(taken) < 1


def deep(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"n": deep(10)}, "VARIABLES_TOO_DEEP"),
        ({"n": deep(500)}, "VARIABLES_TOO_DEEP"),
        ({"n": list(range(20_001))}, "TOO_MANY_VALUES"),
    ],
)
async def test_variables_beyond_a_limit_are_refused(client: Graphql, variables: Any, code: str) -> None:
    assert (await client.run("{ language }", variables)).codes == [code]


@pytest.mark.parametrize("announced", [True, False])
async def test_a_2_mb_body_is_refused(client: Graphql, announced: bool) -> None:  # noqa: FBT001  a parametrized case
    body = b'{"query": "{__typename}", "x": "' + b"x" * 2_000_000 + b'"}'

    async def chunks() -> Any:
        for start in range(0, len(body), 65_536):
            yield body[start : start + 65_536]

    content = body if announced else chunks()
    result = await client.send(content=content, headers={"Content-Type": "application/json"})
    assert (result.status, result.codes) == (413, ["BODY_TOO_LARGE"])


async def test_a_standard_introspection_query_fits(client: Graphql) -> None:
    result = await client.run(get_introspection_query(input_value_deprecation=True, specified_by_url=True))
    assert result.data["__schema"]["queryType"]["name"] == "Query"
    assert result.extensions["cost"]["asked"] == 100


@pytest.mark.parametrize(
    ("query", "variables", "asked"),
    [
        ("{ language }", None, 1),
        ("{ item { name } }", None, 1),
        ("{ item { name parent { name } } }", None, 2),
        ("{ items(first: 50) { nodes { name parent { name } } } }", None, 1 + 50 * 2),
        ("{ items { nodes { name } } }", None, 1 + 20),
        ("query ($n: Int) { items(first: $n) { nodes { name } } }", {"n": 30}, 1 + 30),
        ("query ($n: Int = 40) { items(first: $n) { nodes { name } } }", None, 1 + 40),
        ("{ items(first: 10) { ...f } } fragment f on Items { nodes { ... { name parent { name } } } }", None, 1 + 20),
        ("{ items(first: 1) { nodes { children { name } } } }", None, 1 + 1 + 10),
        ("{ items(first: 1) { totalCount } }", None, 1 + 20),
        ('mutation { rename(name: "x") }', None, 10),
    ],
)
async def test_cost_counts_objects_and_multiplies_pages(
    client: Graphql, query: str, variables: Any, asked: int
) -> None:
    for _ in range(2):  # worked out, then remembered
        cost = (await client.run(query, variables)).extensions["cost"]
        assert (cost["asked"], cost["spent"]) == (asked, asked)


async def test_a_remembered_cost_follows_the_page_size(client: Graphql) -> None:
    query = "query ($n: Int) { items(first: $n) { nodes { name } } }"
    asked = [(await client.run(query, {"n": n})).extensions["cost"]["asked"] for n in (5, 9, None, 5)]
    assert asked == [6, 10, 21, 6]


async def test_a_costly_operation_says_what_it_would_have_cost(client: Graphql) -> None:
    result = await client.run(
        "query ($n: Int!) { items(first: $n) { nodes { children { children { name } } } } }", {"n": 100}
    )
    assert result.errors[0]["extensions"]["cost"] == {"asked": 1 + 100 * 111, "spent": 0, "limit": 5_000}


async def test_a_tenant_that_spent_its_budget_waits() -> None:
    limits = Limits(budget_capacity=30, budget_per_second=1)
    client = a_gateway(limits=limits).client.as_("director@huaming")
    query = "{ items(first: 15) { nodes { name } } }"
    first = await client.run(query)
    assert first.extensions["cost"] == {"asked": 16, "spent": 16, "left": 14}
    second = await client.run(query)
    assert (second.status, second.codes) == (429, ["RATE_LIMITED"])
    assert second.errors[0]["extensions"]["cost"] == {"asked": 16, "spent": 0, "left": 14}
    assert 1 <= int(second.response.headers["retry-after"]) <= 2


async def test_strangers_have_a_small_budget_of_their_own() -> None:
    client = a_gateway(limits=Limits(anonymous_capacity=150, anonymous_per_second=1)).client
    codes = [(await client.run('{ __type(name: "Item") { name } }')).codes for _ in range(2)]
    assert codes == [[], ["RATE_LIMITED"]]
    assert (await client.as_("director@huaming").run("{ language }")).status == 200


async def test_an_operation_past_its_deadline_is_cancelled() -> None:
    client = a_gateway(limits=Limits(deadline_seconds=0.05)).client.as_("director@huaming")
    begun = perf_counter()
    result = await client.run("{ slow }")
    assert (result.status, result.codes) == (504, ["TIMEOUT"])
    assert perf_counter() - begun < 1
