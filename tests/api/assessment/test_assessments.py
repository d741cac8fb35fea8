"""Assessments over GraphQL: from the scheme to the final ranks, as each of its people sees them."""

import base64
from typing import Any

from tests.support.assessment import (
    HEAD,
    HOSTS,
    brought,
    closed_through,
    decide,
    drafted,
    indicator,
    line,
    objected,
    published,
    targets_set,
    window_over,
)
from tests.support.desk import Desk, unit
from tests.support.evidence import a_pdf
from tests.support.projects import Hall
from zhaoshang.values.ids import global_id

SERVICE = {"kind": "QUALITY", "measure": "MARK", "method": "MARK", "about": "服务企业。", "weight": "40"}
CAPITAL = {
    "code": "CAPITAL",
    "name": "内资到位",
    "kind": "QUANTITY",
    "measure": "CAPITAL_IN_PLACE",
    "method": "RATIO",
    "weight": "40.00",
    "cap": "1.2",
    "about": "计入额除以目标。",
}
SCHEMES = """{ assessmentSchemes { totalCount nodes { year number inForce reason publishedBy { name } indicators { place
    code name nameEn about kind measure method weight cap rate department { code } marking } } } }"""
MARKS = """query($filter: AssessmentMarkFilter) { assessmentMarks(filter: $filter) { totalCount nodes { year code number
    inForce mark reason department { code } unit { code } givenBy { name } } } }"""
ASSESSMENTS = """query($filter: AssessmentFilter) { assessments(filter: $filter) { totalCount nodes { id year number
    state computedBy { name } publishedBy { name } finalisedBy { name } objectionsEndAt publishedHash finalHash version
    scheme { number } results(first: 20) { totalCount nodes { tenant { code } total rank } } } } }"""
LINES = """query($id: ID!) { assessment(id: $id) { results(first: 20) { nodes { tenant { code } lines(first: 20) {
    nodes { indicator { code } tenant { code } value disputed target lowest highest share weight computedPoints points
    remark explanation result { rank } objection { state corrected } } } } } } }"""
OBJECTIONS = """query($filter: AssessmentObjectionFilter) { assessmentObjections(filter: $filter) { totalCount nodes {
    id state reason decision corrected tenant { code } raisedBy { name } decidedBy { name } evidence { fileName }
    line { points computedPoints indicator { code } } version } } }"""


def an_indicator(code: str, **changes: Any) -> dict[str, Any]:
    return SERVICE | {"code": code, "name": f"指标{code}"} | changes


async def lines_of(desk: Desk, persona: str, key: str) -> dict[str, list[dict[str, Any]]]:
    """The lines that a persona sees, by host."""
    found = (await desk.ask(persona, LINES, id=key))["assessment"]["results"]["nodes"]
    return {each["tenant"]["code"]: each["lines"]["nodes"] for each in found}


