"""查分成: what everybody was credited with in the months of a year, for rooms that tell of it."""

from collections.abc import Collection, Sequence
from uuid import UUID

from zhaoshang.attribution import store_months as store
from zhaoshang.attribution.rules.months import Credited
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.period import Period

__all__ = ["Credited", "find_credits", "find_frozen"]


async def find_credits(work: UnitOfWork, first: Period, last: Period, frozen: Collection[UUID]) -> Sequence[Credited]:
    """What each tenant was credited with of each metric from one month to another, both included, in one pass.

    ``frozen`` are the terms whose credit is disputed: it is told apart. Part of a larger operation.
    """
    return await store.credited(work, first, last, frozen)


async def find_frozen(work: UnitOfWork) -> Sequence[UUID]:
    """The terms that open disputes freeze now, in the order of their ids. Part of a larger operation."""
    return await store.frozen(work)
