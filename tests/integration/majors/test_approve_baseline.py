"""Approving another baseline: its days are in force, and what was planned first stays readable."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.support.majors import light, milestone, planned, propose, report
from tests.support.projects import Hall, codes
from zhaoshang.majors.operations.approve_baseline import approve_baseline
from zhaoshang.values.ids import new_id


async def decide(hall: Hall, proposal: UUID, persona: str = "officer@fgw", version: int = 1, said: str = "同意") -> Any:
    return await approve_baseline(hall.service, hall.actor(persona), proposal, version, said)


async def test_the_days_are_in_force_and_lights_go_by_them(hall: Hall) -> None:
    plan = await planned(hall)
    await report(hall, plan, "PERMIT")
    assert await light(hall, plan, "2026-06") == ("RED", "BEHIND")
    proposal = await propose(hall, plan, days={"START": date(2026, 8, 1), "ROOF": date(2027, 1, 1)})

    assert await decide(hall, proposal) == proposal

    row = await milestone(hall, plan, "START")
    assert (row["first_planned_on"], row["planned_on"], row["version"]) == (date(2026, 4, 1), date(2026, 8, 1), 2)
    found = await hall.row("milestone_plan", plan)
    assert (found["baseline"], found["version"]) == (2, 2)
    assert (await hall.row("baseline_proposal", proposal))["state"] == "APPROVED"
    assert await light(hall, plan, "2026-06") == ("RED", "NOT_REPORTED")
    assert codes(await decide(hall, proposal, version=2)) == ["PROPOSAL_DECIDED"]
    assert isinstance(await propose(hall, plan, days={"ROOF": date(2027, 3, 1)}), UUID)


async def test_what_is_refused_decides_nothing(hall: Hall) -> None:
    proposal = await propose(hall, await planned(hall))
    before = await hall.rows("outbox_event")

    assert codes(await decide(hall, proposal, version=2)) == ["CONFLICT"]
    assert codes(await decide(hall, proposal, said="x" * 1001)) == ["TEXT_TOO_LONG"]
    assert codes(await decide(hall, new_id())) == ["NOT_FOUND"]
    for persona, code in (
        ("viewer@fgw", "FORBIDDEN"),
        ("director@huaming", "FORBIDDEN"),
        ("director@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@qld", "FORBIDDEN"),
        ("director@xinli", "NOT_FOUND"),
    ):
        assert codes(await decide(hall, proposal, persona)) == [code], persona
    assert (await hall.row("baseline_proposal", proposal))["state"] == "PROPOSED"
    assert await hall.rows("outbox_event") == before
