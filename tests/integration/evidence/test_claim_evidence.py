"""A file supports one claim of the district: the first, whoever makes it."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.support.evidence import a_pdf, uploaded
from tests.support.projects import NOW, Hall
from tests.support.tenancy import nothing_happens
from zhaoshang.authorization.permissions import Permission
from zhaoshang.database.fence import Reach
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import Refusal

CLAIM = new_id()


async def claim(
    hall: Hall,
    key: UUID,
    persona: str = "officer@huaming",
    *,
    of: UUID = CLAIM,
    writes: Permission = Evidences.UPLOAD,
) -> Refusal | None:
    """As another room would: inside its own transaction, which goes on afterwards."""
    actor = hall.actor(persona)
    async with hall.service.unit_of_work(actor, writes) as work:
        refused = await claim_evidence(work, actor, key, claim="FigureEntry", claim_id=of)
        assert await work.session.scalar(text("SELECT 1")) == 1
        if refused is None:
            await work.commit()
        return refused


def code(refused: Refusal | None) -> Any:
    return None if refused is None else (refused.code, refused.path, dict(refused.facts))


Told = tuple[str, tuple[str, ...], dict[str, object]]
"""All that a refusal says."""

NOT_FOUND: Told = ("EVIDENCE_NOT_FOUND", ("evidence",), {})
USED: Told = ("EVIDENCE_USED", ("evidence",), {})


async def test_one_s_own_file_comes_to_support_a_claim(hall: Hall) -> None:
    key = await uploaded(hall)

    assert await claim(hall, key) is None

    (row,) = await hall.rows("evidence")
    assert (row["claim_kind"], row["claim_id"], row["claimed_at"], row["version"]) == ("FigureEntry", CLAIM, NOW, 2)
    (entry,) = await hall.rows("audit_entry", action="evidence.claim")
    assert entry["resource_id"] == key


async def test_a_claim_that_is_given_up_leaves_the_file_free(hall: Hall) -> None:
    key, actor = await uploaded(hall), hall.actor("officer@huaming")
    async with hall.service.unit_of_work(actor, Evidences.UPLOAD) as work:
        assert await claim_evidence(work, actor, key, claim="FigureEntry", claim_id=CLAIM) is None
    assert await claim(hall, key, of=new_id()) is None


@pytest.mark.parametrize("persona", ["officer@xinli", "officer@hezuo"])
@pytest.mark.parametrize("reach", [Reach.OWN, Reach.DISTRICT])
async def test_absent_and_foreign_are_the_same_even_inside_a_wide_fence(hall: Hall, persona: str, reach: Reach) -> None:
    key, wide = await uploaded(hall), Permission("evidence", "upload", writes=reach)
    async with nothing_happens(hall.owner):
        assert code(await claim(hall, key, persona, writes=wide)) == NOT_FOUND
        assert code(await claim(hall, new_id(), persona, writes=wide)) == NOT_FOUND


async def test_a_claimed_file_supports_nothing_else(hall: Hall) -> None:
    key = await uploaded(hall)
    await claim(hall, key)
    async with nothing_happens(hall.owner):
        assert code(await claim(hall, key, of=new_id())) == USED


async def test_the_same_content_supports_nothing_else_in_the_district_and_nothing_is_told_of_the_other(
    hall: Hall,
) -> None:
    theirs, mine, other = await uploaded(hall, "officer@xinli"), await uploaded(hall), await uploaded(hall)
    await claim(hall, theirs, "officer@xinli")
    different = await uploaded(hall, content=a_pdf("另一份"))
    async with nothing_happens(hall.owner):
        assert code(await claim(hall, mine, of=new_id())) == USED
        assert code(await claim(hall, other)) == USED
    assert await claim(hall, different) is None


async def test_of_two_claims_at_once_one_wins(hall: Hall) -> None:
    mine, theirs = await uploaded(hall), await uploaded(hall, "officer@xinli")

    outcomes = await asyncio.gather(claim(hall, mine), claim(hall, theirs, "officer@xinli", of=new_id()))

    assert sorted(map(str, map(code, outcomes))) == sorted(map(str, (None, USED)))
    assert len([row for row in await hall.rows("evidence") if row["claim_id"]]) == 1


async def test_any_other_violation_is_a_bug_and_raises(hall: Hall) -> None:
    key, actor = await uploaded(hall), hall.actor("officer@huaming")
    async with hall.service.unit_of_work(actor, Evidences.UPLOAD) as work:
        with pytest.raises(IntegrityError, match="evidence_claim_check"):
            await claim_evidence(work, actor, key, claim=None, claim_id=CLAIM)  # type: ignore[arg-type]  # such a bug


@pytest.mark.parametrize("column", ["sha256", "storage_key", "file_name", "tenant_id"])
async def test_the_floor_lets_nobody_change_a_file_even_its_own(hall: Hall, column: str) -> None:
    await uploaded(hall)
    actor = hall.actor("officer@huaming")
    async with hall.service.unit_of_work(actor, Evidences.UPLOAD) as work:
        with pytest.raises(DBAPIError, match="permission denied"):
            await work.session.execute(text(f"UPDATE app.evidence SET {column} = {column}"))
