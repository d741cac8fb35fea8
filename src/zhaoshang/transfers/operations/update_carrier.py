"""载体变更: a host says anew what land, plant or building it has to offer."""

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
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import trimmed


@repeatable
async def update_carrier(
    service: Service, actor: Actor, carrier_id: UUID, expected: int, now: NewCarrier
) -> UUID | Refusals:
    """Replace what is known about a carrier; one that is let or sold is available on no day.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, SIZE_OUT_OF_RANGE, CONFLICT.
    """
    async with service.unit_of_work(actor, Carriers.UPDATE) as work:
        carrier = await store.load(work, Carrier, carrier_id)
        if carrier is None:
            return NOT_FOUND
        if denial := authorize(actor, Carriers.UPDATE, carrier):
            return denial
        if faults := refuse_carrier(now):
            return faults
        if conflict := await store.lock(work, carrier, expected):
            return conflict
        carrier.name, carrier.kind, carrier.purpose = now.name.strip(), now.kind, trimmed(now.purpose)
        carrier.area, carrier.power, carrier.available_on = now.area, now.power, now.available_on
        carrier.version += 1
        await store.add(work, carrier)
        work.record("carrier.update", "carrier", carrier.id, carrier.tenant_id)
        return await work.commit(carrier_id)
