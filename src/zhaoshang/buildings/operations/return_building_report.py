"""退回楼宇月报: 合作交流办 has a building's month reported anew, and says why (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.buildings import store
from zhaoshang.buildings.errors import Refusals
from zhaoshang.buildings.model import IN_FORCE, BuildingReport, BuildingReportState
from zhaoshang.buildings.operations.watch_buildings import look_at
from zhaoshang.buildings.permissions import BuildingReports
from zhaoshang.buildings.rules.ledger import REASON
from zhaoshang.buildings.rules.reports import refuse_month, refuse_state
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def return_building_report(
    service: Service, actor: Actor, report_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """Return a submitted report, or a verified one whose month is still open; it stays readable and counts no more.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, PERIOD_CLOSED, CONFLICT,
    BUILDING_REPORT_STATE.
    """
    async with service.unit_of_work(actor, BuildingReports.RETURN) as work:
        report = await store.load(work, BuildingReport, report_id)
        if report is None:
            return NOT_FOUND
        if denial := authorize(actor, BuildingReports.RETURN, report):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        await store.queue_up(work)
        if closed := refuse_month(Period(report.period), closed_through=await store.keep_open(work)):
            return closed
        if conflict := await store.lock(work, report, expected):
            return conflict
        if refused := refuse_state(BuildingReportState(report.state), *IN_FORCE):
            return refused
        report.state, report.return_reason = BuildingReportState.RETURNED, reason.strip()
        report.returned_at, report.returned_by = work.at, actor.person
        report.version += 1
        await store.add(work, report)
        await look_at(work, report.building_id)
        work.record("building.report.return", "building.report", report.id, report.tenant_id, number=report.number)
        work.emit("building.report_returned", report=str(report.id))
        return await work.commit(report_id)
