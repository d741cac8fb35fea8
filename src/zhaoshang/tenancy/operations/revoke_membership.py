"""解除岗位."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import store
from zhaoshang.tenancy.model import Membership
from zhaoshang.tenancy.permissions import Memberships
from zhaoshang.values.refusal import NOT_FOUND, Refusal


@repeatable
async def revoke_membership(service: Service, actor: Actor, membership_id: UUID) -> UUID | Refusal:
    """End a membership from now on; the row stays and says by whom.

    Refuses: NOT_FOUND, FORBIDDEN, OWN_GRANT, NOT_GRANTED.
    """
    async with service.unit_of_work(actor, Memberships.REVOKE) as work:
        membership = await store.load(work, Membership, membership_id)
        if membership is None:
            return NOT_FOUND
        if denial := authorize(actor, Memberships.REVOKE, membership):
            return denial
        if membership.person_id == actor.person:
            return Refusal("OWN_GRANT", ("membership",))
        await store.lock(work, membership)
        if membership.ended_at is not None:
            return Refusal("NOT_GRANTED", ("membership",))
        membership.ended_at = work.at
        membership.ended_by = actor.person
        await store.add(work, membership)
        work.record("membership.revoke", "membership", membership.id, membership.tenant_id)
        work.emit("membership.revoked", membership=str(membership.id))
        return await work.commit(membership_id)
