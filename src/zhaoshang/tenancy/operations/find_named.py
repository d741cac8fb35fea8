"""What the district and its units are called, for rooms that write it down."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy import store
from zhaoshang.values.responsibility import Responsibility


@dataclass(frozen=True, slots=True)
class Named:
    """A unit, and what it is called today."""

    id: UUID
    code: str
    name: str


async def find_named(work: UnitOfWork, responsibility: Responsibility) -> Sequence[Named]:
    """The open units that hold a responsibility today, in the order of their codes. Part of a larger operation."""
    return [Named(tenant.id, tenant.code, tenant.name) for tenant in await store.holding(work, responsibility)]


async def find_district_name(work: UnitOfWork) -> str:
    """What the district is called."""
    return await store.district_name(work)
