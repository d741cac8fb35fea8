"""The composition root of background jobs: each runs for one district at a time and survives a crash of any other."""

import asyncio
import logging
from typing import Final

from zhaoshang.audit.operations.seal_trail import seal_trail
from zhaoshang.database.unit_of_work import Database, DatabaseBusyError
from zhaoshang.values.clock import Clock

logger: Final = logging.getLogger(__name__)

SEAL_EVERY_SECONDS: Final = 30.0


async def run_once(database: Database, clock: Clock) -> int:
    """Seal every district's audit trail once; how many entries were sealed."""
    return sum([await seal_trail(database, district, clock.now()) for district in await database.districts()])


async def run(database: Database, clock: Clock, stop: asyncio.Event, *, every: float = SEAL_EVERY_SECONDS) -> None:
    """Run the jobs until told to stop. A failed round is logged and tried again: what was not sealed still waits."""
    while not stop.is_set():
        try:
            await run_once(database, clock)
        except (OSError, DatabaseBusyError):
            logger.exception("a round of jobs failed; the next one goes on where it stopped")
        try:
            await asyncio.wait_for(stop.wait(), every)
        except TimeoutError:
            continue
