"""Joint service over GraphQL: a list, the tasks of a project, and every refusal's code."""

from typing import Any

from tests.support.coordination import HOST, to_be_built
from tests.support.desk import Desk, unit
from tests.support.projects import Hall
from tests.support.services import answer, in_approval, landed, task_of
from tests.support.tenancy import NEVER
from zhaoshang.values.ids import global_id

DIRECTOR = "director@hezuo"
TOO_LONG, CONTROL = "长" * 4001, "\x07"
FOREIGN = global_id("Evidence", NEVER)
LINE = {"phase": "APPROVING", "title": "环评辅导", "responsibility": "ENVIRONMENT_REVIEW", "workingDays": 5}
LIST = {"effectiveOn": "2026-06-30", "tasks": [LINE], "note": "首版"}


def ref(key: Any, **more: Any) -> dict[str, Any]:
    return {"id": global_id("ServiceTask", key), "expectedVersion": 1, **more}


async def test_from_the_list_to_what_was_done(hall: Hall, counter: Desk) -> None:
    made = await counter.done(
        DIRECTOR,
        "serviceListPublish",
        LIST,
        "serviceList { number effectiveOn tasks { place phase title responsibility workingDays needsConstruction } }",
    )
    assert made["tasks"] == [LINE | {"place": 1, "needsConstruction": None}]
    project = await landed(hall)
    given = {"id": global_id("Project", project), "expectedVersion": 1, "to": "APPROVING"}
    await counter.done(HOST, "projectAdvance", given, "project { stage }")
    query = """{ serviceTasks(filter: {awaitingMe: true, phase: [APPROVING], state: [OPEN]}) { nodes {
        id version title isAdded isOverdue daysLeft project { name } host { code } } } }"""
    (task,) = (await counter.ask("officer@sthj", query))["serviceTasks"]["nodes"]
    assert (task["title"], task["isAdded"], task["host"]) == ("环评辅导", False, {"code": "huaming"})
    of = {"id": task["id"]}
    said = of | {"expectedVersion": 1, "outcome": "DONE", "result": "已辅导"}
    done = await counter.done("officer@sthj", "serviceTaskAnswer", said, "task { state result daysLeft }")
    assert done == {"state": "ANSWERED", "result": "已辅导", "daysLeft": None}
    back = of | {"expectedVersion": 2, "reason": "缺清单"}
    opened = await counter.done(HOST, "serviceTaskReopen", back, "task { state reopenReason version }")
    assert opened == {"state": "OPEN", "reopenReason": "缺清单", "version": 3}
    await counter.done("officer@sthj", "serviceTaskAnswer", said | {"expectedVersion": 3}, "task { state }")
    waiting = "{ serviceTasks(filter: {awaitingMe: true}) { totalCount } }"
    assert (await counter.ask(HOST, waiting))["serviceTasks"] == {"totalCount": 1}
    confirmed = await counter.done(
        HOST, "serviceTaskConfirm", of | {"expectedVersion": 4}, "task { state decidedBy { name } }"
    )
    assert confirmed["state"] == "CONFIRMED"
    assert (await counter.ask(HOST, waiting))["serviceTasks"] == {"totalCount": 0}


async def test_who_sees_tasks(hall: Hall, counter: Desk) -> None:
    project = await in_approval(hall)
    query = "query($p: ID!) { serviceTasks(filter: {project: $p}) { totalCount nodes { title } } }"
    for persona in (HOST, "viewer@ghzy", "viewer@sthj", "viewer@hezuo", "viewer@ducha"):
        seen = await counter.ask(persona, query, p=global_id("Project", project))
        assert seen["serviceTasks"]["totalCount"] == 2, persona
    for persona in ("director@xinli", "director@xfjy"):
        seen = await counter.ask(persona, query, p=global_id("Project", project))
        assert seen["serviceTasks"] == {"totalCount": 0, "nodes": []}
    await hall.owner.execute("UPDATE app.service_task SET due_at = now() + interval '5 days' WHERE title <> '环评辅导'")
    late = "{ serviceTasks(filter: {overdue: true}) { nodes { title isOverdue } } }"
    assert (await counter.ask("viewer@ducha", late))["serviceTasks"]["nodes"] == [
        {"title": "环评辅导", "isOverdue": True}
    ]
    lists = "{ serviceLists { nodes { number publisher { code } } } }"
    assert (await counter.ask("viewer@xinli", lists))["serviceLists"]["nodes"] == [
        {"number": 1, "publisher": {"code": "hezuo"}}
    ]


