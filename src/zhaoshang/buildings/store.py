"""The write side of buildings, inside a bound transaction. Private to the room.

Lock order: the project that a lease leads to, the district's line of buildings, the months, the building, then its
lease or report. Whoever changes a building, or anything of one, stands in that line first and then holds the building,
so that areas add up; the clock stands in it, too, since what it notices refers to buildings that others may hold.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, text

from zhaoshang.attribution.operations.find_months import keep_months
from zhaoshang.buildings.model import (
    IN_FORCE,
    AlertState,
    Building,
    BuildingAlert,
    BuildingReport,
    BuildingReportState,
    BuildingState,
    Lease,
)
from zhaoshang.buildings.rules.reports import Terms
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.clock import day_of
from zhaoshang.values.period import Period, period_of

load, lock, hold, add = rows.load, rows.lock, rows.hold, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""

keep_open = keep_months
"""The last closed month; it stays the last until this transaction ends."""


async def terms(work: UnitOfWork) -> Terms:
    """What the district says of buildings today."""
    return Terms(await find_rules(work, day_of(work.at)), await find_overrides(work))


async def queue_up(work: UnitOfWork) -> None:
    """Wait for whoever changes a building, or looks at them, in this district."""
    await rows.queue_up(work, "buildings")


async def name_taken(work: UnitOfWork, tenant: UUID, normal: str, but: UUID | None = None) -> bool:
    """Whether a unit has another building of a folded name."""
    statement = select(Building.id).where(
        Building.district_id == work.fence.district, Building.tenant_id == tenant, Building.name_normal == normal
    )
    return any(each != but for each in await work.session.scalars(statement))


async def leases_of(work: UnitOfWork, building: UUID) -> list[Lease]:
    """Everything that is or was let of a building, in the order in which it began."""
    statement = (
        select(Lease)
        .where(Lease.district_id == work.fence.district, Lease.building_id == building)
        .order_by(Lease.starts_on, Lease.id)
    )
    return list(await work.session.scalars(statement))


async def frozen_through(work: UnitOfWork, lease: Lease, closed_through: Period | None) -> Period | None:
    """The last closed month whose report counted a lease: one it was known to, and that it had begun in."""
    if closed_through is None:
        return None
    statement = select(func.max(BuildingReport.period)).where(
        BuildingReport.district_id == work.fence.district,
        BuildingReport.building_id == lease.building_id,
        BuildingReport.period <= closed_through,
        BuildingReport.period >= period_of(lease.starts_on),
        BuildingReport.submitted_at >= lease.recorded_at,
        BuildingReport.state.in_(IN_FORCE),
    )
    found = await work.session.scalar(statement)
    return None if found is None else Period(found)


async def numbers_of(work: UnitOfWork, building: UUID, period: Period) -> list[BuildingReport]:
    """A building's reports of a month, in their order."""
    statement = (
        select(BuildingReport)
        .where(
            BuildingReport.district_id == work.fence.district,
            BuildingReport.building_id == building,
            BuildingReport.period == period,
        )
        .order_by(BuildingReport.number)
    )
    return list(await work.session.scalars(statement))


async def waiting(work: UnitOfWork, period: Period) -> int:
    """How many reports of a month or before wait to be verified."""
    statement = select(func.count()).where(
        BuildingReport.district_id == work.fence.district,
        BuildingReport.state == BuildingReportState.SUBMITTED,
        BuildingReport.period <= period,
    )
    return await work.session.scalar(statement) or 0


async def waiting_of(work: UnitOfWork, unit: UUID) -> int:
    """How many reports of a unit wait to be verified."""
    statement = select(func.count()).where(
        BuildingReport.district_id == work.fence.district,
        BuildingReport.state == BuildingReportState.SUBMITTED,
        BuildingReport.tenant_id == unit,
    )
    return await work.session.scalar(statement) or 0


async def hand_over(work: UnitOfWork, unit: UUID, heir: UUID) -> list[UUID]:
    """Make all buildings of a unit another's, with everything about them; their reports."""
    found = await work.session.scalars(
        text("SELECT app.hand_over_buildings(:unit, :heir)"), {"unit": unit, "heir": heir}
    )
    return list(found)


async def watched(work: UnitOfWork, *keys: UUID) -> list[Building]:
    """Buildings to look at: these, or all that are open."""
    which: ColumnElement[bool] = Building.id.in_(keys) if keys else Building.state == BuildingState.OPEN
    statement = select(Building).where(Building.district_id == work.fence.district, which).order_by(Building.id)
    return list(await work.session.scalars(statement))


async def leases_among(work: UnitOfWork, buildings: Sequence[Building]) -> Mapping[UUID, list[Lease]]:
    """What is let of some buildings today or later, by building."""
    statement = select(Lease).where(
        Lease.district_id == work.fence.district,
        Lease.building_id.in_([each.id for each in buildings]),
        Lease.until >= day_of(work.at),
    )
    return _by_building(await work.session.scalars(statement))


async def reports_among(work: UnitOfWork, buildings: Sequence[Building]) -> Mapping[UUID, list[BuildingReport]]:
    """The reports in force of some buildings, by building."""
    statement = select(BuildingReport).where(
        BuildingReport.district_id == work.fence.district,
        BuildingReport.building_id.in_([each.id for each in buildings]),
        BuildingReport.state.in_(IN_FORCE),
    )
    return _by_building(await work.session.scalars(statement))


async def alerts_among(work: UnitOfWork, buildings: Sequence[Building]) -> Mapping[UUID, list[BuildingAlert]]:
    """What was noticed about some buildings and still stands, by building."""
    statement = select(BuildingAlert).where(
        BuildingAlert.district_id == work.fence.district,
        BuildingAlert.building_id.in_([each.id for each in buildings]),
        BuildingAlert.state == AlertState.OPEN,
    )
    return _by_building(await work.session.scalars(statement))


def _by_building(found: Any) -> Mapping[UUID, list[Any]]:
    by: dict[UUID, list[Any]] = defaultdict(list)
    for each in found:
        by[each.building_id].append(each)
    return by
