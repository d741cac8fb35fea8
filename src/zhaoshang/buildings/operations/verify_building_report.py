"""核定楼宇月报: 合作交流办 accepts what a host said of a building's month (domain §7)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.buildings import store
from zhaoshang.buildings.errors import Refusals
from zhaoshang.buildings.model import BuildingReport, BuildingReportState
from zhaoshang.buildings.permissions import BuildingReports
from zhaoshang.buildings.rules.reports import refuse_month, refuse_state
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def verify_building_report(service: Service, actor: Actor, report_id: UUID, expected: int) -> UUID | Refusals:
    """Verify a report: from then on its tax counts.

    Refuses: NOT_FOUND, FORBIDDEN, PERIOD_CLOSED, CONFLICT, BUILDING_REPORT_STATE.
    """
    async with service.unit_of_work(actor, BuildingReports.VERIFY) as work:
        report = await store.load(work, BuildingReport, report_id)
        if report is None:
            return NOT_FOUND
        if denial := authorize(actor, BuildingReports.VERIFY, report):
            return denial
        if closed := refuse_month(Period(report.period), closed_through=await store.keep_open(work)):
            return closed
        if conflict := await store.lock(work, report, expected):
            return conflict
        if refused := refuse_state(BuildingReportState(report.state), BuildingReportState.SUBMITTED):
            return refused
        report.state = BuildingReportState.VERIFIED
        report.verified_at, report.verified_by = work.at, actor.person
        report.version += 1
        await store.add(work, report)
        work.record("building.report.verify", "building.report", report.id, report.tenant_id, number=report.number)
        work.emit("building.report_verified", report=str(report.id))
        return await work.commit(report_id)
