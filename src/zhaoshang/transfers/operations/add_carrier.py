"""载体登记: a host enters land, a plant or a building it has to offer."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals
from zhaoshang.transfers.model import Carrier
from zhaoshang.transfers.permissions import Carriers
from zhaoshang.transfers.rules.carriers import NewCarrier, refuse_carrier
from zhaoshang.values.ids import new_id
from zhaoshang.values.texts import trimmed


@repeatable
async def add_carrier(service: Service, actor: Actor, new: NewCarrier) -> UUID | Refusals:
    """Enter what the acting host has to offer to a project.

    Refuses: FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, SIZE_OUT_OF_RANGE.
    """
    async with service.unit_of_work(actor, Carriers.ADD) as work:
        if denial := authorize(actor, Carriers.ADD):
            return denial
        if faults := refuse_carrier(new):
            return faults
        carrier = Carrier(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            name=new.name.strip(),
            kind=new.kind,
            area=new.area,
            power=new.power,
            purpose=trimmed(new.purpose),
            available_on=new.available_on,
            created_at=work.at,
            version=1,
        )
        await store.add(work, carrier)
        work.record("carrier.add", "carrier", carrier.id, actor.tenant, kind=new.kind)
        return await work.commit(carrier.id)
