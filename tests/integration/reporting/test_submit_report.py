"""报送月报: what was computed is frozen; nobody types a figure."""

from datetime import timedelta

from tests.support.actors import person_id, tenant_id
from tests.support.attribution import shared
from tests.support.floor import overtaken
from tests.support.projects import NOW, Hall
from tests.support.reporting import (
    JUNE,
    NOTHING,
    PAID,
    STATISTICIAN,
    begins,
    give_back,
    line,
    only,
    open_months,
    others,
    refused,
    report_of,
    settled,
    steps,
    submit,
    submitted,
    without,
)
from tests.support.statistics import entered, landed, verified
from zhaoshang.statistics.operations.return_fact import return_fact
from zhaoshang.values.metric import Metric

CAPITAL = Metric.CAPITAL_IN_PLACE
ZERO = dict.fromkeys(
    (
        *("figures", "verified", "corrections", "corrected", "late_figures", "late", "waiting_figures", "waiting"),
        *("returned_figures", "credited", "adjusted", "total"),
    ),
    0,
)


async def test_what_was_entered_is_frozen_metric_by_metric(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    await verified(hall, key, "huaming", 1_000, paid_on=PAID)
    second = await verified(hall, key, "huaming", 500, paid_on=PAID)
    await verified(hall, key, "huaming", -200, paid_on=PAID, corrects=second, reason="退款")
    # Of another month, of another metric, and one that came back: none of them is capital of June.
    await verified(hall, key, "huaming", 70_000, paid_on=PAID.replace(month=5))
    await verified(hall, key, "huaming", None, metric=Metric.LANDED_PROJECTS, count=10_000, source=None)
    back = await entered(hall, key, "huaming", 9)
    assert await return_fact(hall.service, hall.actor("officer@hezuo"), back, 1, "凭证不全") == back
    report = await report_of(hall)

    zero = without(CAPITAL, Metric.LANDED_PROJECTS)
    remarks = [(CAPITAL, " 其中一笔退款。 ")]
    assert await submit(hall, report, zero=zero, remarks=remarks) == report

    row = await hall.row("monthly_report", report)
    assert (row["state"], row["round"], row["version"]) == ("SUBMITTED", 1, 2)
    assert (row["submitted_at"], row["submitted_by"]) == (NOW, person_id(STATISTICIAN))
    assert row["verify_by"] == begins(7, 4)
    assert await line(hall, report) == ZERO | {
        "figures": 2,
        "verified": 1_500,
        "corrections": 1,
        "corrected": -200,
        "total": 1_300,
        "returned_figures": 1,
        "credited": 1_500,
        "adjusted": -200,
        "zero": False,
        "remark": "其中一笔退款。",
    }
    counted = {"figures": 1, "verified": 10_000, "credited": 10_000, "total": 10_000, "zero": False, "remark": None}
    assert await line(hall, report, Metric.LANDED_PROJECTS) == ZERO | counted
    assert await line(hall, report, Metric.TAX) == ZERO | {"zero": True, "remark": None}
    (made,) = await hall.rows("monthly_report_round")
    assert (made["number"], made["first_reports"], made["signed"], made["landed"]) == (1, 1, 0, 0)
    assert await steps(hall, report) == [("SUBMITTED", 1)]
    assert len(await hall.rows("outbox_event", kind="monthly_report.submitted")) == 1


async def test_what_waits_is_shown_or_refused_as_the_district_says(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    await entered(hall, key, "huaming", 9)
    report = await report_of(hall)
    await refused(hall, submit, report, "REPORT_FIGURES_WAITING", zero=without(CAPITAL))

    await hall.set_rule("monthly_report_waiting", "2")
    assert await submit(hall, report, zero=without(CAPITAL)) == report
    frozen = await line(hall, report)
    assert (frozen["figures"], frozen["verified"], frozen["waiting_figures"], frozen["waiting"]) == (1, 0, 1, 9)


async def test_of_nothing_it_says_so_expressly_and_of_something_it_cannot(hall: Hall) -> None:
    report = await report_of(hall)
    await refused(hall, submit, report, *["REPORT_ZERO_MISSING"] * 6, zero=())
    await refused(hall, submit, report, "REPORT_ZERO_MISSING", zero=without(Metric.TAX))
    key = await hall.create()
    await landed(hall, key)
    await verified(hall, key, "huaming", 1)
    await refused(hall, submit, report, "REPORT_ZERO_UNTRUE", zero=NOTHING)


async def test_remarks_are_one_for_each_metric(hall: Hall) -> None:
    report = await report_of(hall)
    for text, code in ((" ", "TEXT_REQUIRED"), ("长" * 1001, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID")):
        await refused(hall, submit, report, code, remarks=[(CAPITAL, text)])
    await refused(hall, submit, report, "REPORT_REMARK_TWICE", remarks=[(CAPITAL, "一"), (CAPITAL, "二")])


async def test_it_is_submitted_from_the_month_s_last_working_day_on_and_once(hall: Hall) -> None:
    await open_months(hall, begins(7, 1))
    await refused(hall, submit, await report_of(hall, period="2026-07"), "REPORT_NOT_READY")
    report = await submitted(hall)
    await refused(hall, submit, report, "REPORT_STATE")
    await refused(hall, submit, report, "CONFLICT", version=1)
    done = await settled(hall, "xinli")
    await refused(hall, submit, done, "REPORT_STATE", persona="statistician@xinli")


async def test_returned_it_is_submitted_again_and_both_rounds_stay(hall: Hall) -> None:
    report = await submitted(hall)
    assert await give_back(hall, report) == report
    key = await hall.create()
    await landed(hall, key)
    await verified(hall, key, "huaming", 77)
    hall.clock.pass_by(timedelta(hours=1))

    assert await submit(hall, report, zero=without(CAPITAL)) == report

    row = await hall.row("monthly_report", report)
    assert (row["state"], row["round"], row["return_reason"], row["decided_at"]) == ("SUBMITTED", 2, None, None)
    assert [(await line(hall, report, number=number))["total"] for number in (1, 2)] == [0, 77]
    assert await steps(hall, report) == [("SUBMITTED", 1), ("RETURNED", 1), ("SUBMITTED", 2)]


async def test_an_origin_s_credit_is_in_its_report_and_the_figure_in_the_host_s(hall: Hall) -> None:
    project = await shared(hall)
    await open_months(hall)
    await verified(hall, project, "linkong", 1_000, paid_on=hall.clock.at.date())
    period = f"{hall.clock.at:%Y-%m}"
    hall.clock.at = begins(8, 1) if period == "2026-07" else hall.clock.at
    origin = await submitted(hall, "huaming", period)
    host = await submitted(hall, "linkong", period, zero=without(CAPITAL))
    assert await line(hall, origin) == ZERO | {"credited": 300, "zero": True, "remark": None}
    told = {"figures": 1, "verified": 1_000, "credited": 700, "total": 1_000, "zero": False, "remark": None}
    assert await line(hall, host) == ZERO | told


async def test_nobody_else_submits_it(hall: Hall) -> None:
    report = await report_of(hall)
    await only(hall, submit, report, others(STATISTICIAN))
    assert (await hall.row("monthly_report", report))["tenant_id"] == tenant_id("huaming")
    assert (await hall.row("monthly_report", report))["period"] == JUNE


async def test_of_two_at_once_one_is_kept(hall: Hall) -> None:
    report = await report_of(hall)
    sql = "UPDATE app.monthly_report SET version = version + 1 WHERE id = $1"
    late = await overtaken(hall, sql, submit(hall, report, version=1), report)
    assert late.code == "CONFLICT"
    assert await hall.rows("monthly_report_round") == []
