"""封存审计链: chain what was written since the last time."""

from datetime import datetime, timedelta
from typing import Final

from zhaoshang.audit import store
from zhaoshang.audit.chain import GENESIS, link_hash
from zhaoshang.audit.model import AuditSeal
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId, new_id

BATCH: Final = 1_000
LATE: Final = timedelta(days=1)
"""A transaction may commit after later ones were sealed, but none runs for a day."""


async def seal_trail(database: Database, district: DistrictId, now: datetime) -> int:
    """Seal every committed entry of a district that has no link yet, in batches; how many were sealed.

    Entries are chained after their transactions, by one sealer at a time, so that writing them does not serialise a
    district (architecture, database rule 10). Killed half-way, it leaves whole batches; the next run goes on.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.AUDIT, Reach.AUDIT)
    sealed = 0
    while True:
        async with database.unit_of_work(fence, at=now) as work:
            await store.lock_chain(work)
            last = await store.head(work)
            entries = await store.unsealed(work, BATCH, None if last is None else last[1] - LATE)
            seq, before = (0, GENESIS) if last is None else (last[0].seq, last[0].hash)
            seals = []
            for entry in entries:
                seq, before = seq + 1, link_hash(before, seq + 1, entry)
                seals.append(
                    AuditSeal(district_id=district, id=new_id(), seq=seq, entry_id=entry.id, hash=before, sealed_at=now)
                )
            await store.add(work, seals)
            await work.commit()
        sealed += len(seals)
        if len(seals) < BATCH:
            return sealed
