"""注销楼宇: a building is let and reported no more; everything about it stays readable (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.buildings import store
from zhaoshang.buildings.errors import Refusals
from zhaoshang.buildings.model import Building, BuildingState
from zhaoshang.buildings.operations.record_lease import span_of
from zhaoshang.buildings.operations.watch_buildings import look_at
from zhaoshang.buildings.permissions import Buildings
from zhaoshang.buildings.rules.ledger import REASON, refuse_retired, refuse_retiring
from zhaoshang.values.clock import day_of
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def retire_building(
    service: Service, actor: Actor, building_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """Retire a building that nobody rents in any more, with a reason.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, BUILDING_RETIRED,
    BUILDING_LET.
    """
    async with service.unit_of_work(actor, Buildings.RETIRE) as work:
        building = await store.load(work, Building, building_id)
        if building is None:
            return NOT_FOUND
        if denial := authorize(actor, Buildings.RETIRE, building):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        await store.queue_up(work)
        if conflict := await store.lock(work, building, expected):
            return conflict
        if retired := refuse_retired(BuildingState(building.state)):
            return retired
        spans = [span_of(each) for each in await store.leases_of(work, building.id)]
        if still := refuse_retiring(spans, day_of(work.at)):
            return still
        building.state, building.retire_reason = BuildingState.RETIRED, reason.strip()
        building.retired_at, building.retired_by = work.at, actor.person
        building.version += 1
        await store.add(work, building)
        await look_at(work, building.id)
        work.record("building.retire", "building", building.id, building.tenant_id)
        return await work.commit(building_id)
