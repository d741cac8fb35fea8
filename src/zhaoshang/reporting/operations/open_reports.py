"""开月报: each host has a report of each month, there from the month's beginning on; by job (domain §7)."""

from dataclasses import dataclass
from datetime import datetime

from zhaoshang.attribution.operations.find_months import find_closed_through
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.reporting import store
from zhaoshang.reporting.model import ReportAction, ReportState
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId, new_id
from zhaoshang.values.period import period_of


@dataclass(frozen=True, slots=True)
class Opened:
    """What a round of the clock did."""

    opened: int
    lapsed: int
    """Of units that report no longer."""


async def open_reports(database: Database, district: DistrictId, now: datetime) -> Opened:
    """Open every host's reports of the months that are open, and let lapse those that nobody will submit.

    A draft shows its month as it comes along. Running it twice, or on two machines at once, opens each once.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        terms, hosts = await store.terms(work), await store.hosts(work)
        months = terms.months(await find_closed_through(work), day_of(now))
        drafts = [
            {
                "district_id": district,
                "id": new_id(),
                "tenant_id": host.id,
                "period": month,
                "state": ReportState.DRAFT,
                "round": 0,
                "opened_at": now,
                "ready_at": terms.ready_at(month),
                "due_at": terms.due_at(month),
                "version": 1,
            }
            for month in months
            for host in hosts
            if period_of(day_of(host.since)) <= month
        ]
        opened = await store.open_reports(work, drafts)
        lapsed = await store.abandoned(work, [host.id for host in hosts])
        for report in lapsed:
            report.state = ReportState.LAPSED
            await store.keep(work, report, report.step(ReportAction.LAPSED, at=now, by=None, tenant=None))
            work.record("monthly_report.lapse", "monthly_report", report.id, report.tenant_id, period=report.period)
        await work.commit()
        return Opened(opened, len(lapsed))
