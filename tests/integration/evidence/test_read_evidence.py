"""A file is handed out on the record, and only as it was uploaded."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.evidence import a_pdf, files_in, uploaded
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.evidence.operations.read_evidence import read_evidence
from zhaoshang.values.files import DamagedFileError, MissingFileError
from zhaoshang.values.ids import new_id


async def read(hall: Hall, persona: str, key: Any, purpose: str = "核实到位内资") -> Any:
    return await read_evidence(hall.service, hall.actor(persona), key, purpose)


async def test_a_file_is_handed_out_with_its_purpose_on_record(hall: Hall) -> None:
    key = await uploaded(hall)
    for persona in ("officer@hezuo", "officer@huaming", "director@huaming"):
        shown = await read(hall, persona, key, " 核实到位内资 ")

        assert isinstance(shown, HandedOut)
        assert shown.content == a_pdf()
        assert "%PDF" not in repr(shown)
        (disclosure,) = await hall.rows("evidence_disclosure", by_person_id=person_id(persona))
        assert (disclosure["evidence_id"], disclosure["purpose"]) == (key, "核实到位内资")
        assert disclosure["tenant_id"] == tenant_id(persona.partition("@")[2])
    assert len(await hall.rows("audit_entry", action="evidence.reveal")) == 3
    assert len(await hall.rows("outbox_event", kind="evidence.revealed")) == 3


async def test_out_of_sight_and_never_there_are_the_same(hall: Hall) -> None:
    key = await uploaded(hall)
    async with nothing_happens(hall.owner):
        for persona in ("officer@xinli", "officer@sthj", "officer@huaming"):
            wanted = new_id() if persona == "officer@huaming" else key
            assert codes(await read(hall, persona, wanted)) == ["NOT_FOUND"]


async def test_who_only_sees_that_it_is_there_and_who_has_no_purpose_get_nothing(hall: Hall) -> None:
    key = await uploaded(hall)
    async with nothing_happens(hall.owner):
        for persona in ("viewer@huaming", "viewer@hezuo", "director@ducha"):
            assert codes(await read(hall, persona, key)) == ["FORBIDDEN"]
        assert codes(await read(hall, "officer@hezuo", key, "  ")) == ["TEXT_REQUIRED"]
        assert codes(await read(hall, "officer@hezuo", key, "核" * 301)) == ["TEXT_TOO_LONG"]


async def test_a_changed_or_lost_file_is_never_handed_out_though_the_attempt_is_on_record(
    hall: Hall, tmp_path: Path
) -> None:
    key = await uploaded(hall)
    (kept,) = files_in(tmp_path)
    kept.write_bytes(a_pdf("改过的"))
    with pytest.raises(DamagedFileError, match=kept.name):
        await read(hall, "officer@hezuo", key)
    kept.unlink()
    with pytest.raises(MissingFileError, match=kept.name):
        await read(hall, "officer@hezuo", key)
    assert len(await hall.rows("evidence_disclosure")) == 2
