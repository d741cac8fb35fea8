"""A blocker travels host → department → 发改委 → leader by the clock alone, and back to closed."""

import asyncio
from datetime import UTC, datetime, timedelta

from tests.support.actors import DONGLI, tenant_id
from tests.support.blockers import (
    answer,
    at_leader,
    at_office,
    begins,
    escalate,
    give_back,
    instruct,
    raised,
    resolve,
    steps,
    waiting,
    withdraw,
)
from tests.support.majors import a_major, appointed, ended
from tests.support.projects import Hall
from tests.support.tenancy import nothing_happens
from zhaoshang.majors.model import SponsorLevel
from zhaoshang.majors.operations.escalate_blockers import Escalated, escalate_blockers
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.values.ids import DistrictId
from zhaoshang.worker import run_once

INSTANT = timedelta(microseconds=1)
NOTHING = Escalated(0, 0)


async def test_by_the_clock_alone_up_to_the_leader_and_back_to_closed(hall: Hall) -> None:
    major = await a_major(hall)
    await appointed(hall, major, "qld", SponsorLevel.DISTRICT_LEADER)
    blocker = await raised(hall, major)
    # Tuesday 30 June: five working days, over a weekend.
    assert await escalate(hall, begins(7, 8) - INSTANT) == NOTHING
    assert await waiting(hall, blocker) == ("OPEN", "DEPARTMENT", tenant_id("ghzy"), begins(7, 8))
    assert await escalate(hall, begins(7, 8)) == Escalated(1, 0)
    assert await waiting(hall, blocker) == ("OPEN", "MAJOR_PROJECTS", tenant_id("fgw"), begins(7, 16))
    assert await escalate(hall, begins(7, 16) - INSTANT) == NOTHING
    assert await escalate(hall, begins(7, 16)) == Escalated(1, 0)
    assert await waiting(hall, blocker) == ("OPEN", "LEADER", tenant_id("qld"), begins(7, 24))
    async with nothing_happens(hall.owner):
        assert await escalate(hall, begins(8, 20)) == NOTHING
    assert await instruct(hall, blocker) == blocker
    assert await answer(hall, blocker) == blocker
    assert await give_back(hall, blocker) == blocker
    assert await instruct(hall, blocker) == blocker
    assert await answer(hall, blocker) == blocker
    assert await resolve(hall, blocker) == blocker

    assert await steps(hall, blocker) == [
        *("RAISED", "ESCALATED", "ESCALATED", "INSTRUCTED", "ANSWERED", "RETURNED", "INSTRUCTED", "ANSWERED"),
        "RESOLVED",
    ]
    climbed = await hall.rows("blocker_step", action="ESCALATED")
    assert [(each["from_level"], each["to_level"], each["by_person_id"], each["at"]) for each in climbed] == [
        ("DEPARTMENT", "MAJOR_PROJECTS", None, begins(7, 8)),
        ("MAJOR_PROJECTS", "LEADER", None, begins(7, 16)),
    ]
    told = [str(each["payload"]) for each in await hall.rows("outbox_event", kind="major.blocker_escalated")]
    assert [str(tenant_id(unit)) in text for unit, text in zip(("fgw", "qld"), told, strict=True)] == [True, True]
    audited = [each["action"] for each in await hall.rows("audit_entry")]
    assert audited.count("major.blocker.escalated") == 2
    assert {each["due_at"] for each in await hall.rows("blocker_party")} == {
        (await hall.row("blocker", blocker))["due_at"]
    }
    assert (await verify_sharing(hall.service.database, DistrictId(DONGLI), begins(8, 20))).consistent


async def test_over_national_day_and_by_the_district_s_own_days_and_rules(hall: Hall) -> None:
    await hall.set_rule("blocker_department_working_days", "3")
    await hall.set_rule("blocker_major_working_days", "1")
    # Off 1 to 7 October, worked Saturday the 10th, which the district takes off.
    await hall.set_day(begins(10, 10).date(), worked=False)
    hall.clock.at = begins(9, 29)
    blocker = await raised(hall)
    assert (await waiting(hall, blocker))[3] == begins(10, 10)
    assert await escalate(hall, begins(10, 8)) == NOTHING
    assert await escalate(hall, begins(10, 10)) == Escalated(1, 0)
    assert (await waiting(hall, blocker))[3] == begins(10, 13)


async def test_without_a_leader_it_stays_and_the_gap_is_told_once(hall: Hall) -> None:
    major = await a_major(hall)
    blocker = await at_office(hall, major)
    assert await escalate(hall, begins(7, 16)) == Escalated(0, 1)
    assert await waiting(hall, blocker) == ("OPEN", "MAJOR_PROJECTS", tenant_id("fgw"), begins(7, 16))
    assert (await hall.row("blocker", blocker))["escalation_gap"]
    async with nothing_happens(hall.owner):
        assert await escalate(hall, begins(7, 20)) == NOTHING
    assert len(await hall.rows("outbox_event", kind="major.blocker_stuck")) == 1
    await appointed(hall, major, "qld", SponsorLevel.DISTRICT_LEADER)
    assert await escalate(hall, begins(7, 21)) == Escalated(1, 0)
    assert (await waiting(hall, blocker))[1:3] == ("LEADER", tenant_id("qld"))
    assert not (await hall.row("blocker", blocker))["escalation_gap"]
    assert await steps(hall, blocker) == ["RAISED", "ESCALATED", "STUCK", "ESCALATED"]


async def test_where_a_leader_is_relieved_it_goes_down_again(hall: Hall) -> None:
    blocker = await at_leader(hall)
    (leader,) = await hall.rows("sponsorship", level="DISTRICT_LEADER")
    await ended(hall, leader["id"])
    assert await escalate(hall, begins(7, 17)) == Escalated(1, 0)
    assert (await waiting(hall, blocker))[1:3] == ("MAJOR_PROJECTS", tenant_id("fgw"))
    assert (await hall.row("blocker", blocker))["escalation_gap"]
    assert await escalate(hall, begins(7, 17)) == NOTHING


async def test_two_machines_at_once_take_each_up_once(hall: Hall) -> None:
    major = await a_major(hall)
    several = [await raised(hall, major) for _ in range(3)]
    at_once = await asyncio.gather(
        *(escalate_blockers(hall.service.database, DistrictId(DONGLI), begins(7, 8)) for _ in range(4))
    )
    assert sum(each.escalated for each in at_once) == 3
    for blocker in several:
        assert await steps(hall, blocker) == ["RAISED", "ESCALATED"]
    assert len(await hall.rows("outbox_event", kind="major.blocker_escalated")) == 3


async def test_what_is_answered_or_closed_does_not_climb(hall: Hall) -> None:
    answered, withdrawn = await raised(hall), await raised(hall)
    assert await answer(hall, answered) == answered
    assert await withdraw(hall, withdrawn) == withdrawn
    assert await escalate(hall, begins(9, 1)) == NOTHING


async def test_the_worker_s_round_does_it(hall: Hall) -> None:
    blocker = await raised(hall)
    hall.clock.at = datetime(2026, 7, 8, 1, tzinfo=UTC)
    (round_,) = await run_once(hall.service, [DistrictId(DONGLI)])
    assert round_.blockers == Escalated(1, 0)
    assert "blockers escalated 1, stuck 0" in str(round_)
    assert (await waiting(hall, blocker))[1] == "MAJOR_PROJECTS"
