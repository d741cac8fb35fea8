"""提前退租: a host says that a lease ends before it was agreed to, and why (domain §7)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.buildings import store
from zhaoshang.buildings.errors import Refusals
from zhaoshang.buildings.model import Building, Lease
from zhaoshang.buildings.operations.update_lease import counted
from zhaoshang.buildings.operations.watch_buildings import look_at
from zhaoshang.buildings.permissions import Leases
from zhaoshang.buildings.rules.ledger import REASON, refuse_end, refuse_frozen
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def end_lease(  # noqa: PLR0913, PLR0917  the lease as it was seen, its last day and why
    service: Service, actor: Actor, lease_id: UUID, expected: int, day: date, reason: str
) -> UUID | Refusals:
    """End a lease early: that day is its last. No closed month that counted it is touched.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, LEASE_ENDED,
    LEASE_TERM_INVALID, LEASE_FROZEN.
    """
    async with service.unit_of_work(actor, Leases.END) as work:
        lease = await store.load(work, Lease, lease_id)
        if lease is None:
            return NOT_FOUND
        if denial := authorize(actor, Leases.END, lease):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        await store.queue_up(work)
        closed_through = await store.keep_open(work)
        building = await store.load(work, Building, lease.building_id)
        if building is None or not await store.hold(work, building):
            return NOT_FOUND
        if conflict := await store.lock(work, lease, expected):
            return conflict
        if refused := refuse_end(lease.starts_on, lease.ends_on, lease.ended_on, day):
            return refused
        before = counted(lease)
        through = await store.frozen_through(work, lease, closed_through)
        if frozen := refuse_frozen(before, replace(before, until=day), through):
            return frozen
        lease.ended_on = lease.until = day
        lease.end_reason = reason.strip()
        lease.version += 1
        await store.add(work, lease)
        await look_at(work, building.id)
        work.record("building.lease.end", "building.lease", lease.id, lease.tenant_id, on=str(day))
        return await work.commit(lease_id)
