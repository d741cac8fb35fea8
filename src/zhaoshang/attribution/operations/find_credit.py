"""查分成: what every unit was credited in some months, for rooms that compare units (domain §4.8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.attribution import store_months as store
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period


@dataclass(frozen=True, slots=True)
class Credit:
    """What a unit was credited of a metric, in fen or ten-thousandths."""

    counted: int = 0
    disputed: int = 0
    """Frozen by disputes that are open now: shown apart, and out of every comparison."""


async def find_credit(work: UnitOfWork, first: Period, last: Period) -> Mapping[tuple[UUID, Metric], Credit]:
    """The credit of every unit by the months of its entries; the nil id is the district's pool. No operation alone."""
    return {
        (party, Metric(metric)): Credit(counted, disputed)
        for party, metric, counted, disputed in await store.credited(work, first, last)
    }
