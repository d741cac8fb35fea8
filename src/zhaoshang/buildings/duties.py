"""What waits about buildings: for the host to report and to renew, for 合作交流办 to verify (domain §7)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, select

from zhaoshang.buildings.model import (
    AlertState,
    Building,
    BuildingAlert,
    BuildingAlertKind,
    BuildingReport,
    BuildingReportState,
)
from zhaoshang.buildings.permissions import BuildingAlerts, BuildingReports, Leases
from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import Duty, in_state, register_duty


def _name(row: Any) -> ColumnElement[Any]:
    building = aliased(Building)
    return (
        select(building.name)
        .where(building.district_id == row.district_id, building.id == row.building_id)
        .correlate_except(building)
        .scalar_subquery()
    )


def _stands(kind: BuildingAlertKind, alert: Any) -> ColumnElement[bool]:
    return and_(in_state(alert.state, AlertState.OPEN), in_state(alert.kind, kind))


register_duty(
    Duty(
        kind="BUILDING_REPORT_DUE",
        zh="报送楼宇月报",
        en="A building's month is over and not reported",
        mapped=BuildingAlert,
        subject="Building",
        permission=BuildingReports.SUBMIT,
        sees=BuildingAlerts.VIEW,
        waits=lambda alert: _stands(BuildingAlertKind.REPORT_DUE, alert),
        since=lambda alert: alert.raised_at,
        due=lambda alert: alert.due_at,
        thing=lambda alert: alert.building_id,
        title=_name,
    ),
    Duty(
        kind="LEASE_ENDING",
        zh="续签或退租",
        en="A lease ends soon: it is to be renewed, or ended",
        mapped=BuildingAlert,
        subject="Lease",
        permission=Leases.RECORD,
        sees=BuildingAlerts.VIEW,
        waits=lambda alert: _stands(BuildingAlertKind.LEASE_ENDING, alert),
        since=lambda alert: alert.raised_at,
        due=lambda alert: alert.due_at,
        thing=lambda alert: alert.lease_id,
        title=_name,
    ),
    Duty(
        kind="BUILDING_REPORT_VERIFICATION",
        zh="核定楼宇月报",
        en="A report of a building's month is to be verified, or returned",
        mapped=BuildingReport,
        subject="BuildingReport",
        permission=BuildingReports.VERIFY,
        sees=BuildingReports.VIEW,
        waits=lambda report: in_state(report.state, BuildingReportState.SUBMITTED),
        since=lambda report: report.submitted_at,
        due=lambda report: report.verify_by,
        title=_name,
    ),
)
