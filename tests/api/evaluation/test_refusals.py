"""Every refusal of every mutation of evaluations: its code, its words in both languages, and nothing written."""

from typing import Any
from uuid import UUID

from tests.support.desk import Desk, ids, unit
from tests.support.evaluation import (
    DEPARTMENT,
    DIRECTOR,
    HOST,
    OFFICE,
    confirm,
    evaluated,
    promise,
    record,
    year_of,
)
from tests.support.projects import Hall
from tests.support.statistics import proof
from zhaoshang.values.ids import global_id
from zhaoshang.values.industry import Industry
from zhaoshang.values.money import MOST_FEN

TEXTS = ((" ", "TEXT_REQUIRED"), ("长" * 5_000, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID"))
READERS = ("director@qld", "director@ducha")
"""They read all of it and change none."""
TAX = {"year": 1, "metric": "TAX", "amount": "1"}
CLOSE = "UPDATE app.post_evaluation SET state = 'CLOSED_EARLY', closed_at = now()"


async def usual(desk: Desk, name: str, kind: str, persona: str, given: dict[str, Any], *forbidden: str) -> None:
    """What every mutation of one thing refuses."""
    for nobody in ids(kind):
        await desk.refused(persona, name, given | {"id": nobody}, "NOT_FOUND")
    await desk.refused("director@xinli", name, given, "NOT_FOUND")
    for other in (*READERS, *forbidden):
        await desk.refused(other, name, given, "FORBIDDEN")
    await desk.key_reused(persona, name, given | {"id": "nonsense"}, id="other")


async def file_of(hall: Hall, unit: str) -> str:
    return global_id("Evidence", await proof(hall, unit))


async def test_promising(hall: Hall, desk: Desk) -> None:
    name, key = "evaluationPromise", await evaluated(hall)
    file = await file_of(hall, "huaming")
    given = {"id": global_id("PostEvaluation", key), "lines": [TAX], "source": "协议", "evidence": file}
    await usual(desk, name, "PostEvaluation", HOST, given, "statistician@huaming", DIRECTOR, OFFICE)
    for line, code in (
        ({"amount": "0"}, "PROMISE_INVALID"),
        ({"amount": None}, "PROMISE_INVALID"),
        ({"count": "1"}, "PROMISE_INVALID"),
        ({"amount": str(MOST_FEN)}, "PROMISE_INVALID"),
        ({"metric": "CAPITAL_IN_PLACE"}, "EVALUATION_METRIC_UNKNOWN"),
    ):
        await desk.refused(HOST, name, given | {"lines": [TAX | line]}, code, "lines", "0")
    await desk.refused(HOST, name, given | {"lines": [TAX | {"year": 6}]}, "PROMISE_YEAR_UNKNOWN", "lines", "0", "year")
    await desk.refused(HOST, name, given | {"lines": []}, "PROMISE_EMPTY", "lines")
    await desk.refused(HOST, name, given | {"lines": [TAX, TAX]}, "PROMISE_TWICE", "lines")
    for text, code in TEXTS:
        await desk.refused(HOST, name, given | {"source": text}, code, "source")
    await desk.refused(HOST, name, given | {"expectedNumber": 1}, "CONFLICT", "expectedVersion")
    for nobody in (*ids("Evidence"), await file_of(hall, "gxj")):
        await desk.refused(HOST, name, given | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    await desk.done(HOST, name, given, "evaluationPromise { id }")
    changed = given | {"expectedNumber": 1, "reason": "市场变化"}
    await desk.refused(HOST, name, changed | {"reason": None}, "TEXT_REQUIRED", "reason")
    await desk.refused(HOST, name, changed, "EVIDENCE_USED", "evidence")
    await desk.done(HOST, name, changed | {"evidence": await file_of(hall, "huaming")}, "evaluationPromise { id }")
    await desk.refused(HOST, name, changed | {"expectedNumber": 2}, "PROMISE_WAITING")
    await hall.owner.execute(CLOSE)
    await desk.refused(HOST, name, changed, "EVALUATION_CLOSED")
    assert not desk.unmet(name)


async def a_change(hall: Hall) -> UUID:
    key = await evaluated(hall)
    await promise(hall, key)
    changed = await promise(hall, key, reason="市场变化")
    assert isinstance(changed, UUID), changed
    return changed


async def test_confirming(hall: Hall, desk: Desk) -> None:
    name, key = "evaluationPromiseConfirm", await a_change(hall)
    given = {"id": global_id("EvaluationPromise", key), "expectedVersion": 1}
    await usual(desk, name, "EvaluationPromise", DIRECTOR, given, HOST, DEPARTMENT, OFFICE)
    await desk.refused(DIRECTOR, name, given | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    await desk.done(DIRECTOR, name, given, "evaluationPromise { id }")
    await desk.refused(DIRECTOR, name, given | {"expectedVersion": 2}, "PROMISE_DECIDED")
    assert not desk.unmet(name)


async def test_returning(hall: Hall, desk: Desk) -> None:
    name, key = "evaluationPromiseReturn", await a_change(hall)
    given = {"id": global_id("EvaluationPromise", key), "expectedVersion": 1, "reason": "协议未变"}
    await usual(desk, name, "EvaluationPromise", DIRECTOR, given, HOST, DEPARTMENT, OFFICE)
    for text, code in TEXTS:
        await desk.refused(DIRECTOR, name, given | {"reason": text}, code, "reason")
    await desk.refused(DIRECTOR, name, given | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    assert await confirm(hall, key) == key
    await desk.refused(DIRECTOR, name, given | {"expectedVersion": 2}, "PROMISE_DECIDED")
    assert not desk.unmet(name)


async def test_naming_a_department(hall: Hall, desk: Desk) -> None:
    name, key = "evaluationDepartmentName", await evaluated(hall, industry=Industry.OTHER)
    given = {"id": global_id("PostEvaluation", key), "department": unit("gxj")}
    await usual(desk, name, "PostEvaluation", OFFICE, given, "director@huaming", "viewer@hezuo")
    for nobody in (*ids("Tenant"), unit("huaming"), unit("fgw")):
        await desk.refused(OFFICE, name, given | {"department": nobody}, "EVALUATION_DEPARTMENT_UNKNOWN", "department")
    await desk.done(OFFICE, name, given, "postEvaluation { id }")
    await desk.refused(OFFICE, name, given, "EVALUATION_DEPARTMENT_NAMED", "department")
    await hall.owner.execute(CLOSE)
    await desk.refused(OFFICE, name, given, "EVALUATION_CLOSED")
    assert not desk.unmet(name)


async def test_recording(hall: Hall, desk: Desk) -> None:
    name, key = "evaluationYearRecord", await evaluated(hall)
    file = await file_of(hall, "gxj")
    figures: list[dict[str, Any]] = [
        {"metric": metric, "evidence": file, "count" if metric == "EMPLOYMENT" else "amount": "0"}
        for metric in ("FIXED_ASSET_INVESTMENT", "EMPLOYMENT", "OUTPUT_VALUE", "TAX")
    ]
    *three, tax = figures
    year = global_id("EvaluationYear", (await year_of(hall, key))["id"])
    given = {"id": year, "expectedRound": 0, "figures": figures}
    await usual(desk, name, "EvaluationYear", DEPARTMENT, given, HOST, "viewer@gxj", "director@hezuo")

    async def refused(changes: dict[str, Any], code: str, *path: str) -> None:
        await desk.refused(DEPARTMENT, name, given | {"figures": [*three, tax | changes]}, code, *path)

    await desk.refused(DEPARTMENT, name, given | {"figures": three}, "EVALUATION_METRIC_MISSING", "figures")
    await desk.refused(DEPARTMENT, name, given | {"figures": [*figures, tax]}, "EVALUATION_METRIC_TWICE", "figures")
    more = tax | {"metric": "CAPITAL_IN_PLACE"}
    await desk.refused(DEPARTMENT, name, given | {"figures": [*figures, more]}, "EVALUATION_METRIC_UNKNOWN", "figures")
    await refused({"amount": None}, "EVALUATION_FIGURE_INVALID", "figures", "3")
    await refused({"unknown": True, "remark": "企业未报"}, "EVALUATION_FIGURE_INVALID", "figures", "3")
    await refused({"evidence": None}, "EVALUATION_EVIDENCE_REQUIRED", "figures", "3", "evidence")
    await refused({"amount": "5"}, "EVALUATION_REASON_REQUIRED", "figures", "3", "remark")
    unknown = {"amount": None, "unknown": True, "evidence": None}
    await refused(unknown, "EVALUATION_REASON_REQUIRED", "figures", "3", "remark")
    for text, code in TEXTS[1:]:
        await refused({"remark": text}, code, "figures", "3", "remark")
    for nobody in (*ids("Evidence"), await file_of(hall, "huaming")):
        await refused({"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    wrong = given | {"expectedRound": 1, "reason": "核实"}
    await desk.refused(DEPARTMENT, name, wrong, "CONFLICT", "expectedVersion")
    await desk.done(DEPARTMENT, name, given, "evaluationYear { id }")
    await desk.refused(DEPARTMENT, name, given | {"expectedRound": 1}, "TEXT_REQUIRED", "reason")
    await desk.refused(DEPARTMENT, name, wrong, "EVIDENCE_USED", "evidence")
    third = global_id("EvaluationYear", (await year_of(hall, key, 3))["id"])
    await desk.refused(DEPARTMENT, name, given | {"id": third}, "EVALUATION_YEAR_NOT_OVER")
    await hall.owner.execute("UPDATE app.evaluation_year SET state = 'LAPSED' WHERE number = 3")
    await desk.refused(DEPARTMENT, name, given | {"id": third}, "EVALUATION_YEAR_LAPSED")
    await desk.invalid(DEPARTMENT, name, given | {"figures": [tax | {"metric": "SALES"}]})
    assert not desk.unmet(name)


async def test_issuing(hall: Hall, desk: Desk) -> None:
    name = "evaluationReportIssue"
    year = (await year_of(hall, await evaluated(hall)))["id"]
    assert await record(hall, year) == year
    given: dict[str, Any] = {"year": 2026, "half": 1}
    for persona in (*READERS, "director@huaming", "statistician@gxj"):
        await desk.refused(persona, name, given, "FORBIDDEN")
    await desk.refused(DEPARTMENT, name, given | {"half": 3}, "EVALUATION_PERIOD_INVALID", "half")
    await desk.refused(DEPARTMENT, name, given | {"year": 0}, "EVALUATION_PERIOD_INVALID", "year")
    await desk.refused(DEPARTMENT, name, given | {"half": 2}, "EVALUATION_PERIOD_OPEN", "year")
    section = {"heading": "总体", "text": "兑现良好。"}
    many = given | {"sections": [section] * 11}
    await desk.refused(DEPARTMENT, name, many, "EVALUATION_SECTIONS_TOO_MANY", "sections")
    for text, code in TEXTS:
        said = given | {"sections": [section | {"text": text}]}
        await desk.refused(DEPARTMENT, name, said, code, "sections", "0", "text")
    await desk.done(DEPARTMENT, name, given, "evaluationReport { id }")
    await desk.key_reused(DEPARTMENT, name, given, half=3)
    assert not desk.unmet(name)
