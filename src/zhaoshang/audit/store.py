"""The chain's SQL. Private to the room."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, func, select

from zhaoshang.audit.chain import Link
from zhaoshang.audit.model import AuditSeal
from zhaoshang.database import rows
from zhaoshang.database.model import AuditEntry
from zhaoshang.database.unit_of_work import UnitOfWork


async def lock_chain(work: UnitOfWork) -> None:
    """Let only one sealer work on a district's chain at a time."""
    await rows.queue_up(work, "audit chain")


async def head(work: UnitOfWork) -> tuple[AuditSeal, datetime] | None:
    """The last link, and when its entry was written."""
    statement = (
        select(AuditSeal, AuditEntry.written_at)
        .join(AuditEntry, (AuditEntry.district_id == AuditSeal.district_id) & (AuditEntry.id == AuditSeal.entry_id))
        .where(AuditSeal.district_id == work.fence.district)
        .order_by(AuditSeal.seq.desc())
        .limit(1)
    )
    found = (await work.session.execute(statement)).first()
    return None if found is None else (found[0], found[1])


async def unsealed(work: UnitOfWork, limit: int, since: datetime | None) -> Sequence[AuditEntry]:
    """Entries without a link, first written first; ``since`` keeps the search from reading the whole trail again."""
    sealed = exists().where(AuditSeal.district_id == AuditEntry.district_id, AuditSeal.entry_id == AuditEntry.id)
    statement = select(AuditEntry).where(AuditEntry.district_id == work.fence.district, ~sealed)
    if since is not None:
        statement = statement.where(AuditEntry.written_at >= since)
    return (await work.session.scalars(statement.order_by(AuditEntry.written_at, AuditEntry.id).limit(limit))).all()


async def count_unsealed(work: UnitOfWork) -> int:
    """How many entries have no link yet."""
    sealed = exists().where(AuditSeal.district_id == AuditEntry.district_id, AuditSeal.entry_id == AuditEntry.id)
    statement = (
        select(func.count()).select_from(AuditEntry).where(AuditEntry.district_id == work.fence.district, ~sealed)
    )
    return (await work.session.execute(statement)).scalar_one()


async def links(work: UnitOfWork, after: int, limit: int) -> list[Link]:
    """The next links with their entries."""
    statement = (
        select(AuditSeal, AuditEntry)
        .outerjoin(
            AuditEntry, (AuditEntry.district_id == AuditSeal.district_id) & (AuditEntry.id == AuditSeal.entry_id)
        )
        .where(AuditSeal.district_id == work.fence.district, AuditSeal.seq > after)
        .order_by(AuditSeal.seq)
        .limit(limit)
    )
    return [Link(seal.seq, seal.hash, entry) for seal, entry in await work.session.execute(statement)]


async def add(work: UnitOfWork, seals: Sequence[AuditSeal]) -> None:
    """Write new links."""
    work.session.add_all(seals)
    await work.session.flush()
