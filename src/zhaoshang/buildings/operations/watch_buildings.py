"""楼宇预警: reports that are due, leases that end, occupancy that fell are noticed, by job and after every change.

Everything is computed from the ledger, the reports and the district's rules (domain §7); what no longer holds is
cleared, and stays readable.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from zhaoshang.attribution.operations.find_months import find_closed_through
from zhaoshang.buildings import store
from zhaoshang.buildings.model import (
    AlertState,
    Building,
    BuildingAlert,
    BuildingAlertKind,
    BuildingReport,
    BuildingState,
    Lease,
)
from zhaoshang.buildings.rules.alerts import Known, Noticed, Running, notice
from zhaoshang.buildings.rules.reports import rate
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId, new_id
from zhaoshang.values.period import Period, period_of

_EVENTS: Final = {
    BuildingAlertKind.REPORT_DUE: "building.report_due",
    BuildingAlertKind.LEASE_ENDING: "building.lease_ending",
    BuildingAlertKind.OCCUPANCY_FALLEN: "building.occupancy_fallen",
}


@dataclass(frozen=True, slots=True)
class Watched:
    """What a look at some buildings did."""

    raised: int
    cleared: int


async def watch_buildings(database: Database, district: DistrictId, now: datetime) -> Watched:
    """Look at every open building of a district; twice, or on two machines at once, notices each thing once."""
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        await store.queue_up(work)
        done = await look_at(work)
        await work.commit()
        return done


async def look_at(work: UnitOfWork, *keys: UUID) -> Watched:
    """Notice what is to be noticed of these buildings, or of all open ones.

    Part of a larger operation, which stands in the line and has written what it changes.
    """
    buildings = await store.watched(work, *keys)
    terms, closed_through, today = await store.terms(work), await find_closed_through(work), day_of(work.at)
    leases, reports = await store.leases_among(work, buildings), await store.reports_among(work, buildings)
    alerts = await store.alerts_among(work, buildings)
    raised = cleared = 0
    for building in buildings:
        wanted = {
            (each.kind, each.about): each
            for each in notice(
                _known(building, leases[building.id], reports[building.id]), terms, closed_through, today
            )
        }
        standing = {(BuildingAlertKind(each.kind), each.about): each for each in alerts[building.id]}
        for key in standing.keys() - wanted.keys():
            alert = standing[key]
            alert.state, alert.cleared_at = AlertState.CLEARED, work.at
            work.record("building.alert.clear", "building.alert", alert.id, alert.tenant_id, kind=alert.kind)
            cleared += 1
        for key in sorted(wanted.keys() - standing.keys()):
            alert = _alert(building, wanted[key], work.at)
            await store.add(work, alert)
            work.record("building.alert.raise", "building.alert", alert.id, alert.tenant_id, kind=alert.kind)
            work.emit(_EVENTS[wanted[key].kind], alert=str(alert.id))
            raised += 1
    await work.flush()
    return Watched(raised, cleared)


def _known(building: Building, leases: list[Lease], reports: list[BuildingReport]) -> Known:
    return Known(
        BuildingState(building.state),
        period_of(day_of(building.created_at)),
        [
            Running(each.id, each.credit_code, (each.floor, each.unit), each.starts_on, each.until, bool(each.ended_on))
            for each in leases
        ],
        {Period(each.period): rate(each.self_used + each.let, each.rentable) for each in reports},
    )


def _alert(building: Building, noticed: Noticed, at: datetime) -> BuildingAlert:
    return BuildingAlert(
        id=new_id(),
        district_id=building.district_id,
        tenant_id=building.tenant_id,
        building_id=building.id,
        kind=noticed.kind,
        about=noticed.about,
        state=AlertState.OPEN,
        rule=noticed.rule,
        threshold=noticed.threshold,
        due_at=noticed.due_at,
        lease_id=noticed.lease_id,
        period=noticed.period,
        compared_period=noticed.compared_period,
        occupancy=noticed.occupancy,
        compared_occupancy=noticed.compared_occupancy,
        raised_at=at,
    )
