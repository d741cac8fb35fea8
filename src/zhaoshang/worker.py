"""The composition root of background jobs: each runs for one district at a time and survives a crash of any other."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from zhaoshang.audit.operations.seal_trail import seal_trail
from zhaoshang.coordination.operations.remind_departments import Urged, remind_departments
from zhaoshang.database.unit_of_work import Database, DatabaseBusyError
from zhaoshang.reviews.operations.remind_sections import Told, remind_sections
from zhaoshang.transfers.operations.keep_clocks import Kept, keep_clocks
from zhaoshang.values.clock import Clock
from zhaoshang.values.ids import DistrictId

logger: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of jobs did for one district."""

    district: DistrictId
    clocks: Kept
    reviews: Told
    coordination: Urged
    sealed: int
    """Audit entries chained."""

    def __str__(self) -> str:
        """One line for whoever runs the jobs."""
        kept, told, urged = self.clocks, self.reviews, self.coordination
        return (
            f"{self.district}: offers lapsed {kept.lapsed}, pushes warned {kept.warned} and expired {kept.expired};"
            f" reviews reminded {told.reminded}, overdue {told.overdue};"
            f" coordination reminded {urged.reminded}, overdue {urged.overdue}; sealed {self.sealed}"
        )


async def run_once(database: Database, clock: Clock, districts: Sequence[DistrictId] = ()) -> list[Round]:
    """Do what is due now in some districts, or in all; clocks first, so that what they write is sealed, too."""
    return [
        Round(
            district,
            await keep_clocks(database, district, clock.now()),
            await remind_sections(database, district, clock.now()),
            await remind_departments(database, district, clock.now()),
            await seal_trail(database, district, clock.now()),
        )
        for district in districts or await database.districts()
    ]


async def run(
    database: Database,
    clock: Clock,
    districts: Sequence[DistrictId],
    *,
    every: float,
    tell: Callable[[Round], None],
) -> None:
    """Do so again and again. A failed round is logged and tried again: what was not done still waits."""
    while True:
        try:
            for each in await run_once(database, clock, districts):
                tell(each)
        except (OSError, DatabaseBusyError):
            logger.exception("a round of jobs failed; the next one goes on where it stopped")
        await asyncio.sleep(every)
