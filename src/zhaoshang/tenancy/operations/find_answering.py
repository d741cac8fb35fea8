"""Which units answer for something, for the rooms that ask."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy import store
from zhaoshang.values.responsibility import Responsibility


@dataclass(frozen=True, slots=True)
class Named:
    """An open unit, what it is called, and since when there is such a unit."""

    id: UUID
    name: str
    since: datetime


async def find_answering(work: UnitOfWork, wanted: Collection[UUID], responsibility: Responsibility) -> set[UUID]:
    """Those of some units of the district that are open and hold a responsibility today."""
    return await store.answering(work, wanted, responsibility)


async def find_holders(work: UnitOfWork) -> Mapping[Responsibility, Collection[UUID]]:
    """The open units of the district that hold each responsibility today; nobody for one that nobody holds."""
    found: defaultdict[Responsibility, set[UUID]] = defaultdict(set)
    for responsibility, tenant in await store.holders(work):
        found[responsibility].add(tenant)
    return found


async def find_named(work: UnitOfWork, responsibility: Responsibility) -> list[Named]:
    """The open units of the district that hold a responsibility today, in the order of their names."""
    return [Named(*each) for each in await store.named_holders(work, responsibility)]
