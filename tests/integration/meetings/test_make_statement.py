"""Speaking: members of what is on the agenda, hosts of their own projects."""

from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.meetings import OFFICER, cancel, held, listed, planned, two_hosts
from tests.support.projects import Hall, codes
from zhaoshang.meetings.operations.make_statement import make_statement
from zhaoshang.meetings.operations.withdraw_item import withdraw_item
from zhaoshang.values.ids import new_id


async def speak(hall: Hall, item: UUID, persona: str, words: str = "建议通过。") -> Any:
    return await make_statement(hall.service, hall.actor(persona), item, words)


async def test_who_is_invited_for_a_project_speaks_of_it(hall: Hall) -> None:
    ours, theirs = await two_hosts(hall)
    before = await listed(hall, await planned(hall), ours)
    assert codes(await speak(hall, before, OFFICER)) == ["MEETING_STATE"]
    await cancel(hall, (await hall.row("meeting_item", before))["meeting_id"])
    meeting, (item, other) = await held(hall, ours, theirs)

    key = await speak(hall, item, "officer@huaming", " 设备已订购。 ")

    row = await hall.row("meeting_statement", key)
    assert (row["text"], row["tenant_id"]) == ("设备已订购。", tenant_id("huaming"))
    assert set(row["shared_with"]) == {tenant_id(each) for each in ("hezuo", "sthj", "fgw")}
    assert isinstance(await speak(hall, other, "officer@sthj"), UUID)
    for persona, at, words, code in (
        ("officer@huaming", other, "x", "NOT_FOUND"),
        ("officer@linkong", item, "x", "NOT_FOUND"),
        ("officer@xfjy", item, "x", "NOT_FOUND"),
        ("viewer@huaming", item, "x", "FORBIDDEN"),
        ("officer@ducha", item, "x", "FORBIDDEN"),
        ("officer@sthj", new_id(), "x", "NOT_FOUND"),
        ("officer@sthj", item, "", "TEXT_REQUIRED"),
        ("officer@sthj", item, "x" * 4001, "TEXT_TOO_LONG"),
    ):
        assert codes(await speak(hall, at, persona, words)) == [code], persona
    await withdraw_item(hall.service, hall.actor(OFFICER), item, 1, "x")
    assert codes(await speak(hall, item, "officer@sthj")) == ["ITEM_DECIDED"]
    await cancel(hall, meeting)
    assert codes(await speak(hall, other, "officer@sthj")) == ["MEETING_STATE"]
    assert len(await hall.rows("meeting_statement")) == 2
