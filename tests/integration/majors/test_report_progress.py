"""Reporting a month's progress, and correcting it while the month is open."""

import asyncio
from datetime import timedelta
from uuid import UUID

from tests.support.evidence import a_pdf, uploaded
from tests.support.majors import THRESHOLD, light, planned, progress, report
from tests.support.projects import Hall, codes
from zhaoshang.values.ids import new_id


async def test_a_month_is_reported_with_a_photograph_and_its_light_follows(hall: Hall) -> None:
    plan = await planned(hall)
    await report(hall, plan, "PERMIT")
    await report(hall, plan, "START")
    photo = await uploaded(hall, "officer@huaming", a_pdf("现场"))

    key = await progress(hall, plan, 35, "statistician@huaming", evidence=photo)

    row = await hall.row("progress_report", key)
    assert (row["period"], row["completed_fen"], row["evidence_id"]) == ("2026-06", THRESHOLD * 35 // 100, photo)
    assert await light(hall, plan, "2026-06") == ("GREEN", "ON_PLAN")
    corrected = await progress(hall, plan, 20, expected=1)
    assert corrected == key
    row = await hall.row("progress_report", key)
    assert (row["completed_fen"], row["version"], row["evidence_id"]) == (THRESHOLD // 5, 2, photo)
    assert await light(hall, plan, "2026-06") == ("YELLOW", "BEHIND")
    assert len(await hall.rows("outbox_event", kind="major.progress_reported")) == 2


async def test_two_at_once_make_one_report(hall: Hall) -> None:
    plan = await planned(hall)
    outcomes = await asyncio.gather(progress(hall, plan, 10), progress(hall, plan, 11, "director@huaming"))
    assert [codes(each) for each in outcomes if not isinstance(each, UUID)] == [["CONFLICT"]]
    assert len(await hall.rows("progress_report")) == 1


async def test_a_final_month_is_not_reported_any_more(hall: Hall) -> None:
    plan = await planned(hall)
    hall.clock.pass_by(timedelta(days=10))
    assert isinstance(await progress(hall, plan, 10, period="2026-06"), UUID)
    hall.clock.pass_by(timedelta(days=1))
    assert codes(await progress(hall, plan, 20, period="2026-06", expected=1)) == ["PERIOD_NOT_OPEN"]


async def test_what_is_refused_reports_nothing(hall: Hall) -> None:
    plan = await planned(hall)
    before = await hall.rows("outbox_event")

    assert codes(await progress(hall, plan, 10, period="2026-13")) == ["PERIOD_INVALID"]
    assert codes(await progress(hall, plan, 10, narrative=" ")) == ["TEXT_REQUIRED"]
    assert codes(await progress(hall, plan, -1)) == ["AMOUNT_OUT_OF_RANGE"]
    assert codes(await progress(hall, plan, 10, expected=1)) == ["CONFLICT"]
    assert codes(await progress(hall, plan, 10, evidence=new_id())) == ["EVIDENCE_NOT_FOUND"]
    assert codes(await progress(hall, new_id(), 10)) == ["NOT_FOUND"]
    for persona, code in (
        ("viewer@huaming", "FORBIDDEN"),
        ("director@fgw", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@qld", "FORBIDDEN"),
        ("statistician@xinli", "NOT_FOUND"),
    ):
        assert codes(await progress(hall, plan, 10, persona)) == [code], persona
    assert await hall.rows("progress_report") == []
    assert await hall.rows("outbox_event") == before
