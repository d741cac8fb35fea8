"""新增单位."""

from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import rules, store
from zhaoshang.tenancy.model import Tenant, TenantKind
from zhaoshang.tenancy.permissions import Tenants
from zhaoshang.values.ids import new_id
from zhaoshang.values.pinyin import pinyin_key
from zhaoshang.values.refusal import Refusal


@dataclass(frozen=True, slots=True)
class NewTenant:
    """What a new unit is to be."""

    code: str
    name: str
    short_name: str
    kind: TenantKind
    parent: UUID | None


@repeatable
async def create_tenant(service: Service, actor: Actor, wanted: NewTenant) -> UUID | Refusal:
    """Add a street, park or department to the district; a park may lie in another (园中园).

    Refuses: FORBIDDEN, CODE_INVALID, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CODE_TAKEN, PARENT_INVALID.
    """
    async with service.unit_of_work(actor, Tenants.CREATE) as work:
        if denial := authorize(actor, Tenants.CREATE):
            return denial
        if fault := (
            rules.refuse_code(wanted.code)
            or rules.refuse_name(wanted.name, "name")
            or rules.refuse_name(wanted.short_name, "shortName")
        ):
            return fault
        await store.queue_up(work, wanted.code)
        if await store.code_taken(work, wanted.code):
            return Refusal("CODE_TAKEN", ("code",))
        if wanted.parent is not None:
            parent = await store.load(work, Tenant, wanted.parent)
            kind = None if parent is None or parent.closed_at else TenantKind(parent.kind)
            if fault := rules.refuse_parent(wanted.kind, kind, circular=False):
                return fault
        tenant = Tenant(
            district_id=actor.district,
            id=new_id(),
            code=wanted.code,
            name=wanted.name.strip(),
            short_name=wanted.short_name.strip(),
            pinyin=pinyin_key(wanted.short_name.strip()),
            kind=wanted.kind,
            parent_id=wanted.parent,
            created_at=work.at,
        )
        await store.add(work, tenant)
        work.record("tenant.create", "tenant", tenant.id, tenant.id, kind=wanted.kind)
        work.emit("tenant.created", tenant=str(tenant.id))
        return await work.commit(tenant.id)
