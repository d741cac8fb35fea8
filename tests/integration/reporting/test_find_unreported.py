"""月报把关: months are closed when every host's report is verified; what is closed stays."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.builders import a_tenant
from tests.support.projects import Hall, codes
from tests.support.reporting import (
    JUNE,
    begins,
    explain,
    give_back,
    line,
    open_months,
    recorded,
    refused,
    report_of,
    settled,
    submit,
    submitted,
    verify,
    without,
)
from tests.support.statistics import entered, landed, verified
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.reporting import store
from zhaoshang.reporting.model import MonthlyReport
from zhaoshang.reporting.permissions import MonthlyReports
from zhaoshang.statistics.operations.return_fact import return_fact
from zhaoshang.statistics.operations.verify_fact import verify_fact
from zhaoshang.transfers.operations.succeed_host import succeed_host
from zhaoshang.values.metric import Metric

CAPITAL = Metric.CAPITAL_IN_PLACE


async def closing(hall: Hall, period: str = JUNE) -> Any:
    outcome = await close_period(hall.service, hall.actor("director@hezuo"), period)
    return "closed" if isinstance(outcome, UUID) else outcome


async def closed(hall: Hall) -> UUID:
    """华明's report of a June that is closed, with one figure."""
    key = await hall.create()
    await landed(hall, key)
    await verified(hall, key, "huaming", 1_000)
    report = await settled(hall, zero=without(CAPITAL))
    for unit in ("xinli", "linkong", "kfq"):
        await settled(hall, unit)
    hall.clock.at = begins(7, 10)
    assert await closing(hall) == "closed"
    return report


async def test_a_month_is_not_closed_before_every_host_s_report_is_verified(hall: Hall) -> None:
    for unit in ("xinli", "linkong"):
        await settled(hall, unit)
    await submitted(hall)
    hall.clock.at = begins(7, 10)
    waiting = await closing(hall)
    assert codes(waiting) == ["REPORTS_WAITING"]
    assert waiting.facts["units"] == "华明街道、东丽开发区"
    assert await verify(hall, await report_of(hall)) == await report_of(hall)
    await settled(hall, "kfq")
    assert await closing(hall) == "closed"


async def test_a_verified_one_that_is_not_true_any_more_keeps_it_open(hall: Hall) -> None:
    for unit in ("huaming", "xinli", "linkong", "kfq"):
        await settled(hall, unit)
    key = await hall.create()
    await landed(hall, key)
    await verified(hall, key, "huaming", 5)
    hall.clock.at = begins(7, 10)
    assert codes(await closing(hall)) == ["REPORTS_WAITING"]
    report = await report_of(hall)
    assert await give_back(hall, report) == report
    assert await submit(hall, report, zero=without(CAPITAL)) == report
    assert await verify(hall, report) == report
    assert await closing(hall) == "closed"


async def test_a_host_without_a_report_counts_and_one_that_began_later_does_not(hall: Hall) -> None:
    for unit in ("huaming", "xinli", "linkong"):
        await settled(hall, unit)
    await hall.owner.execute("DELETE FROM app.monthly_report WHERE tenant_id = $1", tenant_id("kfq"))
    await a_tenant(hall.owner, "xinqu", "HOST", id=tenant_id("xinqu"), created_at=begins(7, 2))
    hall.clock.at = begins(7, 10)
    waiting = await closing(hall)
    assert waiting.facts["units"] == "东丽开发区"
    assert await open_months(hall)
    await settled(hall, "kfq")
    assert await closing(hall) == "closed"


async def test_months_before_the_one_that_the_district_says_are_closed_without(hall: Hall) -> None:
    assert await closing(hall, "2026-05") == "closed"
    await hall.set_rule("monthly_reports_from", "202607", date(2026, 6, 30))
    hall.clock.at = begins(7, 10)
    assert await closing(hall) == "closed"


