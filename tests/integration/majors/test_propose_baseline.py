"""Asking for another baseline: with a reason, and until it is approved nothing changes."""

import asyncio
from datetime import date
from uuid import UUID

from tests.support.floor import tried
from tests.support.majors import milestone, planned, propose, report
from tests.support.projects import Hall, codes
from zhaoshang.values.ids import new_id


async def test_what_is_asked_for_waits(hall: Hall) -> None:
    plan = await planned(hall)

    proposal = await propose(hall, plan, days={"ROOF": date(2026, 12, 31), "PRODUCE": date(2027, 1, 26)})

    row = await hall.row("baseline_proposal", proposal)
    assert (row["state"], row["reason"]) == ("PROPOSED", "设备进口延误")
    (shift,) = await hall.rows("baseline_shift", proposal_id=proposal)
    assert (shift["planned_before"], shift["planned_on"]) == (date(2026, 9, 28), date(2026, 12, 31))
    assert (await milestone(hall, plan, "ROOF"))["planned_on"] == date(2026, 9, 28)
    assert codes(await propose(hall, plan)) == ["PROPOSAL_OPEN"]
    assert len(await hall.rows("outbox_event", kind="major.baseline_proposed")) == 1


async def test_of_two_at_once_one_waits(hall: Hall) -> None:
    plan = await planned(hall)
    outcomes = await asyncio.gather(propose(hall, plan, version=1), propose(hall, plan, version=1))
    assert [codes(each) for each in outcomes if not isinstance(each, UUID)] == [["PROPOSAL_OPEN"]]


async def test_no_host_changes_its_baseline_by_itself(hall: Hall) -> None:
    plan = await planned(hall)
    proposal = await propose(hall, plan)
    for statement in (
        "UPDATE app.milestone SET planned_on = '2027-01-01'",
        "UPDATE app.milestone SET first_planned_on = '2027-01-01'",
        "UPDATE app.milestone_plan SET baseline = 2",
        f"SELECT app.rebase_plan('{proposal}')",
        "DELETE FROM app.light_reading",
    ):
        assert await tried(hall, "huaming", statement) == "refused", statement
    assert await tried(hall, "huaming", "UPDATE app.baseline_proposal SET state = 'APPROVED'") == 0
    assert await tried(hall, "huaming", "UPDATE app.light_reading SET colour = 'GREEN' WHERE final") == 0
    assert (await hall.row("milestone_plan", plan))["baseline"] == 1


async def test_what_is_refused_asks_for_nothing(hall: Hall) -> None:
    plan = await planned(hall)
    await report(hall, plan, "PERMIT")
    before = await hall.rows("outbox_event")

    assert codes(await propose(hall, plan, reason="")) == ["TEXT_REQUIRED"]
    assert codes(await propose(hall, plan, version=7)) == ["CONFLICT"]
    assert codes(await propose(hall, plan, days={"NOWHERE": date(2027, 1, 1)})) == ["STEP_UNKNOWN"]
    assert codes(await propose(hall, plan, days={"ROOF": date(2025, 1, 1)})) == ["PLAN_DAY_INVALID"]
    assert codes(await propose(hall, plan, days={"PERMIT": date(2026, 7, 1)})) == ["STEP_REACHED"]
    assert codes(await propose(hall, plan, days={"ROOF": date(2026, 9, 28)})) == ["PROPOSAL_EMPTY"]
    assert codes(await propose(hall, new_id(), version=1)) == ["NOT_FOUND"]
    for persona, code in (
        ("officer@huaming", "FORBIDDEN"),
        ("director@fgw", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@qld", "FORBIDDEN"),
        ("director@xinli", "NOT_FOUND"),
    ):
        assert codes(await propose(hall, plan, persona)) == [code], persona
    assert await hall.rows("baseline_proposal") == []
    assert await hall.rows("outbox_event") == before
