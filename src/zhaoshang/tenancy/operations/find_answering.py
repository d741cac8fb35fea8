"""Which units answer for something, for the rooms that ask."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy import store
from zhaoshang.values.responsibility import Responsibility


async def find_answering(work: UnitOfWork, wanted: Collection[UUID], responsibility: Responsibility) -> set[UUID]:
    """Those of some units of the district that are open and hold a responsibility today."""
    return await store.answering(work, wanted, responsibility)


async def find_holders(work: UnitOfWork) -> Mapping[Responsibility, Collection[UUID]]:
    """The open units of the district that hold each responsibility today; nobody for one that nobody holds."""
    found: defaultdict[Responsibility, set[UUID]] = defaultdict(set)
    for responsibility, tenant in await store.holders(work):
        found[responsibility].add(tenant)
    return found
