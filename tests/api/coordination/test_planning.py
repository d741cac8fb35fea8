"""Planning consultations over GraphQL: from the application to the agreement, and every refusal's code."""

import base64
from typing import Any

from tests.support.coordination import agreed, answered, applied, asked, slot, to_be_built, withdraw
from tests.support.desk import Desk, unit
from tests.support.evidence import a_pdf
from tests.support.projects import Hall
from tests.support.tenancy import NEVER
from zhaoshang.values.ids import global_id

HOST, RUNNER, CLOSER = "officer@huaming", "officer@ghzy", "director@ghzy"
TOO_LONG, CONTROL = "长" * 4001, "\x07"
NOBODY = global_id("PlanningConsultation", NEVER)
FOREIGN = global_id("Evidence", NEVER)


def ref(key: Any, **more: Any) -> dict[str, Any]:
    return {"id": global_id("PlanningConsultation", key), "expectedVersion": 1, **more}


async def test_from_the_application_to_the_agreement(hall: Hall, counter: Desk) -> None:
    project = global_id("Project", await to_be_built(hall))
    plan = await counter.upload(HOST, "总平面图")
    given = {"project": project, "expectedVersion": 1, "runner": unit("ghzy"), "plan": "厂房两栋"}
    made = await counter.done(
        HOST,
        "planningConsultationApply",
        given | {"documents": [{"name": "总平面图", "evidence": plan}]},
        "consultation { id state version revisions { number plan documents { id name fileName } } }",
    )
    (revision,) = made["revisions"]
    assert (made["state"], revision["number"], revision["plan"]) == ("APPLIED", 1, "厂房两栋")
    # Of its own files a host sees what they are; asked later, so do those who judge them.
    (document,) = revision["documents"]
    assert (document["name"], document["fileName"]) == ("总平面图", "协议.pdf")
    of = {"id": made["id"]}
    done = await counter.done(
        RUNNER,
        "planningDepartmentsAsk",
        of | {"expectedVersion": 1, "departments": [unit("sthj"), unit("xfjy")]},
        "consultation { state opinions { id department { code } state version } }",
    )
    slots = {each["department"]["code"]: each["id"] for each in done["opinions"]}
    waiting = "{ planningConsultations(filter: {awaitingMe: true}) { totalCount } }"
    assert (await counter.ask("officer@sthj", waiting))["planningConsultations"] == {"totalCount": 1}
    file = await counter.send(
        "officer@sthj", "planningFileReveal", {"id": document["id"], "purpose": "会审"}, "contentBase64"
    )
    assert base64.b64decode(file["contentBase64"]) == a_pdf("总平面图")
    for code, verdict in (("sthj", "SUPPORT"), ("xfjy", "OBJECT")):
        said = await counter.done(
            f"officer@{code}",
            "planningOpinionGive",
            {"id": slots[code], "expectedVersion": 1, "verdict": verdict, "opinion": "已阅", "lawBasis": "消防法"},
            "opinion { verdict lawBasis daysLeft isOverdue consultation { state } }",
        )
    assert said == {
        "verdict": "OBJECT", "lawBasis": "消防法", "daysLeft": None, "isOverdue": False,
        "consultation": {"state": "REVISING"},
    }  # fmt: skip
    assert (await counter.ask("officer@sthj", waiting))["planningConsultations"] == {"totalCount": 0}
    assert (await counter.ask(HOST, waiting))["planningConsultations"] == {"totalCount": 1}
    await counter.refused(CLOSER, "planningConsultationAgree", of | AGREED | {"expectedVersion": 3}, "OPINION_OBJECTS")
    again = await counter.done(
        HOST,
        "planningPlanRevise",
        of | {"expectedVersion": 3, "plan": "退线十米"},
        "consultation { revision opinions { id revision department { code } } }",
    )
    (anew,) = (each for each in again["opinions"] if each["revision"] == 2)
    assert anew["department"] == {"code": "xfjy"}
    word = {"id": anew["id"], "expectedVersion": 1, "verdict": "SUPPORT", "opinion": "同意"}
    await counter.done("officer@xfjy", "planningOpinionGive", word, "opinion { version }")
    closed = await counter.done(
        CLOSER,
        "planningConsultationAgree",
        of | AGREED | {"expectedVersion": 5},
        "consultation { state document closedBy { name } isOverdue project { nextStages { unmet { code } } } }",
    )
    assert closed["project"] == {"nextStages": [{"unmet": []}]}
    assert (closed["state"], closed["document"], closed["isOverdue"]) == ("AGREED", "东规〔2026〕1号", False)


