"""Every refusal of every mutation of assessments: its code, its words in both languages, and nothing written."""

from typing import Any

from tests.api.assessment.test_assessments import CAPITAL, an_indicator
from tests.support.assessment import (
    HEAD,
    NOT_THE_HEAD,
    NOT_THE_HEAD_OF_A_DRAFT,
    all_marked,
    brought,
    closed_through,
    compute,
    decide,
    drafted,
    indicator,
    line,
    objected,
    published,
    schemed,
    targets_set,
    window_over,
)
from tests.support.desk import Desk, ids, unit
from tests.support.projects import Hall
from zhaoshang.values.ids import global_id

TEXTS = ((" ", "TEXT_REQUIRED"), ("长" * 5_000, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID"))
READERS = ("officer@hezuo", "director@huaming", "director@ducha", "director@qld", "director@gxj")


async def test_making_a_scheme(hall: Hall, desk: Desk) -> None:
    name = "assessmentSchemePublish"
    service = an_indicator("SERVICE", weight="60", department=unit("gxj"))
    given: dict[str, Any] = {"year": 2025, "indicators": [CAPITAL, service]}

    async def refused(code: str, *path: str, **changes: Any) -> None:
        await desk.refused(HEAD, name, given | changes, code, *path)

    def with_service(**changes: Any) -> dict[str, Any]:
        return {"indicators": [CAPITAL, service | changes]}

    for persona in READERS:
        await desk.refused(persona, name, given, "FORBIDDEN")
    await refused("SCHEME_YEAR_OUT_OF_RANGE", "year", year=1999)
    await refused("INDICATORS_TOO_MANY", "indicators", indicators=[])
    await refused("INDICATOR_CODE_INVALID", "indicators", "1", "code", **with_service(code="CAPITAL"))
    await refused("INDICATOR_METHOD_UNFIT", "indicators", "1", "method", **with_service(department=None))
    await refused("SCHEME_WEIGHTS_NOT_WHOLE", "indicators", **with_service(weight="59.99"))
    extra = an_indicator("EXTRA", kind="BONUS", weight="0", department=unit("gxj"))
    await refused("INDICATOR_WEIGHT_INVALID", "indicators", "2", "weight", indicators=[CAPITAL, service, extra])
    for text, code in TEXTS:
        await refused(code, "indicators", "1", "about", **with_service(about=text))
    for nobody in (*ids("Tenant"), unit("ducha"), unit("huaming")):
        unfit = with_service(department=nobody)
        await refused("INDICATOR_DEPARTMENT_UNFIT", "indicators", "1", "department", **unfit)
    await refused("CONFLICT", "expectedVersion", expectedNumber=3, reason="调整")
    await desk.invalid(HEAD, name, given | with_service(weight="1.234"))
    await desk.key_reused(HEAD, name, given, year=2026)
    await hall.owner.execute("DELETE FROM app.assessment_indicator")
    await hall.owner.execute("DELETE FROM app.assessment_scheme")
    await published(hall)
    await refused("SCHEME_YEAR_ASSESSED", "year", expectedNumber=1, reason="晚了")
    assert not desk.unmet(name)


async def test_marking(hall: Hall, desk: Desk) -> None:
    name, by = "assessmentMarkGive", "director@gxj"
    await schemed(hall)
    service = global_id("AssessmentIndicator", await indicator(hall, "SERVICE"))
    given = {"indicator": service, "unit": unit("huaming"), "mark": "80", "reason": "服务到位。"}
    for nobody in ids("AssessmentIndicator"):
        await desk.refused(by, name, given | {"indicator": nobody}, "NOT_FOUND")
    for persona in ("officer@gxj", "director@hezuo", "director@huaming", "director@ducha", "director@qld"):
        await desk.refused(persona, name, given, "FORBIDDEN")
    for wrong in ("-0.01", "100.01"):
        await desk.refused(by, name, given | {"mark": wrong}, "MARK_OUT_OF_RANGE", "mark")
    for text, code in TEXTS:
        await desk.refused(by, name, given | {"reason": text}, code, "reason")
    counted = global_id("AssessmentIndicator", await indicator(hall, "CAPITAL"))
    await desk.refused(HEAD, name, given | {"indicator": counted, "mark": "1"}, "MARK_NOT_ASKED")
    for nobody in (*ids("Tenant"), unit("fgw")):
        await desk.refused(by, name, given | {"unit": nobody}, "MARK_UNIT_UNFIT", "unit")
    await desk.refused(by, name, given | {"expectedNumber": 4}, "CONFLICT", "expectedVersion")
    await desk.key_reused(by, name, given, mark="70")
    await hall.owner.execute("DELETE FROM app.assessment_mark")
    await targets_set(hall)
    await all_marked(hall)
    await closed_through(hall)
    draft = await desk.done(HEAD, "assessmentCompute", {"year": 2025}, "assessment { id }")
    await desk.done(HEAD, "assessmentPublish", draft | {"expectedVersion": 1}, "assessment { id }")
    await desk.refused(by, name, given | {"expectedNumber": 1}, "MARK_LATE")
    assert not desk.unmet(name)


async def test_computing(hall: Hall, desk: Desk) -> None:
    name, given = "assessmentCompute", {"year": 2025}
    for persona in READERS:
        await desk.refused(persona, name, given, "FORBIDDEN")
    await desk.refused(HEAD, name, {"year": 2027}, "ASSESSMENT_YEAR_OUT_OF_RANGE", "year")
    await desk.refused(HEAD, name, given, "SCHEME_MISSING", "year")
    await schemed(hall)
    await desk.refused(HEAD, name, given, "TARGETS_MISSING", "year")
    await targets_set(hall)
    await all_marked(hall)
    await closed_through(hall)
    await desk.key_reused(HEAD, name, given, year=2024)
    (draft,) = await hall.rows("assessment")
    key = {"id": global_id("Assessment", draft["id"]), "expectedVersion": 1}
    await desk.done(HEAD, "assessmentPublish", key, "assessment { id }")
    await desk.refused(HEAD, name, given, "ASSESSMENT_PUBLISHED", "year")
    assert not desk.unmet(name)


async def test_publishing(hall: Hall, desk: Desk) -> None:
    name = "assessmentPublish"
    await schemed(hall)
    await targets_set(hall)
    draft = await compute(hall)
    given = {"id": global_id("Assessment", draft), "expectedVersion": 1}
    for nobody in ids("Assessment"):
        await desk.refused(HEAD, name, given | {"id": nobody}, "NOT_FOUND")
    for persona, code in NOT_THE_HEAD_OF_A_DRAFT.items():
        await desk.refused(persona, name, given, code)
    await desk.refused(HEAD, name, given | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    await desk.refused(HEAD, name, given, "ASSESSMENT_YEAR_OPEN")
    await brought(hall)
    await closed_through(hall)
    await desk.refused(HEAD, name, given, "MARKS_MISSING")
    await all_marked(hall)
    await desk.refused(HEAD, name, given, "ASSESSMENT_STALE")
    fresh = {"id": global_id("Assessment", await compute(hall)), "expectedVersion": 1}
    await desk.refused(HEAD, name, given | {"expectedVersion": 2}, "ASSESSMENT_STATE")
    await desk.key_reused(HEAD, name, fresh, expectedVersion=7)
    assert not desk.unmet(name)


async def test_making_it_final(hall: Hall, desk: Desk) -> None:
    name, draft = "assessmentFinalise", await drafted(hall)
    given = {"id": global_id("Assessment", draft), "expectedVersion": 1}
    await desk.refused(HEAD, name, given, "ASSESSMENT_STATE")
    await desk.done(HEAD, "assessmentPublish", given, "assessment { id }")
    given |= {"expectedVersion": 2}
    for nobody in ids("Assessment"):
        await desk.refused(HEAD, name, given | {"id": nobody}, "NOT_FOUND")
    for persona, code in NOT_THE_HEAD.items():
        await desk.refused(persona, name, given, code)
    await desk.refused(HEAD, name, given | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    await desk.refused(HEAD, name, given, "OBJECTIONS_RUNNING")
    key = await objected(hall)
    window_over(hall)
    await desk.refused(HEAD, name, given, "OBJECTIONS_UNDECIDED")
    assert await decide(hall, key) == key
    await desk.key_reused(HEAD, name, given, expectedVersion=7)
    assert not desk.unmet(name)


async def test_objecting(hall: Hall, desk: Desk) -> None:
    name, by = "assessmentObjectionRaise", "director@huaming"
    await published(hall)
    given = {"line": global_id("AssessmentLine", (await line(hall))["id"]), "reason": "漏计一笔。"}
    for nobody in ids("AssessmentLine"):
        await desk.refused(by, name, given | {"line": nobody}, "NOT_FOUND")
    for persona, code in (
        ("director@xinli", "NOT_FOUND"),
        ("director@gxj", "NOT_FOUND"),
        ("officer@huaming", "FORBIDDEN"),
        ("director@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
    ):
        await desk.refused(persona, name, given, code)
    for text, code in TEXTS:
        await desk.refused(by, name, given | {"reason": text}, code, "reason")
    for nobody in ids("Evidence"):
        await desk.refused(by, name, given | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    proof = await desk.upload(by)
    await desk.done(by, name, given | {"evidence": proof}, "objection { id }")
    await desk.refused(by, name, given, "OBJECTION_EXISTS", "line")
    landed = given | {"line": global_id("AssessmentLine", (await line(hall, "LANDED"))["id"])}
    await desk.refused(by, name, landed | {"evidence": proof}, "EVIDENCE_USED", "evidence")
    await desk.key_reused(by, name, landed, reason="另一理由")
    window_over(hall)
    service = given | {"line": global_id("AssessmentLine", (await line(hall, "SERVICE"))["id"])}
    await desk.refused(by, name, service, "OBJECTION_LATE", "line")
    assert not desk.unmet(name)


async def test_deciding(hall: Hall, desk: Desk) -> None:
    name = "assessmentObjectionDecide"
    await published(hall)
    key = await objected(hall)
    given = {"id": global_id("AssessmentObjection", key), "expectedVersion": 1, "upheld": False, "reason": "不成立。"}
    for nobody in ids("AssessmentObjection"):
        await desk.refused(HEAD, name, given | {"id": nobody}, "NOT_FOUND")
    for persona, code in (
        ("director@xinli", "NOT_FOUND"),
        ("director@huaming", "FORBIDDEN"),
        ("officer@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@qld", "FORBIDDEN"),
    ):
        await desk.refused(persona, name, given, code)
    for text, code in TEXTS:
        await desk.refused(HEAD, name, given | {"reason": text}, code, "reason")
    await desk.refused(HEAD, name, given | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    for points in (None, "20.00", "-1", "48.01"):
        upheld = given | {"upheld": True, "points": points}
        await desk.refused(HEAD, name, upheld, "OBJECTION_POINTS_INVALID", "points")
    await desk.key_reused(HEAD, name, given, reason="另一意见")
    await desk.refused(HEAD, name, given | {"expectedVersion": 2}, "OBJECTION_DECIDED")
    assert not desk.unmet(name)


async def test_reading_a_file(hall: Hall, desk: Desk) -> None:
    name = "assessmentObjectionFileReveal"
    await published(hall)
    given = {"id": global_id("AssessmentObjection", await objected(hall)), "purpose": "裁定"}
    for nobody in ids("AssessmentObjection"):
        await desk.refused(HEAD, name, given | {"id": nobody}, "NOT_FOUND")
    for persona, code in (
        ("officer@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@huaming", "FORBIDDEN"),
        ("director@gxj", "NOT_FOUND"),
    ):
        await desk.refused(persona, name, given, code)
    for text, code in TEXTS:
        await desk.refused(HEAD, name, given | {"purpose": text}, code, "purpose")
    # It came without a file.
    await desk.refused(HEAD, name, given, "NOT_FOUND")
    await desk.key_reused(HEAD, name, given, purpose="另一用途")
    assert not desk.unmet(name)


async def test_the_overseer_changes_no_figure_of_any_kind(hall: Hall, desk: Desk) -> None:
    """督查室 reads every line and every mark, and whatever it would write is refused (domain §11)."""
    key = await published(hall)
    objection = await objected(hall)
    service = global_id("AssessmentIndicator", await indicator(hall, "SERVICE"))
    told = {"id": global_id("Assessment", key), "expectedVersion": 2}
    tries: dict[str, dict[str, Any]] = {
        "assessmentSchemePublish": {"year": 2026, "indicators": [CAPITAL]},
        "assessmentMarkGive": {"indicator": service, "unit": unit("huaming"), "mark": "0", "reason": "督查"},
        "assessmentCompute": {"year": 2025},
        "assessmentPublish": told,
        "assessmentFinalise": told,
        "assessmentObjectionRaise": {
            "line": global_id("AssessmentLine", (await line(hall, "LANDED"))["id"]),
            "reason": "督查",
        },
        "assessmentObjectionDecide": {
            "id": global_id("AssessmentObjection", objection),
            "expectedVersion": 1,
            "upheld": True,
            "points": "0",
            "reason": "督查",
        },
    }
    for name, given in tries.items():
        await desk.refused("director@ducha", name, given, "FORBIDDEN")
