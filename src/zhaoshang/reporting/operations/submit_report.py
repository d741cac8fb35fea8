"""报送月报: a host's statistician says that this is the month; what was computed is frozen (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.reporting import store
from zhaoshang.reporting.errors import Refusals
from zhaoshang.reporting.model import (
    WITH_UNIT,
    FrozenLine,
    MonthlyReport,
    MonthlyReportRound,
    ReportAction,
    ReportState,
)
from zhaoshang.reporting.permissions import MonthlyReports
from zhaoshang.reporting.rules.reports import (
    ALLOWED,
    Standing,
    Submission,
    Term,
    refuse_moment,
    refuse_remarks,
    refuse_state,
    refuse_submission,
)
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND


@repeatable
async def submit_report(
    service: Service, actor: Actor, report_id: UUID, expected: int, given: Submission
) -> UUID | Refusals:
    """Submit a report, or submit a returned one again, as the next round; no figure of it is anybody's to type.

    Refuses: NOT_FOUND, FORBIDDEN, REPORT_REMARK_TWICE, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, PERIOD_CLOSED,
    CONFLICT, REPORT_STATE, REPORT_NOT_READY, REPORT_FIGURES_WAITING, REPORT_ZERO_UNTRUE, REPORT_ZERO_MISSING.
    """
    async with service.unit_of_work(actor, MonthlyReports.SUBMIT) as work:
        report = await store.load(work, MonthlyReport, report_id)
        if report is None:
            return NOT_FOUND
        if denial := authorize(actor, MonthlyReports.SUBMIT, report):
            return denial
        if faults := refuse_remarks(given):
            return faults
        if early := refuse_moment(Period(report.period), report.ready_at, work.at, await store.keep_open(work)):
            return early
        # Looked at before it is locked: what the unit is not to change, its fence does not lock.
        if refused := CONFLICT if report.version != expected else refuse_state(ReportState(report.state), *WITH_UNIT):
            return refused
        if conflict := await store.lock(work, report, expected):
            return conflict
        terms, lines = await store.terms(work), await store.live_lines(work, report)
        allowed = terms.number(Term.WAITING) == ALLOWED
        if refusals := refuse_submission(given, _standing(lines), waiting_allowed=allowed):
            return refusals
        # Frozen first: once the report is submitted, the unit's fence writes it no more.
        await _freeze(work, actor, report, lines, given)
        report.state, report.round = ReportState.SUBMITTED, report.round + 1
        report.submitted_at, report.submitted_by = work.at, actor.person
        report.verify_by = terms.verify_by(work.at)
        report.decided_at = report.decided_by = report.return_reason = None
        step = report.step(ReportAction.SUBMITTED, at=work.at, by=actor.person, tenant=actor.tenant)
        await store.keep(work, report, step)
        work.record("monthly_report.submit", "monthly_report", report.id, actor.tenant, round=report.round)
        work.emit("monthly_report.submitted", report=str(report.id))
        return await work.commit(report_id)


def _standing(lines: store.Lines) -> dict[Metric, Standing]:
    return {
        metric: Standing(line["figures"] + line["corrections"] + line["late_figures"], line["waiting_figures"])
        for metric, line in lines.items()
    }


async def _freeze(work: UnitOfWork, actor: Actor, report: MonthlyReport, lines: store.Lines, given: Submission) -> None:
    """Keep what is submitted, as the next round: whatever changes later is seen against it."""
    number = report.round + 1
    own = {"district_id": report.district_id, "tenant_id": report.tenant_id, "report_id": report.id}
    remarks = {metric: text.strip() for metric, text in given.remarks}
    done = MonthlyReportRound(
        **own,
        **await store.activity(work, report),
        id=new_id(),
        number=number,
        submitted_at=work.at,
        submitted_by=actor.person,
    )
    frozen = [
        FrozenLine(
            **own,
            **line,
            id=new_id(),
            round=number,
            metric=metric,
            zero=metric in given.zero,
            remark=remarks.get(metric),
        )
        for metric, line in lines.items()
    ]
    await store.add(work, done)
    await store.add(work, *frozen)
