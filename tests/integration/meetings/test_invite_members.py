"""Inviting: who reads what of a meeting from then on, and what no host learns of another's project."""

from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.builders import a_tenant
from tests.support.floor import tried
from tests.support.meetings import (
    OFFICER,
    deliberating,
    held,
    invite,
    listed,
    planned,
    two_hosts,
    vote,
)
from tests.support.projects import Hall, codes
from zhaoshang.meetings.operations.invite_members import invite_members
from zhaoshang.meetings.operations.make_statement import make_statement
from zhaoshang.meetings.rules import Invited
from zhaoshang.values.ids import new_id

TABLES = ("meeting", "meeting_item", "meeting_member", "meeting_statement", "meeting_vote", "meeting_minutes")


async def found(hall: Hall, unit: str) -> dict[str, int | str]:
    """How much any SQL of a unit's own fence finds of meetings."""
    queries: dict[str, str] = {
        "meeting": "SELECT id FROM app.meeting",
        "meeting_item": "SELECT id FROM app.meeting_item",
        "meeting_member": "SELECT id FROM app.meeting_member",
        "meeting_statement": "SELECT id FROM app.meeting_statement",
        "meeting_vote": "SELECT id FROM app.meeting_vote",
        "meeting_minutes": "SELECT id FROM app.meeting_minutes",
    }
    return {table: await tried(hall, unit, queries[table]) for table in TABLES}


async def test_a_host_is_there_for_its_own_project_and_reads_of_no_other(hall: Hall) -> None:
    ours, theirs = await two_hosts(hall)
    meeting, (item, other) = await held(hall, ours, theirs, units=("sthj", "fgw"))
    for each in (item, other):
        for persona in ("officer@sthj", OFFICER):
            assert isinstance(await make_statement(hall.service, hall.actor(persona), each, "排放有来源。"), UUID)
            assert isinstance(await vote(hall, each, persona), UUID)

    members = {row["tenant_id"]: (row["whole_agenda"], row["votes"]) for row in await hall.rows("meeting_member")}
    assert members == {
        tenant_id("hezuo"): (True, True),
        tenant_id("sthj"): (True, True),
        tenant_id("fgw"): (True, True),
        tenant_id("huaming"): (False, False),
        tenant_id("xinli"): (False, False),
    }
    row = await hall.row("meeting", meeting)
    assert (row["state"], row["version"], len(row["shared_with"])) == ("INVITED", 2, 4)
    expected: dict[str, Any] = dict(zip(TABLES, (1, 2, 5, 4, 4, 0), strict=True))
    for unit in ("hezuo", "sthj", "fgw"):
        assert await found(hall, unit) == expected, unit
    # Its own item, what was said and voted on it, and of the members those of the whole agenda and itself.
    expected = dict(zip(TABLES, (1, 1, 4, 2, 2, 0), strict=True))
    for unit, own in (("huaming", item), ("xinli", other)):
        assert await found(hall, unit) == expected, unit
        assert await tried(hall, unit, "SELECT id FROM app.meeting_item WHERE id = :own", own=own) == 1
    for unit in ("linkong", "gxj"):
        assert set((await found(hall, unit)).values()) == {0}, unit


async def test_more_are_invited_until_it_closes(hall: Hall) -> None:
    lead = await deliberating(hall, "officer@gxj", credit_code="91120110GRJ3H6YB5U")
    ours = await deliberating(hall)
    meeting, (item, _) = await held(hall, lead, ours, units=())
    assert await found(hall, "gxj") == dict(zip(TABLES, (1, 1, 2, 0, 0, 0), strict=True))

    assert isinstance(await invite(hall, meeting, "gxj", "sthj", watching=["ducha"]), UUID)

    assert await found(hall, "gxj") == dict(zip(TABLES, (1, 2, 5, 0, 0, 0), strict=True))
    (row,) = await hall.rows("meeting_member", tenant_id=tenant_id("gxj"))
    assert (row["whole_agenda"], row["votes"]) == (True, True)
    assert codes(await vote(hall, item, "officer@gxj")) == ["VOTE_OWN_PROJECT"]
    told = [row["payload"] for row in await hall.rows("outbox_event", kind="meeting.invited")]
    assert str(tenant_id("ducha")) in told[1]
    # A street that was merged since is represented by the other, which learns of this project only.
    review = await hall.row("review", ours)
    await hall.owner.execute(
        "UPDATE app.project SET tenant_id = $1 WHERE id = $2", tenant_id("kfq"), review["project_id"]
    )
    assert isinstance(await invite(hall, meeting, "fgw"), UUID)
    assert await found(hall, "kfq") == dict(zip(TABLES, (1, 1, 6, 0, 0, 0), strict=True))
    assert (await found(hall, "huaming"))["meeting_item"] == 0


async def test_who_cannot_be_invited(hall: Hall) -> None:
    closed = await a_tenant(hall.owner, "closed", "FINANCE", kind="DEPARTMENT")
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", closed)
    meeting = await planned(hall)
    assert codes(await invite(hall, meeting, "sthj")) == ["AGENDA_EMPTY"]
    await listed(hall, meeting, await deliberating(hall))
    named = [
        Invited(closed, votes=True),
        Invited(tenant_id("xinli"), votes=True),
        Invited(tenant_id("huaming"), votes=False),
        Invited(tenant_id("sthj"), votes=True),
        Invited(tenant_id("sthj"), votes=False),
        Invited(tenant_id("ducha"), votes=True),
        Invited(tenant_id("hezuo"), votes=True),
        Invited(new_id(), votes=True),
    ]

    outcome = await invite_members(hall.service, hall.actor(OFFICER), meeting, 1, named)

    assert [(each.code, each.path[1]) for each in outcome] == [  # type: ignore[union-attr]  # several
        ("MEMBER_NOT_FOUND", "0"),
        ("MEMBER_IS_HOST", "1"),
        ("MEMBER_IS_HOST", "2"),
        ("MEMBER_TWICE", "4"),
        ("MEMBER_CANNOT_VOTE", "5"),
        ("MEMBER_TWICE", "6"),
        ("MEMBER_NOT_FOUND", "7"),
    ]
    many = await invite_members(hall.service, hall.actor(OFFICER), meeting, 1, [named[3]] * 51)
    assert codes(many) == ["MEMBERS_TOO_MANY"]
    assert await hall.rows("meeting_member") == []
    assert (await hall.row("meeting", meeting))["state"] == "PLANNED"


@pytest.mark.parametrize(
    ("persona", "version", "code"),
    [
        ("director@sthj", 1, "NOT_FOUND"),
        ("director@huaming", 1, "NOT_FOUND"),
        ("director@ducha", 1, "FORBIDDEN"),
        ("viewer@hezuo", 1, "FORBIDDEN"),
        (OFFICER, 5, "CONFLICT"),
    ],
)
async def test_nobody_else_invites(hall: Hall, persona: str, version: int, code: str) -> None:
    meeting = await planned(hall)

    outcome = await invite_members(hall.service, hall.actor(persona), meeting, version, [])

    assert codes(outcome) == [code]
    assert codes(await invite_members(hall.service, hall.actor(persona), new_id(), version, [])) == ["NOT_FOUND"]
    await hall.owner.execute("UPDATE app.meeting SET state = 'CLOSED'")
    assert codes(await invite(hall, meeting)) == ["MEETING_STATE"]
    assert await hall.rows("meeting_member") == []
