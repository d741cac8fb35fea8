"""授予职责."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import store
from zhaoshang.tenancy.model import Tenant, TenantResponsibility
from zhaoshang.tenancy.permissions import Responsibilities
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.responsibility import Responsibility


@repeatable
async def grant_responsibility(
    service: Service, actor: Actor, tenant_id: UUID, responsibility: Responsibility
) -> UUID | Refusal:
    """Let a tenant answer for something; whoever acts for it sees and may what the policy says of it.

    Refuses: NOT_FOUND, FORBIDDEN, TENANT_CLOSED, ALREADY_GRANTED.
    """
    async with service.unit_of_work(actor, Responsibilities.GRANT) as work:
        if denial := authorize(actor, Responsibilities.GRANT):
            return denial
        tenant = await store.load(work, Tenant, tenant_id)
        if tenant is None:
            return NOT_FOUND
        await store.lock(work, tenant)
        if tenant.closed_at is not None:
            return Refusal("TENANT_CLOSED", ("tenant",))
        held = await store.responsibility_of(work, tenant_id, responsibility)
        if held is not None and held.ended_at is None:
            return Refusal("ALREADY_GRANTED", ("responsibility",))
        if held is None:
            held = TenantResponsibility(
                district_id=actor.district, id=new_id(), tenant_id=tenant_id, responsibility=responsibility
            )
        held.ended_at = None
        await store.add(work, held)
        await store.follow_responsibility(work, responsibility)
        work.record("responsibility.grant", "tenant", tenant_id, tenant_id, responsibility=responsibility)
        work.emit("responsibility.granted", tenant=str(tenant_id), responsibility=responsibility.value)
        return await work.commit(tenant_id)
