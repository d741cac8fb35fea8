"""Documents known by hash: registered by clients, or the only ones that run."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.support.gateway import a_gateway
from tests.support.graphql import GRAPHQL_JSON
from zhaoshang.gateway.documents import TrustedDocuments

QUERY = "{ language }"


def persisted(text: str) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": sha256(text.encode()).hexdigest()}}


async def test_a_client_registers_a_document_and_then_sends_its_hash_only() -> None:
    client = a_gateway().client.as_("director@huaming")
    unknown = await client.run(None, extensions=persisted(QUERY))
    assert (unknown.status, unknown.codes) == (200, ["PERSISTED_QUERY_NOT_FOUND"])
    assert unknown.errors[0]["message"] == "PersistedQueryNotFound"
    assert (await client.with_(Accept=GRAPHQL_JSON).run(None, extensions=persisted(QUERY))).status == 400
    assert (await client.run(QUERY, extensions=persisted(QUERY))).data == {"language": "zh"}
    assert (await client.run(None, extensions=persisted(QUERY))).data == {"language": "zh"}
    by_get = await client.send(
        "GET",
        params={
            "extensions": '{"persistedQuery":{"version":1,"sha256Hash":"' + sha256(QUERY.encode()).hexdigest() + '"}}'
        },
    )
    assert by_get.data == {"language": "zh"}


async def test_a_hash_of_another_document_is_refused() -> None:
    client = a_gateway().client.as_("director@huaming")
    result = await client.run("{ who }", extensions=persisted(QUERY))
    assert result.codes == ["PERSISTED_QUERY_HASH_MISMATCH"]
    assert (await client.run(None, extensions=persisted(QUERY))).codes == ["PERSISTED_QUERY_NOT_FOUND"]


async def test_an_invalid_document_is_never_registered() -> None:
    client = a_gateway().client.as_("director@huaming")
    assert (await client.run("{ nothing }", extensions=persisted("{ nothing }"))).codes == ["GRAPHQL_VALIDATION_FAILED"]
    assert (await client.run(None, extensions=persisted("{ nothing }"))).codes == ["PERSISTED_QUERY_NOT_FOUND"]


@pytest.fixture
def operations(tmp_path: Path) -> Path:
    desk = tmp_path / "host"
    desk.mkdir()
    (desk / "language.graphql").write_text(f"{QUERY}\n", encoding="utf-8")
    return tmp_path


async def test_where_only_trusted_documents_run_others_are_refused(operations: Path) -> None:
    client = a_gateway(trusted=TrustedDocuments.read(operations)).client.as_("director@huaming")
    for text in (QUERY, f"{QUERY}\n"):
        assert (await client.run(text)).data == {"language": "zh"}
        assert (await client.run(None, extensions=persisted(text))).data == {"language": "zh"}
    for asked in ({"query": "{ who }"}, {"query": QUERY + " "}, {"extensions": persisted("{ who }")}):
        result = await client.send(json=asked)
        assert (result.status, result.codes) == (403, ["DOCUMENT_NOT_TRUSTED"])
    # Nor can one be registered on the way.
    assert (await client.run("{ who }", extensions=persisted("{ who }"))).codes == ["DOCUMENT_NOT_TRUSTED"]
    assert (await client.run("{__typename}")).status == 200


async def test_a_deployment_whose_trusted_documents_do_not_fit_does_not_start(operations: Path) -> None:
    (operations / "old.graphql").write_text("{ removedField }", encoding="utf-8")
    with pytest.raises(Exception, match="GRAPHQL_VALIDATION_FAILED"):
        a_gateway(trusted=TrustedDocuments.read(operations))
    with pytest.raises(FileNotFoundError):
        TrustedDocuments.read(operations / "missing")
