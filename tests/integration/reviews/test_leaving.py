"""A project that leaves its review ends the round; one that moves takes what is still to be done with it."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.reviews import answered, asked, conditioned, give, reported, slot, submit, submitted, withdrawn
from tests.support.tenancy import nothing_happens
from tests.support.transfers import push
from zhaoshang.projects.operations.hold_project import hold_project
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.projects.operations.resume_project import resume_project
from zhaoshang.projects.operations.withdraw_project import withdraw_project
from zhaoshang.transfers.operations.succeed_host import succeed_host
from zhaoshang.values.ids import ProjectId

Leave = Callable[[Hall, Any, ProjectId, int], Awaitable[Any]]
LEAVING: tuple[Leave, ...] = (
    lambda hall, actor, key, version: hold_project(hall.service, actor, key, version, "等待"),
    lambda hall, actor, key, version: lose_project(hall.service, actor, key, version, reason="他处落地", lost_to=None),
    lambda hall, actor, key, version: withdraw_project(hall.service, actor, key, version, "误登"),
)


async def test_on_hold_lost_or_withdrawn_it_is_judged_no_more(hall: Hall) -> None:
    review = await submitted(hall)
    project = ProjectId((await hall.row("review", review))["project_id"])
    assert isinstance(await asked(hall, review), UUID)
    director = hall.actor("director@huaming")
    for leave in LEAVING:
        version = (await hall.row("project", project))["version"]
        assert await leave(hall, director, project, version) == project

        row = await hall.row("review", review)
        assert (row["state"], row["pending"], row["decided_at"]) == ("WITHDRAWN", 0, hall.clock.now())
        assert {each["state"] for each in await hall.rows("review_opinion", review_id=review)} == {"LAPSED"}
        async with nothing_happens(hall.owner):
            assert codes(await give(hall, review, "industry")) == ["REVIEW_STATE"]
        # As before, for the next way to leave.
        await hall.owner.execute("UPDATE app.project SET stage = 'IN_REVIEW', resume_stage = NULL")
        await hall.owner.execute("UPDATE app.review SET state = 'COLLECTING', pending = 2")
        await hall.owner.execute("UPDATE app.review_opinion SET state = 'PENDING'")


async def test_a_passed_review_outlives_a_pause(hall: Hall) -> None:
    review = await submitted(hall)
    project = ProjectId((await hall.row("review", review))["project_id"])
    await answered(hall, review)
    director, version = hall.actor("director@huaming"), (await hall.row("project", project))["version"]
    assert await hold_project(hall.service, director, project, version, "等待") == project
    assert await resume_project(hall.service, director, project, version + 1, "继续") == project
    assert (await hall.row("review", review))["state"] == "PASSED"
    assert (await hall.row("project", project))["stage"] == "IN_REVIEW"


async def test_pushed_and_moved_its_conditions_are_the_new_hosts_and_the_old_one_sees_nothing_of_it(
    hall: Hall,
) -> None:
    review = await submitted(hall)
    condition = (await conditioned(hall, review, "industry"))["id"]
    project = ProjectId((await hall.row("review", review))["project_id"])

    started = await push(hall, project)
    assert await started.confirm() == started.transfer

    assert (await hall.row("review", review))["state"] == "WITHDRAWN"
    assert (await slot(hall, review, "environment"))["state"] == "LAPSED"
    await started.land("linkong")
    assert (await hall.row("review_condition", condition))["tenant_id"] == tenant_id("linkong")
    parties = {each["tenant_id"] for each in await hall.rows("review_party", review_id=review)}
    assert tenant_id("linkong") in parties
    async with nothing_happens(hall.owner):
        assert codes(await reported(hall, condition)) == ["NOT_FOUND"]
        assert codes(await withdrawn(hall, review)) == ["NOT_FOUND"]
    assert await reported(hall, condition, "officer@linkong") == condition
    again = await submit(hall, project, "officer@linkong")
    row = await hall.row("review", again)
    assert (row["tenant_id"], row["round"]) == (tenant_id("linkong"), 2)
    assert {each["state"] for each in await hall.rows("review_opinion", review_id=again)} == {"PENDING"}


async def test_a_unit_is_not_merged_while_a_round_of_its_is_open(hall: Hall) -> None:
    review = await submitted(hall)
    director = hall.actor("director@hezuo")

    async def merged() -> Any:
        return await succeed_host(hall.service, director, tenant_id("huaming"), tenant_id("xinli"), "区划调整")

    async with nothing_happens(hall.owner):
        assert codes(await merged()) == ["SUCCESSION_UNFINISHED"]
    await answered(hall, review)
    assert isinstance(await merged(), UUID)
    row = await hall.row("review", review)
    assert (row["state"], tenant_id("xinli") in row["shared_with"]) == ("PASSED", True)
