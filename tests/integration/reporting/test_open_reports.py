"""开月报: every host has a report of every open month, by the clock."""

from datetime import date

from tests.support.actors import DONGLI, tenant_id
from tests.support.builders import a_tenant
from tests.support.projects import NOW, UNITS, Hall
from tests.support.reporting import begins, open_months, report_of, settled, steps
from zhaoshang.reporting.operations.open_reports import Opened
from zhaoshang.values.ids import DistrictId
from zhaoshang.worker import run_once


async def test_every_host_has_one_of_the_month_and_no_department(hall: Hall) -> None:
    rows = await hall.rows("monthly_report")
    assert {row["tenant_id"] for row in rows} == {tenant_id(code) for code in ("huaming", "xinli", "linkong", "kfq")}
    assert len(UNITS) > len(rows)
    for row in rows:
        assert (row["period"], row["state"], row["round"], row["version"]) == ("2026-06", "DRAFT", 0, 1)
        # 30 June is worked; the fifth working day of July is the 7th.
        assert (row["ready_at"], row["due_at"], row["opened_at"]) == (begins(6, 30), begins(7, 8), NOW)
    assert await open_months(hall) == Opened(0, 0)


async def test_the_next_month_s_are_there_from_its_first_day_on(hall: Hall) -> None:
    assert await open_months(hall, begins(7, 1)) == Opened(4, 0)
    july = {row["due_at"] for row in await hall.rows("monthly_report", period="2026-07")}
    assert july == {begins(8, 8)}
    # After days of standing still: every month between, once.
    assert await open_months(hall, begins(9, 2)) == Opened(8, 0)
    assert len(await hall.rows("monthly_report")) == 16


async def test_the_district_says_when_they_are_due_and_which_days_it_works(hall: Hall) -> None:
    await hall.set_rule("monthly_report_due_days", "2")
    await hall.set_day(date(2026, 7, 31), worked=False)
    await hall.set_day(date(2026, 8, 1), worked=True)
    await open_months(hall, begins(7, 1))
    (row,) = await hall.rows("monthly_report", period="2026-07", tenant_id=tenant_id("huaming"))
    assert row["ready_at"] == begins(7, 30)
    # The Saturday that is worked, and the Monday.
    assert row["due_at"] == begins(8, 4)


async def test_a_unit_reports_from_the_month_on_in_which_it_began(hall: Hall) -> None:
    await a_tenant(hall.owner, "xinqu", "HOST", id=tenant_id("xinqu"), created_at=begins(7, 20))
    assert await open_months(hall, begins(7, 21)) == Opened(5, 0)
    assert [row["period"] for row in await hall.rows("monthly_report", tenant_id=tenant_id("xinqu"))] == ["2026-07"]


async def test_before_the_month_that_the_district_says_nobody_reports(hall: Hall) -> None:
    await hall.owner.execute("DELETE FROM app.monthly_report")
    await hall.set_rule("monthly_reports_from", "202608", date(2026, 6, 30))
    assert await open_months(hall, begins(7, 31)) == Opened(0, 0)
    assert await open_months(hall, begins(8, 1)) == Opened(4, 0)


async def test_of_a_unit_that_is_no_host_any_more_they_lapse_and_what_was_said_stays(hall: Hall) -> None:
    done = await settled(hall, "xinli")
    left = await report_of(hall)
    for unit in ("huaming", "xinli"):
        await hall.owner.execute("UPDATE app.tenant SET closed_at = $2 WHERE id = $1", tenant_id(unit), NOW)
    assert await open_months(hall, begins(7, 1)) == Opened(2, 1)
    assert (await hall.row("monthly_report", left))["state"] == "LAPSED"
    assert await steps(hall, left) == [("LAPSED", 0)]
    assert (await hall.row("monthly_report", done))["state"] == "VERIFIED"
    assert await open_months(hall) == Opened(0, 0)


async def test_a_round_of_jobs_opens_them(hall: Hall) -> None:
    hall.clock.at = begins(7, 1)
    (round_,) = await run_once(hall.service, [DistrictId(DONGLI)])
    assert round_.reports == Opened(4, 0)
    assert "reports opened 4, lapsed 0" in str(round_)
