"""查目标: what everybody was to bring, as of some revision of the district's targets, for rooms that tell of it."""

from collections.abc import Sequence

from zhaoshang.assessment import store
from zhaoshang.assessment.rules.targets import Phased
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.period import Period


async def hold_targets(work: UnitOfWork) -> int:
    """The revision of the district's targets; none is set any more before the transaction ends."""
    await store.queue_up(work)
    return await store.revision(work)


async def find_targets(work: UnitOfWork, through: Period, revision: int) -> Sequence[Phased]:
    """Each unit's targets of the month's year as they were at a revision: of the year, and up to the month."""
    return await store.phased(work, through, revision)
