"""What the district and its units are called, for rooms that write it down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy import store
from zhaoshang.values.responsibility import Responsibility


@dataclass(frozen=True, slots=True)
class Named:
    """An open unit, what it is called today, and since when there is such a unit."""

    id: UUID
    code: str
    name: str
    short_name: str
    since: datetime


async def find_named(work: UnitOfWork, responsibility: Responsibility) -> Sequence[Named]:
    """The open units that hold a responsibility today, in the order of their codes. Part of a larger operation."""
    return [
        Named(each.id, each.code, each.name, each.short_name, each.created_at)
        for each in await store.holding(work, responsibility)
    ]


async def find_district_name(work: UnitOfWork) -> str:
    """What the district is called."""
    return await store.district_name(work)


async def find_unit_name(work: UnitOfWork, unit: UUID) -> str:
    """What a unit of the district is called, a closed one too."""
    return await store.unit_name(work, unit)