async def test_a_walk_from_the_scheme_to_the_final_ranks(hall: Hall, desk: Desk) -> None:
    await targets_set(hall)
    await brought(hall)
    await closed_through(hall)
    scheme = {
        "year": 2025,
        "indicators": [
            CAPITAL,
            an_indicator("SERVICE", weight="60", department=unit("gxj"), nameEn="Service"),
            an_indicator("EXTRA", kind="BONUS", weight="2.5", department=unit("hezuo")),
        ],
    }
    made = await desk.done(HEAD, "assessmentSchemePublish", scheme, "scheme { year number inForce }")
    assert made == {"year": 2025, "number": 1, "inForce": True}
    for persona in ("viewer@huaming", "officer@gxj", "viewer@ducha"):
        (told,) = (await desk.ask(persona, SCHEMES))["assessmentSchemes"]["nodes"]
        assert [
            (each["code"], each["weight"], each["cap"], each["department"], each["marking"])
            for each in told["indicators"]
        ] == [
            ("CAPITAL", "40.00", "1.2000", None, "NONE"),
            ("SERVICE", "60.00", None, {"code": "gxj"}, "AWAITED"),
            ("EXTRA", "2.50", None, {"code": "hezuo"}, "AWAITED"),
        ]
    service = global_id("AssessmentIndicator", await indicator(hall, "SERVICE"))
    given = {"indicator": service, "unit": unit("huaming"), "mark": "90", "reason": "服务到位。"}
    marked = await desk.done("director@gxj", "assessmentMarkGive", given, "mark { number inForce mark unit { code } }")
    assert marked == {"number": 1, "inForce": True, "mark": "90.00", "unit": {"code": "huaming"}}
    for host in HOSTS[1:]:
        await desk.done("director@gxj", "assessmentMarkGive", given | {"unit": unit(host), "mark": "80"}, "mark { id }")
    given |= {"indicator": global_id("AssessmentIndicator", await indicator(hall, "EXTRA")), "mark": "0.25"}
    for host in HOSTS:
        await desk.done(HEAD, "assessmentMarkGive", given | {"unit": unit(host)}, "mark { id }")

    draft = await desk.done(HEAD, "assessmentCompute", {"year": 2025}, "assessment { id state version }")
    assert (draft["state"], draft["version"]) == ("DRAFT", 1)
    key = {"id": draft["id"], "expectedVersion": 1}
    told = await desk.done(HEAD, "assessmentPublish", key, "assessment { state publishedHash objectionsEndAt }")
    assert (told["state"], told["objectionsEndAt"]) == ("PUBLISHED", "2026-07-07T16:00:00.000000Z")

    mine = (await lines_of(desk, "viewer@huaming", draft["id"]))["huaming"]
    assert [(each["indicator"]["code"], each["value"], each["share"], each["points"]) for each in mine] == [
        ("CAPITAL", "50000000.00", "0.5000", "20.00"),
        ("SERVICE", "90.00", "0.9000", "54.00"),
        ("EXTRA", "0.25", "0.1000", "0.25"),
    ]
    assert (mine[0]["target"], mine[0]["disputed"], mine[1]["remark"]) == ("100000000.00", "0.00", "服务到位。")
    assert mine[0]["explanation"].startswith("全年计入的内资到位额 50000000.00 元 ÷ 目标 100000000.00")
    proof = await desk.upload("director@huaming", "到账凭证")
    raised = await desk.done(
        "director@huaming",
        "assessmentObjectionRaise",
        {"line": global_id("AssessmentLine", (await line(hall))["id"]), "reason": "漏计一笔。", "evidence": proof},
        "objection { id state version line { indicator { code } } }",
    )
    assert (raised["state"], raised["line"]) == ("OPEN", {"indicator": {"code": "CAPITAL"}})
    shown = await desk.send(
        HEAD,
        "assessmentObjectionFileReveal",
        {"id": raised["id"], "purpose": "裁定异议"},
        "objection { state } contentBase64",
    )
    assert base64.b64decode(shown["contentBase64"]) == a_pdf("到账凭证")
    upheld = {"id": raised["id"], "expectedVersion": 1, "upheld": True, "points": "21.5", "reason": "属实。"}
    done = await desk.done(
        HEAD, "assessmentObjectionDecide", upheld, "objection { state corrected line { points computedPoints } }"
    )
    assert done == {
        "state": "UPHELD",
        "corrected": "21.50",
        "line": {"points": "21.50", "computedPoints": "20.00"},
    }
    window_over(hall)
    final = await desk.done(
        HEAD, "assessmentFinalise", {"id": draft["id"], "expectedVersion": 2}, "assessment { state finalHash }"
    )
    assert final["state"] == "FINAL"
    assert final["finalHash"] != told["publishedHash"]
    for persona in ("viewer@xinli", "officer@gxj", "viewer@ducha", "viewer@qld", "officer@hezuo"):
        (whole,) = (await desk.ask(persona, ASSESSMENTS))["assessments"]["nodes"]
        assert [(each["tenant"]["code"], each["total"], each["rank"]) for each in whole["results"]["nodes"]] == [
            ("huaming", "75.75", 1),
            *((each["tenant"]["code"], "48.25", 2) for each in whole["results"]["nodes"][1:]),
        ], persona
        assert {each["tenant"]["code"] for each in whole["results"]["nodes"]} == set(HOSTS)


async def test_of_a_draft_only_those_three_know(hall: Hall, desk: Desk) -> None:
    draft = await drafted(hall)
    for persona in ("viewer@hezuo", "viewer@ducha", "viewer@qld"):
        assert (await desk.ask(persona, ASSESSMENTS))["assessments"]["totalCount"] == 1, persona
        found = await lines_of(desk, persona, global_id("Assessment", draft))
        assert sorted(found) == sorted(HOSTS)
        assert {len(lines) for lines in found.values()} == {6}
    for persona in ("director@huaming", "director@gxj", "viewer@ghzy", "viewer@fgw"):
        assert (await desk.ask(persona, ASSESSMENTS))["assessments"]["totalCount"] == 0, persona
        query = "query($id: ID!) { assessment(id: $id) { id } node(id: $id) { id } }"
        gone = await desk.ask(persona, query, id=global_id("Assessment", draft))
        assert gone == {"assessment": None, "node": None}


