"""A meeting over GraphQL from its agenda to its minutes, as each of its people sees it."""

import base64
from typing import Any

from tests.support.desk import Desk, unit
from tests.support.meetings import two_hosts
from tests.support.projects import Hall
from zhaoshang.values.ids import global_id

READ = """query($id: ID!) { meeting(id: $id) { kind title heldAt place state version holder { code }
    items { id summary host { code } project { name } review { state } votesFor votesAgainst votesAbstaining
      myVote { vote version } statements { text tenant { code } by { name } }
      votes { vote tenant { code } castBy { name } } conclusion reasons version meeting { title } }
    members { tenant { code } wholeAgenda votes }
    materials { id title provider { code } item { summary } addedBy { name } meeting { title } }
    minutes { text document evidence { fileName } } createdBy { name } closedBy { name } closedAt invitedAt } }"""
PLAN = {"kind": "ARGUMENTATION", "title": "七月论证会", "heldAt": "2026-07-07T01:30:00Z", "place": "三楼会议室"}


async def _seen(table: Desk, persona: str, key: str) -> Any:
    return (await table.ask(persona, READ, id=key))["meeting"]


async def test_from_the_agenda_to_the_minutes(hall: Hall, table: Desk) -> None:
    officer = "officer@hezuo"
    meeting = (await table.done(officer, "meetingPlan", PLAN, "meeting { id version state holder { code } }"))["id"]
    items = []
    for review, summary in zip(await two_hosts(hall), ("装备生产线", "电池生产线"), strict=True):
        given = {
            "meeting": meeting,
            "expectedVersion": 1,
            "review": global_id("Review", review),
            "summary": summary,
        }
        items.append(await table.done(officer, "meetingItemAdd", given, "item { id summary project { name } version }"))
    ours, theirs = (each["id"] for each in items)
    given = {"meeting": meeting, "item": ours, "title": "可研报告", "evidence": await table.upload(officer, "可研")}
    material = (await table.done(officer, "meetingMaterialAdd", given, "material { id title provider { code } }"))["id"]
    assert await _seen(table, "officer@sthj", meeting) is None
    invited = await table.done(
        officer,
        "meetingInvite",
        {"id": meeting, "expectedVersion": 1, "members": [{"tenant": unit("sthj")}, {"tenant": unit("fgw")}]},
        "meeting { state version members { tenant { code } votes } }",
    )
    assert (invited["state"], invited["version"], len(invited["members"])) == ("INVITED", 2, 5)
    words = {"item": ours, "text": "排放有来源。"}
    await table.done("officer@sthj", "meetingStatementMake", words, "statement { text tenant { code } }")
    cast = {"item": ours, "vote": "AGAINST"}
    vote = await table.done("officer@sthj", "meetingVoteCast", cast, "vote { vote version }")
    again = {**cast, "vote": "FOR", "reason": "已说明", "expectedVersion": vote["version"]}
    changed = await table.done("officer@sthj", "meetingVoteCast", again, "vote { vote reason version }")
    assert changed == {"vote": "FOR", "reason": "已说明", "version": 2}
    await table.done(officer, "meetingVoteCast", {"item": theirs, "vote": "ABSTAIN"}, "vote { vote }")

    await _what_each_of_them_sees(table, meeting, ours, theirs)
    revealed = await table.send(
        "officer@huaming",
        "meetingMaterialReveal",
        {"id": material, "purpose": "核对"},
        "material { title } contentBase64",
    )
    assert (revealed["material"], revealed["errors"]) == ({"title": "可研报告"}, [])
    assert base64.b64decode(revealed["contentBase64"]).startswith(b"%PDF")

    conditions = [{"requirement": "落实能评", "dueOn": "2026-12-31"}]
    closed = await table.done(
        "director@hezuo",
        "meetingConclude",
        {
            "id": meeting,
            "expectedVersion": 2,
            "minutes": "会议听取了两个项目的汇报。",
            "document": "东论〔2026〕1号",
            "items": [
                {"item": ours, "conclusion": "PASS", "reasons": "一致同意。", "conditions": conditions},
                {"item": theirs, "conclusion": "RETURN", "reasons": "补充能评。"},
            ],
        },
        "meeting { state closedBy { name } minutes { document } items { conclusion review { state } } }",
    )
    assert [each["review"]["state"] for each in closed["items"]] == ["PASSED", "RETURNED"]
    for persona, minutes, materials in (
        ("officer@sthj", True, 0),
        ("officer@huaming", False, 0),
        ("viewer@ducha", True, 1),
        (officer, True, 1),
    ):
        seen = await _seen(table, persona, meeting)
        assert (seen["minutes"] is not None, len(seen["materials"])) == (minutes, materials), persona
    seen = await _seen(table, "officer@huaming", meeting)
    assert [(each["conclusion"], each["reasons"]) for each in seen["items"]] == [("PASS", "一致同意。")]


async def _what_each_of_them_sees(table: Desk, meeting: str, ours: str, theirs: str) -> None:
    for persona, agenda, members, materials in (
        ("officer@hezuo", [ours, theirs], {"hezuo", "sthj", "fgw", "huaming", "xinli"}, 1),
        ("officer@sthj", [ours, theirs], {"hezuo", "sthj", "fgw", "huaming", "xinli"}, 1),
        ("viewer@ducha", [ours, theirs], {"hezuo", "sthj", "fgw", "huaming", "xinli"}, 0),
        ("officer@huaming", [ours], {"hezuo", "sthj", "fgw", "huaming"}, 1),
        ("officer@xinli", [theirs], {"hezuo", "sthj", "fgw", "xinli"}, 0),
    ):
        seen = await _seen(table, persona, meeting)
        assert [each["id"] for each in seen["items"]] == agenda, persona
        assert {each["tenant"]["code"] for each in seen["members"]} == members, persona
        assert len(seen["materials"]) == materials, persona
        counts = [(each["votesFor"], each["votesAgainst"], each["votesAbstaining"]) for each in seen["items"]]
        assert counts == [{ours: (1, 0, 0), theirs: (0, 0, 1)}[each] for each in agenda], persona
    member = (await _seen(table, "officer@sthj", meeting))["items"][0]
    assert (member["myVote"], member["project"]["name"]) == ({"vote": "FOR", "version": 2}, "officer@huaming 的项目")
    # Who is invited without taking part in the project knows its summary, and nothing of the project itself.
    stranger = (await _seen(table, "officer@fgw", meeting))["items"][0]
    assert (stranger["project"], stranger["review"], stranger["summary"]) == (None, None, "装备生产线")
    for persona in ("officer@linkong", "officer@xfjy"):
        assert await _seen(table, persona, meeting) is None
    listed = "{ meetings(filter: {kind: [ARGUMENTATION], state: [INVITED]}) { totalCount nodes { id } } }"
    for persona, count in (("officer@huaming", 1), ("officer@fgw", 1), ("viewer@ducha", 1), ("officer@linkong", 0)):
        assert (await table.ask(persona, listed))["meetings"]["totalCount"] == count, persona
    none = "{ meetings(filter: {state: [CLOSED]}, orderBy: {field: HELD_AT, direction: ASC}) { totalCount } }"
    assert (await table.ask("officer@sthj", none))["meetings"]["totalCount"] == 0
