"""Blockers over GraphQL: a walk as each of its people sees it, and every refusal with its words and nothing written."""

from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.support.actors import tenant_id
from tests.support.blockers import answer, at_leader, at_office, begins, escalate, raised, resolve
from tests.support.desk import Desk, ids, unit
from tests.support.evidence import keep_files
from tests.support.majors import a_major, appointed
from tests.support.pipeline import a_client
from tests.support.projects import Hall, open_hall
from zhaoshang.database.unit_of_work import Database
from zhaoshang.majors.model import SponsorLevel
from zhaoshang.values.ids import global_id

READ = """query($id: ID!) { blocker(id: $id) { project { name } host { code } kind description state level
    department { code } waitsFor { code } dueAt isOverdue escalationGap raisedAt raisedBy { name } answer
    answerEvidence { fileName } answeredAt answeredBy { name } instruction closedAt closedBy { name } version
    steps { nodes { action fromLevel toLevel at by { name } tenant { code } department { code } dueAt reason } } } }"""
LIST = """query($filter: BlockerFilter, $order: BlockerOrder) { blockers(filter: $filter, orderBy: $order) {
    totalCount nodes { id } } }"""
TEXTS = ((" ", "TEXT_REQUIRED"), ("长" * 5_000, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID"))
HOST, DEPARTMENT, OFFICE, LEADER = "officer@huaming", "officer@ghzy", "officer@fgw", "director@qld"


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection, tmp_path: Path) -> Hall:
    """A small district with nothing in its pipeline; its files are below ``tmp_path``."""
    opened = await open_hall(database, owner)
    keep_files(opened, tmp_path)
    return opened


@pytest.fixture
def desk(hall: Hall) -> Desk:
    """Everybody in the district at a browser of their own."""
    return Desk(hall, a_client(hall))


async def seen(desk: Desk, persona: str, key: str) -> Any:
    return (await desk.ask(persona, READ, id=key))["blocker"]


async def listed(desk: Desk, persona: str, order: str | None = None, **filters: Any) -> list[str]:
    given = {"filter": filters, "order": None if order is None else {"field": order, "direction": "DESC"}}
    answered = (await desk.ask(persona, LIST, **given))["blockers"]
    assert answered["totalCount"] == len(answered["nodes"])
    return [each["id"] for each in answered["nodes"]]


async def test_a_walk_to_the_leader_and_back(hall: Hall, desk: Desk) -> None:
    major = await a_major(hall)
    await appointed(hall, major, "qld", SponsorLevel.DISTRICT_LEADER)
    given = {
        "majorProject": global_id("MajorProject", major),
        "kind": "LAND",
        "description": "地上物未腾清。",
        "department": unit("ghzy"),
    }
    fresh = await desk.done(HOST, "blockerRaise", given, "blocker { id state level version }")
    assert (fresh["state"], fresh["level"], fresh["version"]) == ("OPEN", "DEPARTMENT", 1)
    key = fresh["id"]
    for at in (begins(7, 8), begins(7, 16)):
        await escalate(hall, at)
    at_top = await seen(desk, LEADER, key)
    assert (at_top["level"], at_top["waitsFor"], at_top["escalationGap"]) == ("LEADER", {"code": "qld"}, False)
    steps = at_top["steps"]["nodes"]
    assert [(each["action"], each["by"] and each["by"]["name"], each["tenant"]) for each in steps] == [
        ("RAISED", HOST, {"code": "huaming"}),
        ("ESCALATED", None, None),
        ("ESCALATED", None, None),
    ]
    assert [(each["fromLevel"], each["toLevel"]) for each in steps[1:]] == [
        ("DEPARTMENT", "MAJOR_PROJECTS"),
        ("MAJOR_PROJECTS", "LEADER"),
    ]
    told = {"id": key, "expectedVersion": 3, "instruction": "限期解决。", "department": unit("sthj")}
    done = await desk.done(
        LEADER, "blockerInstruct", told | {"dueOn": "2026-07-20"}, "blocker { instruction dueAt department { code } }"
    )
    assert done == {"instruction": "限期解决。", "dueAt": "2026-07-20T16:00:00.000000Z", "department": {"code": "sthj"}}
    proof = await desk.upload("officer@sthj", "确认书")
    words = {"id": key, "expectedVersion": 4, "answer": "已办结。", "evidence": proof}
    await desk.done("officer@sthj", "blockerAnswer", words, "blocker { state }")
    seen_by_department = await seen(desk, "officer@sthj", key)
    assert seen_by_department["answerEvidence"] == {"fileName": "协议.pdf"}
    assert seen_by_department["project"] is not None
    assert (await seen(desk, HOST, key))["answerEvidence"] is None
    back = {"id": key, "expectedVersion": 5, "reason": "未办结。"}
    assert (await desk.done(HOST, "blockerReturn", back, "blocker { level }")) == {"level": "LEADER"}
    await desk.done(LEADER, "blockerInstruct", told | {"dueOn": "2026-07-20", "expectedVersion": 6}, "blocker { id }")
    await desk.done("officer@sthj", "blockerAnswer", words | {"expectedVersion": 7, "evidence": None}, "blocker { id }")
    closed = {"id": key, "expectedVersion": 8, "note": "已确认。"}
    done = await desk.done(HOST, "blockerResolve", closed, "blocker { state closedBy { name } waitsFor { code } }")
    assert done == {"state": "RESOLVED", "closedBy": {"name": HOST}, "waitsFor": None}
    for persona in (HOST, OFFICE, LEADER, "viewer@ducha", "viewer@hezuo", "viewer@sthj"):
        assert len((await seen(desk, persona, key))["steps"]["nodes"]) == 9, persona
    # The one it was taken from, another industry's department and another host.
    for persona in (DEPARTMENT, "officer@gxj", "director@xinli"):
        assert await seen(desk, persona, key) is None, persona
        assert await listed(desk, persona) == []


async def test_lists_and_filters(hall: Hall, desk: Desk) -> None:
    first = await at_office(hall)
    await escalate(hall, begins(7, 16))
    second, third = await raised(hall, kind="OTHER", department=tenant_id("sthj")), await raised(hall)
    assert await answer(hall, third) == third
    assert await resolve(hall, third) == third
    a, b, c = (global_id("Blocker", each) for each in (first, second, third))
    for persona, everything in (
        (HOST, {a, b, c}),
        (OFFICE, {a, b, c}),
        ("viewer@ducha", {a, b, c}),
        (DEPARTMENT, {a, c}),
        ("officer@sthj", {b}),
        ("officer@xfjy", set()),
    ):
        assert set(await listed(desk, persona)) == everything, persona
        for order in ("DUE_AT", "RAISED_AT"):
            assert set(await listed(desk, persona, order)) == everything, (persona, order)
    project = global_id("Project", (await hall.row("blocker", first))["project_id"])
    for filters, expected in (
        ({"state": ["RESOLVED"]}, {c}),
        ({"level": ["MAJOR_PROJECTS", "LEADER"]}, {a}),
        ({"kind": ["OTHER"]}, {b}),
        ({"project": project}, {a, b, c}),
        ({"project": "nonsense"}, set()),
        ({"gap": True}, {a}),
        ({"overdue": False}, {b, c}),
        ({"overdue": True}, {a}),
    ):
        # The database's own clock decides what is overdue: days of the year the hall is in have passed, or have not.
        await hall.owner.execute("UPDATE app.blocker SET due_at = now() + interval '1 day' WHERE id <> $1", first)
        await hall.owner.execute("UPDATE app.blocker SET due_at = now() - interval '1 day' WHERE id = $1", first)
        assert set(await listed(desk, HOST, **filters)) == expected, filters
    assert set(await listed(desk, DEPARTMENT, assignedToMe=True)) == {a, c}
    assert await listed(desk, DEPARTMENT, assignedToMe=False) == []
    assert await listed(desk, OFFICE, waitsForMe=True) == [a]
    assert await listed(desk, "officer@sthj", waitsForMe=True) == [b]
    assert set(await listed(desk, OFFICE, waitsForMe=False)) == {b, c}


async def test_raising(hall: Hall, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    name, major = "blockerRaise", await a_major(hall)
    usual = {
        "majorProject": global_id("MajorProject", major),
        "kind": "FINANCE",
        "description": "贷款未批。",
        "department": unit("ghzy"),
    }
    for nobody in ids("MajorProject"):
        await desk.refused(HOST, name, usual | {"majorProject": nobody}, "NOT_FOUND")
    await desk.refused("viewer@huaming", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await desk.refused(HOST, name, usual | {"description": text}, code, "description")
    for nobody in (*ids("Tenant"), unit("xinli")):
        await desk.refused(HOST, name, usual | {"department": nobody}, "BLOCKER_DEPARTMENT_UNFIT", "department")
    await desk.invalid(HOST, name, usual | {"kind": "WEATHER"})
    await desk.key_reused(HOST, name, usual | {"majorProject": "nonsense"}, description="另一句")
    await hall.owner.execute("UPDATE app.project SET stage = 'REJECTED'")
    await desk.refused(HOST, name, usual, "PROJECT_CLOSED")
    await hall.owner.execute("UPDATE app.major_project SET left_at = now()")
    await desk.refused(HOST, name, usual, "NOT_MAJOR")
    assert await hall.rows("blocker") == []
    # What moved away while it was asked: no request of ours can be so late.
    monkeypatch.setattr("zhaoshang.majors.operations.raise_blocker.hold_reviewable", _moved_away)
    await desk.refused(HOST, name, usual, "CONFLICT", "expectedVersion")
    assert not desk.unmet(name)


async def _moved_away(*_: Any) -> None:
    """A project that somebody else just took."""


async def _usual(  # noqa: PLR0913, PLR0917  what every mutation refuses
    desk: Desk, name: str, persona: str, forbidden: str, given: dict[str, Any], texts: str
) -> None:
    """What every mutation of one blocker refuses."""
    for nobody in ids("Blocker"):
        await desk.refused(persona, name, given | {"id": nobody}, "NOT_FOUND")
    await desk.refused(forbidden, name, given, "FORBIDDEN")
    for text, code in TEXTS if name != "blockerResolve" else TEXTS[1:]:
        await desk.refused(persona, name, given | {texts: text}, code, texts)
    await desk.refused(persona, name, given | {"expectedVersion": 99}, "CONFLICT", "expectedVersion")
    await desk.key_reused(persona, name, given | {"id": "nonsense"}, expectedVersion=7)


async def _version(hall: Hall, key: UUID, **more: Any) -> dict[str, Any]:
    version = (await hall.row("blocker", key))["version"]
    return {"id": global_id("Blocker", key), "expectedVersion": version, **more}


async def test_answering_and_handing_on(hall: Hall, desk: Desk) -> None:
    key = await raised(hall)
    words = await _version(hall, key, answer="已办结。")
    await _usual(desk, "blockerAnswer", DEPARTMENT, "viewer@ghzy", words, "answer")
    await desk.refused(OFFICE, "blockerAnswer", words, "BLOCKER_LEVEL")
    for nobody in ids("Evidence"):
        await desk.refused(DEPARTMENT, "blockerAnswer", words | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    on = await _version(hall, key, department=unit("sthj"), reason="属环保。")
    await _usual(desk, "blockerHandOn", DEPARTMENT, "viewer@ghzy", on, "reason")
    same, unfit = on | {"department": unit("ghzy")}, on | {"department": unit("xinli")}
    await desk.refused(DEPARTMENT, "blockerHandOn", same, "BLOCKER_DEPARTMENT_SAME", "department")
    await desk.refused(DEPARTMENT, "blockerHandOn", unfit, "BLOCKER_DEPARTMENT_UNFIT", "department")
    await desk.done(DEPARTMENT, "blockerHandOn", on, "blocker { department { code } waitsFor { code } }")
    back = await _version(hall, key, department=unit("ghzy"), reason="退。")
    await desk.refused("officer@sthj", "blockerHandOn", back, "BLOCKER_DEPARTMENT_BEFORE", "department")
    proof = await desk.upload("officer@sthj")
    words = await _version(hall, key, answer="已办结。", evidence=proof)
    await desk.done("officer@sthj", "blockerAnswer", words, "blocker { id }")
    words, back = words | await _version(hall, key), back | await _version(hall, key)
    await desk.refused("officer@sthj", "blockerAnswer", words, "BLOCKER_STATE")
    await desk.refused("officer@sthj", "blockerHandOn", back, "BLOCKER_STATE")
    other = await at_office(hall)
    on = await _version(hall, other, department=unit("sthj"), reason="属环保。")
    await desk.refused(DEPARTMENT, "blockerHandOn", on, "BLOCKER_LEVEL")
    mine = await raised(hall, department=tenant_id("sthj"))
    used = await _version(hall, mine, answer="已办结。", evidence=proof)
    await desk.refused("officer@sthj", "blockerAnswer", used, "EVIDENCE_USED", "evidence")
    assert not desk.unmet("blockerAnswer")
    assert not desk.unmet("blockerHandOn")


async def test_closing_returning_and_taking_back(hall: Hall, desk: Desk) -> None:
    key = await raised(hall)
    closing = await _version(hall, key, note="已确认。")
    returning = await _version(hall, key, reason="未办结。")
    await desk.refused(HOST, "blockerResolve", closing, "BLOCKER_STATE")
    await desk.refused(HOST, "blockerReturn", returning, "BLOCKER_STATE")
    await _usual(desk, "blockerResolve", HOST, "director@ghzy", closing, "note")
    await _usual(desk, "blockerReturn", HOST, "director@fgw", returning, "reason")
    await _usual(desk, "blockerWithdraw", HOST, "director@qld", returning, "reason")
    assert await answer(hall, key) == key
    gone = await _version(hall, key, reason="误报。")
    done = await desk.done(HOST, "blockerWithdraw", gone, "blocker { state closedAt }")
    assert done["state"] == "WITHDRAWN"
    await desk.refused(HOST, "blockerWithdraw", gone | await _version(hall, key), "BLOCKER_STATE")
    for name in ("blockerResolve", "blockerReturn", "blockerWithdraw"):
        assert not desk.unmet(name)


@pytest.mark.parametrize(
    ("name", "text", "persona", "forbidden"),
    [("blockerReassign", "reason", OFFICE, "director@qld"), ("blockerInstruct", "instruction", LEADER, "director@fgw")],
)
async def test_directing(  # noqa: PLR0913, PLR0917  its fixtures and cases
    hall: Hall, desk: Desk, name: str, text: str, persona: str, forbidden: str
) -> None:
    key = await (at_office(hall) if persona == OFFICE else at_leader(hall))
    given = await _version(hall, key, department=unit("sthj"), dueOn="2026-08-01", **{text: "限期解决。"})
    await _usual(desk, name, persona, forbidden, given, text)
    await desk.refused(persona, name, given | {"dueOn": "2026-07-01"}, "BLOCKER_DAY_PAST", "dueOn")
    await desk.refused(persona, name, given | {"dueOn": "2029-07-01"}, "BLOCKER_DAY_TOO_LATE", "dueOn")
    for nobody in (*ids("Tenant"), unit("ducha")):
        await desk.refused(persona, name, given | {"department": nobody}, "BLOCKER_DEPARTMENT_UNFIT", "department")
    other = await raised(hall)
    await desk.refused(persona, name, given | await _version(hall, other), "BLOCKER_LEVEL")
    done = await desk.done(persona, name, given, "blocker { department { code } waitsFor { code } }")
    assert done == {"department": {"code": "sthj"}, "waitsFor": {"code": "sthj"}}
    assert await answer(hall, key, "officer@sthj") == key
    await desk.refused(persona, name, given | await _version(hall, key), "BLOCKER_STATE")
    assert not desk.unmet(name)
