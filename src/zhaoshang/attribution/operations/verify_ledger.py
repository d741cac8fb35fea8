"""核验分成: compare the ledger of credit with the figures it is derived from (domain §4, the invariant)."""

from dataclasses import dataclass
from datetime import datetime

from zhaoshang.attribution import store, store_months
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """How much of each kind differs; all zero when the ledger is what the figures make it."""

    facts: int
    """Verified figures whose entries do not sum to them, and entries of figures that are not verified."""
    running: int
    """Running totals that differ from the sum of their entries, for any party."""

    decisions: int
    """Decided disputes that added to the credit of a metric and month, or took from it, instead of moving it."""

    sums: int
    """Sums of closed months, of a kind of entries, that are not what those entries add up to."""

    @property
    def consistent(self) -> bool:
        """Whether nothing differs."""
        return not (self.facts or self.running or self.decisions or self.sums)


async def verify_ledger(database: Database, district: DistrictId, now: datetime) -> LedgerReport:
    """Compare every figure with the sum of its entries, and every running total with its own; reads only."""
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        return LedgerReport(
            facts=await store.facts_off(work),
            running=await store.running_off(work),
            decisions=await store.decisions_off(work),
            sums=await store_months.sums_off(work),
        )
