"""What a body asked is worked out once; who asks, and what is written, is not remembered."""

import pytest

from tests.support.gateway import Gateway, a_gateway, small_schema
from zhaoshang.gateway import http as endpoint_module
from zhaoshang.gateway import remembered as module
from zhaoshang.gateway.documents import Documents, TrustedDocuments, digest
from zhaoshang.gateway.execution import Operation, coerce
from zhaoshang.gateway.remembered import LONGEST_BODY, Remembered
from zhaoshang.settings import Limits

SCHEMA = small_schema()
DOCUMENTS = Documents(SCHEMA, Limits(), suggest=False)


def an_operation(text: str) -> Operation:
    return coerce(SCHEMA, DOCUMENTS.prepare(text), None, {}, suggest=False)


@pytest.fixture
def gateway() -> Gateway:
    return a_gateway(limits=Limits(anonymous_capacity=10**6))


def test_memory_is_bounded_by_number_and_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED_BODIES", 5)
    remembered, operation = Remembered(), an_operation("{ language }")
    bodies = [b"%08d" % n for n in range(20)]
    for body in bodies:
        remembered.keep(body, operation)
        remembered.keep(body, operation)
        remembered.get(bodies[0])  # used all the time, so it stays
    assert [body for body in bodies if remembered.get(body)] == [bodies[0], *bodies[-4:]]
    monkeypatch.setattr(module, "REMEMBERED_BYTES", 25)
    remembered.keep(b"last", operation)
    assert len(remembered) == 3
    assert remembered._bytes == sum(map(len, remembered._known)) <= 25


def test_what_is_written_or_very_long_is_not_kept() -> None:
    remembered = Remembered()
    remembered.keep(b"m", an_operation('mutation { rename(name: "x") }'))
    remembered.keep(b"x" * (LONGEST_BODY + 1), an_operation("{ language }"))
    assert len(remembered) == 0


async def test_the_same_body_is_read_once_and_answered_to_everybody_alike(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "query Q($first: Int) { who items(first: $first) { totalCount } }"
    first = await gateway.client.as_("director@huaming").run(query, {"first": 3})
    monkeypatch.setattr(endpoint_module, "read_parameters", None)  # nothing is parsed any more
    again = await gateway.client.as_("director@huaming").run(query, {"first": 3})
    assert first.data == again.data == {"who": "120110/huaming host.director", "items": {"totalCount": 3}}
    other = await gateway.client.as_("both").with_(**{"X-Tenant": "120110/hezuo"}).run(query, {"first": 3})
    assert other.data["who"] == "120110/hezuo coordination.officer"
    assert (await gateway.client.run(query, {"first": 3})).codes == ["UNAUTHENTICATED"]
    english = await gateway.client.as_("nobody").with_(**{"Accept-Language": "en"}).run(query, {"first": 3})
    assert english.codes == ["NO_MEMBERSHIP"]


async def test_other_variables_are_another_question(gateway: Gateway) -> None:
    query = "query Q($first: Int) { items(first: $first) { totalCount } }"
    client = gateway.client.as_("director@huaming")
    found = [(await client.run(query, {"first": first})).data["items"]["totalCount"] for first in (3, 4, 3)]
    assert found == [3, 4, 3]


async def test_refusals_and_changes_are_not_remembered(gateway: Gateway) -> None:
    client = gateway.client.as_("director@huaming")
    for _ in range(2):
        assert (await client.run("{ nothing }")).codes == ["GRAPHQL_VALIDATION_FAILED"]
        assert (await client.run('mutation { rename(name: "x") }')).data == {"rename": "x"}
        assert (await client.run("query Q($n: Int!) { items(first: $n) { totalCount } }")).codes == ["BAD_USER_INPUT"]
    assert len(gateway.endpoint.remembered) == 0
    await client.run("{ language }")
    assert len(gateway.endpoint.remembered) == 1


async def test_what_a_registered_hash_stands_for_is_looked_up_each_time(gateway: Gateway) -> None:
    client = gateway.client.as_("director@huaming")
    hashed = {"persistedQuery": {"version": 1, "sha256Hash": digest("{ language }")}}
    assert (await client.run("{ language }", extensions=hashed)).data == {"language": "zh"}
    assert (await client.run(None, extensions=hashed)).data == {"language": "zh"}
    gateway.endpoint.persisted._texts.clear()
    assert (await client.run(None, extensions=hashed)).codes == ["PERSISTED_QUERY_NOT_FOUND"]


async def test_a_trusted_hash_always_stands_for_the_same() -> None:
    text = "{ language }"
    gateway = a_gateway(trusted=TrustedDocuments({digest(text): text}))
    client = gateway.client.as_("director@huaming")
    hashed = {"persistedQuery": {"version": 1, "sha256Hash": digest(text)}}
    for _ in range(2):
        assert (await client.run(None, extensions=hashed)).data == {"language": "zh"}
        assert (await client.run("{ who }")).codes == ["DOCUMENT_NOT_TRUSTED"]
    assert len(gateway.endpoint.remembered) == 1


async def test_a_remembered_read_still_costs_its_price(gateway: Gateway) -> None:
    client = gateway.client.as_("director@huaming")
    query = "{ items(first: 50) { nodes { name } } }"
    first, second = [(await client.run(query)).extensions["cost"] for _ in range(2)]
    assert first["asked"] == second["asked"] > 0
    assert second["left"] < first["left"]
