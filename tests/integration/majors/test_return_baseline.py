"""Giving a proposal back: the baseline stays, and the host may propose again."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.support.majors import milestone, planned, propose
from tests.support.projects import Hall, codes
from zhaoshang.majors.operations.return_baseline import return_baseline
from zhaoshang.values.ids import new_id


async def decide(
    hall: Hall, proposal: UUID, persona: str = "officer@fgw", version: int = 1, said: str = "补充说明"
) -> Any:
    return await return_baseline(hall.service, hall.actor(persona), proposal, version, said)


async def test_the_baseline_stays(hall: Hall) -> None:
    plan = await planned(hall)
    proposal = await propose(hall, plan)

    assert await decide(hall, proposal) == proposal

    row = await hall.row("baseline_proposal", proposal)
    assert (row["state"], row["decision"]) == ("RETURNED", "补充说明")
    assert (await milestone(hall, plan, "ROOF"))["planned_on"] == date(2026, 9, 28)
    assert (await hall.row("milestone_plan", plan))["baseline"] == 1
    assert codes(await decide(hall, proposal, version=2)) == ["PROPOSAL_DECIDED"]
    assert codes(await decide(hall, await propose(hall, plan), said=" ")) == ["TEXT_REQUIRED"]


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
