"""撤销单位."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import store
from zhaoshang.tenancy.model import Tenant
from zhaoshang.tenancy.permissions import Tenants
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal


@repeatable
async def close_tenant(service: Service, actor: Actor, tenant_id: UUID, expected: int) -> UUID | Refusal:
    """Close a unit nobody acts for any more. Its rows stay readable; nothing is deleted.

    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, TENANT_CLOSED, TENANT_IN_USE.
    """
    async with service.unit_of_work(actor, Tenants.CLOSE) as work:
        tenant = await store.load(work, Tenant, tenant_id)
        if tenant is None:
            return NOT_FOUND
        if denial := authorize(actor, Tenants.CLOSE, tenant):
            return denial
        await store.lock(work, tenant)
        if tenant.version != expected:
            return CONFLICT
        if tenant.closed_at is not None:
            return Refusal("TENANT_CLOSED")
        if await store.people_in(work, tenant.id):
            return Refusal("TENANT_IN_USE")
        tenant.closed_at = work.at
        tenant.version += 1
        await store.add(work, tenant)
        work.record("tenant.close", "tenant", tenant.id, tenant.id)
        work.emit("tenant.closed", tenant=str(tenant.id))
        return await work.commit(tenant_id)
