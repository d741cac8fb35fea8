"""时限: what happens to pushed projects by the clock alone, a district at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.projects.operations.pool_project import release_project
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.transfers import store
from zhaoshang.transfers.model import OfferState, Transfer, TransferState
from zhaoshang.transfers.rules.flow import Clocks, Due, due
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId

EXPIRED: Final = "超过承接期限 / nobody took it in time"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the clocks did."""

    lapsed: int
    """Offers that were not answered in time."""
    warned: int
    expired: int


async def keep_clocks(database: Database, district: DistrictId, now: datetime) -> Kept:
    """Let unanswered offers lapse, warn of projects nobody takes, and let such pushes expire (domain §4).

    Deadlines are counted in working days and fall due at midnight in Shanghai. An expired project is again its
    origin's, where it was; the origin keeps its claim. Running it twice, or on two machines at once, does the same
    once.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        clocks = Clocks.of(await find_rules(work, day_of(now)), await find_overrides(work))
        lapsed = await _lapse(work)
        warned = expired = 0
        # A district may let pushes expire without a warning: whatever is due first.
        due_before = max(clocks.warned_if_before(now), clocks.expired_if_before(now))
        for transfer in await store.lock_pooled(work, due_before):
            since = transfer.waiting_since or transfer.proposed_at
            match due(since, transfer.warned_at is not None, transfer.accepted_offers, now, clocks):
                case Due.WARNING:
                    await _warn(work, transfer)
                    warned += 1
                case Due.EXPIRY:
                    await _expire(work, transfer)
                    expired += 1
                case None:
                    pass
        await work.commit()
        return Kept(lapsed, warned, expired)


async def _lapse(work: UnitOfWork) -> int:
    lapsed = 0
    for transfer in await store.transfers_of_overdue_offers(work, work.at):
        for offer in await store.lock_offers(work, transfer, OfferState.OPEN):
            if offer.respond_by <= work.at:
                offer.answer(OfferState.LAPSED, by=SYSTEM_PERSON, at=work.at, reason=None)
                work.record("transfer.offer.lapse", "transfer.offer", offer.id, offer.tenant_id)
                work.emit("transfer.offer.lapsed", offer=str(offer.id), tenant=str(offer.tenant_id))
                lapsed += 1
        await store.count_offers(work, transfer.id)
    return lapsed


async def _warn(work: UnitOfWork, transfer: Transfer) -> None:
    transfer.warned_at = work.at
    transfer.touch()
    await store.add(work, transfer)
    work.record("transfer.warn", "transfer", transfer.id, transfer.tenant_id)
    work.emit("transfer.warned", transfer=str(transfer.id))


async def _expire(work: UnitOfWork, transfer: Transfer) -> None:
    transfer.close(TransferState.EXPIRED, by=SYSTEM_PERSON, at=work.at, reason=EXPIRED)
    await store.add(work, transfer)
    await store.close_offers(work, transfer.id, work.at)
    await release_project(work, transfer.project_id, by=SYSTEM_PERSON, reason=EXPIRED)
    work.record("transfer.expire", "transfer", transfer.id, transfer.tenant_id)
    work.emit("transfer.expired", transfer=str(transfer.id))
