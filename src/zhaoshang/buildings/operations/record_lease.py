"""登记租约: a host enters what is let of a building, and to whom (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.buildings import store
from zhaoshang.buildings.errors import Refusals, refusal
from zhaoshang.buildings.model import Building, BuildingState, Lease
from zhaoshang.buildings.operations.watch_buildings import look_at
from zhaoshang.buildings.permissions import Leases
from zhaoshang.buildings.rules.ledger import (
    LeaseEntry,
    Space,
    Span,
    open_since,
    refuse_lease,
    refuse_overlap,
    refuse_retired,
    refuse_space,
)
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.pool_project import find_transferable
from zhaoshang.values.clock import day_of
from zhaoshang.values.credit_code import normalise_credit_code
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.refusal import NOT_FOUND, Refusal


@repeatable
async def record_lease(service: Service, actor: Actor, building_id: UUID, entry: LeaseEntry) -> UUID | Refusals:
    """Enter a lease of a building; a renewal is entered likewise. On no day is more used than there is.

    Of two that would fill the same space at once, the other waits for the building and finds it taken.
    Refuses: NOT_FOUND, FORBIDDEN, every fault of the entry, LEASE_PROJECT_INVALID, BUILDING_RETIRED, LEASE_OVERLAPS,
    BUILDING_AREA_EXCEEDED.
    """
    async with service.unit_of_work(actor, Leases.RECORD) as work:
        building = await store.load(work, Building, building_id)
        if building is None:
            return NOT_FOUND
        if denial := authorize(actor, Leases.RECORD, building):
            return denial
        if faults := refuse_lease(entry, day_of(work.at)):
            return faults
        if unknown := await refuse_project(work, actor, entry.project):
            return unknown
        await store.queue_up(work)
        closed_through = await store.keep_open(work)
        if not await store.hold(work, building):  # a merger took it away meanwhile
            return NOT_FOUND
        if retired := refuse_retired(BuildingState(building.state)):
            return retired
        mine = span_of(entry)
        others = [span_of(each) for each in await store.leases_of(work, building.id)]
        space = Space(building.rentable, building.self_used, open_since(closed_through))
        if refused := refuse_let(space, mine, others):
            return refused
        lease = Lease(
            id=new_id(),
            district_id=actor.district,
            tenant_id=building.tenant_id,
            building_id=building.id,
            recorded_at=work.at,
            recorded_by=actor.person,
            version=1,
        )
        enter(lease, entry)
        await store.add(work, lease)
        await look_at(work, building.id)
        work.record("building.lease.record", "building.lease", lease.id, lease.tenant_id, area=entry.area)
        return await work.commit(lease.id)


def enter(lease: Lease, entry: LeaseEntry) -> None:
    """Say of a lease what was entered; an early end stays."""
    lease.floor, lease.unit, lease.area = entry.floor.strip(), entry.unit.strip(), entry.area
    lease.firm, lease.credit_code = entry.firm.strip(), normalise_credit_code(entry.credit_code)
    lease.industry, lease.registered_on, lease.rent = entry.industry, entry.registered_on, entry.rent
    lease.starts_on, lease.ends_on, lease.project_id = entry.starts_on, entry.ends_on, entry.project
    lease.until = lease.ended_on or entry.ends_on


def span_of(let: Lease | LeaseEntry) -> Span:
    """What a lease takes of its building."""
    until = let.until if isinstance(let, Lease) else let.ends_on
    return Span(let.area, let.starts_on, until, normalise_credit_code(let.credit_code), (let.floor, let.unit))


def refuse_let(space: Space, mine: Span, others: list[Span]) -> Refusal | None:
    """Refuses LEASE_OVERLAPS, BUILDING_AREA_EXCEEDED."""
    if overlap := refuse_overlap(mine, others):
        return overlap
    return refuse_space(space, [*others, mine], first=mine.starts_on, last=mine.until)


async def refuse_project(work: UnitOfWork, actor: Actor, project_id: UUID | None) -> Refusal | None:
    """A lease leads to the host's own landed project, if to any; it stays that. Refuses LEASE_PROJECT_INVALID."""
    if project_id is None:
        return None
    project = await find_transferable(work, ProjectId(project_id), locked=True)
    if project is None or project.tenant_id != actor.tenant or not project.landed:
        return refusal("LEASE_PROJECT_INVALID", "project")
    return None
