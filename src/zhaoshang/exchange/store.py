"""The write side of imports: runs and what ledgers said last. Private to the room."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.exchange.model import ImportRun, LedgerLine


async def queue_imports(work: UnitOfWork) -> None:
    """Let one import of a tenant run after the other: the second one compares with what the first one brought in."""
    await rows.queue_up(work, f"ledger-import:{work.fence.tenant}")


async def lines_of(work: UnitOfWork) -> list[LedgerLine]:
    """Everything the acting tenant's ledgers said last."""
    statement = (
        select(LedgerLine)
        .where(LedgerLine.district_id == work.fence.district, LedgerLine.tenant_id == work.fence.tenant)
        .order_by(LedgerLine.company_normal, LedgerLine.project_normal)
    )
    return list(await work.session.scalars(statement))


async def keep(
    work: UnitOfWork, run: ImportRun, lines: Sequence[LedgerLine], changed: Sequence[dict[str, Any]]
) -> None:
    """Write a run with the lines it brought in for the first time and those it found changed."""
    work.session.add(run)
    await work.flush()
    work.session.add_all(lines)
    await work.flush()
    if changed:
        await work.session.execute(update(LedgerLine), changed)
