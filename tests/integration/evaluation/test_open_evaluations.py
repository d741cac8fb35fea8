"""开后评价: what lands is evaluated from that day on, whichever way it landed; the clock keeps all of it up."""

import asyncio
from datetime import date, timedelta

from tests.support.actors import DONGLI, tenant_id
from tests.support.evaluation import HOST, LANDED, evaluated, evaluation_of, land, noon, record, tick, year_of
from tests.support.projects import NOW, Hall
from zhaoshang.evaluation.operations.open_evaluations import Evaluated
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.projects.operations.update_project import update_project
from zhaoshang.values.clock import end_of
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.industry import Industry
from zhaoshang.values.stage import Stage
from zhaoshang.values.working_days import add_working_days
from zhaoshang.worker import run_once


async def test_what_landed_by_a_ledger_is_opened_by_the_clock_once(hall: Hall) -> None:
    project = await land(hall)
    await hall.create(name="尚在洽谈", company_name="天津另有限公司")
    assert await tick(hall) == Evaluated(opened=1, closed=0, told=2)
    assert await tick(hall) == Evaluated(0, 0, 0)
    row = await hall.row("post_evaluation", await evaluation_of(hall, project))
    assert (row["tenant_id"], row["department_id"], row["project_id"]) == (
        tenant_id("huaming"),
        tenant_id("gxj"),
        project,
    )
    assert (row["state"], row["landed_on"], row["years"], row["partly_percent"]) == ("RUNNING", LANDED, 5, 60)
    assert (row["industry"], row["channel"], row["size"]) == ("SMART_MANUFACTURING", "OTHER", "1000万—5000万元")
    years = [await year_of(hall, row["id"], number) for number in range(1, 6)]
    assert [year["to_on"] for year in years] == [date(2024 + number, 5, 9) for number in range(1, 6)]
    assert {(year["state"], year["round"], year["tenant_id"], year["department_id"]) for year in years} == {
        ("OPEN", 0, tenant_id("huaming"), tenant_id("gxj"))
    }
    assert years[1]["due_at"] == end_of(add_working_days(date(2026, 5, 9), 20))
    assert [year["told_at"] for year in years] == [NOW, NOW, None, None, None]
    assert len(await hall.rows("outbox_event", kind="evaluation.year_over")) == 2
    assert len(await hall.rows("outbox_event", kind="evaluation.opened")) == 1


async def test_what_a_host_takes_to_landed_is_opened_with_it(hall: Hall) -> None:
    project = await hall.create()
    await hall.owner.execute(
        """UPDATE app.project SET stage = 'SIGNED', registered_on = '2026-06-01', registration_number = '1',
           site_basis = 'LEASE', site_document = '租赁合同', occupies_land = false, version = 5 WHERE id = $1""",
        project,
    )
    assert await advance_project(hall.service, hall.actor(HOST), project, 5, Stage.LANDED) == project
    row = await hall.row("post_evaluation", await evaluation_of(hall, project))
    assert (row["landed_on"], row["opened_at"]) == (date(2026, 6, 30), NOW)
    assert len(await hall.rows("evaluation_year", evaluation_id=row["id"])) == 5
    assert await tick(hall) == Evaluated(0, 0, 0)


async def test_the_rules_are_those_of_the_day_of_landing(hall: Hall) -> None:
    for rule, value in (
        ("post_evaluation_years", "2"),
        ("post_evaluation_partly_percent", "75"),
        ("post_evaluation_due_days", "3"),
        ("post_evaluation_sizes", '{"小": "9000", "大": ""}'),
    ):
        await hall.set_rule(rule, value, date(2025, 1, 1))
    before = await evaluated(hall)
    after = await evaluated(hall, date(2025, 1, 1), name="二号", company_name="天津二号有限公司")
    rows = [await hall.row("post_evaluation", key) for key in (before, after)]
    assert [(row["years"], row["partly_percent"]) for row in rows] == [(5, 60), (2, 75)]
    assert [row["size"] for row in rows] == ["1000万—5000万元", "小"]
    assert (await year_of(hall, after, 1))["due_at"] == end_of(add_working_days(date(2025, 12, 31), 3))


async def test_of_two_clocks_at_once_one_opens_it(hall: Hall) -> None:
    await land(hall)
    rounds = await asyncio.gather(tick(hall), tick(hall))
    assert sorted(each.opened for each in rounds) == [0, 1]


async def test_what_was_lost_owes_what_was_over_and_nothing_more(hall: Hall) -> None:
    key = await evaluated(hall)
    project = (await hall.row("post_evaluation", key))["project_id"]
    lost = await lose_project(hall.service, hall.actor(HOST), project, 1, reason="资金链断裂")
    assert lost == project
    assert await tick(hall) == Evaluated(0, 1, 0)
    assert await tick(hall) == Evaluated(0, 0, 0)
    row = await hall.row("post_evaluation", key)
    assert (row["state"], row["close_reason"], row["closed_at"]) == ("CLOSED_EARLY", "资金链断裂", NOW)
    states = [(await year_of(hall, key, number))["state"] for number in range(1, 6)]
    assert states == ["OPEN", "OPEN", "LAPSED", "LAPSED", "LAPSED"]
    # What was over is still to be said, and closes nothing anew.
    for number in (1, 2):
        year = (await year_of(hall, key, number))["id"]
        assert await record(hall, year) == year
    assert (await hall.row("post_evaluation", key))["state"] == "CLOSED_EARLY"


async def test_a_year_s_deadline_follows_the_calendar_known_when_it_is_over(hall: Hall) -> None:
    key = await evaluated(hall)
    over = date(2027, 5, 9)
    usual = add_working_days(over, 20)
    await hall.set_day(usual, worked=False)
    assert (await year_of(hall, key, 3))["due_at"] == end_of(usual)
    assert await tick(hall, noon(over + timedelta(days=1))) == Evaluated(0, 0, 1)
    assert (await year_of(hall, key, 3))["due_at"] == end_of(add_working_days(usual, 1))


async def test_whose_industry_changes_is_another_department_s(hall: Hall) -> None:
    key = await evaluated(hall)
    project = (await hall.row("post_evaluation", key))["project_id"]
    changed = await update_project(hall.service, hall.actor(HOST), project, 1, {"industry": Industry.BIOMEDICINE})
    assert changed == project
    await tick(hall)
    rows = [await hall.row("post_evaluation", key), *await hall.rows("evaluation_year", evaluation_id=key)]
    assert {row["department_id"] for row in rows} == {None}


async def test_a_round_of_jobs_does_so(hall: Hall) -> None:
    await land(hall)
    (round_,) = await run_once(hall.service, [DistrictId(DONGLI)])
    assert round_.evaluations == Evaluated(1, 0, 2)
    assert "evaluations opened 1, closed 0, years over 2;" in str(round_)
