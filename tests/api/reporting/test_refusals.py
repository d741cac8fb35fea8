"""Every refusal of every mutation of monthly reports: its code, its words in both languages, and nothing written."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.support.desk import Desk, ids, unit
from tests.support.projects import Hall
from tests.support.reporting import (
    BUREAU,
    CHECKER,
    JUNE,
    STATISTICIAN,
    begins,
    open_months,
    recorded,
    report_of,
    settled,
    submitted,
    without,
)
from tests.support.statistics import entered, landed
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.statistics.operations.return_fact import return_fact
from zhaoshang.values.ids import global_id
from zhaoshang.values.metric import Metric

TEXTS = ((" ", "TEXT_REQUIRED"), ("长" * 5_000, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID"))
EVERYTHING = [metric.value for metric in Metric]
READERS = ("director@qld", "director@ducha", "director@tjj")
"""They read all of it and change none."""


async def version(hall: Hall, key: UUID, **more: Any) -> dict[str, Any]:
    found = (await hall.row("monthly_report", key))["version"]
    return {"id": global_id("MonthlyReport", key), "expectedVersion": found, **more}


async def usual(desk: Desk, name: str, persona: str, given: dict[str, Any], *forbidden: str) -> None:
    """What every mutation of one thing refuses."""
    kind = "MonthlyReport" if name.startswith("monthly") else "BureauFigure"
    for nobody in ids(kind):
        await desk.refused(persona, name, given | {"id": nobody}, "NOT_FOUND")
    await desk.refused("statistician@xinli", name, given, "NOT_FOUND")
    for other in (*READERS, *forbidden):
        await desk.refused(other, name, given, "FORBIDDEN")
    if "expectedVersion" in given:
        await desk.refused(persona, name, given | {"expectedVersion": 99}, "CONFLICT", "expectedVersion")
    await desk.key_reused(persona, name, given | {"id": "nonsense"}, id="other")


async def all_closed(hall: Hall) -> UUID:
    """华明's report of a closed June."""
    for code in ("xinli", "linkong", "kfq"):
        await settled(hall, code)
    report = await report_of(hall)
    if (await hall.row("monthly_report", report))["state"] != "VERIFIED":
        await settled(hall)
    hall.clock.at = begins(7, 10)
    assert isinstance(await close_period(hall.service, hall.actor("director@hezuo"), JUNE), UUID)
    return report


async def test_submitting(hall: Hall, desk: Desk) -> None:
    name, key = "monthlyReportSubmit", await report_of(hall)
    given = await version(hall, key, zero=EVERYTHING)
    await usual(desk, name, STATISTICIAN, given, "director@huaming", "director@hezuo", "viewer@huaming")
    for text, code in TEXTS:
        remarks = [{"metric": "TAX", "text": text}]
        await desk.refused(STATISTICIAN, name, given | {"remarks": remarks}, code, "remarks")
    twice = [{"metric": "TAX", "text": "一"}, {"metric": "TAX", "text": "二"}]
    await desk.refused(STATISTICIAN, name, given | {"remarks": twice}, "REPORT_REMARK_TWICE", "remarks")
    await desk.refused(STATISTICIAN, name, given | {"zero": EVERYTHING[1:]}, "REPORT_ZERO_MISSING", "zero")
    await desk.invalid(STATISTICIAN, name, given | {"zero": ["OUTPUT"]})
    project = await hall.create()
    await landed(hall, project)
    fact = await entered(hall, project, "huaming", 5)
    await desk.refused(STATISTICIAN, name, given, "REPORT_FIGURES_WAITING")
    assert await return_fact(hall.service, hall.actor(CHECKER), fact, 1, "退回") == fact
    await hall.set_rule("monthly_report_waiting", "2", date(2026, 6, 30))
    await entered(hall, project, "huaming", 5)
    await desk.refused(STATISTICIAN, name, given, "REPORT_ZERO_UNTRUE", "zero")
    some = given | {"zero": [each.value for each in without(Metric.CAPITAL_IN_PLACE)]}
    await desk.done(STATISTICIAN, name, some, "monthlyReport { id }")
    await desk.refused(STATISTICIAN, name, some | {"expectedVersion": 2}, "REPORT_STATE")
    hall.clock.at = begins(7, 1)
    await open_months(hall)
    july = await version(hall, await report_of(hall, period="2026-07"), zero=EVERYTHING)
    await desk.refused(STATISTICIAN, name, july, "REPORT_NOT_READY")
    await hall.owner.execute("DELETE FROM app.fact")
    await hall.owner.execute("UPDATE app.monthly_report SET state = 'RETURNED' WHERE id = $1", key)
    await all_closed(hall)
    await desk.refused(STATISTICIAN, name, await version(hall, key, zero=EVERYTHING), "PERIOD_CLOSED")
    assert not desk.unmet(name)


