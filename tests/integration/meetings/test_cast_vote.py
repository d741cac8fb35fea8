"""Voting: one vote a member, changeable until the meeting closes, whoever of its officers casts it."""

import asyncio
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.floor import overtaken, tried
from tests.support.meetings import deliberating, held, invite, listed, planned, vote
from tests.support.projects import Hall, codes
from zhaoshang.meetings.model import VoteChoice
from zhaoshang.values.ids import new_id


async def test_two_officers_at_once_cast_one_vote_and_the_other_sees_a_conflict(hall: Hall) -> None:
    _, (item,) = await held(hall, await deliberating(hall))

    outcomes = await asyncio.gather(
        vote(hall, item, "officer@sthj", VoteChoice.FOR), vote(hall, item, "director@sthj", VoteChoice.AGAINST)
    )

    (kept,) = [each for each in outcomes if isinstance(each, UUID)]
    assert [codes(each) for each in outcomes if not isinstance(each, UUID)] == [["CONFLICT"]]
    (row,) = await hall.rows("meeting_vote")
    assert (row["id"], row["tenant_id"], row["version"]) == (kept, tenant_id("sthj"), 1)
    changed = await asyncio.gather(
        vote(hall, item, "officer@sthj", VoteChoice.ABSTAIN, expected=1, reason=" 待补充 "),
        vote(hall, item, "director@sthj", VoteChoice.ABSTAIN, expected=1, reason="待补充"),
    )
    assert sorted(str(each) if isinstance(each, UUID) else codes(each)[0] for each in changed) == [
        str(kept),
        "CONFLICT",
    ]
    (row,) = await hall.rows("meeting_vote")
    assert (row["vote"], row["reason"], row["version"]) == ("ABSTAIN", "待补充", 2)
    assert set(row["shared_with"]) == {tenant_id(each) for each in ("hezuo", "fgw", "huaming")}


async def test_who_may_not_vote(hall: Hall) -> None:
    meeting = await planned(hall)
    item = await listed(hall, meeting, await deliberating(hall))
    assert codes(await vote(hall, item)) == ["MEETING_STATE"]
    assert codes(await vote(hall, item, "officer@sthj")) == ["NOT_FOUND"]
    await invite(hall, meeting, "sthj", watching=["fgw", "ducha"])

    for persona, code in (
        ("officer@fgw", "NO_VOTE"),
        ("director@ducha", "FORBIDDEN"),
        ("director@huaming", "FORBIDDEN"),
        ("viewer@sthj", "FORBIDDEN"),
        ("officer@xfjy", "NOT_FOUND"),
        ("director@xinli", "NOT_FOUND"),
    ):
        assert codes(await vote(hall, item, persona)) == [code], persona
    assert codes(await vote(hall, new_id())) == ["NOT_FOUND"]
    assert codes(await vote(hall, item, reason="x" * 1001)) == ["TEXT_TOO_LONG"]
    assert codes(await vote(hall, item, expected=1)) == ["CONFLICT"]
    assert await hall.rows("meeting_vote") == []


async def test_who_votes_while_the_meeting_is_closed_finds_it_closed(hall: Hall) -> None:
    meeting, (item,) = await held(hall, await deliberating(hall))

    late = await overtaken(hall, "UPDATE app.meeting SET state = 'CLOSED' WHERE id = $1", vote(hall, item), meeting)

    assert codes(late) == ["MEETING_STATE"]
    assert await hall.rows("meeting_vote") == []


@pytest.mark.parametrize("unit", ["huaming", "xinli", "fgw", "gxj"])
async def test_no_sql_of_a_unit_votes_or_speaks_where_it_may_not(hall: Hall, unit: str) -> None:
    meeting = await planned(hall)
    item = await listed(hall, meeting, await deliberating(hall))
    cast = "SELECT app.cast_vote(:key, :item, 'FOR', NULL, NULL, :key, now())"
    state = "SELECT app.make_statement(:key, :item, 'x', :key, now())"
    assert await tried(hall, "hezuo", cast, key=new_id(), item=item) == "refused"
    assert await tried(hall, "hezuo", state, key=new_id(), item=item) == "refused"
    await invite(hall, meeting, "sthj", watching=["fgw"])

    assert await tried(hall, unit, cast, key=new_id(), item=item) == "refused"
    allowed = {"huaming", "fgw"}
    assert await tried(hall, unit, state, key=new_id(), item=item) == (1 if unit in allowed else "refused")
    assert await tried(hall, "sthj", cast, key=new_id(), item=item) == 1
    assert len(await hall.rows("meeting_vote")) == 1