AGREED = {"document": "东规〔2026〕1号", "concludedOn": "2026-06-30"}


async def test_who_sees_a_consultation(hall: Hall, counter: Desk) -> None:
    key = {"id": global_id("PlanningConsultation", await asked(hall, "sthj"))}
    query = "query($id: ID!) { planningConsultation(id: $id) { state opinions { state } } }"
    for persona in (HOST, RUNNER, "viewer@sthj", "viewer@hezuo", "viewer@ducha"):
        seen = await counter.ask(persona, query, **key)
        assert seen["planningConsultation"] == {"state": "CONSULTING", "opinions": [{"state": "PENDING"}]}, persona
    for persona in ("director@xinli", "director@xfjy"):
        assert await counter.ask(persona, query, **key) == {"planningConsultation": None}
    late = "{ planningConsultations(filter: {overdue: true}) { nodes { isOverdue daysLeft opinions { isOverdue } } } }"
    await hall.owner.execute("UPDATE app.planning_consultation SET due_at = now() - interval '50 hours'")
    await hall.owner.execute("UPDATE app.planning_opinion SET due_at = now() - interval '50 hours'")
    (found,) = (await counter.ask("viewer@ducha", late))["planningConsultations"]["nodes"]
    assert (found["isOverdue"], found["opinions"]) == (True, [{"isOverdue": True}])
    assert found["daysLeft"] in {-3, -4}


async def test_every_refusal_of_an_application(hall: Hall, counter: Desk) -> None:
    name = "planningConsultationApply"
    key = await to_be_built(hall)
    given = {"project": global_id("Project", key), "expectedVersion": 1, "runner": unit("ghzy"), "plan": "方案"}
    await counter.refused("officer@xinli", name, given, "NOT_FOUND")
    await counter.refused("viewer@huaming", name, given, "FORBIDDEN")
    for text, code in (("", "TEXT_REQUIRED"), (TOO_LONG, "TEXT_TOO_LONG"), (CONTROL, "TEXT_INVALID")):
        await counter.refused(HOST, name, given | {"plan": text}, code, "plan")
    file = await counter.upload(HOST, "图")
    twice = [{"name": "图", "evidence": file}] * 2
    await counter.refused(HOST, name, given | {"documents": twice}, "PLAN_FILE_TWICE", "documents")
    many = [{"name": f"图{at}", "evidence": FOREIGN} for at in range(21)]
    await counter.refused(HOST, name, given | {"documents": many}, "LIST_TOO_LONG", "documents")
    await counter.refused(HOST, name, given | {"runner": unit("sthj")}, "RUNNER_INVALID", "runner")
    await counter.refused(HOST, name, given | {"expectedVersion": 7}, "CONFLICT", "expectedVersion")
    foreign = [{"name": "图", "evidence": FOREIGN}]
    await counter.refused(HOST, name, given | {"documents": foreign}, "EVIDENCE_NOT_FOUND", "evidence")
    await counter.key_reused(HOST, name, given, plan="另一方案")
    await counter.refused(HOST, name, given, "PLANNING_OPEN", "project")
    other = given | {"project": global_id("Project", await to_be_built(hall))}
    used = await counter.done(
        HOST, name, other | {"documents": [{"name": "图", "evidence": file}]}, "consultation { id version }"
    )
    assert used["version"] == 1
    third = await to_be_built(hall)
    given |= {"project": global_id("Project", third)}
    await counter.refused(HOST, name, given | {"documents": twice[:1]}, "EVIDENCE_USED", "evidence")
    await hall.owner.execute("UPDATE app.project SET stage = 'STARTED' WHERE id = $1", third)
    await counter.refused(HOST, name, given, "PLANNING_STAGE", "project")
    await agreed(hall, third)
    await counter.refused(HOST, name, given, "PLANNING_AGREED", "project")
    moves_in = await to_be_built(hall, needs_construction=False)
    await counter.refused(
        HOST, name, given | {"project": global_id("Project", moves_in)}, "PLANNING_NOT_NEEDED", "project"
    )
    assert counter.unmet(name) == set()


