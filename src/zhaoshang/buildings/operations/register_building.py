"""登记楼宇: a host enters a building of its own, with how much of it there is to let (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.buildings import store
from zhaoshang.buildings.errors import Refusals, refusal
from zhaoshang.buildings.model import Building, BuildingState
from zhaoshang.buildings.permissions import Buildings
from zhaoshang.buildings.rules.ledger import BuildingEntry, refuse_building
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.normalise import fold
from zhaoshang.values.texts import trimmed


@repeatable
async def register_building(service: Service, actor: Actor, entry: BuildingEntry) -> UUID | Refusals:
    """Enter a building of the acting host; from this month on it is to be reported.

    Refuses: FORBIDDEN, every fault of the entry, BUILDING_NAME_TAKEN.
    """
    async with service.unit_of_work(actor, Buildings.REGISTER) as work:
        if denial := authorize(actor, Buildings.REGISTER):
            return denial
        if faults := refuse_building(entry, day_of(work.at)):
            return faults
        await store.queue_up(work)
        normal = fold(entry.name)
        if await store.name_taken(work, actor.tenant, normal):
            return refusal("BUILDING_NAME_TAKEN", "name")
        building = Building(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            name=entry.name.strip(),
            name_normal=normal,
            address=entry.address.strip(),
            kind=entry.kind,
            operator=trimmed(entry.operator),
            rentable=entry.rentable,
            self_used=entry.self_used,
            asking_rent=entry.asking_rent,
            completed_on=entry.completed_on,
            state=BuildingState.OPEN,
            created_at=work.at,
            created_by=actor.person,
            version=1,
        )
        await store.add(work, building)
        work.record("building.register", "building", building.id, actor.tenant, kind=entry.kind)
        return await work.commit(building.id)
