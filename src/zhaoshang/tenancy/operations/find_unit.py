"""What an open unit is, for the rooms that name one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy import store
from zhaoshang.tenancy.model import ADMINISTRATORS, Tenant, TenantKind
from zhaoshang.values.responsibility import Responsibility


@dataclass(frozen=True, slots=True)
class Unit:
    """An open unit of the district."""

    id: UUID
    department: bool
    responsibilities: Collection[Responsibility]
    """Those it holds today."""


async def find_unit(work: UnitOfWork, key: UUID) -> Unit | None:
    """A unit of the district; nothing when there is none such, or it was closed."""
    tenant = await store.load(work, Tenant, key)
    if tenant is None or tenant.closed_at is not None:
        return None
    return Unit(tenant.id, tenant.kind == TenantKind.DEPARTMENT, await store.responsibilities_of(work, key))


async def find_people(work: UnitOfWork, unit: UUID) -> Collection[UUID]:
    """Who belongs to a unit today, for a fence that reads it; the three administrators are nobody in its business."""
    return {person for person, role in await store.members_of(work, unit) if role not in ADMINISTRATORS}


async def find_codes(work: UnitOfWork, units: Collection[UUID]) -> Mapping[UUID, str]:
    """The codes of some units of the district, closed ones too: what they are called changes, these do not."""
    return await store.codes_of(work, units)
