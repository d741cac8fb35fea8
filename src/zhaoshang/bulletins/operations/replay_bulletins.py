"""重现通报: compute what was published again, from the data as they are now, and compare (domain §11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zhaoshang.bulletins import store
from zhaoshang.bulletins.operations.count_bulletin import recount_bulletin
from zhaoshang.bulletins.rules.content import hash_of
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId
from zhaoshang.values.period import Period


@dataclass(frozen=True, slots=True)
class Replayed:
    """A published bulletin, and what comes out when it is computed again."""

    period: Period
    edition: int
    published: str
    """The hash that was published."""
    kept: str
    """The hash of the content that is kept: another one means that somebody changed it."""
    computed: str
    """The hash of what the data say: another one means that somebody changed them."""

    @property
    def reproduced(self) -> bool:
        """Whether all three are one."""
        return self.published == self.kept == self.computed


async def replay_bulletins(
    database: Database, district: DistrictId, now: datetime, period: Period | None = None
) -> Sequence[Replayed]:
    """Every published edition of a month, or of all months, computed again; reads only."""
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        editions = await (store.published(work) if period is None else store.editions(work, period))
        return [
            Replayed(
                period=Period(each.period),
                edition=each.edition,
                published=each.content_hash,
                kept=hash_of(each.content),
                computed=hash_of((await recount_bulletin(work, each)).to_json()),
            )
            for each in editions
        ]
