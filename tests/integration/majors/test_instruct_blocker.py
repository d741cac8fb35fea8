"""批示: the district leader who sponsors the project says who removes a blocker, by when."""

from datetime import date

from tests.support.actors import tenant_id
from tests.support.blockers import (
    INSTRUCTION,
    answer,
    at_leader,
    at_office,
    begins,
    escalate,
    instruct,
    only,
    refused,
    resolve,
    steps,
    waiting,
)
from tests.support.majors import a_major
from tests.support.projects import Hall
from tests.support.tenancy import NEVER
from zhaoshang.majors.operations.escalate_blockers import Escalated


async def test_a_department_has_until_that_day_and_what_it_lets_pass_is_the_leader_s_again(hall: Hall) -> None:
    blocker = await at_leader(hall)

    assert await instruct(hall, blocker, "gxj", due_on=date(2026, 7, 20)) == blocker

    assert await waiting(hall, blocker) == ("OPEN", "LEADER", tenant_id("gxj"), begins(7, 21))
    assert (await hall.row("blocker", blocker))["instruction"] == INSTRUCTION
    assert len(await hall.rows("outbox_event", kind="major.blocker_instructed")) == 1
    assert await escalate(hall, begins(7, 20)) == Escalated(0, 0)
    assert await escalate(hall, begins(7, 21)) == Escalated(1, 0)
    assert await waiting(hall, blocker) == ("OPEN", "LEADER", tenant_id("qld"), begins(7, 29))
    assert await instruct(hall, blocker, "ghzy") == blocker
    assert await answer(hall, blocker) == blocker
    assert await resolve(hall, blocker) == blocker
    assert (await steps(hall, blocker))[3:] == ["INSTRUCTED", "ESCALATED", "INSTRUCTED", "ANSWERED", "RESOLVED"]


async def test_only_the_leader_who_sponsors_it_and_only_what_has_come_so_far(hall: Hall) -> None:
    blocker = await at_leader(hall)
    await only(
        hall,
        instruct,
        blocker,
        {
            "viewer@qld": "FORBIDDEN",
            "director@fgw": "FORBIDDEN",
            "director@huaming": "FORBIDDEN",
            "director@ghzy": "FORBIDDEN",
            "director@hezuo": "FORBIDDEN",
            "director@ducha": "FORBIDDEN",
            "director@xinli": "NOT_FOUND",
        },
    )
    await refused(hall, instruct, blocker, "TEXT_REQUIRED", instruction=" ")
    await refused(hall, instruct, blocker, "BLOCKER_DAY_PAST", due_on=date(2026, 7, 15))
    await refused(hall, instruct, blocker, "BLOCKER_DEPARTMENT_UNFIT", to="qld")
    await refused(hall, instruct, blocker, "BLOCKER_DEPARTMENT_UNFIT", department=NEVER)
    assert await answer(hall, blocker) == blocker
    await refused(hall, instruct, blocker, "BLOCKER_STATE")
    # Of another project, which the leader does not sponsor.
    hall.clock.at = begins(6, 30)
    other = await a_major(hall, name="冷链物流中心", company_name="天津海河冷链有限公司")
    await refused(hall, instruct, await at_office(hall, other), "FORBIDDEN")


async def test_not_before_it_has_come_to_the_leader(hall: Hall) -> None:
    blocker = await at_leader(hall)
    await hall.owner.execute("UPDATE app.blocker SET level = 'MAJOR_PROJECTS'")
    await refused(hall, instruct, blocker, "BLOCKER_LEVEL")
