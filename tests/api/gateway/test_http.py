"""GraphQL over HTTP: what goes in, what comes out, and every refusal on the way."""

import json
from typing import Any

import pytest

from tests.support.gateway import a_gateway
from tests.support.graphql import GRAPHQL_JSON, JSON, Graphql
from zhaoshang.settings import Limits


@pytest.fixture(scope="module")
def client() -> Graphql:
    return a_gateway(limits=Limits(anonymous_capacity=10**6)).client


async def test_a_stranger_may_ask_for_the_type_name(client: Graphql) -> None:
    result = await client.run("{__typename}")
    assert result.status == 200
    assert result.data == {"__typename": "Query"}
    assert result.response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("*/*", JSON),
        (JSON, JSON),
        (GRAPHQL_JSON, GRAPHQL_JSON),
        (f"{GRAPHQL_JSON};charset=utf-8, {JSON};q=0.9", GRAPHQL_JSON),
        (f"{GRAPHQL_JSON};q=0.5, {JSON}", JSON),
        (f"{JSON};q=0, {GRAPHQL_JSON}", GRAPHQL_JSON),
        # urql lists the stream on every request and wants JSON.
        (f"{GRAPHQL_JSON}, application/graphql+json, {JSON}, text/event-stream, multipart/mixed", GRAPHQL_JSON),
    ],
)
async def test_the_answer_is_in_the_format_the_client_prefers(
    client: Graphql, accept: str | None, expected: str
) -> None:
    headers = {} if accept is None else {"Accept": accept}
    result = await client.send(json={"query": "{__typename}"}, headers=headers)
    assert result.response.headers["content-type"] == f"{expected}; charset=utf-8"


@pytest.mark.parametrize("accept", ["text/event-stream", "image/png", f"{JSON};q=0"])
async def test_a_format_that_cannot_be_written_is_refused(client: Graphql, accept: str) -> None:
    result = await client.send(json={"query": "{__typename}"}, headers={"Accept": accept})
    assert (result.status, result.codes) == (406, ["NOT_ACCEPTABLE"])


async def test_a_query_may_be_sent_by_get(client: Graphql) -> None:
    asked = {
        "query": "query A($n: String!) { __type(name: $n) { name } } query B { __typename }",
        "operationName": "A",
        "variables": '{"n": "Item"}',
        "extensions": "",
    }
    result = await client.send("GET", params=asked)
    assert result.data == {"__type": {"name": "Item"}}


async def test_a_mutation_may_not_be_sent_by_get(client: Graphql) -> None:
    result = await client.as_("director@huaming").send("GET", params={"query": 'mutation { rename(name: "x") }'})
    assert (result.status, result.codes) == (405, ["METHOD_NOT_ALLOWED"])
    assert result.response.headers["allow"] == "POST"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_refused(client: Graphql, method: str) -> None:
    result = await client.send(method, json={"query": "{__typename}"})
    assert (result.status, result.codes) == (405, ["METHOD_NOT_ALLOWED"])
    assert result.response.headers["allow"] == "GET, POST"


@pytest.mark.parametrize(
    "content_type",
    ["", "text/plain", "application/graphql", "application/x-www-form-urlencoded", "application/json; charset=gbk"],
)
async def test_other_content_types_are_refused(client: Graphql, content_type: str) -> None:
    result = await client.send(content=b'{"query":"{__typename}"}', headers={"Content-Type": content_type})
    assert (result.status, result.codes) == (415, ["UNSUPPORTED_MEDIA_TYPE"])


async def test_a_compressed_body_is_refused(client: Graphql) -> None:
    result = await client.send(content=b"\x1f\x8b", headers={"Content-Type": JSON, "Content-Encoding": "gzip"})
    assert (result.status, result.codes) == (415, ["UNSUPPORTED_MEDIA_TYPE"])