async def test_every_refusal_of_a_list(counter: Desk) -> None:
    name = "serviceListPublish"
    await counter.refused("officer@hezuo", name, LIST, "FORBIDDEN")
    await counter.refused(DIRECTOR, name, LIST | {"effectiveOn": "2026-06-29"}, "LIST_NOT_IN_FUTURE", "effectiveOn")
    await counter.refused(DIRECTOR, name, LIST | {"tasks": []}, "LIST_TASKS_OUT_OF_RANGE", "tasks")
    for changes, code, field in (
        ({"title": ""}, "TEXT_REQUIRED", "title"),
        ({"title": TOO_LONG}, "TEXT_TOO_LONG", "title"),
        ({"title": CONTROL}, "TEXT_INVALID", "title"),
        ({"workingDays": 0}, "TASK_DAYS_OUT_OF_RANGE", "workingDays"),
        ({"responsibility": "HOST"}, "TASK_RESPONSIBILITY_INVALID", "responsibility"),
        ({"department": unit("ghzy")}, "TASK_DEPARTMENT_INVALID", "department"),
        ({"responsibility": "FINANCE"}, "TASK_DEPARTMENT_REQUIRED", "department"),
    ):
        await counter.refused(DIRECTOR, name, LIST | {"tasks": [LINE | changes]}, code, "tasks", "0", field)
    await counter.key_reused(DIRECTOR, name, LIST, note="二版")
    await counter.refused(DIRECTOR, name, LIST, "LIST_OVERTAKEN", "effectiveOn")
    assert counter.unmet(name) == set()


async def test_every_refusal_of_a_free_task(hall: Hall, counter: Desk) -> None:
    name = "serviceTaskAdd"
    project = await to_be_built(hall)
    given = {
        "project": global_id("Project", project), "expectedVersion": 1, "title": "协调", "department": unit("fgw"),
        "dueOn": "2026-07-10",
    }  # fmt: skip
    await counter.refused("officer@xinli", name, given, "NOT_FOUND")
    await counter.refused("viewer@huaming", name, given, "FORBIDDEN")
    for text, code in (("", "TEXT_REQUIRED"), (TOO_LONG, "TEXT_TOO_LONG"), (CONTROL, "TEXT_INVALID")):
        await counter.refused(HOST, name, given | {"title": text}, code, "title")
    await counter.refused(HOST, name, given | {"dueOn": "2026-06-29"}, "TASK_DAY_PAST", "dueOn")
    await counter.refused(HOST, name, given | {"department": unit("xinli")}, "DEPARTMENT_NOT_ASKABLE", "department")
    await counter.refused(HOST, name, given | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    await counter.key_reused(HOST, name, given, title="另事")
    await hall.owner.execute("UPDATE app.project SET stage = 'LANDED' WHERE id = $1", project)
    await counter.refused(HOST, name, given, "TASK_STAGE", "project")
    assert counter.unmet(name) == set()


async def test_every_refusal_of_an_answer(hall: Hall, counter: Desk) -> None:
    name = "serviceTaskAnswer"
    project = await in_approval(hall)
    key, other = [(await task_of(hall, project, code))["id"] for code in ("sthj", "ghzy")]
    given = ref(key, outcome="DONE", result="已办")
    await counter.refused("officer@xinli", name, given, "NOT_FOUND")
    await counter.refused("officer@ghzy", name, given, "FORBIDDEN")
    for text, code in (("", "TEXT_REQUIRED"), (TOO_LONG, "TEXT_TOO_LONG"), (CONTROL, "TEXT_INVALID")):
        await counter.refused("officer@sthj", name, given | {"result": text}, code, "result")
    await counter.refused("officer@sthj", name, given | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    await counter.refused("officer@sthj", name, given | {"evidence": FOREIGN}, "EVIDENCE_NOT_FOUND", "evidence")
    file = await counter.upload("officer@sthj", "批复")
    await counter.done("officer@sthj", name, given | {"evidence": file}, "task { id version }")
    await counter.refused("officer@sthj", name, given | {"expectedVersion": 2}, "TASK_STATE")
    copy = await counter.upload("officer@ghzy", "批复")
    again = ref(other, outcome="DONE", result="已办", evidence=copy)
    await counter.refused("officer@ghzy", name, again, "EVIDENCE_USED", "evidence")
    await counter.key_reused("officer@ghzy", name, again, result="另说")
    assert counter.unmet(name) == set()


async def test_every_refusal_of_a_host_s_word(hall: Hall, counter: Desk) -> None:
    confirm, back = "serviceTaskConfirm", "serviceTaskReopen"
    project = await in_approval(hall)
    key = (await task_of(hall, project, "sthj"))["id"]
    for name, given in ((confirm, ref(key)), (back, ref(key, reason="缺"))):
        await counter.refused(HOST, name, given, "TASK_STATE")
        await counter.refused("officer@xinli", name, given, "NOT_FOUND")
        await counter.refused("director@sthj", name, given, "FORBIDDEN")
    await answer(hall, key, "officer@sthj")
    for name, given in ((confirm, ref(key)), (back, ref(key, reason="缺"))):
        await counter.refused(HOST, name, given, "CONFLICT", "expectedVersion")
    given = ref(key, reason="缺", expectedVersion=2)
    for text, code in (("", "TEXT_REQUIRED"), (TOO_LONG, "TEXT_TOO_LONG"), (CONTROL, "TEXT_INVALID")):
        await counter.refused(HOST, back, given | {"reason": text}, code, "reason")
    await counter.key_reused(HOST, back, given, reason="另因")
    await counter.key_reused(HOST, confirm, ref(key, expectedVersion=3), expectedVersion=4)
    assert counter.unmet(confirm) == set()
    assert counter.unmet(back) == set()
