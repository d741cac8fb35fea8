"""更改单位名称或上级."""

from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy import rules, store
from zhaoshang.tenancy.model import Tenant, TenantKind
from zhaoshang.tenancy.permissions import Tenants
from zhaoshang.values.pinyin import pinyin_key
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal


@dataclass(frozen=True, slots=True)
class TenantChange:
    """What is to change; ``None`` leaves a name as it is."""

    name: str | None
    short_name: str | None
    moves: bool
    """Whether the parent changes, to ``parent``."""
    parent: UUID | None = None


@repeatable
async def update_tenant(
    service: Service, actor: Actor, tenant_id: UUID, expected: int, change: TenantChange
) -> UUID | Refusal:
    """Rename a unit or move a park into another. Its code stays for ever: addresses and headers use it.

    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, TENANT_CLOSED, PARENT_INVALID.
    """
    async with service.unit_of_work(actor, Tenants.UPDATE) as work:
        tenant = await store.load(work, Tenant, tenant_id)
        if tenant is None:
            return NOT_FOUND
        if denial := authorize(actor, Tenants.UPDATE, tenant):
            return denial
        # All moves wait in one line: two parks moved into each other at once would be a circle.
        await store.queue_up(work, "parents")
        await store.lock(work, tenant)
        if tenant.version != expected:
            return CONFLICT
        if fault := await _refuse(work, tenant, change):
            return fault
        tenant.name = (change.name or tenant.name).strip()
        tenant.short_name = (change.short_name or tenant.short_name).strip()
        tenant.pinyin = pinyin_key(tenant.short_name)
        if change.moves:
            tenant.parent_id = change.parent
        tenant.version += 1
        await store.add(work, tenant)
        work.record("tenant.update", "tenant", tenant.id, tenant.id, name=tenant.name, moves=change.moves)
        work.emit("tenant.updated", tenant=str(tenant.id))
        return await work.commit(tenant_id)


async def _refuse(work: UnitOfWork, tenant: Tenant, change: TenantChange) -> Refusal | None:
    if tenant.closed_at is not None:
        return Refusal("TENANT_CLOSED")
    for text, path in ((change.name, "name"), (change.short_name, "shortName")):
        if text is not None and (fault := rules.refuse_name(text, path)):
            return fault
    if not change.moves or change.parent is None:
        return None
    parent = await store.load(work, Tenant, change.parent)
    kind = None if parent is None or parent.closed_at else TenantKind(parent.kind)
    circular = await store.is_below(work, change.parent, tenant.id)
    return rules.refuse_parent(TenantKind(tenant.kind), kind, circular=circular)
