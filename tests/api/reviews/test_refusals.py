"""Every refusal of every mutation of reviews: its code, its words in both languages, and nothing written."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from tests.support import guidance
from tests.support.actors import tenant_id
from tests.support.desk import Desk, ids, unit
from tests.support.projects import CREDIT_CODE, Hall
from tests.support.reviews import (
    SECTIONS,
    asked,
    conditioned,
    give,
    negotiating,
    published,
    reported,
    slot,
    submit,
    submitted,
    veto,
    withdrawn,
)
from zhaoshang.values.ids import global_id
from zhaoshang.values.industry import Industry

TEXTS = ((" ", "TEXT_REQUIRED"), ("长" * 4_001, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID"))
Cases = tuple[Any, ...]
"""What is changed, the code it is refused with, and the path that this names."""
NO_SUCH = 2
"""How many of the ids that are nobody's are tried: one that never was, and another type's."""


def nobodies(type_name: str) -> tuple[str, ...]:
    return ids(type_name)[:NO_SUCH]


def a_section(code: str, responsibility: str, **changes: Any) -> dict[str, Any]:
    usual = {"code": code, "name": code, "responsibility": responsibility, "workingDays": 5, "triggers": ["ALWAYS"]}
    return usual | changes


ENVIRONMENT = a_section("environment", "ENVIRONMENT_REVIEW", veto=True)
FIRE = a_section("fire", "FIRE_REVIEW", veto=True)
USUAL_TEMPLATE: dict[str, Any] = {
    "effectiveOn": "2026-06-30",
    "sections": [ENVIRONMENT, FIRE],
    "fastTrack": True,
    "meetingWorkingDays": 10,
    "governmentWorkingDays": 15,
}


async def test_publishing_a_template(desk: Desk) -> None:
    name, me = "reviewTemplatePublish", "director@hezuo"
    for persona in ("officer@hezuo", "director@huaming"):
        await desk.refused(persona, name, USUAL_TEMPLATE, "FORBIDDEN")
    cases: Cases = (
        ({"effectiveOn": "2026-06-29"}, "TEMPLATE_NOT_IN_FUTURE", "effectiveOn"),
        ({"meetingWorkingDays": 0}, "SECTION_DAYS_OUT_OF_RANGE", "meetingWorkingDays"),
        ({"fastTrackMost": "-1"}, "AMOUNT_OUT_OF_RANGE", "fastTrackMost"),
        ({"note": "长" * 1_001}, "TEXT_TOO_LONG", "note"),
        ({"note": "\x00"}, "TEXT_INVALID", "note"),
        ({"sections": []}, "SECTIONS_OUT_OF_RANGE", "sections"),
        ({"sections": [ENVIRONMENT]}, "VETO_SECTION_MISSING", "sections"),
        ({"sections": [ENVIRONMENT, FIRE, FIRE]}, "SECTION_CODE_TWICE", "sections", "2", "code"),
    )
    for change, code, *path in cases:
        await desk.refused(me, name, USUAL_TEMPLATE | change, code, *path)
    usual = a_section("land", "APPROVAL", department=unit("ghzy"))
    cases = (
        ({"code": "Land"}, "SECTION_CODE_INVALID", "code"),
        ({"name": ""}, "TEXT_REQUIRED", "name"),
        ({"responsibility": "HOST", "department": None}, "SECTION_CANNOT_JUDGE", "responsibility"),
        ({"veto": True}, "SECTION_CANNOT_VETO", "veto"),
        ({"triggers": []}, "SECTION_TRIGGER_REQUIRED", "triggers"),
        ({"department": unit("xinli")}, "SECTION_DEPARTMENT_INVALID", "department"),
        *(({"department": nobody}, "SECTION_DEPARTMENT_INVALID", "department") for nobody in nobodies("Tenant")),
        ({"responsibility": "FINANCE", "department": None}, "SECTION_DEPARTMENT_REQUIRED", "department"),
        ({"questions": ["？"] * 21}, "LIST_TOO_LONG", "questions"),
    )
    for change, code, *path in cases:
        sections = [ENVIRONMENT, FIRE, usual | change]
        await desk.refused(me, name, USUAL_TEMPLATE | {"sections": sections}, code, "sections", "2", *path)
    for misfit in ({"effectiveOn": "2026-02-30"}, {"sections": None}, {"fastTrackMost": 1.5}):
        await desk.invalid(me, name, USUAL_TEMPLATE | misfit)
    await desk.key_reused(me, name, USUAL_TEMPLATE | {"sections": []}, note="另一版")
    await desk.done(me, name, USUAL_TEMPLATE, "template { id }")
    await desk.refused(me, name, USUAL_TEMPLATE, "TEMPLATE_OVERTAKEN", "effectiveOn")
    assert not desk.unmet(name)


async def test_submitting_and_withdrawing(hall: Hall, desk: Desk) -> None:
    name, me = "reviewSubmit", "officer@huaming"
    project = await negotiating(hall)
    usual: dict[str, Any] = {"project": global_id("Project", project), "expectedVersion": 1, "statement": "申报"}
    for nobody in nobodies("Project"):
        await desk.refused(me, name, usual | {"project": nobody}, "NOT_FOUND")
    await desk.refused("officer@xinli", name, usual, "NOT_FOUND")
    await desk.refused("viewer@huaming", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await desk.refused(me, name, usual | {"statement": text}, code, "statement")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "CONFLICT", "expectedVersion")
    await desk.refused(me, name, usual, "TEMPLATE_MISSING")
    some = frozenset({Industry.SMART_MANUFACTURING})
    study = replace(SECTIONS[0], industries=some, documents=("可研报告",))
    await published(hall, sections=(study, *SECTIONS[1:]))
    await desk.refused(me, name, usual, "DOCUMENT_MISSING", "documents")
    file = await desk.upload(me, "可研")
    handed = {"name": "可研报告", "evidence": file}
    usual |= {"documents": [handed]}
    await desk.refused(me, name, usual | {"documents": [handed, handed]}, "DOCUMENT_TWICE", "documents")
    many = [{"name": str(each), "evidence": file} for each in range(101)]
    await desk.refused(me, name, usual | {"documents": many}, "LIST_TOO_LONG", "documents")
    for nobody in (*nobodies("Evidence"), await desk.upload("officer@xinli", "别人的")):
        documents = [{"name": "可研报告", "evidence": nobody}]
        await desk.refused(me, name, usual | {"documents": documents}, "EVIDENCE_NOT_FOUND", "evidence")
    twice = [handed, {"name": "另一名称", "evidence": file}]
    await desk.refused(me, name, usual | {"documents": twice}, "EVIDENCE_USED", "evidence")
    await desk.refused(me, name, usual | {"vetoAnswer": "没有否决"}, "VETO_ANSWER_IDLE", "vetoAnswer")
    for misfit in ({"statement": None}, {"documents": [{"name": "x"}]}, {"project": 1.5}):
        await desk.invalid(me, name, usual | misfit)
    await desk.key_reused(me, name, usual | {"expectedVersion": 2}, statement="另一说明")
    cases: Cases = (
        ("occupies_land = NULL", "occupies_land = false", "LAND_USE_UNDECIDED", "project"),
        ("is_hazardous = NULL", "is_hazardous = false", "HAZARD_UNDECIDED", "project"),
        ("investment_known = false", "investment_known = true", "INVESTMENT_REQUIRED"),
        ("stage = 'LEAD'", "stage = 'NEGOTIATING'", "REVIEW_STAGE", "project"),
        ("stage = 'REJECTED'", "stage = 'NEGOTIATING'", "REVIEW_FINAL", "project"),
        ("industry_department_id = NULL", "industry_department_id = NULL", "SECTION_UNANSWERED", "project"),
        ("industry = 'OTHER'", "industry = 'SMART_MANUFACTURING'", "INDUSTRY_REQUIRED"),
    )
    for change, back, code, *path in cases:
        await hall.owner.execute(f"UPDATE app.project SET {change}")
        await desk.refused(me, name, usual, code, *path)
        await hall.owner.execute(f"UPDATE app.project SET {back}")
    await hall.owner.execute("UPDATE app.project SET industry_department_id = $1", tenant_id("gxj"))
    await hall.owner.execute("UPDATE app.company SET credit_code = NULL")
    await desk.refused(me, name, usual, "CREDIT_CODE_REQUIRED")
    await hall.owner.execute("UPDATE app.company SET credit_code = $1", CREDIT_CODE)

    review = await desk.done(me, name, usual, "review { id version }")

    usual |= {"expectedVersion": 2}
    await desk.refused(me, name, usual, "REVIEW_OPEN", "project")
    taking = {"id": review["id"], "expectedVersion": 1, "reason": "有误"}
    await _never_seen(desk, me, "reviewWithdraw", taking, "Review", "reason")
    await desk.refused("officer@sthj", "reviewWithdraw", taking, "FORBIDDEN")
    await desk.key_reused(me, "reviewWithdraw", taking | {"expectedVersion": 9}, reason="另一理由")
    assert isinstance(await veto(hall, UUID(review["id"].partition("_")[2])), UUID)
    await desk.refused(me, "reviewWithdraw", taking | {"expectedVersion": 2}, "REVIEW_STATE")
    assert not desk.unmet("reviewWithdraw")
    await desk.refused(me, name, usual | {"expectedVersion": 3}, "VETO_ANSWER_REQUIRED", "vetoAnswer")
    await hall.owner.execute("UPDATE app.review SET state = 'PASSED'")
    await hall.owner.execute("UPDATE app.project SET stage = 'IN_REVIEW'")
    await desk.refused(me, name, usual | {"expectedVersion": 3}, "REVIEW_PASSED", "project")
    assert not desk.unmet(name)


async def test_giving_opinions_and_vetoing(hall: Hall, desk: Desk) -> None:
    await guidance.published(hall)
    item = {each["kind"]: global_id("GuidanceItem", each["id"]) for each in await hall.rows("guidance_item")}
    review = await submitted(hall)
    name, me = "reviewOpinionGive", "officer@sthj"
    usual: dict[str, Any] = {
        "id": global_id("ReviewOpinion", (await slot(hall, review, "environment"))["id"]),
        "expectedVersion": 1,
        "verdict": "SUPPORT",
        "opinion": "同意引进。",
        "answers": ["符合。"],
    }
    await _never_seen(desk, me, name, usual, "ReviewOpinion", "opinion")
    for persona in ("viewer@sthj", "officer@gxj", "director@huaming", "director@hezuo"):
        await desk.refused(persona, name, usual, "FORBIDDEN")
    condition = {"requirement": "落实", "dueOn": "2026-06-30"}
    conditional = {"verdict": "CONDITIONAL", "conditions": [condition]}
    cases: Cases = (
        ({"answers": []}, "ANSWERS_INCOMPLETE", "answers"),
        ({"verdict": "CONDITIONAL"}, "CONDITION_REQUIRED", "conditions"),
        ({"conditions": [condition]}, "CONDITION_IDLE", "conditions"),
        (conditional | {"conditions": [condition] * 21}, "LIST_TOO_LONG", "conditions"),
        (
            conditional | {"conditions": [condition | {"dueOn": "2026-06-29"}]},
            "CONDITION_DAY_PAST",
            *("conditions", "0", "dueOn"),
        ),
        ({"guidance": "ALLOWED"}, "GUIDANCE_IDLE", "guidance"),
        *(({"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence") for nobody in nobodies("Evidence")),
        *(({"guidanceItem": each}, "GUIDANCE_ITEM_NOT_FOUND", "guidanceItem") for each in nobodies("GuidanceItem")),
    )
    for change, code, *path in cases:
        await desk.refused(me, name, usual | change, code, *path)
    # A veto is no verdict of this mutation.
    for misfit in ({"verdict": "VETO"}, {"opinion": None}, {"conditions": [{"requirement": "x"}]}):
        await desk.invalid(me, name, usual | misfit)
    await desk.key_reused(me, name, usual | {"expectedVersion": 9}, opinion="另一意见")
    industry = usual | {"id": global_id("ReviewOpinion", (await slot(hall, review, "industry"))["id"]), "answers": []}
    cases = (
        ({}, "GUIDANCE_REQUIRED", "guidance"),
        ({"guidance": "ENCOURAGED"}, "GUIDANCE_ITEM_REQUIRED", "guidanceItem"),
        ({"guidance": "ALLOWED", "guidanceItem": item["ENCOURAGED"]}, "GUIDANCE_ITEM_IDLE", "guidanceItem"),
        ({"guidance": "ENCOURAGED", "guidanceItem": item["RESTRICTED"]}, "GUIDANCE_ITEM_DIFFERS", "guidanceItem"),
        ({"guidance": "ELIMINATED", "guidanceItem": item["ELIMINATED"]}, "GUIDANCE_CONTRADICTED", "verdict"),
    )
    for change, code, *path in cases:
        await desk.refused("officer@gxj", name, industry | change, code, *path)
    await hall.owner.execute("UPDATE app.guidance_edition SET effective_on = $1", date(2026, 7, 1))
    early = industry | {"guidance": "ENCOURAGED", "guidanceItem": item["ENCOURAGED"]}
    await desk.refused("officer@gxj", name, early, "GUIDANCE_ITEM_NOT_IN_FORCE", "guidanceItem")

    vetoing, against = "reviewVeto", {"id": usual["id"], "expectedVersion": 1, "reasons": "不同意引进。"}
    await _never_seen(desk, me, vetoing, against, "ReviewOpinion", "reasons")
    for persona in ("viewer@sthj", "director@gxj", "director@huaming", "director@hezuo"):
        await desk.refused(persona, vetoing, against, "FORBIDDEN")
    await desk.refused("officer@gxj", vetoing, against | {"id": industry["id"]}, "FORBIDDEN")
    await desk.key_reused(me, vetoing, against | {"expectedVersion": 9}, reasons="另一理由")
    asking, more = "reviewSupplementAsk", {"opinion": usual["id"], "expectedVersion": 1, "question": "请补充"}
    await _never_seen(desk, me, asking, more, "ReviewOpinion", "question", called="opinion")
    await desk.refused("officer@gxj", asking, more, "FORBIDDEN")
    await desk.key_reused(me, asking, more | {"expectedVersion": 9}, question="另一问题")
    speaking = ((name, usual), (vetoing, against), (asking, more))
    await hall.owner.execute("UPDATE app.project SET stage = 'ON_HOLD'")
    for each, given in speaking:
        await desk.refused(me, each, given, "REVIEW_STAGE")
    await hall.owner.execute("UPDATE app.project SET stage = 'IN_REVIEW'")
    file = await desk.upload(me, "意见附件")
    kept = {"opinion": "同意。", "evidence": UUID(file.partition("_")[2])}
    assert isinstance(await asked(hall, review), UUID)
    await desk.refused(me, asking, more | {"expectedVersion": 2}, "SUPPLEMENT_OPEN")
    assert isinstance(await give(hall, review, "environment", **kept), UUID)
    for each, given in speaking:
        await desk.refused(me, each, given, "OPINION_GIVEN")
    # Who comes second is shown the first one's word.
    for each, given in speaking[:2]:
        payload = await desk.send("director@sthj", each, given, "opinion { verdict opinion }")
        assert payload["opinion"] == {"verdict": "SUPPORT", "opinion": "同意。"}
    await hall.owner.execute("UPDATE app.review_opinion SET state = 'PENDING', verdict = NULL, version = 1")
    await desk.refused(me, name, usual | {"evidence": file}, "EVIDENCE_USED", "evidence")
    assert await withdrawn(hall, review) == review
    for each, given in speaking:
        await desk.refused(me, each, given | {"expectedVersion": 2}, "REVIEW_STATE")
        assert not desk.unmet(each)


async def test_answering_a_section(hall: Hall, desk: Desk) -> None:
    name, me = "reviewSupplementAnswer", "officer@huaming"
    review = await submitted(hall)
    question = await asked(hall, review)
    usual = {"id": global_id("ReviewSupplement", question), "expectedVersion": 1, "answer": "见附件。"}
    await _never_seen(desk, me, name, usual, "ReviewSupplement", "answer")
    for persona in ("viewer@huaming", "officer@sthj"):
        await desk.refused(persona, name, usual, "FORBIDDEN")
    for nobody in nobodies("Evidence"):
        await desk.refused(me, name, usual | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    await desk.key_reused(me, name, usual | {"expectedVersion": 9}, answer="另一答复")
    await hall.owner.execute("UPDATE app.project SET stage = 'ON_HOLD'")
    await desk.refused(me, name, usual, "REVIEW_STAGE")
    await hall.owner.execute("UPDATE app.project SET stage = 'IN_REVIEW'")
    file = await desk.upload(me, "补充")
    await desk.done(me, name, usual | {"evidence": file}, "supplement { id }")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "SUPPLEMENT_ANSWERED")
    again = usual | {"id": global_id("ReviewSupplement", await asked(hall, review))}
    await desk.refused(me, name, again | {"evidence": file}, "EVIDENCE_USED", "evidence")
    assert isinstance(await give(hall, review, "environment"), UUID)
    await desk.refused(me, name, again, "OPINION_GIVEN")
    last = usual | {"id": global_id("ReviewSupplement", await asked(hall, review, "industry"))}
    assert await withdrawn(hall, review) == review
    await desk.refused(me, name, last, "REVIEW_STATE")
    assert not desk.unmet(name)


async def test_adding_an_assessment(hall: Hall, desk: Desk) -> None:
    name, me = "reviewAssessmentAdd", "officer@huaming"
    project = await negotiating(hall)
    usual = {
        "project": global_id("Project", project),
        "kind": "SELF",
        "conclusion": "可行",
        "assessedOn": "2026-06-01",
        "evidence": await desk.upload(me, "评估报告"),
    }
    for nobody in nobodies("Project"):
        await desk.refused(me, name, usual | {"project": nobody}, "NOT_FOUND")
    await desk.refused("officer@xinli", name, usual, "NOT_FOUND")
    await desk.refused("viewer@huaming", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await desk.refused(me, name, usual | {"conclusion": text}, code, "conclusion")
    await desk.refused(me, name, usual | {"assessedOn": "2026-07-01"}, "DATE_OUT_OF_RANGE", "assessedOn")
    await desk.refused(me, name, usual | {"fee": "-0.01"}, "AMOUNT_OUT_OF_RANGE", "fee")
    await desk.refused(me, name, usual | {"kind": "THIRD_PARTY"}, "ASSESSMENT_INCOMPLETE")
    for nobody in nobodies("Evidence"):
        await desk.refused(me, name, usual | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    await desk.invalid(me, name, usual | {"fee": 1.5})
    await desk.key_reused(me, name, usual | {"project": "nonsense"}, conclusion="另一结论")
    await desk.done(me, name, usual, "assessment { id }")
    await desk.refused(me, name, usual, "EVIDENCE_USED", "evidence")
    await hall.owner.execute("UPDATE app.project SET stage = 'LOST'")
    await desk.refused(me, name, usual, "REVIEW_STAGE", "project")
    assert not desk.unmet(name)


async def test_following_a_condition_up(hall: Hall, desk: Desk) -> None:
    review = await submitted(hall)
    condition = (await conditioned(hall, review))["id"]
    me, section = "officer@huaming", "officer@sthj"
    usual = {"id": global_id("ReviewCondition", condition), "expectedVersion": 1}
    report, decision = usual | {"report": "已建成。"}, usual | {"expectedVersion": 2, "decision": "属实"}
    await _never_seen(desk, me, "reviewConditionReport", report, "ReviewCondition", "report")
    await desk.refused(section, "reviewConditionReport", report, "FORBIDDEN")
    for nobody in nobodies("Evidence"):
        given = report | {"evidence": nobody}
        await desk.refused(me, "reviewConditionReport", given, "EVIDENCE_NOT_FOUND", "evidence")
    await desk.key_reused(me, "reviewConditionReport", report | {"expectedVersion": 9}, report="另一情况")
    for name in ("reviewConditionConfirm", "reviewConditionReturn"):
        await desk.refused(section, name, decision | {"expectedVersion": 1}, "CONDITION_STATE")
    file = await desk.upload(me, "验收")
    assert await reported(hall, condition, evidence=UUID(file.partition("_")[2])) == condition
    await desk.refused(me, "reviewConditionReport", report | {"expectedVersion": 2}, "CONDITION_STATE")
    for name, texts in (("reviewConditionConfirm", TEXTS[1:]), ("reviewConditionReturn", TEXTS)):
        await _never_seen(desk, section, name, decision, "ReviewCondition", "decision", texts=texts)
        for persona in (me, "director@gxj"):
            await desk.refused(persona, name, decision, "FORBIDDEN")
        await desk.key_reused(section, name, decision | {"expectedVersion": 9}, decision="另一意见")
        assert not desk.unmet(name)
    await desk.done(section, "reviewConditionReturn", decision, "condition { state }")
    again = report | {"expectedVersion": 3, "evidence": file}
    await desk.refused(me, "reviewConditionReport", again, "EVIDENCE_USED", "evidence")
    assert not desk.unmet("reviewConditionReport")


async def test_revealing_a_document(hall: Hall, desk: Desk) -> None:
    name, me = "reviewDocumentReveal", "officer@sthj"
    await published(hall)
    file = UUID((await desk.upload("officer@huaming", "可研")).partition("_")[2])
    review = await submit(hall, await negotiating(hall), documents=[("可研报告", file)])
    (document,) = await hall.rows("review_document", review_id=review)
    usual = {"id": global_id("ReviewDocument", document["id"]), "purpose": "环评审查"}
    for nobody in nobodies("ReviewDocument"):
        await desk.refused(me, name, usual | {"id": nobody}, "NOT_FOUND")
    await desk.refused("officer@xfjy", name, usual, "NOT_FOUND")
    await desk.refused("viewer@sthj", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await desk.refused(me, name, usual | {"purpose": text}, code, "purpose")
    await desk.key_reused(me, name, usual | {"purpose": " "}, purpose="另一用途")
    assert not desk.unmet(name)


async def _never_seen(  # noqa: PLR0913, PLR0917  what is the same of every mutation
    desk: Desk,
    me: str,
    name: str,
    usual: dict[str, Any],
    type_name: str,
    text: str,
    *,
    called: str = "id",
    texts: tuple[tuple[str, str], ...] = TEXTS,
) -> None:
    """Ids of nothing, an uninvolved street, an old version, and words that cannot be kept."""
    for nobody in nobodies(type_name):
        await desk.refused(me, name, usual | {called: nobody}, "NOT_FOUND")
    await desk.refused("director@xinli", name, usual, "NOT_FOUND")
    await desk.refused(me, name, usual | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    for words, code in texts:
        await desk.refused(me, name, usual | {text: words}, code, text)
