"""The host finds that the answer did not remove a blocker: it is open again at its level, with a new deadline."""

import pytest

from tests.integration.majors.test_resolve_blocker import NOBODY_ELSE
from tests.support.actors import tenant_id
from tests.support.blockers import (
    answer,
    at_leader,
    at_office,
    begins,
    give_back,
    only,
    raised,
    refused,
    steps,
    waiting,
)
from tests.support.majors import ended
from tests.support.projects import Hall


@pytest.mark.parametrize(
    ("level", "whose", "due"),
    [
        ("DEPARTMENT", "ghzy", begins(7, 8)),
        ("MAJOR_PROJECTS", "fgw", begins(7, 16)),
        ("LEADER", "qld", begins(7, 24)),
    ],
)
async def test_it_is_open_again_where_it_was(hall: Hall, level: str, whose: str, due: object) -> None:
    blocker = await {"DEPARTMENT": raised, "MAJOR_PROJECTS": at_office, "LEADER": at_leader}[level](hall)
    assert await answer(hall, blocker) == blocker

    assert await give_back(hall, blocker) == blocker

    assert await waiting(hall, blocker) == ("OPEN", level, tenant_id(whose), due)
    assert (await steps(hall, blocker))[-2:] == ["ANSWERED", "RETURNED"]
    (event,) = await hall.rows("outbox_event", kind="major.blocker_returned")
    assert str(tenant_id(whose)) in str(event["payload"])
    await refused(hall, give_back, blocker, "BLOCKER_STATE")


async def test_where_the_leader_is_gone_it_goes_down_and_the_gap_shows(hall: Hall) -> None:
    blocker = await at_leader(hall)
    assert await answer(hall, blocker) == blocker
    (leader,) = await hall.rows("sponsorship", level="DISTRICT_LEADER")
    await ended(hall, leader["id"])

    assert await give_back(hall, blocker) == blocker

    assert (await waiting(hall, blocker))[1:3] == ("MAJOR_PROJECTS", tenant_id("fgw"))
    assert (await hall.row("blocker", blocker))["escalation_gap"]
    (step,) = await hall.rows("blocker_step", action="RETURNED")
    assert (step["from_level"], step["to_level"]) == ("LEADER", "MAJOR_PROJECTS")


async def test_nobody_else_returns_it(hall: Hall) -> None:
    blocker = await raised(hall)
    assert await answer(hall, blocker) == blocker
    await only(hall, give_back, blocker, NOBODY_ELSE)
    await refused(hall, give_back, blocker, "TEXT_REQUIRED", reason=" ")
