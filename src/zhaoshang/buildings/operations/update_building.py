"""变更楼宇: a host says anew what is known of a building (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.buildings import store
from zhaoshang.buildings.errors import Refusals, refusal
from zhaoshang.buildings.model import Building, BuildingState
from zhaoshang.buildings.operations.record_lease import span_of
from zhaoshang.buildings.permissions import Buildings
from zhaoshang.buildings.rules.ledger import (
    BuildingEntry,
    Space,
    open_since,
    refuse_building,
    refuse_retired,
    refuse_space,
)
from zhaoshang.values.clock import day_of
from zhaoshang.values.normalise import fold
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import trimmed


@repeatable
async def update_building(
    service: Service, actor: Actor, building_id: UUID, expected: int, entry: BuildingEntry
) -> UUID | Refusals:
    """Replace what is known of a building; what is let of it still has to fit, in every month that is not closed.

    Refuses: NOT_FOUND, FORBIDDEN, every fault of the entry, CONFLICT, BUILDING_RETIRED, BUILDING_NAME_TAKEN,
    BUILDING_AREA_EXCEEDED.
    """
    async with service.unit_of_work(actor, Buildings.UPDATE) as work:
        building = await store.load(work, Building, building_id)
        if building is None:
            return NOT_FOUND
        if denial := authorize(actor, Buildings.UPDATE, building):
            return denial
        if faults := refuse_building(entry, day_of(work.at)):
            return faults
        await store.queue_up(work)
        since = open_since(await store.keep_open(work))
        if conflict := await store.lock(work, building, expected):
            return conflict
        if retired := refuse_retired(BuildingState(building.state)):
            return retired
        normal = fold(entry.name)
        if await store.name_taken(work, actor.tenant, normal, but=building.id):
            return refusal("BUILDING_NAME_TAKEN", "name")
        spans = [span_of(each) for each in await store.leases_of(work, building.id)]
        if refused := refuse_space(Space(entry.rentable, entry.self_used, since), spans, first=since):
            return refused
        building.name, building.name_normal, building.address = entry.name.strip(), normal, entry.address.strip()
        building.kind, building.operator = entry.kind, trimmed(entry.operator)
        building.rentable, building.self_used = entry.rentable, entry.self_used
        building.asking_rent, building.completed_on = entry.asking_rent, entry.completed_on
        building.version += 1
        await store.add(work, building)
        work.record("building.update", "building", building.id, building.tenant_id, rentable=entry.rentable)
        return await work.commit(building_id)
