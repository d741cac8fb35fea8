"""Putting rounds on an agenda: those that wait for such a meeting, each on one open agenda."""

import asyncio
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.meetings import OFFICER, cancel, deliberating, invite, listed, planned
from tests.support.projects import Hall, codes
from tests.support.reviews import submitted
from zhaoshang.meetings.model import MeetingKind
from zhaoshang.meetings.operations.add_item import add_item
from zhaoshang.values.ids import new_id


async def test_a_round_is_on_one_open_agenda(hall: Hall) -> None:
    review = await deliberating(hall)
    one, other = await planned(hall), await planned(hall)

    outcomes = await asyncio.gather(
        *(
            add_item(hall.service, hall.actor(OFFICER), meeting, 1, review, summary="智能装备生产线。")
            for meeting in (one, other)
        )
    )

    (item,) = [each for each in outcomes if isinstance(each, UUID)]
    (refused,) = [each for each in outcomes if not isinstance(each, UUID)]
    assert codes(refused) == ["ITEM_LISTED"]
    row = await hall.row("meeting_item", item)
    assert (row["host_tenant_id"], row["review_id"], row["place"], row["shared_with"]) == (
        tenant_id("huaming"), review, 1, [],
    )  # fmt: skip
    left = other if row["meeting_id"] == one else one
    await cancel(hall, row["meeting_id"])
    assert isinstance(await listed(hall, left, review), UUID)


async def test_only_rounds_that_wait_for_such_a_meeting_are_listed(hall: Hall) -> None:
    collecting = await submitted(hall)
    meeting = await planned(hall)
    assert codes(await listed(hall, meeting, collecting)) == ["ROUND_NOT_WAITING"]
    assert codes(await listed(hall, meeting, new_id())) == ["ROUND_NOT_FOUND"]
    waiting = await deliberating(hall, "officer@xinli", credit_code="91120110GRJ3H6YB5U")
    government = await planned(hall, MeetingKind.GOVERNMENT)
    assert codes(await listed(hall, government, waiting)) == ["ROUND_NOT_WAITING"]
    assert codes(await listed(hall, meeting, waiting, " ")) == ["TEXT_REQUIRED"]
    assert await hall.rows("meeting_item") == []
    assert isinstance(await listed(hall, meeting, waiting), UUID)


async def test_nothing_is_listed_any_more_once_members_are_invited(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = await deliberating(hall)
    theirs = await deliberating(hall, "officer@xinli", credit_code="91120110GRJ3H6YB5U")
    meeting = await planned(hall)
    await listed(hall, meeting, ours)
    monkeypatch.setattr("zhaoshang.meetings.operations.add_item.MOST_ITEMS", 1)
    assert codes(await listed(hall, meeting, theirs)) == ["AGENDA_FULL"]
    await invite(hall, meeting)

    assert codes(await listed(hall, meeting, theirs)) == ["MEETING_STATE"]
    outcome = await add_item(hall.service, hall.actor(OFFICER), meeting, 7, theirs, summary="概要")
    assert codes(outcome) == ["CONFLICT"]
    for persona, code in (
        ("officer@huaming", "FORBIDDEN"),
        ("director@sthj", "NOT_FOUND"),
        ("officer@ducha", "FORBIDDEN"),
    ):
        outcome = await add_item(hall.service, hall.actor(persona), meeting, 2, theirs, summary="概要")
        assert codes(outcome) == [code], persona
    missing = await add_item(hall.service, hall.actor(OFFICER), new_id(), 1, theirs, summary="概要")
    assert codes(missing) == ["NOT_FOUND"]
    assert len(await hall.rows("meeting_item")) == 1
