"""The write side of transfers: loading, locking and saving rows inside a bound transaction. Private to the room.

Lock order: transfer before offers before project, everywhere; a candidate, who may not write the transfer, lets
``app.enter_offer`` lock it.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.transfers.model import LeadingIndustry, OfferState, Transfer, TransferOffer
from zhaoshang.transfers.rules.flow import OPEN, POOLED

load, lock, add = rows.load, rows.lock, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def open_transfer_of(work: UnitOfWork, project: UUID) -> UUID | None:
    """The transfer in which a project is being pushed, if it is."""
    statement = select(Transfer.id).where(
        Transfer.district_id == work.fence.district, Transfer.project_id == project, Transfer.state.in_(OPEN)
    )
    return await work.session.scalar(statement)


async def lock_offers(work: UnitOfWork, transfer: Transfer, *states: OfferState) -> list[TransferOffer]:
    """The offers of a locked transfer in these states, locked."""
    statement = (
        select(TransferOffer)
        .where(
            TransferOffer.district_id == work.fence.district,
            TransferOffer.transfer_id == transfer.id,
            TransferOffer.state.in_(states),
        )
        .order_by(TransferOffer.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(await work.session.scalars(statement))


async def unfinished(work: UnitOfWork, unit: UUID) -> int:
    """How many pushes of a unit, and offers to it, are open."""
    pushes = select(func.count()).where(
        Transfer.district_id == work.fence.district, Transfer.tenant_id == unit, Transfer.state.in_(OPEN)
    )
    offers = select(func.count()).where(
        TransferOffer.district_id == work.fence.district,
        TransferOffer.tenant_id == unit,
        TransferOffer.state.in_((OfferState.OPEN, OfferState.ACCEPTED)),
    )
    found = [await work.session.scalar(each) for each in (pushes, offers)]
    return sum(int(each or 0) for each in found)


async def enter_offer(work: UnitOfWork, offer: TransferOffer) -> str:
    """Lock the transfer of one's own offer; the state it is in. The transfer itself stays out of sight."""
    found = await work.session.execute(text("SELECT app.enter_offer(:offer)"), {"offer": offer.id})
    return str(found.scalar_one())


async def count_offers(work: UnitOfWork, transfer: UUID) -> None:
    """Let the transfer's counts and state follow its offers: nobody left to answer is back in the pool."""
    await work.session.flush()
    await work.session.execute(text("SELECT app.count_offers(:transfer)"), {"transfer": transfer})


async def close_offers(work: UnitOfWork, transfer: UUID, at: datetime) -> None:
    """Close what is still open of one's own transfer's offers, which are out of sight."""
    await work.session.flush()
    await work.session.execute(text("SELECT app.close_offers(:transfer, :at)"), {"transfer": transfer, "at": at})


async def lock_pooled(work: UnitOfWork, waiting_before: datetime) -> list[Transfer]:
    """The transfers that have waited in the pool since before an instant, locked; those busy just now come later."""
    statement = (
        select(Transfer)
        .where(
            Transfer.district_id == work.fence.district,
            Transfer.state.in_(POOLED),
            Transfer.waiting_since < waiting_before,
        )
        .order_by(Transfer.id)
        .with_for_update(skip_locked=True)
    )
    return list(await work.session.scalars(statement))


async def transfers_of_overdue_offers(work: UnitOfWork, now: datetime) -> list[Transfer]:
    """The transfers with an offer that was not answered in time, locked; those busy just now come later."""
    overdue = select(TransferOffer.transfer_id).where(
        TransferOffer.district_id == work.fence.district,
        TransferOffer.state == OfferState.OPEN,
        TransferOffer.respond_by <= now,
    )
    statement = (
        select(Transfer)
        .where(Transfer.district_id == work.fence.district, Transfer.id.in_(overdue))
        .order_by(Transfer.id)
        .with_for_update(skip_locked=True)
    )
    return list(await work.session.scalars(statement))


async def leading_industries(work: UnitOfWork) -> dict[str, LeadingIndustry]:
    """What the acting tenant ever declared to lead in, locked, by industry."""
    statement = (
        select(LeadingIndustry)
        .where(LeadingIndustry.district_id == work.fence.district, LeadingIndustry.tenant_id == work.fence.tenant)
        .with_for_update()
    )
    return {row.industry: row for row in await work.session.scalars(statement)}
