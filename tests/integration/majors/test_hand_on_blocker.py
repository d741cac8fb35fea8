"""A department hands a blocker on to the one whose matter it is; it does not come back, and not from above."""

from tests.support.actors import tenant_id
from tests.support.blockers import answer, at_office, begins, hand_on, only, raised, refused, steps, waiting
from tests.support.projects import Hall
from tests.support.tenancy import NEVER
from zhaoshang.projects.model import Part


async def test_the_next_one_sees_all_of_it_and_has_its_deadline_anew(hall: Hall) -> None:
    blocker = await raised(hall)
    hall.clock.at = begins(7, 3)

    assert await hand_on(hall, blocker) == blocker

    assert await waiting(hall, blocker) == ("OPEN", "DEPARTMENT", tenant_id("sthj"), begins(7, 11))
    assert await steps(hall, blocker) == ["RAISED", "HANDED_ON"]
    assert {each["department_id"] for each in await hall.rows("blocker_step")} == {tenant_id("sthj")}
    parties = {each["tenant_id"] for each in await hall.rows("blocker_party")}
    assert parties == {tenant_id("huaming"), tenant_id("sthj")}
    asked = await hall.rows("participation", parts=Part.ASKED.value)
    assert {each["tenant_id"] for each in asked} == {tenant_id("ghzy"), tenant_id("sthj")}
    (event,) = await hall.rows("outbox_event", kind="major.blocker_handed_on")
    assert str(tenant_id("sthj")) in str(event["payload"])
    assert await answer(hall, blocker, "officer@sthj") == blocker


async def test_it_is_not_passed_round(hall: Hall) -> None:
    blocker = await raised(hall)
    await refused(hall, hand_on, blocker, "BLOCKER_DEPARTMENT_SAME", to="ghzy")
    await refused(hall, hand_on, blocker, "BLOCKER_DEPARTMENT_UNFIT", to="qld")
    await refused(hall, hand_on, blocker, "BLOCKER_DEPARTMENT_UNFIT", department=NEVER)
    await refused(hall, hand_on, blocker, "TEXT_REQUIRED", reason="")
    await only(
        hall,
        hand_on,
        blocker,
        {
            "viewer@ghzy": "FORBIDDEN",
            "director@huaming": "FORBIDDEN",
            "director@fgw": "FORBIDDEN",
            "director@ducha": "FORBIDDEN",
            "director@sthj": "NOT_FOUND",
        },
    )
    assert await hand_on(hall, blocker) == blocker
    await refused(hall, hand_on, blocker, "BLOCKER_DEPARTMENT_BEFORE", to="ghzy", persona="officer@sthj")
    assert await answer(hall, blocker, "officer@sthj") == blocker
    await refused(hall, hand_on, blocker, "BLOCKER_STATE", to="gxj", persona="officer@sthj")


async def test_what_has_climbed_stays(hall: Hall) -> None:
    await refused(hall, hand_on, await at_office(hall), "BLOCKER_LEVEL")
