"""Reviews as a frontend reads them: rounds with all that belongs to them, compared, listed, and as far as one may."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from tests.support.desk import Desk, ids
from tests.support.projects import OTHER_CREDIT_CODE, Hall
from tests.support.reviews import (
    SECTIONS,
    a_requirement,
    asked,
    conditioned,
    give,
    negotiating,
    published,
    submit,
    veto,
)
from zhaoshang.reviews.model import Verdict
from zhaoshang.reviews.operations.answer_supplement import answer_supplement
from zhaoshang.values.clock import end_of
from zhaoshang.values.ids import global_id

STUDY = "可行性研究报告"

ROUND = """round state statement vetoAnswer industry investment occupiesLand needsConstruction isHazardous fastTrack
    pending submittedAt dueAt overdue decidedAt decision version
    project { name } host { code } submittedBy { name } decidedBy { name } previous { round state }
    template { number effectiveOn fastTrack fastTrackMost meetingWorkingDays governmentWorkingDays note
        publisher { code } publishedBy { name } sections { code name responsibility department { code } workingDays
            veto asksGuidance triggers industries questions documents } }
    opinions { vetoRight state dueAt overdue verdict opinion answers guidance guidanceItem { id } givenBy { name }
        section { code questions } department { code } review { round }
        supplements { question answer askedBy { name } answeredBy { name } host { code } evidence { fileName } } }
    documents { name sinceRound fileName mediaType size }
    assessments { kind conclusion agency contract fee assessedOn host { code } addedBy { name }
        evidence { fileName } project { name } }
    conditions { requirement dueAt overdue state setBy { code } host { code } opinion { section { code } }
        review { round } report reportedBy { name } decision decidedBy { name } }
    comparison { section before { verdict state } now { verdict state } }"""

LIST = """query($filter: ReviewFilter, $orderBy: ReviewOrder) {
    reviews(filter: $filter, orderBy: $orderBy) { totalCount nodes { id } } }"""


async def two_rounds(hall: Hall, desk: Desk) -> tuple[UUID, UUID]:
    """A round with a question, a condition, a document and a veto; then a second that answers it."""
    study = replace(SECTIONS[0], documents=(STUDY,))
    await published(hall, sections=(study, *SECTIONS[1:]), note="首版")
    file = UUID((await desk.upload("officer@huaming", "可研")).partition("_")[2])
    project = await negotiating(hall, needs_construction=True)
    first = await submit(hall, project, documents=[(STUDY, file)])
    question = await asked(hall, first, "fire")
    huaming = hall.actor("officer@huaming")
    assert await answer_supplement(hall.service, huaming, question, 1, "见图纸。", evidence=None) == question
    await conditioned(hall, first, "industry")
    assessment = {
        "project": global_id("Project", project),
        "kind": "THIRD_PARTY",
        "conclusion": "可行",
        "assessedOn": "2026-06-01",
        "agency": "某评估公司",
        "contract": "HT-1",
        "fee": "50000.00",
        "evidence": await desk.upload("officer@huaming", "评估报告"),
    }
    await desk.done("officer@huaming", "reviewAssessmentAdd", assessment, "assessment { id }")
    assert isinstance(await veto(hall, first), UUID)
    await hall.owner.execute("UPDATE app.project SET needs_construction = false")
    second = await submit(hall, project, veto_answer="已取得排放指标。")
    assert isinstance(await give(hall, second, "environment"), UUID)
    return first, second


async def test_a_round_is_read_with_everything_that_belongs_to_it(hall: Hall, desk: Desk) -> None:
    first, second = await two_rounds(hall, desk)
    query = f"query($id: ID!) {{ review(id: $id) {{ {ROUND} }} }}"
    before: Any = (await desk.ask("officer@hezuo", query, id=global_id("Review", first)))["review"]
    now: Any = (await desk.ask("officer@hezuo", query, id=global_id("Review", second)))["review"]

    assert (before["round"], before["state"], before["previous"], before["decidedBy"]) == (
        1,
        "VETOED",
        None,
        {"name": "officer@sthj"},
    )
    assert (now["round"], now["state"], now["previous"]) == (2, "COLLECTING", {"round": 1, "state": "VETOED"})
    assert (now["vetoAnswer"], now["fastTrack"], now["pending"]) == ("已取得排放指标。", True, 1)
    assert (now["investment"], now["needsConstruction"], before["needsConstruction"]) == ("30000000.00", False, True)
    template = now["template"]
    assert (template["number"], template["effectiveOn"], template["note"]) == (1, "2026-06-30", "首版")
    assert template["sections"][1] == {
        "code": "environment",
        "name": "生态环境",
        "responsibility": "ENVIRONMENT_REVIEW",
        "department": None,
        "workingDays": 5,
        "veto": True,
        "asksGuidance": False,
        "triggers": ["ALWAYS"],
        "industries": [],
        "questions": ["是否符合“三线一单”？"],
        "documents": [],
    }
    opinions = {each["section"]["code"]: each for each in before["opinions"]}
    assert list(opinions) == ["industry", "environment", "fire", "land"]
    assert (opinions["environment"]["verdict"], opinions["environment"]["vetoRight"]) == ("VETO", True)
    assert (opinions["industry"]["guidance"], opinions["industry"]["department"]) == ("ALLOWED", {"code": "gxj"})
    assert opinions["fire"]["supplements"] == [
        {
            "question": "请补充排放数据。",
            "answer": "见图纸。",
            "askedBy": {"name": "officer@xfjy"},
            "answeredBy": {"name": "officer@huaming"},
            "host": {"code": "huaming"},
            "evidence": None,
        }
    ]
    (document,) = now["documents"]
    assert (document["name"], document["sinceRound"], document["mediaType"]) == (STUDY, 1, "application/pdf")
    (assessment,) = now["assessments"]
    assert (assessment["agency"], assessment["fee"]) == ("某评估公司", "50000.00")
    (condition,) = before["conditions"]
    assert (condition["state"], condition["setBy"], condition["opinion"]) == (
        "OPEN",
        {"code": "gxj"},
        {"section": {"code": "industry"}},
    )
    assert now["conditions"] == []
    assert {each["section"]: (each["before"], each["now"]) for each in now["comparison"]} == {
        "industry": ({"verdict": "CONDITIONAL", "state": "GIVEN"}, {"verdict": None, "state": "PENDING"}),
        "environment": ({"verdict": "VETO", "state": "GIVEN"}, {"verdict": "SUPPORT", "state": "GIVEN"}),
        "fire": ({"verdict": None, "state": "LAPSED"}, None),
        "land": ({"verdict": None, "state": "LAPSED"}, None),
    }
    assert {each["before"] for each in before["comparison"] if each["before"] is None} == {None}
    # A section reads the same; the file's name, too, for it may get the file.
    section = (await desk.ask("officer@sthj", query, id=global_id("Review", second)))["review"]
    assert section["documents"] == now["documents"]
    assert section["comparison"] == now["comparison"]

    revealed = {"id": await _document(hall, second), "purpose": "环评审查"}
    payload = await desk.send("officer@sthj", "reviewDocumentReveal", revealed, "contentBase64 document { name }")
    assert (payload["errors"], payload["document"]) == ([], {"name": STUDY})
    assert payload["contentBase64"]

    node = """query($id: ID!, $t: ID!, $o: ID!) { review(id: $id) { id } reviewTemplate(id: $t) { number }
        reviewOpinion(id: $o) { state } node(id: $id) { id } reviews { totalCount }
        reviewTemplates { totalCount nodes { number } } }"""
    opinion = (await hall.rows("review_opinion"))[0]["id"]
    row = await hall.row("review", first)
    known = {"t": global_id("ReviewTemplate", row["template_id"]), "o": global_id("ReviewOpinion", opinion)}
    seen = await desk.ask("director@xinli", node, id=global_id("Review", first), **known)
    # How the district reviews is for everybody to see; the rounds of another's project never were.
    assert seen == {
        "review": None,
        "reviewTemplate": {"number": 1},
        "reviewOpinion": None,
        "node": None,
        "reviews": {"totalCount": 0},
        "reviewTemplates": {"totalCount": 1, "nodes": [{"number": 1}]},
    }
    nobody = known | {"o": ids("ReviewOpinion")[0]}
    assert await desk.ask("director@xinli", node, id=ids("Review")[0], **nobody) == seen


async def _document(hall: Hall, review: UUID) -> str:
    (found,) = await hall.rows("review_document", review_id=review)
    return global_id("ReviewDocument", found["id"])


async def test_lists_are_filtered_and_ordered(hall: Hall, desk: Desk) -> None:
    first, second = await two_rounds(hall, desk)
    other = await negotiating(
        hall, "officer@xinli", name="另一项目", company_name="天津另一有限公司", credit_code=OTHER_CREDIT_CODE
    )
    file = UUID((await desk.upload("officer@xinli", "可研二")).partition("_")[2])
    hall.clock.at = end_of(date(2026, 6, 30))
    third = await submit(hall, other, "officer@xinli", documents=[(STUDY, file)])
    names = {global_id("Review", key): name for key, name in ((first, "1"), (second, "2"), (third, "3"))}

    async def listed(persona: str, **variables: Any) -> str:
        found = (await desk.ask(persona, LIST, **variables))["reviews"]
        assert found["totalCount"] == len(found["nodes"])
        return "".join(names[each["id"]] for each in found["nodes"])

    async def filtered(persona: str = "officer@hezuo", **given: Any) -> str:
        return await listed(persona, filter=given)

    assert await listed("officer@hezuo") == "321"
    for field, ascending in (("SUBMITTED_AT", "123"), ("DUE_AT", None)):
        up = await listed("officer@hezuo", orderBy={"field": field, "direction": "ASC"})
        down = await listed("officer@hezuo", orderBy={"field": field, "direction": "DESC"})
        assert up == down[::-1]
        assert ascending is None or up == ascending
    dues = [(await hall.row("review", UUID(key.partition("_")[2])))["due_at"] for key in names]
    by_due = await listed("officer@hezuo", orderBy={"field": "DUE_AT", "direction": "ASC"})
    assert [dues[int(each) - 1] for each in by_due] == sorted(dues)
    assert await filtered(state=["VETOED"]) == "1"
    assert await filtered(state=["VETOED", "COLLECTING"]) == "321"
    assert await filtered(state=[]) == ""
    project = (await hall.row("review", first))["project_id"]
    assert await filtered(project=global_id("Project", project)) == "21"
    assert await filtered(project=ids("Project")[0]) == ""
    assert await filtered(hasOpenConditions=True) == "1"
    assert await filtered(hasOpenConditions=False) == "32"
    # What awaits whom: industry in both open rounds, environment in the third only; the office has no section.
    assert await filtered("officer@gxj", awaitingMe=True) == "32"
    assert await filtered("officer@sthj", awaitingMe=True) == "3"
    assert await filtered("officer@sthj", awaitingMe=False) == "21"
    assert await filtered(awaitingMe=True) == ""
    assert await listed("officer@huaming") == "21"
    assert await listed("officer@xinli") == "3"
    assert await listed("director@ducha") == "321"


async def test_overdue_is_the_step_that_somebody_is_late_with_and_no_clock_that_stands(hall: Hall, desk: Desk) -> None:
    await published(hall)
    review = await submit(hall, await negotiating(hall))
    key = global_id("Review", review)
    query = """query($id: ID!) { review(id: $id) { overdue opinions { overdue } conditions { overdue } }
        late: reviews(filter: {overdue: true}) { totalCount }
        fine: reviews(filter: {overdue: false}) { totalCount } }"""

    async def seen() -> tuple[Any, ...]:
        found = await desk.ask("director@ducha", query, id=key)
        opinions = [each["overdue"] for each in found["review"]["opinions"]]
        late, fine = found["late"]["totalCount"], found["fine"]["totalCount"]
        assert (late, fine) == (int(found["review"]["overdue"]), 1 - int(found["review"]["overdue"]))
        return found["review"]["overdue"], opinions, [each["overdue"] for each in found["review"]["conditions"]]

    # The database's own clock is asked, which no test moves: what is due was due long ago, or will be in a century.
    past, future = "now() - interval '1 day'", "now() + interval '100 years'"

    async def due(table: str, when: str, where: str = "true") -> None:
        await hall.owner.execute(f"UPDATE app.{table} SET due_at = {when} WHERE {where}")

    await due("review_opinion", future)
    await due("review", future)
    assert await seen() == (False, [False, False], [])
    await due("review_opinion", past, "section_code = 'environment'")
    await due("review", past)
    assert await seen() == (True, [False, True], [])
    assert isinstance(await asked(hall, review), UUID)
    assert await seen() == (False, [False, False], [])
    requirements = {"verdict": Verdict.CONDITIONAL, "requirements": [a_requirement()]}
    assert isinstance(await give(hall, review, "industry", **requirements), UUID)
    await due("review_condition", future)
    assert await seen() == (False, [False, False], [False])
    await due("review_condition", past)
    assert await seen() == (False, [False, False], [True])
    assert isinstance(await give(hall, review, "environment", verdict=Verdict.OBJECT), UUID)
    await due("review", future)
    assert (await seen())[0] is False
    await due("review", past)
    assert await seen() == (True, [False, False], [True])
