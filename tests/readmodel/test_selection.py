"""What is selected is what is answered, under the keys and in the order it was asked for."""

import json
from typing import Any

import pytest

from tests.support.reading import Reading, asked, ordered

HOST = "director@huaming"
LONG = "a" * 70
TWIN = "a" * 69 + "b"


async def both(reading: Reading, query: str, variables: dict[str, Any] | None = None, who: str = HOST) -> Any:
    """The answer, the same on both paths, in the order of its members."""
    compiled = ordered(await reading.text(who, query, variables))
    assert compiled == ordered(await reading.text(who, query, variables, through_executor=True))
    return compiled


async def test_aliases_of_one_field_are_answered_side_by_side(reading: Reading) -> None:
    answer = await both(
        reading, "{ b: projects(first: 1) { n: nodes { y: name x: id name } } a: viewer { districtCode } }"
    )
    assert [key for key, _ in answer] == ["b", "a"]
    assert [key for key, _ in answer[0][1][0][1][0]] == ["y", "x", "name"]


async def test_aliases_beyond_postgresqls_names_stay_whole_and_apart(reading: Reading) -> None:
    query = f"""{{
        {LONG}: projects(first: 1) {{
            {LONG}: nodes {{ {LONG}: name {TWIN}: stage {LONG}x: company {{ {TWIN}: name }} }}
        }}
        {TWIN}: tenants(first: 1) {{ totalCount }}
    }}"""
    answer = await both(reading, query)
    assert [key for key, _ in answer] == [LONG, TWIN]
    node = answer[0][1][0][1][0]
    assert [key for key, _ in node] == [LONG, TWIN, f"{LONG}x"]
    assert node[0][1] != node[1][1]


async def test_aliases_that_name_a_part_of_the_statement_are_only_aliases(reading: Reading) -> None:
    fields = " ".join(f"t{n}: name" for n in range(30)) + " r: name one: name place: name item0: name found: name"
    nodes = f"t1: nodes {{ {fields} t30: company {{ {fields} }} }}"
    query = f"{{ r: projects(first: 1) {{ {nodes} }} t2: viewer {{ t3: districtCode }} }}"
    await both(reading, query)


async def test_aliases_with_every_letter_a_name_may_have(reading: Reading) -> None:
    answer = await both(reading, "{ _1: viewer { __A_b9: districtCode SELECT: districtName select: __typename } }")
    assert [key for key, _ in answer[0][1]] == ["__A_b9", "SELECT", "select"]


async def test_fragments_inside_fragments_are_spread_in_place(reading: Reading) -> None:
    query = """
        query { projects(first: 2) { ...Page } }
        fragment Page on ProjectConnection { nodes { stage ...One ... on Node { id } ... { version } } totalCount }
        fragment One on Project { name host { ...Unit } }
        fragment Unit on Tenant { code ...Again }
        fragment Again on Tenant { code shortName }
    """
    answer = await both(reading, query)
    assert [key for key, _ in answer[0][1][0][1][0]] == ["stage", "name", "host", "id", "version"]


async def test_fields_selected_twice_are_merged(reading: Reading) -> None:
    query = """{
        projects(first: 1) { nodes { host { code } name host { kind } } }
        projects(first: 1) { nodes { host { name code } } totalCount }
    }"""
    answer = await both(reading, query)
    assert [key for key, _ in answer[0][1]] == ["nodes", "totalCount"]
    node = dict(answer[0][1][0][1][0])
    assert [key for key, _ in node["host"]] == ["code", "kind", "name"]


@pytest.mark.parametrize("with_host", [True, False])
@pytest.mark.parametrize("without_name", [True, False])
async def test_skip_and_include_follow_their_variables(reading: Reading, with_host: bool, without_name: bool) -> None:  # noqa: FBT001  the values of two variables
    query = """query ($with: Boolean!, $without: Boolean! = false) {
        projects(first: 1) @include(if: $with) { nodes { id @skip(if: true) ...F @skip(if: $without) stage } }
        viewer { districtCode ... @include(if: $with) { districtName } }
    }
    fragment F on Project { name }"""
    answer = dict(await both(reading, query, {"with": with_host, "without": without_name}))
    assert ("projects" in answer) is with_host
    assert ("districtName" in dict(answer["viewer"])) is with_host
    if with_host:
        keys = [key for key, _ in dict(answer["projects"])["nodes"][0]]
        assert keys == (["stage"] if without_name else ["name", "stage"])


