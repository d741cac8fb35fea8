"""首报争议裁定: 合作交流办 decides who was first."""

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects import store, store_duplicates
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import FirstReport, FirstReportStatus
from zhaoshang.projects.permissions import FirstReports
from zhaoshang.projects.rules import first_reports
from zhaoshang.projects.rules.entries import refuse_text
from zhaoshang.projects.rules.texts import REASON
from zhaoshang.values.ids import FirstReportId
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def settle_first_reports(
    service: Service, actor: Actor, upheld_id: FirstReportId, expected: int, reason: str
) -> FirstReportId | Refusals:
    """Uphold one of several disputed first reports and dismiss those it was disputed with, with one reason (domain §2).

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, REPORT_NOT_DISPUTED.
    """
    async with service.unit_of_work(actor, FirstReports.SETTLE) as work:
        upheld = await store.load_first_report(work, upheld_id)
        if upheld is None:
            return NOT_FOUND
        if denial := authorize(actor, FirstReports.SETTLE, upheld):
            return denial
        if faults := refuse_text(reason, "reason", limit=REASON):
            return faults
        if conflict := await store.lock(work, upheld, expected):
            return conflict
        if refused := first_reports.refuse_settlement(FirstReportStatus(upheld.status)):
            return refused
        dismissed = await store_duplicates.lock_disputed(work, upheld)
        settled = [(upheld, FirstReportStatus.UPHELD), *((each, FirstReportStatus.DISMISSED) for each in dismissed)]
        for report, status in settled:
            _decide(report, status, reason.strip(), actor)
            report.decided_at = work.at
            work.record("first_report.settle", "first_report", report.id, report.tenant_id, status=status)
            work.emit("first_report.settled", report=str(report.id), status=status.value)
        await store.add(work, *(report for report, _ in settled))
        return await work.commit(upheld_id)


def _decide(report: FirstReport, status: FirstReportStatus, reason: str, actor: Actor) -> None:
    report.status = status
    report.decision_reason = reason
    report.decided_by = actor.person
    report.version += 1