async def test_every_refusal_of_asking(hall: Hall, counter: Desk) -> None:
    name = "planningDepartmentsAsk"
    key = await applied(hall)
    given = ref(key, departments=[unit("sthj")])
    await counter.refused("officer@sthj", name, given, "NOT_FOUND")
    await counter.refused("director@hezuo", name, given, "FORBIDDEN")
    await counter.refused(RUNNER, name, given | {"expectedVersion": 4}, "CONFLICT", "expectedVersion")
    await counter.refused(RUNNER, name, given | {"departments": []}, "DEPARTMENTS_REQUIRED", "departments")
    await counter.refused(RUNNER, name, given | {"departments": [unit("sthj")] * 31}, "LIST_TOO_LONG", "departments")
    await counter.refused(
        RUNNER, name, given | {"departments": [unit("xinli")]}, "DEPARTMENT_NOT_ASKABLE", "departments", "0"
    )
    twice = given | {"departments": [unit("sthj"), unit("sthj")]}
    await counter.refused(RUNNER, name, twice, "DEPARTMENT_ASKED", "departments", "1")
    await counter.key_reused(RUNNER, name, given, departments=[unit("xfjy")])
    await withdraw(hall, key)
    await counter.refused(RUNNER, name, given | {"expectedVersion": 3}, "PLANNING_STATE")
    assert counter.unmet(name) == set()


async def test_every_refusal_of_an_opinion(hall: Hall, counter: Desk) -> None:
    name = "planningOpinionGive"
    key = await asked(hall)
    sthj, xfjy = [(await slot(hall, key, code))["id"] for code in ("sthj", "xfjy")]
    given = {"id": global_id("PlanningOpinion", sthj), "expectedVersion": 1, "verdict": "SUPPORT", "opinion": "同意"}
    await counter.refused("officer@xinli", name, given, "NOT_FOUND")
    await counter.refused("officer@xfjy", name, given, "FORBIDDEN")
    for text, code in (("", "TEXT_REQUIRED"), (TOO_LONG, "TEXT_TOO_LONG"), (CONTROL, "TEXT_INVALID")):
        await counter.refused("officer@sthj", name, given | {"opinion": text}, code, "opinion")
    await counter.refused("officer@sthj", name, given | {"expectedVersion": 4}, "CONFLICT", "expectedVersion")
    await counter.refused("officer@sthj", name, given | {"evidence": FOREIGN}, "EVIDENCE_NOT_FOUND", "evidence")
    file = await counter.upload("officer@sthj", "意见函")
    await counter.done("officer@sthj", name, given | {"evidence": file}, "opinion { id version }")
    await counter.refused("director@sthj", name, given, "PLAN_ANSWERED")
    other = given | {"id": global_id("PlanningOpinion", xfjy)}
    copy = await counter.upload("officer@xfjy", "意见函")
    await counter.refused("officer@xfjy", name, other | {"evidence": copy}, "EVIDENCE_USED", "evidence")
    await withdraw(hall, key)
    await counter.refused("officer@xfjy", name, other | {"expectedVersion": 2}, "PLANNING_STATE")
    await counter.key_reused("officer@xfjy", name, other, opinion="另说")
    assert counter.unmet(name) == set()