async def test_once_published_each_host_reads_its_own_lines_and_everybody_the_ranks(hall: Hall, desk: Desk) -> None:
    key = global_id("Assessment", await published(hall))
    for host in HOSTS:
        found = await lines_of(desk, f"viewer@{host}", key)
        assert {code: len(lines) for code, lines in found.items()} == {each: 6 * (each == host) for each in HOSTS}
    theirs = global_id("AssessmentLine", (await line(hall, unit="xinli"))["id"])
    query = "query($id: ID!) { node(id: $id) { id } }"
    assert (await desk.ask("director@huaming", query, id=theirs))["node"] is None
    assert (await desk.ask("director@xinli", query, id=theirs))["node"] == {"id": theirs}
    # A department reads totals and ranks; of lines it may not even ask.
    answered = await desk.client.as_("director@gxj").run(LINES, {"id": key})
    assert answered.codes == ["FORBIDDEN"]
    english = desk.client.as_("viewer@huaming").with_(Accept_Language="en")
    nodes = (await english.run(LINES, {"id": key})).data["assessment"]["results"]["nodes"]
    (mine,) = (each["lines"]["nodes"] for each in nodes if each["lines"]["nodes"])
    assert mine[2]["explanation"] == "the department's mark 80.00 of 100.00; 80.00% of weight 40.00, 32.00 points"


async def test_marks_are_the_department_s_and_objections_the_host_s(hall: Hall, desk: Desk) -> None:
    await published(hall)
    key = await objected(hall)
    assert await decide(hall, key) == key
    await objected(hall, "SERVICE", "kfq")

    async def count(persona: str, query: str, **filters: Any) -> int:
        (found,) = (await desk.ask(persona, query, filter=filters)).values()
        assert found["totalCount"] == len(found["nodes"])
        return int(found["totalCount"])

    assert [await count(who, MARKS) for who in ("viewer@gxj", "viewer@hezuo", "viewer@ducha", "viewer@qld")] == [
        *(4, 8, 8),
        8,
    ]
    assert await count("viewer@fgw", MARKS) == 0
    assert await count("viewer@hezuo", MARKS, year=2025, code="EXTRA", inForce=True, unit=unit("kfq")) == 1
    assert await count("viewer@hezuo", MARKS, inForce=False) == 0
    assert await count("viewer@hezuo", MARKS, year=2024) == 0
    assert [await count(f"viewer@{who}", OBJECTIONS) for who in ("huaming", "kfq", "xinli", "hezuo", "ducha")] == [
        *(1, 1, 0, 2),
        2,
    ]
    assert await count("viewer@hezuo", OBJECTIONS, state=["OPEN"]) == 1
    assert await count("viewer@hezuo", OBJECTIONS, assessment="nonsense") == 0
    assert await count("viewer@hezuo", ASSESSMENTS, year=2025, state=["PUBLISHED"]) == 1
    assert await count("viewer@hezuo", ASSESSMENTS, state=["DRAFT", "FINAL"]) == 0
    # Whoever is marked reads the reason on its line, not who marked whom.
    assert (await desk.client.as_("director@huaming").run(MARKS)).codes == ["FORBIDDEN"]
    assert (await desk.client.as_("director@gxj").run(OBJECTIONS)).codes == ["FORBIDDEN"]


async def test_unmarked_a_line_of_a_draft_has_no_value(hall: Hall, desk: Desk) -> None:
    await drafted(hall)
    await hall.owner.execute("DELETE FROM app.assessment_mark WHERE code = 'EXTRA'")
    draft = await desk.done(HEAD, "assessmentCompute", {"year": 2025}, "assessment { id number }")
    assert draft["number"] == 2
    found = (await lines_of(desk, HEAD, draft["id"]))["kfq"][4]
    assert (found["value"], found["points"], found["explanation"]) == (None, "0.00", "部门评分：尚未评分，暂计 0 分")
