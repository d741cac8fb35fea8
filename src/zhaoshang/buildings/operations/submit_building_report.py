"""报送楼宇月报: a host says what tax a building brought in a month; the rest is counted and frozen (§7)."""

from dataclasses import asdict
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.buildings import store
from zhaoshang.buildings.errors import Refusals
from zhaoshang.buildings.model import Building, BuildingReport, BuildingReportState, BuildingState
from zhaoshang.buildings.operations.watch_buildings import look_at
from zhaoshang.buildings.permissions import BuildingReports
from zhaoshang.buildings.rules.ledger import refuse_retired
from zhaoshang.buildings.rules.reports import Let, NewReport, refuse_known, refuse_month, refuse_report, snapshot
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.period import Period, last_day
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import trimmed


@repeatable
async def submit_building_report(service: Service, actor: Actor, building_id: UUID, new: NewReport) -> UUID | Refusals:
    """Report a building's month, or report it anew once it was returned, while the month is open.

    No tax without evidence, and none at all is said expressly. What is let, and to how many firms, is what the leases
    say of the month's last day: no later correction of a lease changes it.
    Refuses: NOT_FOUND, FORBIDDEN, every fault of the report, BUILDING_RETIRED, PERIOD_CLOSED, BUILDING_MONTH_EARLIER,
    BUILDING_REPORT_KNOWN, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, BuildingReports.SUBMIT) as work:
        building = await store.load(work, Building, building_id)
        if building is None:
            return NOT_FOUND
        if denial := authorize(actor, BuildingReports.SUBMIT, building):
            return denial
        if faults := refuse_report(new, day_of(work.at)):
            return faults
        await store.queue_up(work)
        period, closed_through = Period(new.period), await store.keep_open(work)
        if not await store.hold(work, building):
            return NOT_FOUND
        if retired := refuse_retired(BuildingState(building.state)):
            return retired
        if closed := refuse_month(period, closed_through=closed_through, completed_on=building.completed_on):
            return closed
        known = await store.numbers_of(work, building.id, period)
        if twice := refuse_known([BuildingReportState(each.state) for each in known]):
            return twice
        leases = [
            Let(each.area, each.credit_code, each.registered_on, each.starts_on, each.until)
            for each in await store.leases_of(work, building.id)
        ]
        report = BuildingReport(
            **asdict(snapshot(building.rentable, building.self_used, leases, last_day(period))),
            id=new_id(),
            district_id=actor.district,
            tenant_id=building.tenant_id,
            building_id=building.id,
            period=period,
            number=len(known) + 1,
            state=BuildingReportState.SUBMITTED,
            tax=new.tax,
            remark=trimmed(new.remark),
            evidence_id=new.evidence,
            submitted_at=work.at,
            submitted_by=actor.person,
            verify_by=(await store.terms(work)).verify_by(work.at),
            version=1,
        )
        if unproven := await claim_evidence(work, actor, new.evidence, claim="BuildingReport", claim_id=report.id):
            return unproven
        await store.add(work, report)
        await look_at(work, building.id)
        work.record("building.report.submit", "building.report", report.id, report.tenant_id, number=report.number)
        work.emit("building.report_submitted", report=str(report.id))
        return await work.commit(report.id)
