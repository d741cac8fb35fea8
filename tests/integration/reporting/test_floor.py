"""The floor under monthly reports: any SQL as the application's own role, in the fence that each of them acts in."""

from dataclasses import replace
from typing import Any

import pytest

from tests.support.actors import DONGLI, tenant_id
from tests.support.floor import own, tried, wide
from tests.support.projects import NOW, Hall
from tests.support.reporting import explain, recorded, settled, submitted
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import new_id

REPORT = "UPDATE app.monthly_report SET "
ROUND = """INSERT INTO app.monthly_report_round (district_id, id, tenant_id, report_id, number, first_reports, signed,
    landed, submitted_at, submitted_by) VALUES (:d, :id, :whose, :report, 2, 0, 0, 0, now(), :id)"""
LINE = """INSERT INTO app.monthly_report_line (district_id, id, tenant_id, report_id, round, metric, figures, verified,
    corrections, corrected, late_figures, late, waiting_figures, waiting, returned_figures, credited, adjusted, total,
    zero) VALUES (:d, :id, :whose, :report, 1, 'TAX', 1, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, false)"""
STEP = """INSERT INTO app.monthly_report_step (district_id, id, tenant_id, report_id, round, action, at)
    VALUES (:d, :id, :whose, :report, 1, :action, now())"""
FIGURE = """INSERT INTO app.bureau_figure (district_id, id, tenant_id, bureau_id, period, metric, amount, number,
    recorded_at, recorded_by) VALUES (:d, :id, :whose, :bureau, '2026-05', 'TAX', 1, 1, now(), :id)"""
WHY = """INSERT INTO app.figure_explanation (district_id, id, tenant_id, bureau_figure_id, reported, reason, at,
    by_person_id, by_tenant_id) VALUES (:d, :id, :whose, :figure, 0, '代说', now(), :id, :by)"""


def reading(unit: str) -> Fence:
    """A department's operation on its own rows."""
    return replace(own(unit), reads=Reach.DISTRICT)


@pytest.mark.parametrize("change", ["state = 'VERIFIED'", "state = 'RETURNED'", "version = version + 1"])
async def test_what_is_submitted_its_unit_changes_no_more_nor_do_readers(hall: Hall, change: str) -> None:
    report = await submitted(hall)
    before = dict(await hall.row("monthly_report", report))
    for unit in ("huaming", "xinli"):
        assert await tried(hall, unit, f"{REPORT}{change} WHERE id = :key", key=report) == 0
    for unit in ("ducha", "qld", "tjj", "hezuo"):
        assert await tried(hall, unit, f"{REPORT}{change} WHERE id = :key", fence=reading(unit), key=report) == 0
    assert dict(await hall.row("monthly_report", report)) == before


async def test_a_unit_takes_its_own_draft_to_submitted_and_nowhere_else(hall: Hall) -> None:
    for state in ("VERIFIED", "LAPSED", "RETURNED", "DRAFT"):
        sql = f"{REPORT}state = '{state}', round = 1, submitted_at = now()"
        assert await tried(hall, "huaming", sql) == "refused", state
    for column in ("due_at = now()", "ready_at = now()", "period = '2020-01'", "tenant_id = tenant_id"):
        for fence in (own("huaming"), wide("hezuo")):
            assert await tried(hall, "huaming", f"{REPORT}{column}", fence=fence) == "refused", column


async def test_nobody_but_the_unit_writes_what_it_says(hall: Hall) -> None:
    report = await submitted(hall)
    given: dict[str, Any] = {"d": DONGLI, "id": new_id(), "whose": tenant_id("huaming"), "report": report}
    for unit in ("hezuo", "ducha", "tjj", "qld", "xinli"):
        for fence in (own(unit), reading(unit), wide(unit)):
            for sql in (ROUND, LINE):
                assert await tried(hall, unit, sql, fence=fence, **given) == "refused", unit
    for table in ("round", "line", "step"):
        for sql in (f"UPDATE app.monthly_report_{table} SET id = id", f"DELETE FROM app.monthly_report_{table}"):
            for fence in (own("huaming"), wide("hezuo")):
                assert await tried(hall, "huaming", sql, fence=fence) == "refused"


