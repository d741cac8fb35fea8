"""Supervision orders over GraphQL: a walk as each of its people sees it, lists, and what is counted."""

import base64
from datetime import date
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.blockers import raised
from tests.support.desk import Desk, unit
from tests.support.evidence import a_pdf
from tests.support.majors import planned
from tests.support.orders import (
    DIRECTOR,
    OFFICE,
    UNIT,
    acknowledged,
    answer,
    answered,
    asked,
    begins,
    close,
    escalate,
    opened,
    withdraw,
)
from tests.support.projects import NOW, Hall
from zhaoshang.orders.model import OrderColour
from zhaoshang.values.ids import global_id

READ = """query($id: ID!) { supervisionOrder(id: $id) { id office { code } unit { code } source project { name }
    light { period colour } blocker { description } subject task state colour dueAt isOverdue stuck lapses openedAt
    openedBy { name } acknowledgedAt acknowledgedBy { name } feedback feedbackEvidence { fileName } answeredAt
    answeredBy { name } decideBy closedAt closedBy { name } version
    steps { nodes { id action at by { name } tenant { code } fromColour toColour dueAt reason evidence { fileName } } }
    extensions { nodes { id state untilAt reason askedBy { name } decideBy decidedBy { name } decisionReason version
      order { id } } } } }"""
LIST = """query($filter: SupervisionOrderFilter, $order: SupervisionOrderOrder) {
    supervisionOrders(filter: $filter, orderBy: $order) { totalCount nodes { id } } }"""
COUNT = """query($by: [SupervisionOrderGroup!], $filter: SupervisionOrderFilter) {
    supervisionOrderSummary(groupBy: $by, filter: $filter) { tenant { code } colour state month count closed
      closedOnTime overdue lapsed meanTenthsOfDays } }"""


async def seen(desk: Desk, persona: str, key: str) -> Any:
    return (await desk.ask(persona, READ, id=key))["supervisionOrder"]


async def listed(desk: Desk, persona: str, order: str | None = None, **filters: Any) -> list[str]:
    given = {"filter": filters, "order": None if order is None else {"field": order, "direction": "DESC"}}
    found = (await desk.ask(persona, LIST, **given))["supervisionOrders"]
    assert found["totalCount"] == len(found["nodes"])
    return [each["id"] for each in found["nodes"]]


async def counted(desk: Desk, persona: str, *by: str, **filters: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await desk.ask(persona, COUNT, by=list(by) or None, filter=filters))[
        "supervisionOrderSummary"
    ]
    return [{name: value for name, value in each.items() if value is not None} for each in found]


async def test_a_walk_from_a_light_to_red_and_closed(hall: Hall, desk: Desk) -> None:
    plan = await planned(hall)
    project = (await hall.row("milestone_plan", plan))["project_id"]
    light, *_ = await hall.rows("light_reading", project_id=project)
    given = {
        "unit": unit("huaming"),
        "subject": "开工滞后督办",
        "task": "限期开工。",
        "dueOn": "2026-07-10",
        "light": global_id("LightReading", light["id"]),
    }
    fresh = await desk.done(OFFICE, "supervisionOrderOpen", given, "order { id state colour source version }")
    assert (fresh["state"], fresh["colour"], fresh["source"], fresh["version"]) == ("OPEN", "BLUE", "LIGHT", 1)
    key = fresh["id"]
    got = {"id": key, "expectedVersion": 1}
    assert (await desk.done(UNIT, "supervisionOrderAcknowledge", got, "order { state }"))["state"] == "ACKNOWLEDGED"
    more = {"supervisionOrder": key, "expectedVersion": 2, "until": "2026-07-14", "reason": "设备未到。"}
    extension = await desk.done(UNIT, "orderExtensionAsk", more, "extension { id state order { id } }")
    assert (extension["state"], extension["order"]) == ("REQUESTED", {"id": key})
    granted = {"id": extension["id"], "expectedVersion": 1, "granted": True}
    done = await desk.done(DIRECTOR, "orderExtensionDecide", granted, "extension { state order { dueAt version } }")
    assert done == {"state": "GRANTED", "order": {"dueAt": "2026-07-14T16:00:00.000000Z", "version": 4}}
    for at in (begins(7, 15), begins(7, 23)):
        await escalate(hall, at)
    proof = await desk.upload(UNIT, "开工令")
    words = {"id": key, "expectedVersion": 6, "feedback": "已开工。", "evidence": proof}
    assert (await desk.done(UNIT, "supervisionOrderAnswer", words, "order { state }"))["state"] == "ANSWERED"
    back = {"id": key, "expectedVersion": 7, "reason": "缺照片。"}
    assert (await desk.done(OFFICE, "supervisionOrderReturn", back, "order { colour }"))["colour"] == "RED"
    words |= {"expectedVersion": 8, "evidence": None}
    await desk.done(UNIT, "supervisionOrderAnswer", words, "order { id }")
    closing = {"id": key, "expectedVersion": 9, "note": "已核实。"}
    done = await desk.done(OFFICE, "supervisionOrderClose", closing, "order { state closedBy { name } dueAt }")
    assert (done["state"], done["closedBy"]) == ("CLOSED", {"name": OFFICE})

    whole = await seen(desk, OFFICE, key)
    assert [each["action"] for each in whole["steps"]["nodes"]] == [
        *("OPENED", "ACKNOWLEDGED", "EXTENSION_ASKED", "EXTENSION_GRANTED", "RAISED", "RAISED", "ANSWERED"),
        *("RETURNED", "ANSWERED", "CLOSED"),
    ]
    risen = [each for each in whole["steps"]["nodes"] if each["action"] == "RAISED"]
    assert [(each["fromColour"], each["toColour"], each["by"], each["tenant"]) for each in risen] == [
        ("BLUE", "YELLOW", None, None),
        ("YELLOW", "RED", None, None),
    ]
    assert (whole["light"]["period"], whole["lapses"], whole["stuck"]) == (light["period"], 2, False)
    step = next(each for each in whole["steps"]["nodes"] if each["evidence"])
    assert step["evidence"] == {"fileName": "协议.pdf"}
    asked_for = {"id": step["id"], "purpose": "审核反馈"}
    revealed = await desk.send(OFFICE, "orderStepFileReveal", asked_for, "step { action } contentBase64")
    assert revealed["step"] == {"action": "ANSWERED"}
    assert base64.b64decode(revealed["contentBase64"]) == a_pdf("开工令")
    for persona in (UNIT, "viewer@huaming", "viewer@ducha", "viewer@hezuo", "viewer@qld"):
        assert len((await seen(desk, persona, key))["steps"]["nodes"]) == 10, persona
    # Those who sponsor, coordinate or know the project are not those whom an order is for.
    for persona in ("director@fgw", "director@ghzy", "director@xinli", "director@gxj"):
        assert await seen(desk, persona, key) is None, persona
        assert await listed(desk, persona) == []
        assert [each["count"] for each in await counted(desk, persona)] == [0]


