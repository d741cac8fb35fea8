"""Planning a meeting: 合作交流办's own word, and nobody else's."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.actors import tenant_id
from tests.support.floor import tried
from tests.support.meetings import planned
from tests.support.projects import NOW, Hall, codes
from zhaoshang.meetings.model import MeetingKind
from zhaoshang.meetings.operations.plan_meeting import NewMeeting, plan_meeting

PLANTED = (
    "INSERT INTO app.meeting (district_id, id, tenant_id, kind, title, held_at, place, state, created_at, created_by,"
    " version) VALUES (120110, uuidv7(), :own, 'GOVERNMENT', 'x', now(), 'x', 'INVITED', now(), :own, 1)"
)


async def test_a_meeting_is_planned_and_nobody_is_invited(hall: Hall) -> None:
    row = await hall.row("meeting", await planned(hall))

    assert (row["tenant_id"], row["state"], row["kind"], row["shared_with"]) == (
        tenant_id("hezuo"), "PLANNED", "ARGUMENTATION", [],
    )  # fmt: skip
    for unit in ("huaming", "sthj"):
        assert await tried(hall, unit, "SELECT id FROM app.meeting") == 0


@pytest.mark.parametrize("persona", ["officer@huaming", "director@sthj", "director@ducha", "viewer@hezuo"])
async def test_nobody_else_plans_one(hall: Hall, persona: str) -> None:
    new = NewMeeting(kind=MeetingKind.GOVERNMENT, title="政府会议", held_at=NOW, place="区政府")

    assert codes(await plan_meeting(hall.service, hall.actor(persona), new)) == ["FORBIDDEN"]
    assert await hall.rows("meeting") == await hall.rows("outbox_event") == []


async def test_a_meeting_has_a_name_a_place_and_a_day_to_come(hall: Hall) -> None:
    new = NewMeeting(kind=MeetingKind.GOVERNMENT, title=" ", held_at=NOW - timedelta(days=1), place="x" * 101)
    outcome = await plan_meeting(hall.service, hall.actor("officer@hezuo"), new)

    assert codes(outcome) == ["TEXT_REQUIRED", "TEXT_TOO_LONG", "MEETING_DAY_PAST"]
    assert await hall.rows("meeting") == []


@pytest.mark.parametrize(
    "sql",
    [
        PLANTED,
        "UPDATE app.meeting SET state = 'CLOSED'",
        "UPDATE app.meeting SET shared_with = ARRAY[CAST(:own AS uuid)]",
        "SELECT app.share_meeting(:meeting)",
        "SELECT app.attend_meeting(:meeting)",
        "DELETE FROM app.meeting",
        "UPDATE app.meeting_vote SET vote = 'FOR'",
        "UPDATE app.meeting_material SET shared_with = ARRAY[CAST(:own AS uuid)]",
        "UPDATE app.meeting_member SET votes = true",
    ],
)
async def test_no_sql_of_a_street_makes_or_changes_a_meeting(hall: Hall, sql: str) -> None:
    meeting = await planned(hall)
    values = {"own": tenant_id("huaming"), "meeting": meeting}
    given: dict[str, Any] = {name: value for name, value in values.items() if f":{name}" in sql}

    assert await tried(hall, "huaming", sql, **given) in {0, "refused"}
    assert [row["state"] for row in await hall.rows("meeting")] == ["PLANNED"]
    assert (await hall.row("meeting", meeting))["shared_with"] == []
