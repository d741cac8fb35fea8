"""What stands in the way in the demo: every state and level that its sponsors allow, as the clock leaves it."""

import asyncpg

from tests.demo.conftest import Demo
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.majors.model import BlockerAction, BlockerState
from zhaoshang.majors.operations.escalate_blockers import Escalated, escalate_blockers
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.values.ids import DistrictId

HERE = DistrictId(120110)


async def test_dongli_has_them_in_every_state_and_at_every_level(demo: Demo, superuser: asyncpg.Connection) -> None:
    states = {row["state"] for row in await superuser.fetch("SELECT DISTINCT state FROM app.blocker")}
    assert states == {each.value for each in BlockerState}
    levels = {row["level"] for row in await superuser.fetch("SELECT DISTINCT level FROM app.blocker")}
    leaders = await superuser.fetchval("SELECT count(*) FROM app.sponsorship WHERE level = 'DISTRICT_LEADER'")
    assert levels == {"DEPARTMENT", "MAJOR_PROJECTS"} | ({"LEADER"} if leaders else set())
    actions = {row["action"] for row in await superuser.fetch("SELECT DISTINCT action FROM app.blocker_step")}
    assert actions == {each.value for each in BlockerAction} - (set() if leaders else {"INSTRUCTED"})
    assert await superuser.fetchval("SELECT count(*) FROM app.blocker_step WHERE at > $1", ANCHOR) == 0
    assert await superuser.fetchval("SELECT count(*) FROM app.blocker WHERE district_id <> 120110") == 0
    assert (await verify_sharing(demo.database, HERE, ANCHOR)).consistent


async def test_the_clock_has_nothing_to_do_at_the_demo_s_present(demo: Demo) -> None:
    assert await escalate_blockers(demo.database, HERE, ANCHOR) == Escalated(0, 0)