async def test_a_host_sees_nothing_of_an_order_on_its_project_to_another(hall: Hall, desk: Desk) -> None:
    plan = await planned(hall)
    project = (await hall.row("milestone_plan", plan))["project_id"]
    (major,) = await hall.rows("major_project")
    blocker = await raised(hall, major["id"], description="未供电")
    await opened(hall, unit=tenant_id("ghzy"), blocker=blocker)
    plain = await opened(hall, unit=tenant_id("kfq"), project=project)
    timeline = "query($id: ID!) { project(id: $id) { timeline(first: 50) { nodes { kind detail } } } }"
    told = (await desk.ask(UNIT, timeline, id=global_id("Project", project)))["project"]["timeline"]["nodes"]
    assert not [each for each in told if each["kind"].startswith("ORDER_")]
    told = (await desk.ask("viewer@ducha", timeline, id=global_id("Project", project)))["project"]["timeline"]["nodes"]
    assert [each["kind"] for each in told].count("ORDER_OPENED") == 2
    for persona in (UNIT, "director@huaming"):
        assert await listed(desk, persona) == []
        assert await listed(desk, persona, project=global_id("Project", project)) == []
        assert await seen(desk, persona, global_id("SupervisionOrder", plain)) is None
    # Whom it is for reads it; of a project that it takes no part in, it reads no more than the order says.
    other = await seen(desk, "officer@kfq", global_id("SupervisionOrder", plain))
    assert (other["subject"], other["project"]) == ("地块腾清督办", None)
    (own,) = await listed(desk, "officer@ghzy")
    found = await seen(desk, "officer@ghzy", own)
    assert (found["blocker"], found["source"]) == ({"description": "未供电"}, "BLOCKER")


async def test_lists_and_filters(hall: Hall, desk: Desk) -> None:
    project = await hall.create()
    first = await opened(hall, project=project)
    await escalate(hall, begins(7, 11))
    hall.clock.at = NOW
    second = await opened(hall, unit=tenant_id("ghzy"), due_on=date(2026, 7, 1))
    third = await answered(hall, due_on=date(2026, 8, 1))
    assert await close(hall, third) == third
    a, b, c = (global_id("SupervisionOrder", each) for each in (first, second, third))
    for persona, everything in (
        *(("viewer@ducha", {a, b, c}), ("viewer@hezuo", {a, b, c}), ("viewer@qld", {a, b, c})),
        *((UNIT, {a, c}), ("viewer@ghzy", {b}), ("director@xinli", set()), ("director@fgw", set())),
    ):
        assert set(await listed(desk, persona)) == everything, persona
        for order in ("DUE_AT", "OPENED_AT"):
            assert set(await listed(desk, persona, order)) == everything, (persona, order)
    assert await listed(desk, "viewer@ducha") == [b, a, c]
    assert await listed(desk, "viewer@ducha", "DUE_AT") == [c, a, b]
    # The database's own clock decides what is overdue.
    await hall.owner.execute("UPDATE app.supervision_order SET due_at = now() + interval '1 day' WHERE id <> $1", first)
    await hall.owner.execute("UPDATE app.supervision_order SET due_at = now() - interval '1 day' WHERE id = $1", first)
    for filters, expected in (
        ({"state": ["CLOSED", "WITHDRAWN"]}, {c}),
        ({"colour": ["YELLOW"]}, {a}),
        ({"source": ["MATTER"]}, {b, c}),
        ({"unit": unit("ghzy")}, {b}),
        ({"unit": "nonsense"}, set()),
        ({"project": global_id("Project", project)}, {a}),
        ({"project": "nonsense"}, set()),
        ({"overdue": True}, {a}),
        ({"overdue": False}, {b, c}),
        ({"stuck": True}, set()),
        ({"stuck": False}, {a, b, c}),
        ({"openedFrom": "2026-06-30T02:00:00Z"}, {a, b, c}),
        ({"openedBefore": "2026-06-30T02:00:00Z"}, set()),
    ):
        assert set(await listed(desk, "viewer@ducha", **filters)) == expected, filters
        (total,) = await counted(desk, "viewer@ducha", **filters)
        assert total["count"] == len(expected), filters


