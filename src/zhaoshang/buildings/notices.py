"""What people are told about buildings (domain §7)."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from zhaoshang.buildings.model import BuildingAlert, BuildingReport
from zhaoshang.buildings.permissions import BuildingReports, Leases
from zhaoshang.notifications.declare import Told, register_notice


def _unit(row: Any, _event: Mapping[str, Any]) -> list[UUID]:
    return [row.tenant_id]


_of_report: Final = partial(Told, key="report", mapped=BuildingReport, subject="BuildingReport")
_of_alert: Final = partial(Told, key="alert", mapped=BuildingAlert, units=_unit)

register_notice(
    _of_report(
        kind="BUILDING_REPORT_SUBMITTED",
        zh="收到楼宇月报",
        en="A unit reported a building's month",
        event="building.report_submitted",
        holders=BuildingReports.VERIFY,
    ),
    _of_report(
        kind="BUILDING_REPORT_RETURNED",
        zh="楼宇月报被退回",
        en="The unit's report of a building's month came back",
        event="building.report_returned",
        units=_unit,
        holders=BuildingReports.SUBMIT,
    ),
    _of_report(
        kind="BUILDING_REPORT_VERIFIED",
        zh="楼宇月报已核定",
        en="The unit's report of a building's month was verified",
        event="building.report_verified",
        units=_unit,
        holders=BuildingReports.SUBMIT,
    ),
    _of_alert(
        kind="BUILDING_REPORT_DUE",
        zh="楼宇月报待报",
        en="A building's month is over and not reported",
        event="building.report_due",
        subject="Building",
        thing="building_id",
        holders=BuildingReports.SUBMIT,
    ),
    _of_alert(
        kind="LEASE_ENDING",
        zh="租约将到期",
        en="A lease ends soon and is not renewed",
        event="building.lease_ending",
        subject="Lease",
        thing="lease_id",
        holders=Leases.RECORD,
    ),
    _of_alert(
        kind="OCCUPANCY_FALLEN",
        zh="楼宇入驻率下降",
        en="A building's occupancy fell",
        event="building.occupancy_fallen",
        subject="Building",
        thing="building_id",
        holders=Leases.RECORD,
    ),
)
