"""Taking a project off an agenda: the row stays, and its round may be listed elsewhere."""

from uuid import UUID

from tests.support.floor import overtaken
from tests.support.meetings import DIRECTOR, OFFICER, cancel, conclude, held, listed, planned, said, two_hosts, vote
from tests.support.projects import Hall, codes
from zhaoshang.meetings.operations.withdraw_item import withdraw_item
from zhaoshang.values.ids import new_id


async def test_an_item_is_taken_off_and_the_others_are_decided(hall: Hall) -> None:
    ours, theirs = await two_hosts(hall)
    meeting, (item, other) = await held(hall, ours, theirs)

    assert await withdraw_item(hall.service, hall.actor(OFFICER), item, 1, "企业未到场") == item

    row = await hall.row("meeting_item", item)
    assert (row["withdrawn_reason"], row["conclusion"], row["version"]) == ("企业未到场", None, 2)
    again = await withdraw_item(hall.service, hall.actor(OFFICER), item, 2, "企业未到场")
    assert codes(again) == ["ITEM_DECIDED"]
    assert codes(await vote(hall, item)) == ["ITEM_DECIDED"]
    await vote(hall, other)
    assert codes(await conclude(hall, meeting, said(item), said(other))) == ["ITEM_NOT_FOUND"]
    assert await conclude(hall, meeting, said(other)) == meeting
    assert (await hall.row("review", ours))["state"] == "DELIBERATING"
    assert isinstance(await listed(hall, await planned(hall), ours), UUID)
    closed = await withdraw_item(hall.service, hall.actor(OFFICER), other, 2, "x")
    assert codes(closed) == ["MEETING_STATE"]


async def test_nobody_else_takes_one_off(hall: Hall) -> None:
    ours, theirs = await two_hosts(hall)
    meeting = await planned(hall)
    item = await listed(hall, meeting, ours)
    assert isinstance(await listed(hall, meeting, theirs), UUID)

    for persona, code in (
        ("director@huaming", "NOT_FOUND"),
        ("director@sthj", "NOT_FOUND"),
        ("director@ducha", "FORBIDDEN"),
        ("viewer@hezuo", "FORBIDDEN"),
    ):
        assert codes(await withdraw_item(hall.service, hall.actor(persona), item, 1, "x")) == [code], persona
    for key, version, reason, code in (
        (item, 1, "", "TEXT_REQUIRED"),
        (item, 3, "x", "CONFLICT"),
        (new_id(), 1, "x", "NOT_FOUND"),
    ):
        outcome = await withdraw_item(hall.service, hall.actor(DIRECTOR), key, version, reason)
        assert codes(outcome) == [code]
    assert [row["withdrawn_at"] for row in await hall.rows("meeting_item")] == [None, None]
    # Before anybody is invited nobody is told.
    assert await withdraw_item(hall.service, hall.actor(OFFICER), item, 1, "x") == item
    assert await hall.rows("outbox_event", kind="meeting.item.withdrawn") == []


async def test_a_meeting_that_changes_meanwhile_is_a_conflict(hall: Hall) -> None:
    ours, _ = await two_hosts(hall)
    meeting, (item,) = await held(hall, ours)

    outcome = await overtaken(
        hall,
        "UPDATE app.meeting SET version = version + 1 WHERE id = $1",
        withdraw_item(hall.service, hall.actor(OFFICER), item, 1, "x"),
        meeting,
    )

    assert codes(outcome) == ["CONFLICT"]
    await cancel(hall, meeting)