async def test_what_is_counted(hall: Hall, desk: Desk) -> None:
    async def over(key: UUID, days: int) -> None:
        """Answered and closed some days after it was opened."""
        hall.clock.pass_by(begins(7, days) - hall.clock.at)
        assert await answer(hall, key) == key
        assert await close(hall, key) == key

    on_time, late = await acknowledged(hall), await acknowledged(hall, colour=OrderColour.YELLOW, reason="批示")
    unseen = await acknowledged(hall)
    taken_back = await opened(hall, unit=tenant_id("ghzy"))
    await over(on_time, 3)
    hall.clock.at = begins(7, 4)
    assert await withdraw(hall, taken_back) == taken_back
    await over(unseen, 12)
    await escalate(hall, begins(7, 12))
    await over(late, 13)
    waits = await opened(hall, unit=tenant_id("xinli"), due_on=date(2026, 8, 20))
    # The database's own clock decides what is overdue.
    later = "UPDATE app.supervision_order SET due_at = now() + interval '1 day' WHERE id = $1"
    await hall.owner.execute(later, waits)
    # From 10:00 on 30 June to the midnights of 3, 12 and 13 July: 2.58, 11.58 and 12.58 days.
    (total,) = await counted(desk, "viewer@ducha")
    assert total == {
        "count": 5,
        "closed": 3,
        "closedOnTime": 1,
        "overdue": 0,
        "lapsed": 2,
        "meanTenthsOfDays": 89,
    }
    by_unit = {each["tenant"]["code"]: each for each in await counted(desk, "viewer@hezuo", "TENANT")}
    assert {code: (each["count"], each["closed"]) for code, each in by_unit.items()} == {
        "huaming": (3, 3),
        "ghzy": (1, 0),
        "xinli": (1, 0),
    }
    assert "meanTenthsOfDays" not in by_unit["ghzy"]
    grouped = await counted(desk, "viewer@qld", "COLOUR", "STATE")
    assert sorted((each["colour"], each["state"], each["count"]) for each in grouped) == [
        *(("BLUE", "CLOSED", 2), ("BLUE", "OPEN", 1), ("BLUE", "WITHDRAWN", 1), ("RED", "CLOSED", 1)),
    ]
    assert {each["month"]: each["count"] for each in await counted(desk, "viewer@ducha", "MONTH")} == {
        "2026-06": 4,
        "2026-07": 1,
    }
    assert [each["count"] for each in await counted(desk, UNIT, "TENANT")] == [3]
    assert [each["count"] for each in await counted(desk, "viewer@ducha", state=["OPEN"])] == [1]


async def test_what_waits_for_whom(hall: Hall, desk: Desk) -> None:
    query = "{ myDuties { nodes { kind subjectId title dueAt project { name } } } }"

    async def duties(persona: str) -> list[tuple[str, str]]:
        found = (await desk.ask(persona, query))["myDuties"]["nodes"]
        return [(each["kind"], each["subjectId"]) for each in found if each["kind"].startswith("ORDER_")]

    fresh, (_, extension), given = await opened(hall), await asked(hall), await answered(hall)
    order = (await hall.rows("order_extension", id=extension))[0]["order_id"]
    unit_s = [("ORDER_ACKNOWLEDGEMENT", global_id("SupervisionOrder", fresh))]
    unit_s += [("ORDER_FEEDBACK", global_id("SupervisionOrder", order))]
    decision = ("ORDER_DECISION", global_id("SupervisionOrder", given))
    assert sorted(await duties(UNIT)) == sorted(unit_s)
    assert await duties("viewer@huaming") == []
    assert await duties(OFFICE) == [decision]
    assert sorted(await duties(DIRECTOR)) == sorted(
        [decision, ("ORDER_EXTENSION", global_id("OrderExtension", extension))]
    )
    for persona in ("director@hezuo", "director@qld", "director@xinli", "director@ghzy"):
        assert await duties(persona) == []
