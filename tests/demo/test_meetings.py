"""The demo's meetings are where the room would have left them, and open what they open to those invited only."""

from itertools import pairwise
from typing import Any

import asyncpg
import pytest
from sqlalchemy import text

from tests.demo.conftest import Demo
from tests.demo.test_seed import derived
from tests.support.graphql import Graphql
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.meetings.model import MeetingKind, MeetingState
from zhaoshang.reviews.operations.conclude_review import ENDED, Conclusion
from zhaoshang.values.ids import DistrictId

MATERIALS = (
    "{ meetings(first: 10) { nodes { state items { summary } materials { id title item { id } } minutes { document }"
    " members { tenant { name } votes } } } }"
)


async def meetings_of(graphql: Graphql, persona: str) -> dict[str, dict[str, Any]]:
    """What a persona reads of each meeting that it sees, by where that is."""
    return {each["state"]: each for each in (await graphql.as_(persona).run(MATERIALS)).data["meetings"]["nodes"]}


async def test_each_kind_of_meeting_is_there(superuser: asyncpg.Connection) -> None:
    found = await superuser.fetch(
        "SELECT m.district_id, m.kind, m.state, m.version, count(i.id) AS items FROM app.meeting AS m"
        " JOIN app.meeting_item AS i ON i.district_id = m.district_id AND i.meeting_id = m.id"
        " GROUP BY m.district_id, m.id ORDER BY m.district_id, m.created_at"
    )
    argued, governed = MeetingKind.ARGUMENTATION.value, MeetingKind.GOVERNMENT.value
    assert [tuple(each) for each in found] == [
        (120110, argued, MeetingState.CLOSED, 3, 2),
        (120110, argued, MeetingState.INVITED, 2, 3),
        (120110, governed, MeetingState.PLANNED, 1, 2),
        (120111, governed, MeetingState.PLANNED, 1, 1),
    ]


async def test_who_votes_may_and_votes_once(superuser: asyncpg.Connection) -> None:
    votes = await superuser.fetch(
        "SELECT m.state, x.votes, x.whole_agenda, v.tenant_id = i.host_tenant_id AS own, v.cast_at, m.invited_at,"
        " m.closed_at, v.vote, v.reason"
        " FROM app.meeting_vote AS v JOIN app.meeting_item AS i ON i.district_id = v.district_id AND i.id = v.item_id"
        " JOIN app.meeting AS m ON m.district_id = v.district_id AND m.id = v.meeting_id AND m.id = i.meeting_id"
        " LEFT JOIN app.meeting_member AS x ON x.district_id = v.district_id AND x.meeting_id = m.id"
        "  AND x.tenant_id = v.tenant_id"
    )
    assert {each["state"] for each in votes} == {MeetingState.CLOSED, MeetingState.INVITED}
    for each in votes:
        assert (each["votes"], each["whole_agenda"], each["own"]) == (True, True, False)
        assert each["invited_at"] < each["cast_at"] < (each["closed_at"] or ANCHOR)
        assert each["reason"] or each["vote"] == "FOR"
    undecided = await superuser.fetchval(
        "SELECT count(*) FROM app.meeting_item AS i WHERE i.conclusion IS NOT NULL AND NOT EXISTS ("
        " SELECT 1 FROM app.meeting_vote AS v WHERE v.district_id = i.district_id AND v.item_id = i.id)"
    )
    assert undecided == 0


async def test_hosts_come_for_their_own_projects_and_cannot_vote(superuser: asyncpg.Connection) -> None:
    members = await superuser.fetch(
        "SELECT x.meeting_id, t.kind, x.whole_agenda, x.votes, m.tenant_id = x.tenant_id AS holds, EXISTS ("
        "  SELECT 1 FROM app.meeting_item AS i WHERE i.district_id = x.district_id AND i.meeting_id = x.meeting_id"
        "  AND i.host_tenant_id = x.tenant_id) AS hosts"
        " FROM app.meeting_member AS x JOIN app.tenant AS t ON t.district_id = x.district_id AND t.id = x.tenant_id"
        " JOIN app.meeting AS m ON m.district_id = x.district_id AND m.id = x.meeting_id AND m.held_at = x.held_at"
        "  AND m.invited_at = x.invited_at"
    )
    for each in members:
        assert each["hosts"] != each["whole_agenda"] == (each["kind"] == "DEPARTMENT")
        assert each["votes"] or not each["holds"]
    assert len({each["meeting_id"] for each in members if each["holds"]}) == 2


async def test_what_was_said_was_said_in_time(superuser: asyncpg.Connection) -> None:
    for table, when in (("meeting_statement", "at"), ("meeting_material", "added_at")):
        found = await superuser.fetch(
            f"SELECT m.created_at, x.{when} AS said, coalesce(m.closed_at, $1) AS over FROM app.{table} AS x"
            " JOIN app.meeting AS m ON m.district_id = x.district_id AND m.id = x.meeting_id",
            ANCHOR,
        )
        assert found
        assert all(earlier < later for each in found for earlier, later in pairwise(each))


