"""授予岗位."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import rules, store
from zhaoshang.tenancy.model import Membership, Person, Role, Tenant
from zhaoshang.tenancy.permissions import Memberships
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND, Refusal


@repeatable
async def grant_membership(
    service: Service, actor: Actor, person_id: UUID, tenant_id: UUID, role: Role
) -> UUID | Refusal:
    """Let a person act for a tenant in a role. The three administrators stay separated (三员分立).

    Refuses: NOT_FOUND, FORBIDDEN, OWN_GRANT, TENANT_CLOSED, ALREADY_GRANTED, ROLES_EXCLUSIVE.
    """
    async with service.unit_of_work(actor, Memberships.GRANT) as work:
        if denial := authorize(actor, Memberships.GRANT):
            return denial
        person = await store.load(work, Person, person_id)
        tenant = await store.load(work, Tenant, tenant_id)
        if person is None or tenant is None:
            return NOT_FOUND
        if person_id == actor.person:
            return Refusal("OWN_GRANT", ("person",))
        # The person is the lock: two grants at once could otherwise each miss the other's exclusive role. The tenant
        # too, lest it be closed meanwhile.
        await store.lock(work, person)
        await store.lock(work, tenant)
        if tenant.closed_at is not None:
            return Refusal("TENANT_CLOSED", ("tenant",))
        if await store.holds(work, person_id, tenant_id, role):
            return Refusal("ALREADY_GRANTED", ("role",))
        if refusal := rules.refuse_grant(role, await store.roles_held(work, person_id)):
            return refusal
        membership = Membership(
            district_id=actor.district,
            id=new_id(),
            tenant_id=tenant_id,
            person_id=person_id,
            role=role,
            granted_at=work.at,
            granted_by=actor.person,
        )
        await store.add(work, membership)
        work.record("membership.grant", "membership", membership.id, tenant_id, role=role, person=person_id)
        work.emit("membership.granted", membership=str(membership.id))
        return await work.commit(membership.id)
