"""核验审计链: follow every link from the first."""

from datetime import datetime
from typing import Final

from zhaoshang.audit import store
from zhaoshang.audit.chain import GENESIS, Verdict, first_break
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId

BATCH: Final = 5_000


async def verify_trail(database: Database, district: DistrictId, now: datetime) -> Verdict:
    """Whether a district's chain holds: the first break if not, and how many entries are not sealed yet."""
    fence = Fence(district, None, SYSTEM_PERSON, Reach.AUDIT)
    expected, head = 1, GENESIS
    async with database.unit_of_work(fence, at=now) as work:
        tail = await store.count_unsealed(work)
        while batch := await store.links(work, expected - 1, BATCH):
            expected, head, broken = first_break(batch, after=head, expected=expected)
            if broken is not None:
                return Verdict(expected - 1, tail, expected, broken, head)
            work.session.expunge_all()
    return Verdict(expected - 1, tail, head=head)
