"""更正租约: a host says anew what is known of a lease; what closed months counted of it stays (domain §7)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.buildings import store
from zhaoshang.buildings.errors import Refusals
from zhaoshang.buildings.model import Building, BuildingState, Lease
from zhaoshang.buildings.operations.record_lease import enter, refuse_let, refuse_project, span_of
from zhaoshang.buildings.operations.watch_buildings import look_at
from zhaoshang.buildings.permissions import Leases
from zhaoshang.buildings.rules.ledger import (
    Counted,
    LeaseEntry,
    Space,
    open_since,
    refuse_end,
    refuse_frozen,
    refuse_lease,
    refuse_retired,
)
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.clock import day_of
from zhaoshang.values.credit_code import normalise_credit_code
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import NOT_FOUND, Refusal


@repeatable
async def update_lease(
    service: Service, actor: Actor, lease_id: UUID, expected: int, entry: LeaseEntry
) -> UUID | Refusals:
    """Correct a lease: no report that was submitted changes by it. An early end stays, and is to lie in the term.

    Refuses: NOT_FOUND, FORBIDDEN, every fault of the entry, LEASE_PROJECT_INVALID, CONFLICT, BUILDING_RETIRED,
    LEASE_TERM_INVALID, LEASE_FROZEN, LEASE_OVERLAPS, BUILDING_AREA_EXCEEDED.
    """
    async with service.unit_of_work(actor, Leases.UPDATE) as work:
        lease = await store.load(work, Lease, lease_id)
        if lease is None:
            return NOT_FOUND
        if denial := authorize(actor, Leases.UPDATE, lease):
            return denial
        if faults := refuse_lease(entry, day_of(work.at)):
            return faults
        changed = entry.project != lease.project_id
        if unknown := await refuse_project(work, actor, entry.project if changed else None):
            return unknown
        await store.queue_up(work)
        closed_through = await store.keep_open(work)
        building = await store.load(work, Building, lease.building_id)
        if building is None or not await store.hold(work, building):
            return NOT_FOUND
        if stale := await store.lock(work, lease, expected) or refuse_retired(BuildingState(building.state)):
            return stale
        if refused := await _refuse_change(work, building, lease, entry, closed_through):
            return refused
        enter(lease, entry)
        lease.version += 1
        await store.add(work, lease)
        await look_at(work, building.id)
        work.record("building.lease.update", "building.lease", lease.id, lease.tenant_id, area=entry.area)
        return await work.commit(lease_id)


async def _refuse_change(
    work: UnitOfWork, building: Building, lease: Lease, entry: LeaseEntry, closed_through: Period | None
) -> Refusal | None:
    until = lease.ended_on or entry.ends_on
    if lease.ended_on and (outside := refuse_end(entry.starts_on, entry.ends_on, None, lease.ended_on)):
        return outside
    through = await store.frozen_through(work, lease, closed_through)
    if frozen := refuse_frozen(counted(lease), _counted(entry, until), through):
        return frozen
    others = [span_of(each) for each in await store.leases_of(work, building.id) if each.id != lease.id]
    space = Space(building.rentable, building.self_used, open_since(closed_through))
    return refuse_let(space, replace(span_of(entry), until=until), others)


def counted(lease: Lease) -> Counted:
    """What a report counts of a lease as it stands."""
    return Counted(
        area=lease.area,
        firm=lease.firm,
        credit_code=lease.credit_code,
        industry=lease.industry,
        registered_on=lease.registered_on,
        starts_on=lease.starts_on,
        until=lease.until,
    )


def _counted(entry: LeaseEntry, until: date) -> Counted:
    return Counted(
        area=entry.area,
        firm=entry.firm.strip(),
        credit_code=normalise_credit_code(entry.credit_code),
        industry=entry.industry,
        registered_on=entry.registered_on,
        starts_on=entry.starts_on,
        until=until,
    )
