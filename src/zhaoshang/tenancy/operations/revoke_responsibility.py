"""解除职责."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import store
from zhaoshang.tenancy.model import Tenant
from zhaoshang.tenancy.permissions import Responsibilities
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.responsibility import Responsibility


@repeatable
async def revoke_responsibility(
    service: Service, actor: Actor, tenant_id: UUID, responsibility: Responsibility
) -> UUID | Refusal:
    """End what a tenant answers for; what its people then may no longer see, they no longer see at once.

    Refuses: NOT_FOUND, FORBIDDEN, NOT_GRANTED.
    """
    async with service.unit_of_work(actor, Responsibilities.REVOKE) as work:
        if denial := authorize(actor, Responsibilities.REVOKE):
            return denial
        tenant = await store.load(work, Tenant, tenant_id)
        if tenant is None:
            return NOT_FOUND
        await store.lock(work, tenant)
        held = await store.responsibility_of(work, tenant_id, responsibility)
        if held is None or held.ended_at is not None:
            return Refusal("NOT_GRANTED", ("responsibility",))
        held.ended_at = work.at
        await store.add(work, held)
        await store.follow_responsibility(work, responsibility)
        work.record("responsibility.revoke", "tenant", tenant_id, tenant_id, responsibility=responsibility)
        work.emit("responsibility.revoked", tenant=str(tenant_id), responsibility=responsibility.value)
        return await work.commit(tenant_id)