@pytest.mark.parametrize("content_type", [JSON, "application/json;charset=UTF-8", 'Application/JSON; charset="utf-8"'])
async def test_a_byte_order_mark_is_no_obstacle(client: Graphql, content_type: str) -> None:
    body = b"\xef\xbb\xbf" + json.dumps({"query": "{__typename}"}).encode()
    result = await client.send(content=body, headers={"Content-Type": content_type})
    assert result.data == {"__typename": "Query"}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"query": "{__typename}"', b"\xff\xfe", b'{"query": "\xff"}', b"NaN", b"[" * 100_000],
)
async def test_what_is_not_json_is_refused(client: Graphql, body: bytes) -> None:
    result = await client.send(content=body, headers={"Content-Type": JSON})
    assert (result.status, result.codes) == (400, ["INVALID_JSON"])


async def test_a_batch_is_refused_by_name(client: Graphql) -> None:
    result = await client.send(json=[{"query": "{__typename}"}])
    assert (result.status, result.codes) == (400, ["BATCHING_UNSUPPORTED"])


@pytest.mark.parametrize(
    ("body", "parameter"),
    [
        ("text", "query"),
        (None, "query"),
        ({}, "query"),
        ({"query": None}, "query"),
        ({"query": 7}, "query"),
        ({"query": ["{__typename}"]}, "query"),
        ({"query": "{__typename}", "operationName": 7}, "operationName"),
        ({"query": "{__typename}", "variables": "x"}, "variables"),
        ({"query": "{__typename}", "variables": []}, "variables"),
        ({"query": "{__typename}", "extensions": False}, "extensions"),
        ({"extensions": {"persistedQuery": 1}}, "extensions.persistedQuery"),
        ({"extensions": {"persistedQuery": {"version": 2, "sha256Hash": "x"}}}, "extensions.persistedQuery"),
        ({"query": "{__typename}", "extensions": {"persistedQuery": {"version": 1}}}, "extensions.persistedQuery"),
    ],
)
async def test_parameters_of_the_wrong_kind_are_refused(client: Graphql, body: Any, parameter: str) -> None:
    content = json.dumps(body)
    asking = client.with_(Accept_Language="en", Content_Type=JSON)
    result = await asking.send(content=content)
    assert (result.status, result.codes) == (400, ["INVALID_REQUEST"])
    assert parameter in result.errors[0]["message"]


@pytest.mark.parametrize("parameter", ["variables", "extensions"])
async def test_a_get_parameter_that_is_not_json_is_refused(client: Graphql, parameter: str) -> None:
    result = await client.send("GET", params={"query": "{__typename}", parameter: "{"})
    assert (result.status, result.codes) == (400, ["INVALID_REQUEST"])


DOCUMENT_REFUSALS = [
    ("{", None, "GRAPHQL_PARSE_FAILED"),
    ("", None, "GRAPHQL_PARSE_FAILED"),
    ("{ nothing }", None, "GRAPHQL_VALIDATION_FAILED"),
    ("{ item { name { x } } }", None, "GRAPHQL_VALIDATION_FAILED"),
    ("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }", None, "GRAPHQL_VALIDATION_FAILED"),
    ("query ($n: Int!) { items(first: $n) { totalCount } }", None, "BAD_USER_INPUT"),
    ("query ($n: Int!) { items(first: $n) { totalCount } }", {"n": "twelve"}, "BAD_USER_INPUT"),
    ("query ($n: Int!) { items(first: $n) { totalCount } }", {"n": 2**31}, "BAD_USER_INPUT"),
    ("query A { __typename } query B { __typename }", None, "OPERATION_NOT_FOUND"),
    ("fragment a on Query { __typename }", None, "GRAPHQL_VALIDATION_FAILED"),
]


@pytest.mark.parametrize(("query", "variables", "code"), DOCUMENT_REFUSALS)
async def test_a_refused_document_is_200_in_json_and_400_otherwise(
    client: Graphql, query: str, variables: Any, code: str
) -> None:
    for accept, status in ((JSON, 200), (GRAPHQL_JSON, 400)):
        result = await client.as_("director@huaming").with_(Accept=accept).run(query, variables)
        assert (result.status, result.codes) == (status, [code])
        assert "data" not in result.body


async def test_every_validation_error_is_told_with_its_place(client: Graphql) -> None:
    result = await client.run("{ nothing\n never }")
    assert result.codes == ["GRAPHQL_VALIDATION_FAILED"] * 2
    assert result.errors[1]["locations"] == [{"line": 2, "column": 2}]


