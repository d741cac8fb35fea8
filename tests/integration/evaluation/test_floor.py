"""The floor under evaluations: any SQL as the application's own role, in the fence that each of them acts in."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.support.actors import DONGLI, tenant_id
from tests.support.evaluation import evaluated, issue, promise, record, year_of
from tests.support.floor import own, tried, wide
from tests.support.projects import NOW, Hall
from tests.support.statistics import proof
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import new_id

OWN = "district_id, id, tenant_id, project_id, department_id, evaluation_id"
OWNED = ":d, :id, :whose, :project, :department, :evaluation"
ROUND = f"""INSERT INTO app.evaluation_round ({OWN}, year_id, number, recorder_id, host_id, reason, recorded_at,
    recorded_by) VALUES ({OWNED}, :year, 9, :recorder, :whose, '代登', now(), :id)"""
FIGURE = f"""INSERT INTO app.evaluation_figure ({OWN}, year_id, round, metric, remark)
    VALUES ({OWNED}, :year, 1, 'LANDED_PROJECTS', '代登')"""
PROMISE = f"""INSERT INTO app.evaluation_promise ({OWN}, number, state, source, evidence_id, promised_at, promised_by,
    version, reason, decided_at) VALUES ({OWNED}, 9, :state, '代登', :file, now(), :id, 1, :reason, :decided)"""
LINE = f"""INSERT INTO app.evaluation_promise_line ({OWN}, promise_id, year, metric, amount)
    VALUES ({OWNED}, :promise, 5, 'TAX', 1)"""
REPORT = """INSERT INTO app.evaluation_report (district_id, id, tenant_id, from_on, to_on, edition, title,
    content, content_hash, issued_at, issued_by)
    VALUES (:d, :id, :whose, '2026-01-01', '2026-06-30', 9, '', '', '', now(), :id)"""
TABLES = (
    *("post_evaluation", "evaluation_year", "evaluation_round", "evaluation_figure"),
    *("evaluation_promise", "evaluation_promise_line", "evaluation_report"),
)


def reading(unit: str) -> Fence:
    """A department's operation on its own rows."""
    return replace(own(unit), reads=Reach.DISTRICT)


async def given(hall: Hall) -> dict[str, Any]:
    """A promised and recorded year of 华明's, and what a row below it would say."""
    key = await evaluated(hall)
    promised = await promise(hall, key)
    year = (await year_of(hall, key))["id"]
    assert await record(hall, year) == year
    row = await hall.row("post_evaluation", key)
    return {
        "d": DONGLI,
        "id": new_id(),
        "whose": tenant_id("huaming"),
        "project": row["project_id"],
        "department": row["department_id"],
        "evaluation": key,
        "year": year,
        "promise": promised,
    }


def only(values: dict[str, Any], sql: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if f":{name}" in sql}


async def test_what_a_year_brought_is_the_department_s_own_word(hall: Hall) -> None:
    values = await given(hall)
    for unit, fence in (
        *(("huaming", own("huaming")), ("huaming", wide("huaming")), ("xinli", wide("xinli"))),
        *(("hezuo", wide("hezuo")), ("ducha", wide("ducha")), ("ducha", reading("ducha")), ("gxj", reading("gxj"))),
    ):
        for sql in (ROUND, FIGURE):
            for recorder in (unit, "gxj"):
                said = only({**values, "recorder": tenant_id(recorder)}, sql)
                assert await tried(hall, unit, sql, fence=fence, **said) == "refused", unit
    # Nor does the department say it in another's name.
    said = {**values, "recorder": tenant_id("fgw")}
    assert await tried(hall, "gxj", ROUND, fence=wide("gxj"), **only(said, ROUND)) == "refused"


async def test_what_was_promised_is_the_host_s_own_word(hall: Hall) -> None:
    values = await given(hall) | {"file": await proof(hall, "huaming"), "reason": None, "decided": None}
    for unit in ("xinli", "gxj", "hezuo", "ducha", "qld"):
        for fence in (own(unit), reading(unit), wide(unit)):
            for sql in (PROMISE, LINE):
                said = only({**values, "state": "ORIGINAL"}, sql)
                assert await tried(hall, unit, sql, fence=fence, **said) == "refused", unit
    for state in ("CONFIRMED", "RETURNED"):
        decided = {**values, "state": state, "reason": "变更", "decided": NOW}
        assert await tried(hall, "huaming", PROMISE, **only(decided, PROMISE)) == "refused"
    # A host decides on no change of its own, and no other department on this one's.
    for unit, fence in (("huaming", own("huaming")), ("fgw", wide("fgw")), ("gxj", reading("gxj"))):
        changed = await tried(hall, unit, "UPDATE app.evaluation_promise SET version = 2", fence=fence)
        assert changed == 0, unit


@pytest.mark.parametrize("table", TABLES)
async def test_nobody_rewrites_or_deletes(hall: Hall, table: str) -> None:
    await given(hall)
    fixed = {
        "post_evaluation": "landed_on = landed_on",
        "evaluation_year": "to_on = to_on",
        "evaluation_promise": "source = source",
        "evaluation_report": "content = content",
    }.get(table, "tenant_id = tenant_id")
    for unit in ("huaming", "gxj", "hezuo"):
        for sql in (f"DELETE FROM app.{table}", f"UPDATE app.{table} SET {fixed}"):
            assert await tried(hall, unit, sql, fence=wide(unit)) == "refused"


async def test_a_host_moves_no_evaluation(hall: Hall) -> None:
    await given(hall)
    for sql in (
        "UPDATE app.post_evaluation SET state = 'ENDED'",
        "UPDATE app.evaluation_year SET state = 'OPEN', round = 0",
    ):
        for fence in (own("huaming"), reading("ducha"), reading("gxj"), own("xinli")):
            assert await tried(hall, "huaming", sql, fence=fence) == 0
    follow = "SELECT app.follow_evaluations(NULL)"
    for fence in (own("huaming"), reading("gxj")):
        assert await tried(hall, "huaming", follow, fence=fence) == "refused"


async def test_a_report_is_issued_in_one_s_own_name(hall: Hall) -> None:
    values = {"d": DONGLI, "id": new_id(), "whose": tenant_id("gxj")}
    for unit in ("hezuo", "ducha", "huaming"):
        for fence in (own(unit), wide(unit)):
            assert await tried(hall, unit, REPORT, fence=fence, **values) == "refused"


async def test_a_street_sees_its_own_and_nobody_bound_sees_any(hall: Hall) -> None:
    await given(hall)
    other = await evaluated(hall, date(2025, 1, 1), "officer@kfq", name="二号", company_name="天津二号有限公司")
    await promise(hall, other, "officer@kfq")
    year = (await year_of(hall, other))["id"]
    assert await record(hall, year) == year
    await issue(hall)
    seen = dict(zip(TABLES, ((1, 2), (5, 10), (1, 2), (4, 8), (1, 2), (2, 4), (0, 1)), strict=True))
    for table, (mine, everything) in seen.items():
        for fence, expected in (
            (own("huaming"), mine),
            (own("linkong"), 0),
            (reading("ducha"), everything),
            (own(None), 0),
            (Fence(), 0),
            (Fence(district=DONGLI), 0),
        ):
            async with hall.service.database.unit_of_work(fence, at=NOW) as work:
                connection = await work.session.connection()
                counted = (await connection.exec_driver_sql(f"SELECT count(*) FROM app.{table}")).scalar()
                assert counted == expected, (table, fence)
