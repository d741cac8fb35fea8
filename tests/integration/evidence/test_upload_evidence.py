"""A file comes in: stored first, then on record, never changed."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.evidence import a_pdf, files_in, uploaded
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.database.idempotency import Once, once_for
from zhaoshang.evidence.operations.upload_evidence import EvidenceFile, upload_evidence


async def test_a_file_is_kept_under_its_hash_and_on_record(hall: Hall, tmp_path: Path) -> None:
    content = a_pdf("验资")
    key = await uploaded(hall, content=content, name="C:\\资料\\验资报告.PDF")

    (row,) = await hall.rows("evidence")
    digest = hashlib.sha256(content).hexdigest()
    assert (row["id"], row["tenant_id"], row["district_id"]) == (key, tenant_id("huaming"), DONGLI)
    assert (row["file_name"], row["media_type"], row["size"]) == ("验资报告.PDF", "application/pdf", len(content))
    assert (row["sha256"], row["storage_key"]) == (digest, f"{DONGLI}/{digest}")
    assert (row["uploaded_by"], row["uploaded_at"]) == (person_id("officer@huaming"), NOW)
    assert (row["claim_kind"], row["claim_id"], row["claimed_at"], row["version"]) == (None, None, None, 1)
    assert [path.read_bytes() for path in files_in(tmp_path)] == [content]
    (entry,) = await hall.rows("audit_entry", action="evidence.upload")
    assert entry["resource_id"] == key
    assert digest not in entry["changes"]


async def test_the_same_file_may_come_twice_and_is_kept_once(hall: Hall, tmp_path: Path) -> None:
    assert await uploaded(hall) != await uploaded(hall, "officer@xinli")

    assert len(await hall.rows("evidence")) == 2
    assert len(files_in(tmp_path)) == 1


@pytest.mark.parametrize("persona", ["viewer@huaming", "viewer@hezuo", "director@ducha", "statistician@sthj"])
async def test_who_may_not_leaves_no_row_and_no_file(hall: Hall, tmp_path: Path, persona: str) -> None:
    async with nothing_happens(hall.owner):
        refused = await upload_evidence(hall.service, hall.actor(persona), EvidenceFile("报告.pdf", a_pdf()))
    assert codes(refused) == ["FORBIDDEN"]
    assert files_in(tmp_path) == []


async def test_a_file_that_is_not_kept_leaves_no_row_and_no_file(hall: Hall, tmp_path: Path) -> None:
    async with nothing_happens(hall.owner):
        for name, content, code in (
            ("报告.pdf", b"", "EVIDENCE_EMPTY"),
            ("报告.pdf", b"MZ", "EVIDENCE_TYPE_UNSUPPORTED"),
            ("报告.exe", a_pdf(), "EVIDENCE_NAME_MISMATCH"),
            ("报\x00告.pdf", a_pdf(), "TEXT_INVALID"),
        ):
            refused = await upload_evidence(hall.service, hall.actor("officer@huaming"), EvidenceFile(name, content))
            assert codes(refused) == [code]
    assert files_in(tmp_path) == []


async def test_no_row_is_written_when_the_file_cannot_be(hall: Hall) -> None:
    class Full:
        async def put(self, key: str, content: bytes) -> None:
            raise OSError(f"no space for {len(content)} bytes of {key}")

        async def get(self, key: str) -> bytes:
            raise NotImplementedError(key)

    hall.service = replace(hall.service, files=Full())
    async with nothing_happens(hall.owner):
        with pytest.raises(OSError, match="no space"):
            await uploaded(hall)


async def test_a_repeated_request_is_one_evidence(hall: Hall) -> None:
    with once_for(Once("key", "evidenceUpload", "hash")):
        first, second = await uploaded(hall), await uploaded(hall)
    assert first == second
    assert len(await hall.rows("evidence")) == 1


async def test_the_file_s_name_stays_out_of_the_log() -> None:
    assert "%PDF" not in repr(EvidenceFile("报告.pdf", a_pdf()))
