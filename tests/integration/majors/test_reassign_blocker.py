"""发改委 coordinates what has come to it: it gives a blocker to a department, by a day."""

from datetime import date

from tests.support.actors import tenant_id
from tests.support.blockers import (
    answer,
    at_leader,
    at_office,
    begins,
    escalate,
    only,
    raised,
    reassign,
    refused,
    steps,
    waiting,
)
from tests.support.projects import Hall
from tests.support.tenancy import NEVER
from zhaoshang.majors.operations.escalate_blockers import Escalated


async def test_the_department_has_until_that_day(hall: Hall) -> None:
    blocker = await at_office(hall)

    assert await reassign(hall, blocker) == blocker

    assert await waiting(hall, blocker) == ("OPEN", "MAJOR_PROJECTS", tenant_id("gxj"), begins(10, 1))
    assert (await hall.row("blocker", blocker))["department_id"] == tenant_id("gxj")
    assert await steps(hall, blocker) == ["RAISED", "ESCALATED", "REASSIGNED"]
    (event,) = await hall.rows("outbox_event", kind="major.blocker_reassigned")
    assert str(tenant_id("gxj")) in str(event["payload"])
    assert await answer(hall, blocker, "officer@gxj") == blocker


async def test_a_gap_is_none_while_a_department_has_it_anew(hall: Hall) -> None:
    blocker = await at_office(hall)
    assert await escalate(hall, begins(7, 16)) == Escalated(0, 1)
    assert await reassign(hall, blocker, due_on=date(2026, 7, 17)) == blocker
    assert not (await hall.row("blocker", blocker))["escalation_gap"]
    assert await escalate(hall, begins(7, 17)) == Escalated(0, 0)
    assert await escalate(hall, begins(7, 18)) == Escalated(0, 1)


async def test_nobody_else_does_and_only_what_has_come_to_it(hall: Hall) -> None:
    blocker = await at_office(hall)
    await only(
        hall,
        reassign,
        blocker,
        {
            "viewer@fgw": "FORBIDDEN",
            "director@huaming": "FORBIDDEN",
            "director@ghzy": "FORBIDDEN",
            "director@hezuo": "FORBIDDEN",
            "director@ducha": "FORBIDDEN",
            "director@qld": "FORBIDDEN",
            "director@xinli": "NOT_FOUND",
            "director@sthj": "NOT_FOUND",
        },
    )
    await refused(hall, reassign, blocker, "TEXT_REQUIRED", reason=" ")
    await refused(hall, reassign, blocker, "BLOCKER_DAY_PAST", due_on=date(2026, 7, 7))
    await refused(hall, reassign, blocker, "BLOCKER_DAY_TOO_LATE", due_on=date(2028, 7, 7))
    await refused(hall, reassign, blocker, "BLOCKER_DEPARTMENT_UNFIT", to="xinli")
    await refused(hall, reassign, blocker, "BLOCKER_DEPARTMENT_UNFIT", department=NEVER)
    await refused(hall, reassign, await raised(hall), "BLOCKER_LEVEL")
    assert await answer(hall, blocker) == blocker
    await refused(hall, reassign, blocker, "BLOCKER_STATE")


async def test_what_is_with_the_leader_is_the_leader_s(hall: Hall) -> None:
    await refused(hall, reassign, await at_leader(hall), "BLOCKER_LEVEL")
