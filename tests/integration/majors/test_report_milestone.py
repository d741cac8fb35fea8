"""Reporting a milestone: reached, or expected later; its light follows at once, the baseline stays."""

from datetime import date, timedelta
from typing import Any

from tests.support.evidence import a_pdf, uploaded
from tests.support.majors import light, milestone, planned, progress, report
from tests.support.projects import Hall, codes
from zhaoshang.majors.operations.report_milestone import report_milestone
from zhaoshang.values.ids import new_id


async def test_what_is_reached_puts_its_light_out(hall: Hall) -> None:
    plan = await planned(hall)
    evidence = await uploaded(hall, "officer@huaming", a_pdf("施工许可证"))
    await progress(hall, plan, 34)

    assert await report(hall, plan, "PERMIT", evidence=evidence) == (await milestone(hall, plan, "PERMIT"))["id"]

    row = await milestone(hall, plan, "PERMIT")
    assert (row["actual_on"], row["planned_on"], row["evidence_id"]) == (date(2026, 6, 30), date(2026, 3, 2), evidence)
    assert await light(hall, plan, "2026-06") == ("RED", "NOT_STARTED")
    await report(hall, plan, "START", reached_on=date(2026, 6, 30))
    assert await light(hall, plan, "2026-06") == ("GREEN", "ON_PLAN")
    assert codes(await report(hall, plan, "PERMIT")) == ["STEP_REACHED"]
    # What was final before stays as it was.
    assert await light(hall, plan, "2026-05") == ("RED", "MILESTONE_LATE")


async def test_what_is_expected_later_stays_late_and_says_until_when(hall: Hall) -> None:
    plan = await planned(hall)
    await progress(hall, plan, 34)
    await report(hall, plan, "PERMIT")

    await report(hall, plan, "START", reached_on=None, expected_on=date(2026, 8, 15))

    row = await milestone(hall, plan, "START")
    assert (row["forecast_on"], row["actual_on"], row["planned_on"]) == (date(2026, 8, 15), None, date(2026, 4, 1))
    (reading,) = await hall.rows("light_reading", period="2026-06")
    assert (reading["rule"], reading["due_on"]) == ("NOT_STARTED", date(2026, 8, 15))


async def test_what_is_refused_reports_nothing(hall: Hall) -> None:
    plan = await planned(hall)
    before = await hall.rows("outbox_event")
    today = date(2026, 6, 30)

    assert codes(await report(hall, plan, "START")) == ["STEP_WAITS"]
    assert codes(await report(hall, plan, "PERMIT", version=2)) == ["CONFLICT"]
    assert codes(await report(hall, plan, "PERMIT", expected_on=today)) == ["REACHED_OR_EXPECTED"]
    assert codes(await report(hall, plan, "PERMIT", reached_on=today + timedelta(days=1))) == ["REACHED_IN_FUTURE"]
    assert codes(await report(hall, plan, "PERMIT", evidence=new_id())) == ["EVIDENCE_NOT_FOUND"]
    nothing: dict[str, Any] = {"reached_on": today, "expected_on": None, "evidence": None}
    assert codes(await report_milestone(hall.service, hall.actor("officer@huaming"), new_id(), 1, **nothing)) == [
        "NOT_FOUND"
    ]
    for persona, code in (
        ("viewer@huaming", "FORBIDDEN"),
        ("director@fgw", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@qld", "FORBIDDEN"),
        ("director@ghzy", "NOT_FOUND"),
        ("director@xinli", "NOT_FOUND"),
    ):
        assert codes(await report(hall, plan, "PERMIT", persona)) == [code], persona
    assert (await milestone(hall, plan, "PERMIT"))["version"] == 1
    assert await hall.rows("outbox_event") == before
