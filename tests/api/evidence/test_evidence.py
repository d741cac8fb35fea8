"""Evidence over GraphQL: a file goes in as a multipart upload and comes out on the record."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.actors import tenant_id
from tests.support.evidence import a_pdf, files_in, uploaded
from tests.support.graphql import Graphql, Result
from tests.support.projects import Hall
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.values.ids import global_id, new_id

UPLOAD = """
mutation($file: Upload!) { evidenceUpload(input: {file: $file}) {
  evidence { id fileName mediaType size sha256 claim version tenant { code } uploadedBy { name } }
  errors { code message path }
} }
"""
REVEAL = """
mutation($input: EvidenceRevealInput!) { evidenceReveal(input: $input) {
  evidence { id fileName mediaType } contentBase64 errors { code path }
} }
"""


async def send(client: Graphql, content: bytes, name: str = "验资报告.pdf", **headers: str) -> Result:
    form = {
        "operations": (None, json.dumps({"query": UPLOAD, "variables": {"file": None}})),
        "map": (None, json.dumps({"0": ["variables.file"]})),
        "0": (name, content),
    }
    return await client.with_(GraphQL_Require_Preflight="1", **headers).send(files=form)


async def reveal(client: Graphql, key: str, purpose: str = "核实") -> dict[str, Any]:
    answered = await client.run(REVEAL, {"input": {"id": key, "purpose": purpose}})
    payload: dict[str, Any] = answered.data["evidenceReveal"]
    return payload


async def test_a_file_goes_in_and_comes_out(client: Graphql) -> None:
    content = a_pdf() + bytes(range(256)) + b"%%EOF"
    payload = (await send(client.as_("officer@huaming"), content)).data["evidenceUpload"]
    assert payload["errors"] == []
    kept = payload["evidence"]
    assert (kept["fileName"], kept["mediaType"], kept["size"]) == ("验资报告.pdf", "application/pdf", len(content))
    assert (kept["tenant"]["code"], kept["uploadedBy"]["name"], kept["claim"]) == ("huaming", "officer@huaming", None)

    shown = await reveal(client.as_("officer@hezuo"), kept["id"])
    assert shown["errors"] == []
    assert shown["evidence"]["fileName"] == "验资报告.pdf"
    assert base64.b64decode(shown["contentBase64"], validate=True) == content


async def test_every_refusal_of_an_upload_has_its_code(client: Graphql) -> None:
    officer = client.as_("officer@huaming")
    for name, content, code in (
        ("报告.pdf", b"", "EVIDENCE_EMPTY"),
        ("报告.pdf", b"<html>", "EVIDENCE_TYPE_UNSUPPORTED"),
        ("报告.docx", a_pdf(), "EVIDENCE_NAME_MISMATCH"),
        ("长" * 200 + ".pdf", a_pdf(), "TEXT_TOO_LONG"),
    ):
        payload = (await send(officer, content, name)).data["evidenceUpload"]
        assert payload["evidence"] is None
        assert [(error["code"], error["path"]) for error in payload["errors"]] == [(code, ["file"])]
    denied = (await send(client.as_("viewer@huaming"), a_pdf())).data["evidenceUpload"]
    assert [error["code"] for error in denied["errors"]] == ["FORBIDDEN"]


async def test_a_file_over_the_limit_is_refused_by_the_door(client: Graphql) -> None:
    answered = await send(client.as_("officer@huaming"), a_pdf("x" * 20_000_000))
    assert (answered.status, answered.codes) == (413, ["BODY_TOO_LARGE"])


async def test_a_repeated_upload_is_the_same_evidence_and_another_file_is_refused(hall: Hall, client: Graphql) -> None:
    officer, once = client.as_("officer@huaming"), {"Idempotency_Key": "upload-1"}
    first, second = await send(officer, a_pdf(), **once), await send(officer, a_pdf(), **once)
    other = await send(officer, a_pdf("另一份"), **once)

    assert first.data == second.data
    assert [error["code"] for error in other.data["evidenceUpload"]["errors"]] == ["IDEMPOTENCY_KEY_REUSED"]
    assert len(await hall.rows("evidence")) == 1


async def test_a_reveal_s_refusals(hall: Hall, client: Graphql) -> None:
    key = global_id("Evidence", await uploaded(hall))
    for persona, wanted, purpose, code in (
        ("officer@xinli", key, "核实", "NOT_FOUND"),
        ("officer@huaming", global_id("Evidence", new_id()), "核实", "NOT_FOUND"),
        ("officer@huaming", "Project_nonsense", "核实", "NOT_FOUND"),
        ("viewer@huaming", key, "核实", "FORBIDDEN"),
        ("officer@huaming", key, " ", "TEXT_REQUIRED"),
        ("officer@huaming", key, "长" * 301, "TEXT_TOO_LONG"),
    ):
        payload = await reveal(client.as_(persona), wanted, purpose)
        assert (payload["evidence"], payload["contentBase64"]) == (None, None)
        assert [error["code"] for error in payload["errors"]] == [code], persona
    assert await hall.rows("evidence_disclosure") == []


async def test_a_damaged_file_is_our_fault_and_tells_nothing(hall: Hall, client: Graphql, tmp_path: Path) -> None:
    key = global_id("Evidence", await uploaded(hall))
    (kept,) = files_in(tmp_path)
    kept.write_bytes(b"other")
    answered = await client.as_("officer@hezuo").run(REVEAL, {"input": {"id": key, "purpose": "核实"}})
    assert answered.codes == ["INTERNAL"]
    assert kept.name not in answered.response.text


@pytest.mark.parametrize(
    ("persona", "seen"),
    [("viewer@huaming", 1), ("viewer@xinli", 1), ("viewer@hezuo", 2), ("viewer@ducha", 2)],
)
async def test_each_sees_its_own_and_coordination_all(hall: Hall, client: Graphql, persona: str, seen: int) -> None:
    await uploaded(hall)
    await uploaded(hall, "officer@xinli")
    answered = await client.as_(persona).run("{ evidences(first: 10) { totalCount nodes { tenant { code } } } }")
    page = answered.data["evidences"]
    assert page["totalCount"] == len(page["nodes"]) == seen
    code = persona.partition("@")[2]
    assert {node["tenant"]["code"] for node in page["nodes"]} == ({code} if seen == 1 else {"huaming", "xinli"})


async def test_a_claimed_file_says_what_it_supports(hall: Hall, client: Graphql) -> None:
    key, claim, actor = await uploaded(hall), new_id(), hall.actor("officer@huaming")
    async with hall.service.unit_of_work(actor, Evidences.UPLOAD) as work:
        assert await claim_evidence(work, actor, key, claim="FigureEntry", claim_id=claim) is None
        await work.commit()

    query = "query($id: ID!) { evidence(id: $id) { claim claimedAt version tenant { id } } }"
    answered = await client.as_("viewer@huaming").run(query, {"id": global_id("Evidence", key)})
    assert answered.data["evidence"] == {
        "claim": global_id("FigureEntry", claim),
        "claimedAt": "2026-06-30T02:00:00.000000Z",
        "version": 2,
        "tenant": {"id": global_id("Tenant", tenant_id("huaming"))},
    }
    hidden = await client.as_("viewer@xinli").run(query, {"id": global_id("Evidence", key)})
    assert hidden.data["evidence"] is None
