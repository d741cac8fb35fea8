"""What people are told about monthly reports (domain §7)."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from zhaoshang.notifications.declare import Told, register_notice
from zhaoshang.reporting.model import MonthlyReport
from zhaoshang.reporting.permissions import MonthlyReports


def _unit(report: Any, _event: Mapping[str, Any]) -> list[UUID]:
    return [report.tenant_id]


_of_report: Final = partial(Told, key="report", mapped=MonthlyReport, subject="MonthlyReport")

register_notice(
    _of_report(
        kind="MONTHLY_REPORT_SUBMITTED",
        zh="收到月报",
        en="A unit submitted its report of a month",
        event="monthly_report.submitted",
        holders=MonthlyReports.VERIFY,
    ),
    _of_report(
        kind="MONTHLY_REPORT_RETURNED",
        zh="月报被退回",
        en="The unit's report of a month came back",
        event="monthly_report.returned",
        units=_unit,
        holders=MonthlyReports.SUBMIT,
    ),
    _of_report(
        kind="MONTHLY_REPORT_VERIFIED",
        zh="月报已核定",
        en="The unit's report of a month was verified",
        event="monthly_report.verified",
        units=_unit,
        holders=MonthlyReports.SUBMIT,
    ),
)
