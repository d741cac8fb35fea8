"""Every refusal of every mutation of meetings: its code, its words in both languages, and nothing written."""

from typing import Any

import pytest

from tests.support.desk import Desk, ids, unit
from tests.support.meetings import DIRECTOR, OFFICER, cancel, deliberating, invite, listed, planned, two_hosts, vote
from tests.support.projects import Hall
from zhaoshang.meetings.operations.withdraw_item import withdraw_item
from zhaoshang.values.ids import global_id

TEXTS = ((" ", "TEXT_REQUIRED"), ("长" * 30_000, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID"))


async def test_planning(table: Desk) -> None:
    name = "meetingPlan"
    usual = {"kind": "GOVERNMENT", "title": "政府会议", "heldAt": "2026-07-07T01:30:00Z", "place": "区政府"}
    await table.refused("director@huaming", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await table.refused(OFFICER, name, usual | {"title": text}, code, "title")
        await table.refused(OFFICER, name, usual | {"place": text}, code, "place")
    await table.refused(OFFICER, name, usual | {"heldAt": "2026-06-29T01:30:00Z"}, "MEETING_DAY_PAST", "heldAt")
    await table.invalid(OFFICER, name, usual | {"kind": "PARTY"})
    await table.key_reused(OFFICER, name, usual, title="另一会议")
    assert not table.unmet(name)


async def test_the_agenda(hall: Hall, table: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "meetingItemAdd"
    ours, theirs = await two_hosts(hall)
    meeting = await planned(hall)
    usual = {
        "meeting": global_id("Meeting", meeting),
        "expectedVersion": 1,
        "review": global_id("Review", ours),
        "summary": "概要",
    }
    for nobody in ids("Meeting"):
        await table.refused(OFFICER, name, usual | {"meeting": nobody}, "NOT_FOUND")
    await table.refused("director@ducha", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await table.refused(OFFICER, name, usual | {"summary": text}, code, "summary")
    for nobody in ids("Review"):
        await table.refused(OFFICER, name, usual | {"review": nobody}, "ROUND_NOT_FOUND", "review")
    await table.refused(OFFICER, name, usual | {"expectedVersion": 2}, "CONFLICT", "expectedVersion")
    await hall.owner.execute("UPDATE app.review SET state = 'COLLECTING' WHERE id = $1", theirs)
    collecting = global_id("Review", theirs)
    await table.refused(OFFICER, name, usual | {"review": collecting}, "ROUND_NOT_WAITING", "review")
    await hall.owner.execute("UPDATE app.review SET state = 'DELIBERATING' WHERE id = $1", theirs)
    item = await listed(hall, meeting, ours)
    await table.refused(OFFICER, name, usual, "ITEM_LISTED", "review")
    monkeypatch.setattr("zhaoshang.meetings.operations.add_item.MOST_ITEMS", 1)
    await table.refused(OFFICER, name, usual | {"review": global_id("Review", theirs)}, "AGENDA_FULL")
    await table.key_reused(OFFICER, name, usual, summary="另一概要")
    await invite(hall, meeting)
    await table.refused(OFFICER, name, usual | {"expectedVersion": 2}, "MEETING_STATE")
    assert not table.unmet(name)

    name = "meetingItemWithdraw"
    taken = {"id": global_id("MeetingItem", item), "expectedVersion": 1, "reason": "x"}
    for nobody in ids("MeetingItem"):
        await table.refused(OFFICER, name, taken | {"id": nobody}, "NOT_FOUND")
    await table.refused("director@huaming", name, taken, "FORBIDDEN")
    for text, code in TEXTS:
        await table.refused(OFFICER, name, taken | {"reason": text}, code, "reason")
    await table.refused(OFFICER, name, taken | {"expectedVersion": 2}, "CONFLICT", "expectedVersion")
    await table.key_reused(OFFICER, name, taken | {"id": "nonsense"}, reason="另一理由")
    await withdraw_item(hall.service, hall.actor(OFFICER), item, 1, "x")
    await table.refused(OFFICER, name, taken | {"expectedVersion": 2}, "ITEM_DECIDED")
    await cancel(hall, meeting)
    await table.refused(OFFICER, name, taken, "MEETING_STATE")
    assert not table.unmet(name)


async def test_materials(hall: Hall, table: Desk) -> None:
    name = "meetingMaterialAdd"
    meeting = await planned(hall)
    item = await listed(hall, meeting, await deliberating(hall))
    proof = await table.upload(OFFICER, "材料")
    usual: dict[str, Any] = {
        "meeting": global_id("Meeting", meeting),
        "item": global_id("MeetingItem", item),
        "title": "可研报告",
        "evidence": proof,
    }
    for nobody in ids("Meeting"):
        await table.refused(OFFICER, name, usual | {"meeting": nobody}, "NOT_FOUND")
    await table.refused("director@ducha", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await table.refused(OFFICER, name, usual | {"title": text}, code, "title")
    for nobody in ids("MeetingItem"):
        await table.refused(OFFICER, name, usual | {"item": nobody}, "ITEM_NOT_FOUND", "item")
    for nobody in ids("Evidence"):
        await table.refused(OFFICER, name, usual | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    key = (await table.done(OFFICER, name, usual, "material { id }"))["id"]
    await table.refused(OFFICER, name, usual, "EVIDENCE_USED", "evidence")
    await table.key_reused(OFFICER, name, usual, title="另一标题")

    reveal = {"id": key, "purpose": "审阅"}
    await table.refused(OFFICER, "meetingMaterialReveal", reveal, "MEETING_STATE")
    await invite(hall, meeting, "sthj")
    await table.refused("officer@huaming", name, usual | {"item": None}, "ITEM_NOT_YOURS", "item")
    for nobody in ids("MeetingMaterial"):
        await table.refused("officer@sthj", "meetingMaterialReveal", reveal | {"id": nobody}, "NOT_FOUND")
    await table.refused("officer@fgw", "meetingMaterialReveal", reveal, "NOT_FOUND")
    await table.refused("viewer@sthj", "meetingMaterialReveal", reveal, "FORBIDDEN")
    await table.refused("officer@sthj", "meetingMaterialReveal", reveal | {"purpose": " "}, "TEXT_REQUIRED", "purpose")
    for text, code in TEXTS[1:]:
        await table.refused("officer@sthj", "meetingMaterialReveal", reveal | {"purpose": text}, code, "purpose")
    await table.key_reused("officer@sthj", "meetingMaterialReveal", reveal | {"id": "nonsense"}, purpose="另一用途")
    await withdraw_item(hall.service, hall.actor(OFFICER), item, 1, "x")
    await table.refused(OFFICER, name, usual, "ITEM_DECIDED", "item")
    await cancel(hall, meeting)
    await table.refused(OFFICER, name, usual, "MEETING_STATE")
    assert not table.unmet(name)
    assert not table.unmet("meetingMaterialReveal")


async def test_inviting(hall: Hall, table: Desk) -> None:
    name = "meetingInvite"
    meeting = await planned(hall)
    usual: dict[str, Any] = {
        "id": global_id("Meeting", meeting),
        "expectedVersion": 1,
        "members": [{"tenant": unit("sthj")}],
    }
    for nobody in ids("Meeting"):
        await table.refused(OFFICER, name, usual | {"id": nobody}, "NOT_FOUND")
    await table.refused("director@ducha", name, usual, "FORBIDDEN")
    await table.refused(OFFICER, name, usual | {"expectedVersion": 2}, "CONFLICT", "expectedVersion")
    await table.refused(OFFICER, name, usual, "AGENDA_EMPTY")
    await listed(hall, meeting, await deliberating(hall))
    many = [{"tenant": unit("sthj")}] * 51
    await table.refused(OFFICER, name, usual | {"members": many}, "MEMBERS_TOO_MANY", "members")
    for nobody in ids("Tenant"):
        named = [{"tenant": nobody}]
        await table.refused(OFFICER, name, usual | {"members": named}, "MEMBER_NOT_FOUND", "members", "0", "tenant")
    host = [{"tenant": unit("huaming")}]
    await table.refused(OFFICER, name, usual | {"members": host}, "MEMBER_IS_HOST", "members", "0", "tenant")
    overseer = [{"tenant": unit("ducha"), "votes": True}]
    await table.refused(OFFICER, name, usual | {"members": overseer}, "MEMBER_CANNOT_VOTE", "members", "0", "votes")
    twice = [{"tenant": unit("sthj")}, {"tenant": unit("sthj")}]
    await table.refused(OFFICER, name, usual | {"members": twice}, "MEMBER_TWICE", "members", "1", "tenant")
    await table.key_reused(OFFICER, name, usual | {"id": "nonsense"}, members=[])
    await cancel(hall, meeting)
    await table.refused(OFFICER, name, usual | {"expectedVersion": 2}, "MEETING_STATE")
    assert not table.unmet(name)


async def test_speaking_and_voting(hall: Hall, table: Desk) -> None:
    lead = await deliberating(hall, "officer@gxj")
    meeting = await planned(hall)
    item = await listed(hall, meeting, lead)
    words, cast = "meetingStatementMake", "meetingVoteCast"
    said = {"item": global_id("MeetingItem", item), "text": "建议通过。"}
    voted: dict[str, Any] = {"item": said["item"], "vote": "FOR"}
    await table.refused(OFFICER, words, said, "MEETING_STATE")
    await table.refused(OFFICER, cast, voted, "MEETING_STATE")
    await invite(hall, meeting, "gxj", watching=["fgw"])
    for nobody in ids("MeetingItem"):
        await table.refused(OFFICER, words, said | {"item": nobody}, "NOT_FOUND")
        await table.refused(OFFICER, cast, voted | {"item": nobody}, "NOT_FOUND")
    await table.refused("viewer@fgw", words, said, "FORBIDDEN")
    await table.refused("director@ducha", cast, voted, "FORBIDDEN")
    for text, code in TEXTS:
        await table.refused("officer@fgw", words, said | {"text": text}, code, "text")
    for text, code in TEXTS[1:]:
        await table.refused(OFFICER, cast, voted | {"reason": text}, code, "reason")
    await table.refused("officer@fgw", cast, voted, "NO_VOTE")
    await table.refused("officer@gxj", cast, voted, "VOTE_OWN_PROJECT")
    await table.refused(OFFICER, cast, voted | {"expectedVersion": 1}, "CONFLICT", "expectedVersion")
    await table.invalid(OFFICER, cast, voted | {"vote": "MAYBE"})
    await table.key_reused(OFFICER, words, said, text="另一句")
    await table.key_reused(OFFICER, cast, voted, vote="AGAINST")
    await withdraw_item(hall.service, hall.actor(OFFICER), item, 1, "x")
    await table.refused("officer@fgw", words, said, "ITEM_DECIDED")
    await table.refused(OFFICER, cast, voted, "ITEM_DECIDED")
    assert not table.unmet(words)
    assert not table.unmet(cast)


async def test_closing(hall: Hall, table: Desk) -> None:
    name = "meetingConclude"
    meeting = await planned(hall)
    review = await deliberating(hall)
    item = await listed(hall, meeting, review)
    one: dict[str, Any] = {"item": global_id("MeetingItem", item), "conclusion": "PASS", "reasons": "一致同意。"}
    usual: dict[str, Any] = {
        "id": global_id("Meeting", meeting),
        "expectedVersion": 2,
        "minutes": "纪要",
        "document": "文号",
        "items": [one],
    }
    await table.refused(DIRECTOR, name, usual | {"expectedVersion": 1}, "MEETING_STATE")
    await invite(hall, meeting, "sthj")
    for nobody in ids("Meeting"):
        await table.refused(DIRECTOR, name, usual | {"id": nobody}, "NOT_FOUND")
    await table.refused(OFFICER, name, usual, "FORBIDDEN")
    await table.refused(DIRECTOR, name, usual, "VOTES_MISSING", "items", "0", "item")
    await vote(hall, item)
    for text, code in TEXTS:
        await table.refused(DIRECTOR, name, usual | {"minutes": text}, code, "minutes")
        await table.refused(DIRECTOR, name, usual | {"document": text}, code, "document")
        await table.refused(DIRECTOR, name, usual | {"items": [one | {"reasons": text}]}, code, "items", "0", "reasons")
    await table.refused(DIRECTOR, name, usual | {"expectedVersion": 1}, "CONFLICT", "expectedVersion")
    await table.refused(DIRECTOR, name, usual | {"items": []}, "ITEM_UNDECIDED", "items")
    await table.refused(DIRECTOR, name, usual | {"items": [one, one]}, "ITEM_TWICE", "items", "1", "item")
    for nobody in ids("MeetingItem"):
        unknown = [one, one | {"item": nobody}]
        await table.refused(DIRECTOR, name, usual | {"items": unknown}, "ITEM_NOT_FOUND", "items", "1", "item")
    asked = {"requirement": "落实能评", "dueOn": "2026-12-31"}
    returned = [one | {"conclusion": "RETURN", "conditions": [asked]}]
    at = ("items", "0", "conditions")
    await table.refused(DIRECTOR, name, usual | {"items": returned}, "CONDITIONS_WITHOUT_PASS", *at)
    past = [one | {"conditions": [asked | {"dueOn": "2026-01-01"}]}]
    await table.refused(DIRECTOR, name, usual | {"items": past}, "CONDITION_DAY_PAST", *at, "0", "dueOn")
    many = [one | {"conditions": [asked] * 21}]
    await table.refused(DIRECTOR, name, usual | {"items": many}, "LIST_TOO_LONG", *at)
    for nobody in ids("Evidence"):
        await table.refused(DIRECTOR, name, usual | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    proof = await table.upload(DIRECTOR, "纪要")
    given = {"meeting": usual["id"], "title": "纪要", "evidence": proof}
    await table.done(OFFICER, "meetingMaterialAdd", given, "material { id }")
    await table.refused(DIRECTOR, name, usual | {"evidence": proof}, "EVIDENCE_USED", "evidence")
    await table.key_reused(DIRECTOR, name, usual | {"id": "nonsense"}, document="另一文号")
    await hall.owner.execute("UPDATE app.review SET state = 'WITHDRAWN' WHERE id = $1", review)
    await table.refused(DIRECTOR, name, usual, "ROUND_NOT_WAITING", "items", "0", "item")
    assert not table.unmet(name)

    name = "meetingCancel"
    called_off = {"id": usual["id"], "expectedVersion": 2, "reason": "x"}
    for nobody in ids("Meeting"):
        await table.refused(DIRECTOR, name, called_off | {"id": nobody}, "NOT_FOUND")
    await table.refused(OFFICER, name, called_off, "FORBIDDEN")
    for text, code in TEXTS:
        await table.refused(DIRECTOR, name, called_off | {"reason": text}, code, "reason")
    await table.refused(DIRECTOR, name, called_off | {"expectedVersion": 1}, "CONFLICT", "expectedVersion")
    await table.key_reused(DIRECTOR, name, called_off | {"id": "nonsense"}, reason="另一理由")
    await cancel(hall, meeting)
    await table.refused(DIRECTOR, name, called_off | {"expectedVersion": 3}, "MEETING_STATE")
    assert not table.unmet(name)