async def test_of_a_closed_month_no_report_is_submitted_returned_verified_or_changed(hall: Hall) -> None:
    report = await closed(hall)
    for persona in ("statistician@huaming",):
        await refused(hall, submit, report, "PERIOD_CLOSED", persona=persona)
    for act in (verify, give_back):
        await refused(hall, act, report, "PERIOD_CLOSED")


async def test_a_statistician_changes_no_figure_of_a_closed_month(hall: Hall) -> None:
    report = await closed(hall)
    before = await line(hall, report)
    (fact,) = await hall.rows("fact")
    statistician = hall.actor("statistician@huaming")
    for act in (verify_fact(hall.service, statistician, fact["id"], 2),):
        assert codes(await act) == ["FORBIDDEN"]
    assert codes(await return_fact(hall.service, statistician, fact["id"], 2, "改")) == ["FORBIDDEN"]
    for act in (
        verify_fact(hall.service, hall.actor("officer@hezuo"), fact["id"], 2),
        return_fact(hall.service, hall.actor("officer@hezuo"), fact["id"], 2, "改"),
    ):
        assert codes(await act) == ["FACT_DECIDED"]
    await open_months(hall)
    project = fact["project_id"]
    # What comes late, and what is corrected, is July's: the closed month has what it had.
    late = await verified(hall, project, "huaming", 40)
    await verified(hall, project, "huaming", -300, corrects=fact["id"], reason="退款")
    assert isinstance(late, UUID)
    assert await line(hall, report) == before
    june = [row for row in await hall.rows("attribution_entry") if row["period"] == JUNE]
    assert [row["amount"] for row in june] == [1_000]
    hall.clock.at = begins(7, 31)
    july = await submitted(hall, period="2026-07", zero=without(CAPITAL))
    frozen = await line(hall, july)
    counted = ("figures", "corrections", "late_figures", "late", "credited", "adjusted", "total")
    assert [frozen[name] for name in counted] == [0, 0, 2, -260, 0, -260, -260]


async def test_what_is_late_and_waits_keeps_the_month_it_was_entered_in_open(hall: Hall) -> None:
    report = await closed(hall)
    await open_months(hall)
    (fact,) = await hall.rows("fact")
    await entered(hall, fact["project_id"], "huaming", 7)
    hall.clock.at = begins(7, 31)
    july = await report_of(hall, period="2026-07")
    await refused(hall, submit, july, "REPORT_FIGURES_WAITING", zero=without(CAPITAL))
    assert (await line(hall, report))["waiting_figures"] == 0


async def test_the_bureau_s_word_on_a_closed_month_and_the_reason_may_come_later(hall: Hall) -> None:
    report = await closed(hall)
    before = await line(hall, report)
    figure = await recorded(hall)
    assert await explain(hall, figure) == figure
    assert await line(hall, report) == before


async def test_a_unit_with_a_report_to_make_is_not_merged_away(hall: Hall) -> None:
    async def merged() -> object:
        director = hall.actor("director@hezuo")
        outcome = await succeed_host(hall.service, director, tenant_id("xinli"), tenant_id("kfq"), "区划调整")
        return "merged" if isinstance(outcome, UUID) else codes(outcome)

    assert await merged() == ["SUCCESSION_UNFINISHED"]
    done = await settled(hall, "xinli")
    assert await merged() == "merged"
    assert (await hall.row("monthly_report", done))["tenant_id"] == tenant_id("xinli")


async def test_what_is_closed_is_as_it_was_reported_though_a_merger_moves_the_figures(hall: Hall) -> None:
    report = await closed(hall)
    director = hall.actor("director@hezuo")
    merged = await succeed_host(hall.service, director, tenant_id("huaming"), tenant_id("kfq"), "区划调整")
    assert isinstance(merged, UUID), merged
    (fact,) = await hall.rows("fact")
    assert fact["tenant_id"] == tenant_id("kfq")
    for key in (report, await report_of(hall, "kfq")):
        async with hall.service.unit_of_work(director, MonthlyReports.VERIFY) as work:
            found = await store.load(work, MonthlyReport, key)
            assert found is not None
            assert not await store.outdated(work, found)
    assert (await line(hall, report))["total"] == 1_000