async def test_messages_are_chinese_unless_english_is_preferred(client: Graphql) -> None:
    for header, text in (
        (None, "不支持批量请求"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "不支持批量请求"),
        ("fr", "不支持批量请求"),
        ("en-GB,zh;q=0.5", "Batched requests"),
        ("zh;q=0.1,en;q=0.2", "Batched requests"),
    ):
        asking = client if header is None else client.with_(Accept_Language=header)
        assert text in (await asking.send(json=[])).errors[0]["message"]


@pytest.mark.parametrize(("suggest", "expected"), [(True, True), (False, False)])
async def test_names_are_suggested_only_where_people_explore(suggest: bool, expected: bool) -> None:  # noqa: FBT001  a parametrized case
    client = a_gateway(suggest=suggest).client
    for query, variables in (("{ itemz { name } }", None), ("query ($n: Itn) { items(first: $n) { name } }", None)):
        result = await client.run(query, variables)
        assert ("Did you mean" in result.response.text) is expected


async def test_a_bug_says_nothing_but_the_request_id(client: Graphql, caplog: pytest.LogCaptureFixture) -> None:
    result = await client.as_("director@huaming").with_(X_Request_ID="abc-1").run("{ broken language }")
    assert result.body["data"] == {"broken": None, "language": "zh"}
    assert result.errors[0]["extensions"] == {"code": "INTERNAL", "requestId": "abc-1"}
    assert result.errors[0]["path"] == ["broken"]
    assert not any(word in result.response.text for word in ("RuntimeError", "app.project", "srv", "Traceback"))
    assert "abc-1" in caplog.text
    assert "app.project at /srv/zhaoshang" in caplog.text


async def test_requests_carry_their_id_in_and_out(client: Graphql) -> None:
    given = await client.with_(X_Request_ID="mine.1").run("{__typename}")
    assert given.response.headers["x-request-id"] == given.extensions["requestId"] == "mine.1"
    for bad in ("a b", "x" * 65, "é", ""):
        made = await client.send(json={"query": "{__typename}"}, headers={b"X-Request-ID": bad.encode()})
        assert made.response.headers["x-request-id"] not in ("", bad)
    assert "x-request-id" in (await client.send("GET", "/healthz")).response.headers


async def test_an_unknown_address_is_a_coded_404(client: Graphql) -> None:
    result = await client.send("GET", "/admin")
    assert (result.status, result.codes) == (404, ["PATH_NOT_FOUND"])


async def test_the_idempotency_key_reaches_the_operation(client: Graphql) -> None:
    person = client.as_("director@huaming")
    assert (await person.with_(Idempotency_Key="k-1").run("{ idempotencyKey }")).data == {"idempotencyKey": "k-1"}
    assert (await person.run("{ idempotencyKey }")).data == {"idempotencyKey": None}
    for bad in ("", "a b", "x" * 201):
        result = await person.with_(Idempotency_Key=bad).run("{ idempotencyKey }")
        assert (result.status, result.codes) == (400, ["IDEMPOTENCY_KEY_INVALID"])


async def test_foreign_pages_are_let_in_only_when_configured() -> None:
    preflight = {"Origin": "https://desk.example", "Access-Control-Request-Method": "POST"}
    allowed = await a_gateway(cors=["https://desk.example"]).client.send("OPTIONS", headers=preflight)
    assert allowed.response.headers["access-control-allow-origin"] == "https://desk.example"
    refused = await a_gateway().client.send("OPTIONS", headers=preflight)
    assert "access-control-allow-origin" not in refused.response.headers


async def test_introspection_can_be_switched_off() -> None:
    client = a_gateway(introspection=False).client
    assert (await client.run("{ __schema { queryType { name } } }")).codes == ["INTROSPECTION_DISABLED"]
    assert (await client.run('{ ...a } fragment a on Query { __type(name: "Item") { name } }')).status == 403
    assert (await client.run("{__typename}")).status == 200


async def test_a_process_on_its_way_out_takes_nothing_new() -> None:
    gateway = a_gateway()
    gateway.endpoint.draining.begun = True
    result = await gateway.client.run("{__typename}")
    assert (result.status, result.codes) == (503, ["SHUTTING_DOWN"])
    assert result.response.headers["connection"] == "close"
