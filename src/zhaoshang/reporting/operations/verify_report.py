"""核定月报: 合作交流办 accepts what a host reported (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.reporting import store
from zhaoshang.reporting.errors import Refusals, refusal
from zhaoshang.reporting.model import MonthlyReport, ReportAction, ReportState
from zhaoshang.reporting.permissions import MonthlyReports
from zhaoshang.reporting.rules.reports import refuse_month, refuse_state
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def verify_report(service: Service, actor: Actor, report_id: UUID, expected: int) -> UUID | Refusals:
    """Verify the newest round of a report, if it still says what was entered and every difference is explained.

    Refuses: NOT_FOUND, FORBIDDEN, PERIOD_CLOSED, CONFLICT, REPORT_STATE, REPORT_OUTDATED,
    REPORT_DIFFERENCE_UNEXPLAINED.
    """
    async with service.unit_of_work(actor, MonthlyReports.VERIFY) as work:
        report = await store.load(work, MonthlyReport, report_id)
        if report is None:
            return NOT_FOUND
        if denial := authorize(actor, MonthlyReports.VERIFY, report):
            return denial
        if closed := refuse_month(Period(report.period), await store.keep_open(work)):
            return closed
        if conflict := await store.lock(work, report, expected):
            return conflict
        if refused := refuse_state(ReportState(report.state), ReportState.SUBMITTED):
            return refused
        if await store.outdated(work, report):
            return refusal("REPORT_OUTDATED")
        if count := await store.unexplained_of(work, report):
            return refusal("REPORT_DIFFERENCE_UNEXPLAINED", count=count)
        report.state, report.decided_at, report.decided_by = ReportState.VERIFIED, work.at, actor.person
        step = report.step(ReportAction.VERIFIED, at=work.at, by=actor.person, tenant=actor.tenant)
        await store.keep(work, report, step)
        work.record("monthly_report.verify", "monthly_report", report.id, report.tenant_id, round=report.round)
        work.emit("monthly_report.verified", report=str(report.id))
        return await work.commit(report_id)
