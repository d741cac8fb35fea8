"""The write side of evidence: loading and saving rows inside a bound transaction. Private to the room."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.model import Evidence

CLAIMED_ONCE: Final = "evidence_claim_key"

load, add = rows.load, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def lock_own(work: UnitOfWork, key: UUID) -> Evidence | None:
    """One's own row, locked. Its tenant is asked for by name: the caller's fence may write the whole district."""
    statement = (
        select(Evidence)
        .where(
            Evidence.district_id == work.fence.district,
            Evidence.tenant_id == work.fence.tenant,
            Evidence.id == key,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await work.session.scalars(statement)).one_or_none()


async def claim(work: UnitOfWork, evidence: Evidence, kind: str, claim: UUID, at: datetime) -> bool:
    """Let a locked, unclaimed file support a claim; whether no other claim of the district rests on the same file."""
    statement = (
        update(Evidence)
        .where(Evidence.district_id == work.fence.district, Evidence.id == evidence.id)
        .values(claim_kind=kind, claim_id=claim, claimed_at=at, version=Evidence.version + 1)
        .execution_options(synchronize_session=False)
    )
    try:
        # A savepoint: the refusal must leave the caller's transaction usable.
        async with work.session.begin_nested():
            await work.session.execute(statement)
    except IntegrityError as error:
        if not _broken(error).startswith(CLAIMED_ONCE):
            raise
        return False
    return True


async def hand_over(work: UnitOfWork, kind: str, claims: Collection[UUID], tenant: UUID) -> None:
    """Make the files that support some claims a tenant's."""
    await work.session.execute(
        text("SELECT app.hand_over_evidence(:kind, CAST(:claims AS uuid[]), :tenant)"),
        {"kind": kind, "claims": list(claims), "tenant": tenant},
    )


def _broken(error: IntegrityError) -> str:
    # SQLAlchemy wraps the driver's error twice; the driver's own names the index, on Citus with the shard's number.
    return str(getattr(getattr(error.orig, "__cause__", None), "constraint_name", None))
