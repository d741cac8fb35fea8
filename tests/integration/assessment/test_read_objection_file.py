"""合作交流办's director reads what an objection came with, on record; nobody reads it from there otherwise."""

from pathlib import Path
from typing import Any
from uuid import UUID

from tests.support.assessment import HEAD, objected, only, published
from tests.support.evidence import a_pdf, keep_files
from tests.support.projects import Hall, codes
from tests.support.reviews import file_of
from tests.support.tenancy import nothing_happens
from zhaoshang.assessment.operations.read_objection_file import read_objection_file
from zhaoshang.evidence.operations.hand_out import HandedOut


async def read(hall: Hall, key: UUID, persona: str = HEAD, purpose: str = "裁定异议") -> Any:
    return await read_objection_file(hall.service, hall.actor(persona), key, purpose)


async def test_the_file_is_handed_out_and_that_is_kept(hall: Hall, tmp_path: Path) -> None:
    keep_files(hall, tmp_path)
    await published(hall)
    proof = await file_of(hall, "director@huaming", "到账凭证")
    found = await read(hall, await objected(hall, evidence=proof))
    assert isinstance(found, HandedOut), found
    assert found.content == a_pdf("到账凭证")
    (record,) = await hall.rows("evidence_disclosure")
    assert (record["evidence_id"], record["purpose"]) == (proof, "裁定异议")


async def test_nobody_else_and_not_without_a_purpose(hall: Hall) -> None:
    await published(hall)
    key = await objected(hall)
    others = {"officer@hezuo": "FORBIDDEN", "director@ducha": "FORBIDDEN", "director@xinli": "NOT_FOUND"}
    await only(hall, read, key, others)
    async with nothing_happens(hall.owner):
        assert codes(await read(hall, key, purpose=" ")) == ["TEXT_REQUIRED"]
        # It came without a file.
        assert codes(await read(hall, key)) == ["NOT_FOUND"]
