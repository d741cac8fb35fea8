"""The host takes back a blocker that was a mistake; with a project that ends, or moves, its blockers do."""

from uuid import UUID

import pytest

from tests.integration.majors.test_resolve_blocker import NOBODY_ELSE
from tests.support.actors import DONGLI, tenant_id
from tests.support.blockers import (
    WORDS,
    answer,
    only,
    raised,
    refused,
    resolve,
    steps,
    waiting,
    withdraw,
)
from tests.support.majors import THRESHOLD, a_major, major_of
from tests.support.projects import NOW, Hall
from tests.support.transfers import push
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.projects.operations.update_project import update_project
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.values.ids import DistrictId, ProjectId


@pytest.mark.parametrize("answered", [False, True])
async def test_it_stays_readable_as_withdrawn(hall: Hall, *, answered: bool) -> None:
    blocker = await raised(hall)
    if answered:
        assert await answer(hall, blocker) == blocker

    assert await withdraw(hall, blocker) == blocker

    row = await hall.row("blocker", blocker)
    assert (row["state"], row["waits_for_tenant_id"], row["closed_at"], row["description"]) == (
        "WITHDRAWN",
        None,
        NOW,
        WORDS,
    )
    assert (await steps(hall, blocker))[-1] == "WITHDRAWN"
    assert len(await hall.rows("outbox_event", kind="major.blocker_withdrawn")) == 1
    await refused(hall, withdraw, blocker, "BLOCKER_STATE")


async def test_nobody_else_takes_it_back(hall: Hall) -> None:
    blocker = await raised(hall)
    await only(hall, withdraw, blocker, NOBODY_ELSE)
    await refused(hall, withdraw, blocker, "TEXT_REQUIRED", reason=" ")


async def test_with_a_project_that_is_lost_its_pending_ones_end(hall: Hall) -> None:
    major = await a_major(hall)
    pending, answered, closed = await raised(hall, major), await raised(hall, major), await raised(hall, major)
    for each in (answered, closed):
        assert await answer(hall, each) == each
    assert await resolve(hall, closed) == closed
    project = (await hall.row("blocker", pending))["project_id"]
    version = (await hall.row("project", project))["version"]

    huaming = hall.actor("officer@huaming")
    lost = await lose_project(hall.service, huaming, ProjectId(project), version, reason="另选他址")
    assert isinstance(lost, UUID), lost

    states = [(await hall.row("blocker", each))["state"] for each in (pending, answered, closed)]
    assert states == ["WITHDRAWN", "WITHDRAWN", "RESOLVED"]
    assert (await steps(hall, pending))[-1] == (await steps(hall, answered))[-1] == "WITHDRAWN"
    assert (await verify_sharing(hall.service.database, DistrictId(DONGLI), NOW)).consistent


async def test_of_a_project_that_is_not_major_any_more_they_are_finished(hall: Hall) -> None:
    blocker = await raised(hall)
    project = (await hall.row("blocker", blocker))["project_id"]
    version = (await hall.row("project", project))["version"]
    huaming = hall.actor("officer@huaming")
    changed = await update_project(
        hall.service, huaming, ProjectId(project), version, {"investment_fen": THRESHOLD - 1}
    )
    assert isinstance(changed, UUID), changed
    assert await answer(hall, blocker) == blocker
    assert await resolve(hall, blocker) == blocker


async def test_they_follow_the_project_to_its_next_host_and_the_origin_sees_them_no_more(hall: Hall) -> None:
    project = await hall.create(investment_fen=THRESHOLD)
    major = await major_of(hall, project)
    pending, answered, closed = await raised(hall, major), await raised(hall, major), await raised(hall, major)
    for each in (answered, closed):
        assert await answer(hall, each) == each
    assert await resolve(hall, closed) == closed
    pushed = await push(hall, project)
    await pushed.confirm()
    await pushed.land("xinli")

    assert (await waiting(hall, pending))[2] == tenant_id("ghzy")
    assert (await waiting(hall, answered))[2] == tenant_id("xinli")
    owners = [(await hall.row("blocker", each))["tenant_id"] for each in (pending, answered, closed)]
    assert owners == [tenant_id("xinli"), tenant_id("xinli"), tenant_id("huaming")]
    parties = {each["tenant_id"] for each in await hall.rows("blocker_party")}
    assert parties == {tenant_id("xinli"), tenant_id("ghzy")}
    await refused(hall, resolve, answered, "NOT_FOUND")
    assert await resolve(hall, answered, "officer@xinli") == answered
    assert (await verify_sharing(hall.service.database, DistrictId(DONGLI), NOW)).consistent
