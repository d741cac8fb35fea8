"""退回月报: 合作交流办 has a host report again, and says why (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.reporting import store
from zhaoshang.reporting.errors import Refusals
from zhaoshang.reporting.model import REPORTED, MonthlyReport, ReportAction, ReportState
from zhaoshang.reporting.permissions import MonthlyReports
from zhaoshang.reporting.rules.reports import REASON, refuse_month, refuse_state
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def return_report(service: Service, actor: Actor, report_id: UUID, expected: int, reason: str) -> UUID | Refusals:
    """Return a submitted report, or a verified one whose month is still open; its rounds stay readable.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, PERIOD_CLOSED, CONFLICT, REPORT_STATE.
    """
    async with service.unit_of_work(actor, MonthlyReports.RETURN) as work:
        report = await store.load(work, MonthlyReport, report_id)
        if report is None:
            return NOT_FOUND
        if denial := authorize(actor, MonthlyReports.RETURN, report):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if closed := refuse_month(Period(report.period), await store.keep_open(work)):
            return closed
        if conflict := await store.lock(work, report, expected):
            return conflict
        if refused := refuse_state(ReportState(report.state), *REPORTED):
            return refused
        report.state, report.decided_at, report.decided_by = ReportState.RETURNED, work.at, actor.person
        report.return_reason = reason.strip()
        step = report.step(
            ReportAction.RETURNED, at=work.at, by=actor.person, tenant=actor.tenant, reason=report.return_reason
        )
        await store.keep(work, report, step)
        work.record("monthly_report.return", "monthly_report", report.id, report.tenant_id, round=report.round)
        work.emit("monthly_report.returned", report=str(report.id))
        return await work.commit(report_id)