async def test_verifying(hall: Hall, desk: Desk) -> None:
    name, key = "monthlyReportVerify", await report_of(hall)
    await desk.refused(CHECKER, name, await version(hall, key), "REPORT_STATE")
    await submitted(hall)
    given = await version(hall, key)
    await usual(desk, name, CHECKER, given, STATISTICIAN, "director@huaming", "viewer@hezuo")
    figure = await recorded(hall)
    assert isinstance(figure, UUID)
    await desk.refused(CHECKER, name, given, "REPORT_DIFFERENCE_UNEXPLAINED")
    project = await hall.create()
    await landed(hall, project)
    await entered(hall, project, "huaming", 5)
    await desk.refused(CHECKER, name, given, "REPORT_OUTDATED")
    await hall.owner.execute("DELETE FROM app.fact")
    await hall.owner.execute("DELETE FROM app.bureau_figure")
    await desk.done(CHECKER, name, given, "monthlyReport { id }")
    await all_closed(hall)
    await desk.refused(CHECKER, name, await version(hall, key), "PERIOD_CLOSED")
    assert not desk.unmet(name)


async def test_returning(hall: Hall, desk: Desk) -> None:
    name, key = "monthlyReportReturn", await report_of(hall)
    await desk.refused(CHECKER, name, await version(hall, key, reason="重报"), "REPORT_STATE")
    await submitted(hall)
    given = await version(hall, key, reason="重报")
    await usual(desk, name, CHECKER, given, STATISTICIAN, "director@huaming", "viewer@hezuo")
    for text, code in TEXTS:
        await desk.refused(CHECKER, name, given | {"reason": text}, code, "reason")
    await desk.done(CHECKER, name, given, "monthlyReport { id }")
    await all_closed(hall)
    await desk.refused(CHECKER, name, await version(hall, key, reason="重报"), "PERIOD_CLOSED")
    assert not desk.unmet(name)


async def test_recording(desk: Desk) -> None:
    name = "bureauFigureRecord"
    given = {"tenant": unit("huaming"), "period": JUNE, "metric": "TAX", "amount": "5"}
    for persona in ("director@qld", "director@ducha", STATISTICIAN, "director@hezuo", "officer@tjj"):
        await desk.refused(persona, name, given, "FORBIDDEN")
    await desk.refused(BUREAU, name, given | {"period": "六月"}, "PERIOD_INVALID", "period")
    await desk.refused(BUREAU, name, given | {"period": "2026-07"}, "BUREAU_MONTH_AHEAD", "period")
    await desk.refused(BUREAU, name, given | {"amount": None}, "BUREAU_FIGURE_INVALID", "amount")
    await desk.refused(BUREAU, name, given | {"count": "1"}, "BUREAU_FIGURE_INVALID", "amount")
    await desk.refused(BUREAU, name, given | {"metric": "EMPLOYMENT"}, "BUREAU_FIGURE_INVALID", "count")
    for nobody in (*ids("Tenant"), unit("hezuo"), unit("tjj")):
        await desk.refused(BUREAU, name, given | {"tenant": nobody}, "REPORTING_UNIT_UNKNOWN", "tenant")
    for text, code in TEXTS:
        await desk.refused(BUREAU, name, given | {"expectedNumber": 1, "reason": text}, code, "reason")
    revised = given | {"expectedNumber": 1, "reason": "核定"}
    await desk.refused(BUREAU, name, revised, "CONFLICT", "expectedVersion")
    await desk.done(BUREAU, name, given, "bureauFigure { id }")
    await desk.refused(BUREAU, name, revised, "BUREAU_FIGURE_UNCHANGED")
    await desk.key_reused(BUREAU, name, given, amount="6")
    assert not desk.unmet(name)


@pytest.mark.parametrize(
    ("name", "persona", "forbidden"),
    [("bureauFigureExplain", STATISTICIAN, "director@huaming"), ("bureauFigureComment", CHECKER, "viewer@hezuo")],
)
async def test_explaining(hall: Hall, desk: Desk, name: str, persona: str, forbidden: str) -> None:
    figure = await recorded(hall)
    assert isinstance(figure, UUID)
    given = {"id": global_id("BureauFigure", figure), "reason": "口径不同"}
    await desk.refused(persona, name, given, "FIGURES_AGREE")
    await submitted(hall)
    other = CHECKER if persona == STATISTICIAN else STATISTICIAN
    await usual(desk, name, persona, given, forbidden, other)
    for text, code in TEXTS:
        await desk.refused(persona, name, given | {"reason": text}, code, "reason")
    assert isinstance(await recorded(hall, fen=7, expected_number=1, reason="核定"), UUID)
    await desk.refused(persona, name, given, "BUREAU_FIGURE_REPLACED")
    assert not desk.unmet(name)


async def test_closing_without_reports(hall: Hall, desk: Desk) -> None:
    hall.clock.at = begins(7, 10)
    await desk.refused("director@hezuo", "periodClose", {"period": JUNE}, "REPORTS_WAITING", "period")