async def test_a_conclusion_is_what_its_round_ended_with(superuser: asyncpg.Connection) -> None:
    concluded = await superuser.fetch(
        "SELECT i.conclusion, r.state, i.version, position(n.document IN i.reasons) > 0 AS documented,"
        " i.reasons = r.decision AND m.closed_at = r.decided_at AND m.closed_by = r.decided_by AS agrees"
        " FROM app.meeting_item AS i JOIN app.review AS r ON r.district_id = i.district_id AND r.id = i.review_id"
        " JOIN app.meeting AS m ON m.district_id = i.district_id AND m.id = i.meeting_id"
        " JOIN app.meeting_minutes AS n ON n.district_id = i.district_id AND n.meeting_id = m.id"
    )
    assert len(concluded) == 2
    for each in concluded:
        assert each["state"] == ENDED[Conclusion(each["conclusion"])]
        assert (each["version"], each["documented"], each["agrees"]) == (2, True, True)


async def test_what_is_to_be_decided_waits_for_that_very_meeting(superuser: asyncpg.Connection) -> None:
    waiting = await superuser.fetch(
        "SELECT DISTINCT m.kind, r.state FROM app.meeting_item AS i"
        " JOIN app.review AS r ON r.district_id = i.district_id AND r.id = i.review_id"
        "  AND r.project_id = i.project_id AND r.tenant_id = i.host_tenant_id"
        " JOIN app.meeting AS m ON m.district_id = i.district_id AND m.id = i.meeting_id"
        " WHERE i.conclusion IS NULL AND i.withdrawn_at IS NULL"
    )
    assert {tuple(each) for each in waiting} == {("ARGUMENTATION", "DELIBERATING"), ("GOVERNMENT", "GOVERNMENT")}


async def test_who_reads_a_meeting_is_what_the_room_derives(demo: Demo, superuser: asyncpg.Connection) -> None:
    before = await derived(superuser)
    fence = Fence(district=DistrictId(120110), reads=Reach.DISTRICT, writes=Reach.DISTRICT)
    async with demo.database.unit_of_work(fence, at=ANCHOR) as work:
        keys = list(await work.session.scalars(text("SELECT id FROM app.meeting WHERE state <> 'PLANNED'")))
        assert len(keys) == 2
        for key in keys:
            await work.session.execute(text("SELECT app.share_meeting(:meeting)"), {"meeting": key})
        await work.commit()
    assert await derived(superuser) == before


async def test_materials_are_read_by_the_invited_and_while_the_meeting_is_held(graphql: Graphql) -> None:
    invited = await meetings_of(graphql, "officer@sthj")
    assert len(invited[MeetingState.INVITED]["materials"]) == 2
    assert invited[MeetingState.CLOSED]["materials"] == []
    assert invited[MeetingState.CLOSED]["minutes"]["document"]
    overseer = await meetings_of(graphql, "officer@ducha")
    assert overseer[MeetingState.INVITED]["materials"] == []
    assert len(overseer[MeetingState.INVITED]["items"]) == 3
    assert len(overseer[MeetingState.CLOSED]["materials"]) == 1
    assert MeetingState.PLANNED in overseer
    assert await meetings_of(graphql, "officer@tjj") == {}


async def test_a_host_reads_its_own_item_and_its_own_material(graphql: Graphql) -> None:
    seen = (await meetings_of(graphql, "officer@donglihu"))[MeetingState.INVITED]
    assert len(seen["items"]) == 1
    assert [each["item"] is not None for each in seen["materials"]] == [True]
    other = (await meetings_of(graphql, "officer@linkong"))[MeetingState.INVITED]
    assert (len(other["items"]), other["materials"]) == (1, [])
    assert await meetings_of(graphql, "officer@huaming") == {}


@pytest.mark.parametrize(
    ("unit", "count"),
    [("hezuo", 2), ("sthj", 2), ("qld", 2), ("donglihu", 1), ("linkong", 0), ("ducha", 0), ("tjj", 0)],
)
async def test_the_file_itself_is_there_for_the_invited(
    demo: Demo, superuser: asyncpg.Connection, unit: str, count: int
) -> None:
    tenant = await superuser.fetchval("SELECT id FROM app.tenant WHERE district_id = 120110 AND code = $1", unit)
    fence = Fence(DistrictId(120110), tenant, reads=Reach.OWN, writes=Reach.OWN)
    kept: list[str] = []
    file = text("SELECT storage_key FROM app.material_file(:key)")
    materials = await superuser.fetch("SELECT id FROM app.meeting_material")
    async with demo.database.unit_of_work(fence, at=ANCHOR) as work:
        for each in materials:
            kept += await work.session.scalars(file, {"key": each["id"]})
    assert len(materials) == 3
    assert len(kept) == count
    for key in kept:
        assert (await demo.files.get(key)).startswith(b"%PDF")
