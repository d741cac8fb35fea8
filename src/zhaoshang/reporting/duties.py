"""What waits about monthly reports: for the unit to report and explain, for 合作交流办 to verify (domain §7)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, func

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.duties.declare import Duty, in_state, register_duty
from zhaoshang.readmodel.declare import of_each
from zhaoshang.reporting.facts import is_unexplained
from zhaoshang.reporting.model import BureauFigure, MonthlyReport, ReportState
from zhaoshang.reporting.permissions import BureauFigures, MonthlyReports


def _is_ready(report: Any) -> ColumnElement[bool]:
    ready: ColumnElement[bool] = report.ready_at <= func.now()
    return ready


register_duty(
    Duty(
        kind="MONTHLY_REPORT_DUE",
        zh="报送月报",
        en="The unit's report of a month is to be submitted",
        mapped=MonthlyReport,
        subject="MonthlyReport",
        permission=MonthlyReports.SUBMIT,
        sees=MonthlyReports.VIEW,
        waits=lambda report: and_(in_state(report.state, ReportState.DRAFT), _is_ready(report)),
        since=lambda report: report.ready_at,
        due=lambda report: report.due_at,
        title=lambda report: report.period,
    ),
    Duty(
        kind="MONTHLY_REPORT_RETURNED",
        zh="重报退回的月报",
        en="The unit's report of a month came back, to be submitted again",
        mapped=MonthlyReport,
        subject="MonthlyReport",
        permission=MonthlyReports.SUBMIT,
        sees=MonthlyReports.VIEW,
        waits=lambda report: in_state(report.state, ReportState.RETURNED),
        since=lambda report: report.decided_at,
        due=lambda report: report.due_at,
        title=lambda report: report.period,
    ),
    Duty(
        kind="MONTHLY_REPORT_VERIFICATION",
        zh="核定月报",
        en="A unit's report of a month is to be verified, or returned",
        mapped=MonthlyReport,
        subject="MonthlyReport",
        permission=MonthlyReports.VERIFY,
        sees=MonthlyReports.VIEW,
        waits=lambda report: in_state(report.state, ReportState.SUBMITTED),
        since=lambda report: report.submitted_at,
        due=lambda report: report.verify_by,
        title=lambda report: report.period,
    ),
    Duty(
        kind="FIGURE_DIFFERENCE",
        zh="说明与统计局数的差异",
        en="The unit's figure and the statistics bureau's differ, and nobody said why",
        mapped=BureauFigure,
        subject="BureauFigure",
        permission=BureauFigures.EXPLAIN,
        sees=BureauFigures.VIEW,
        waits=lambda figure: and_(figure.tenant_id == ACTOR.tenant, of_each(figure, is_unexplained(figure))),
        since=lambda figure: figure.recorded_at,
        title=lambda figure: figure.period,
    ),
)