async def test_typename_at_every_level(reading: Reading) -> None:
    query = """{ __typename viewer { __typename person { __typename } }
        projects(first: 1) { __typename pageInfo { __typename } edges { __typename node { __typename
            host { __typename } stageChanges(first: 1) { __typename nodes { __typename } }
            participations { __typename tenant { __typename } } } } }
        projectSummary { __typename } }"""
    answer = dict(await both(reading, query))
    assert answer["__typename"] == "Query"
    page = dict(answer["projects"])
    assert page["__typename"] == "ProjectConnection"
    assert page["pageInfo"] == [["__typename", "PageInfo"]] or page["pageInfo"] == [("__typename", "PageInfo")]
    edge = dict(page["edges"][0])
    assert edge["__typename"] == "ProjectEdge"
    assert dict(edge["node"])["__typename"] == "Project"


@pytest.mark.parametrize(
    "query",
    [
        "{ viewer { districtCode @skip(if: true) } }",
        "{ viewer @skip(if: true) { districtCode } }",
        "{ projects(first: 2) { nodes { name @skip(if: true) } } }",
        "{ projects(first: 2) { nodes { host { name @include(if: false) } stage } } }",
        "{ projects(first: 2) { edges { cursor @skip(if: true) } pageInfo { endCursor @skip(if: true) } } }",
        "{ projects(first: 2) { totalCount @skip(if: true) } }",
        "{ projectSummary { count @skip(if: true) } }",
        '{ tenant(code: "huaming") { name @skip(if: true) } none: tenant(code: "nobody") { name @skip(if: true) } }',
    ],
)
async def test_an_object_of_which_nothing_is_left_is_an_empty_object(reading: Reading, query: str) -> None:
    assert "$" not in json.dumps(await both(reading, query))


async def test_a_fragment_on_a_type_that_cannot_be_met_is_left_out(reading: Reading) -> None:
    query = "query ($id: ID!) { node(id: $id) { __typename ... on Company { name } ... on Tenant { code } } }"
    huaming = await reading.ask(HOST, '{ tenant(code: "huaming") { id } }')
    answer = await both(reading, query, {"id": huaming["tenant"]["id"]})
    assert [key for key, _ in dict(answer)["node"]] == ["__typename", "code"]


async def test_fields_only_python_answers_stand_where_they_were_asked(reading: Reading) -> None:
    query = """{ projects(first: 2) { nodes { name nextStages { stage unmet { code } } stage } }
                 viewer { permissions districtCode } }"""
    answer = ordered(await reading.text(HOST, query))
    assert [key for key, _ in dict(answer)["projects"][0][1][0]] == ["name", "nextStages", "stage"]
    assert [key for key, _ in dict(answer)["viewer"]] == ["permissions", "districtCode"]


async def test_two_aliases_of_a_field_only_python_answers(reading: Reading) -> None:
    for keys in (["l" * 40 + "a", "l" * 40 + "b"], ["a" + "l" * 40, "b" + "l" * 40], ["l" * 64 + "a", "l" * 64 + "b"]):
        fields = " ".join(f"{key}: nextStages {{ stage }}" for key in keys)
        node = (await reading.ask(HOST, f"{{ projects(first: 1) {{ nodes {{ {fields} }} }} }}"))["projects"]["nodes"][0]
        assert list(node) == keys


async def test_of_several_operations_the_named_one_runs_with_its_own_fragments(reading: Reading) -> None:
    text = "query A { viewer { ...V } } query B { viewer { districtName } } fragment V on Viewer { districtCode }"
    actor = await reading.actor(HOST)
    for name, key in (("A", "districtCode"), ("B", "districtName")):
        answer = await reading.reader.answer(asked(text, name=name), reading.context(actor))
        assert list(json.loads(answer.data)["viewer"]) == [key]
