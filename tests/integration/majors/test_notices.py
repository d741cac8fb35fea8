"""Whoever a step about a major project concerns is told of it, and nobody else."""

from uuid import UUID

from tests.support.blockers import answer, at_leader, give_back, hand_on, instruct, raised, resolve, withdraw
from tests.support.majors import APPOINTER, appoint, planned, propose
from tests.support.notifications import delivered, staffed, told
from tests.support.projects import Hall
from zhaoshang.majors.operations.approve_baseline import approve_baseline
from zhaoshang.majors.operations.relieve_sponsor import relieve_sponsor
from zhaoshang.majors.operations.return_baseline import return_baseline


async def news(hall: Hall) -> set[tuple[str, str]]:
    """Who was told of what by one round of the job: people of rank, as far as they may act."""
    before = {row["id"] for row in await hall.rows("notice")}
    await delivered(hall)
    subjects = {row["id"]: row["subject"] for row in await hall.rows("person")}
    fresh = [row for row in await hall.rows("notice") if row["id"] not in before]
    return {(subjects[row["person_id"]], row["kind"]) for row in fresh}


def both(unit: str, kind: str) -> set[tuple[str, str]]:
    """Its director and its officer; neither who only reads nor who only counts."""
    return {(f"director@{unit}", kind), (f"officer@{unit}", kind)}


async def test_a_blocker_is_told_to_whoever_it_waits_for(hall: Hall) -> None:
    blocker = await at_leader(hall)
    await staffed(hall)
    assert await news(hall) == {
        *both("qld", "SPONSOR_APPOINTED"),
        *both("ghzy", "BLOCKER_RAISED"),
        *both("fgw", "BLOCKER_ESCALATED"),
        *both("qld", "BLOCKER_ESCALATED_TO_LEADER"),
        *both("huaming", "BLOCKER_ROSE"),
    }

    assert await instruct(hall, blocker) == blocker
    assert await news(hall) == both("ghzy", "BLOCKER_INSTRUCTED")
    assert await answer(hall, blocker) == blocker
    assert await news(hall) == both("huaming", "BLOCKER_ANSWERED")
    assert await give_back(hall, blocker) == blocker
    assert await news(hall) == both("qld", "BLOCKER_RETURNED_TO_LEADER")
    assert await instruct(hall, blocker) == blocker
    assert await answer(hall, blocker) == blocker
    assert await resolve(hall, blocker) == blocker
    assert await news(hall) >= both("ghzy", "BLOCKER_RESOLVED")


async def test_a_department_that_gets_a_blocker_or_loses_one_is_told(hall: Hall) -> None:
    await staffed(hall)
    blocker = await raised(hall)
    assert await hand_on(hall, blocker) == blocker
    assert await news(hall) >= both("sthj", "BLOCKER_HANDED_ON")

    assert await answer(hall, blocker, "officer@sthj") == blocker
    assert await give_back(hall, blocker) == blocker
    assert await news(hall) == both("huaming", "BLOCKER_ANSWERED") | both("sthj", "BLOCKER_RETURNED")
    assert await withdraw(hall, blocker) == blocker
    assert await news(hall) == both("sthj", "BLOCKER_WITHDRAWN")


async def test_sponsors_are_told_that_they_are_and_that_they_are_no_longer(hall: Hall) -> None:
    await staffed(hall)
    await planned(hall)
    (major,) = await hall.rows("major_project")
    assert isinstance(await appoint(hall, major["id"], "gxj"), UUID)
    second = await appoint(hall, major["id"], "sthj", handover="用电增容在办。")
    assert isinstance(second, UUID)
    await relieve_sponsor(hall.service, hall.actor(APPOINTER), second, 1, reason="调整", handover="已交接")

    assert await news(hall) == {
        *both("gxj", "SPONSOR_APPOINTED"),
        *both("gxj", "SPONSOR_REPLACED"),
        *both("sthj", "SPONSOR_APPOINTED"),
        *both("sthj", "SPONSOR_RELIEVED"),
    }
    (replaced, _) = await hall.rows("notice", kind="SPONSOR_REPLACED")
    assert (replaced["subject"], replaced["subject_id"]) == ("Project", major["project_id"])


async def test_a_baseline_is_told_to_who_decides_and_the_decision_to_who_asked(hall: Hall) -> None:
    await staffed(hall)
    plan = await planned(hall)
    first = await propose(hall, plan)
    assert await news(hall) == both("fgw", "BASELINE_PROPOSED")

    fgw = hall.actor("officer@fgw")
    assert await return_baseline(hall.service, fgw, first, 1, "请附说明") == first
    assert await news(hall) == {("director@huaming", "BASELINE_RETURNED")}
    second = await propose(hall, plan)
    assert await approve_baseline(hall.service, fgw, second, 1, None) == second
    assert await news(hall) == both("fgw", "BASELINE_PROPOSED") | {("director@huaming", "BASELINE_APPROVED")}
    assert not any(persona.endswith("@ducha") for persona, _ in await told(hall))
