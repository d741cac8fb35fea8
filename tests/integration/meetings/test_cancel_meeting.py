"""Calling a meeting off: nothing is decided, its agenda is free again."""

import pytest

from tests.support.meetings import DIRECTOR, cancel, deliberating, held, planned
from tests.support.projects import Hall, codes
from zhaoshang.meetings.operations.cancel_meeting import cancel_meeting
from zhaoshang.values.ids import new_id


async def test_nothing_is_decided(hall: Hall) -> None:
    review = await deliberating(hall)
    meeting, (item,) = await held(hall, review)

    assert await cancel(hall, meeting) == meeting

    row = await hall.row("meeting", meeting)
    assert (row["state"], row["cancel_reason"], row["version"]) == ("CANCELLED", "时间冲突", 3)
    assert (await hall.row("meeting_item", item))["withdrawn_reason"] == "时间冲突"
    assert (await hall.row("review", review))["state"] == "DELIBERATING"
    (told,) = await hall.rows("outbox_event", kind="meeting.cancelled")
    assert told["payload"].count("-") > 4
    assert codes(await cancel(hall, meeting)) == ["MEETING_STATE"]


@pytest.mark.parametrize(
    ("persona", "version", "reason", "code"),
    [
        ("officer@hezuo", 1, "x", "FORBIDDEN"),
        ("director@ducha", 1, "x", "FORBIDDEN"),
        ("director@sthj", 1, "x", "NOT_FOUND"),
        (DIRECTOR, 2, "x", "CONFLICT"),
        (DIRECTOR, 1, "", "TEXT_REQUIRED"),
    ],
)
async def test_only_the_director_calls_one_off(hall: Hall, persona: str, version: int, reason: str, code: str) -> None:
    meeting = await planned(hall)

    assert codes(await cancel_meeting(hall.service, hall.actor(persona), meeting, version, reason)) == [code]
    assert codes(await cancel_meeting(hall.service, hall.actor(persona), new_id(), version, "x")) == ["NOT_FOUND"]
    assert (await hall.row("meeting", meeting))["state"] == "PLANNED"
    assert await hall.rows("outbox_event", kind="meeting.cancelled") == []