async def test_a_unit_keeps_no_step_of_anybody_else_s(hall: Hall) -> None:
    report = await submitted(hall)
    given: dict[str, Any] = {"d": DONGLI, "id": new_id(), "whose": tenant_id("huaming"), "report": report}
    for action in ("VERIFIED", "RETURNED", "LAPSED"):
        assert await tried(hall, "huaming", STEP, action=action, **given) == "refused"
    assert await tried(hall, "xinli", STEP, action="SUBMITTED", **given) == "refused"
    assert await tried(hall, "ducha", STEP, action="VERIFIED", fence=reading("ducha"), **given) == "refused"


async def test_a_figure_of_the_bureau_s_is_its_own_word(hall: Hall) -> None:
    key = await recorded(hall)
    for unit, fence in (("huaming", own("huaming")), ("huaming", wide("huaming")), ("hezuo", wide("hezuo"))):
        given: dict[str, Any] = {"d": DONGLI, "id": new_id(), "whose": tenant_id("huaming"), "bureau": tenant_id("tjj")}
        assert await tried(hall, unit, FIGURE, fence=fence, **given) == "refused"
    mine: dict[str, Any] = {"d": DONGLI, "id": new_id(), "whose": tenant_id("huaming"), "bureau": tenant_id("huaming")}
    assert await tried(hall, "huaming", FIGURE, fence=wide("huaming"), **mine) == "refused"
    for sql in ("UPDATE app.bureau_figure SET amount = 0", "DELETE FROM app.bureau_figure"):
        for unit in ("tjj", "hezuo", "huaming"):
            assert await tried(hall, unit, sql, fence=wide(unit)) == "refused"
    assert (await hall.row("bureau_figure", key))["amount"] == 900


async def test_nobody_explains_in_another_s_name(hall: Hall) -> None:
    await submitted(hall)
    figure = await recorded(hall)
    given: dict[str, Any] = {"d": DONGLI, "id": new_id(), "whose": tenant_id("huaming"), "figure": figure}
    assert await tried(hall, "hezuo", WHY, fence=wide("hezuo"), by=tenant_id("huaming"), **given) == "refused"
    assert await tried(hall, "huaming", WHY, by=tenant_id("hezuo"), **given) == "refused"
    assert await tried(hall, "xinli", WHY, by=tenant_id("xinli"), **given) == "refused"
    for sql in ("UPDATE app.figure_explanation SET reason = '改'", "DELETE FROM app.figure_explanation"):
        assert await tried(hall, "huaming", sql) == "refused"


async def test_a_street_sees_its_own_and_nobody_bound_sees_any(hall: Hall) -> None:
    await settled(hall)
    await settled(hall, "xinli")
    for unit in ("huaming", "xinli"):
        assert await explain(hall, await recorded(hall, unit=unit), f"statistician@{unit}")
    seen = {
        "monthly_report": (1, 4),
        "monthly_report_round": (1, 2),
        "monthly_report_line": (6, 12),
        "monthly_report_step": (2, 4),
        "bureau_figure": (1, 2),
        "figure_explanation": (1, 2),
    }
    for table, (mine, everything) in seen.items():
        for fence, expected in (
            (own("huaming"), mine),
            (own("kfq"), 1 if table == "monthly_report" else 0),
            (reading("ducha"), everything),
            (own(None), 0),
            (Fence(), 0),
            (Fence(district=DONGLI), 0),
        ):
            async with hall.service.database.unit_of_work(fence, at=NOW) as work:
                connection = await work.session.connection()
                counted = (await connection.exec_driver_sql(f"SELECT count(*) FROM app.{table}")).scalar()
                assert counted == expected, (table, fence)