async def test_every_refusal_of_an_adjusted_plan(hall: Hall, counter: Desk) -> None:
    name = "planningPlanRevise"
    key = await answered(hall, wishing=["xfjy"])
    given = ref(key, expectedVersion=3, plan="新方案")
    await counter.refused("officer@xinli", name, given, "NOT_FOUND")
    await counter.refused("viewer@huaming", name, given, "FORBIDDEN")
    for text, code in (("", "TEXT_REQUIRED"), (TOO_LONG, "TEXT_TOO_LONG"), (CONTROL, "TEXT_INVALID")):
        await counter.refused(HOST, name, given | {"plan": text}, code, "plan")
    file = await counter.upload(HOST, "图")
    one = [{"name": "图", "evidence": file}]
    await counter.refused(HOST, name, given | {"documents": one * 2}, "PLAN_FILE_TWICE", "documents")
    many = [{"name": f"图{at}", "evidence": FOREIGN} for at in range(21)]
    await counter.refused(HOST, name, given | {"documents": many}, "LIST_TOO_LONG", "documents")
    await counter.refused(HOST, name, given | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    foreign = [{"name": "图", "evidence": FOREIGN}]
    await counter.refused(HOST, name, given | {"documents": foreign}, "EVIDENCE_NOT_FOUND", "evidence")
    await counter.done(HOST, name, given | {"documents": one}, "consultation { id version }")
    await counter.refused(HOST, name, given | {"expectedVersion": 4}, "PLANNING_STATE")
    other = await answered(hall, objecting=["sthj"])
    again = ref(other, expectedVersion=3, plan="新方案", documents=one)
    await counter.refused(HOST, name, again, "EVIDENCE_USED", "evidence")
    await counter.key_reused(HOST, name, again, plan="再调整")
    assert counter.unmet(name) == set()


async def test_every_refusal_of_closing(hall: Hall, counter: Desk) -> None:
    agree, fail = "planningConsultationAgree", "planningConsultationFail"
    empty, waiting = await applied(hall), await asked(hall)
    objected, fine = await answered(hall, objecting=["sthj"]), await answered(hall)
    yes, no = ref(fine, expectedVersion=3, **AGREED), ref(fine, expectedVersion=3, reasons="分歧")
    await counter.refused(CLOSER, agree, ref(empty, **AGREED), "OPINIONS_MISSING")
    await counter.refused(CLOSER, agree, ref(waiting, **AGREED) | {"expectedVersion": 2}, "OPINION_OPEN")
    await counter.refused(CLOSER, agree, ref(objected, **AGREED) | {"expectedVersion": 3}, "OPINION_OBJECTS")
    await counter.refused(CLOSER, agree, yes | {"concludedOn": "2026-07-01"}, "DATE_OUT_OF_RANGE", "concludedOn")
    for name, given, field in ((agree, yes, "document"), (fail, no, "reasons")):
        await counter.refused("director@xinli", name, given, "NOT_FOUND")
        await counter.refused(RUNNER, name, given, "FORBIDDEN")
        for text, code in (("", "TEXT_REQUIRED"), (TOO_LONG, "TEXT_TOO_LONG"), (CONTROL, "TEXT_INVALID")):
            await counter.refused(CLOSER, name, given | {field: text}, code, field)
        await counter.refused(CLOSER, name, given | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    await counter.key_reused(CLOSER, fail, no, reasons="另因")
    await counter.refused(CLOSER, agree, yes | {"expectedVersion": 4}, "PLANNING_STATE")
    await counter.refused(CLOSER, fail, no | {"expectedVersion": 4}, "PLANNING_STATE")
    await counter.key_reused(CLOSER, agree, yes | {"expectedVersion": 4}, document="另号")
    assert counter.unmet(agree) == set()
    assert counter.unmet(fail) == set()


async def test_every_refusal_of_withdrawing(hall: Hall, counter: Desk) -> None:
    name = "planningConsultationWithdraw"
    given = ref(await applied(hall), reason="改址")
    await counter.refused("officer@xinli", name, given, "NOT_FOUND")
    await counter.refused(CLOSER, name, given, "FORBIDDEN")
    for text, code in (("", "TEXT_REQUIRED"), (TOO_LONG, "TEXT_TOO_LONG"), (CONTROL, "TEXT_INVALID")):
        await counter.refused(HOST, name, given | {"reason": text}, code, "reason")
    await counter.refused(HOST, name, given | {"expectedVersion": 3}, "CONFLICT", "expectedVersion")
    await counter.key_reused(HOST, name, given, reason="另因")
    await counter.refused(HOST, name, given | {"expectedVersion": 2}, "PLANNING_STATE")
    assert counter.unmet(name) == set()


async def test_every_refusal_of_a_file(hall: Hall, counter: Desk) -> None:
    name = "planningFileReveal"
    key = await asked(hall)
    opinion = global_id("PlanningOpinion", (await slot(hall, key, "sthj"))["id"])
    given = {"id": opinion, "purpose": "会审"}
    await counter.refused("officer@xfjy", name, given, "NOT_FOUND")
    await counter.refused("viewer@xfjy", name, given, "FORBIDDEN")
    for text, code in (("", "TEXT_REQUIRED"), (TOO_LONG, "TEXT_TOO_LONG"), (CONTROL, "TEXT_INVALID")):
        await counter.refused("officer@xfjy", name, given | {"purpose": text}, code, "purpose")
    for nothing in (NOBODY, "nonsense", global_id("PlanningDocument", NEVER)):
        await counter.refused("officer@xfjy", name, given | {"id": nothing}, "NOT_FOUND")
    await counter.key_reused("officer@xfjy", name, given, purpose="另用")
    assert counter.unmet(name) == set()
