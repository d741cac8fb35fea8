"""The threshold is versioned data: projects enter and leave on the day it changes."""

import asyncio
from datetime import date, timedelta

from tests.support.actors import DONGLI
from tests.support.majors import THRESHOLD
from tests.support.projects import Hall
from zhaoshang.projects.operations.follow_threshold import Followed, follow_threshold
from zhaoshang.values.ids import DistrictId


async def follow(hall: Hall) -> Followed:
    return await follow_threshold(hall.service.database, DistrictId(DONGLI), hall.clock.now())


async def test_projects_follow_the_rule_of_the_day_once(hall: Hall) -> None:
    at, below = await hall.create(investment_fen=THRESHOLD), THRESHOLD - 1
    under = await hall.create(investment_fen=below, name="另一项目", company_name="天津另一有限公司")
    await hall.create(investment_fen=None, name="未定项目", company_name="天津未定有限公司")
    assert await follow(hall) == Followed(0, 0)
    await hall.set_rule("major_threshold_fen", str(below), date(2026, 7, 1))
    await hall.set_rule("major_threshold_fen", str(2 * THRESHOLD), date(2026, 8, 1))
    assert await follow(hall) == Followed(0, 0)

    hall.clock.pass_by(timedelta(days=1))
    both = await asyncio.gather(follow(hall), follow(hall))

    assert sorted(each.entered for each in both) == [0, 1]
    found = {row["project_id"]: row["left_at"] for row in await hall.rows("major_project")}
    assert found == {at: None, under: None}
    assert [row["threshold_fen"] for row in await hall.rows("major_change", project_id=under)] == [below]
    hall.clock.pass_by(timedelta(days=31))
    assert await follow(hall) == Followed(0, 2)
    assert all(row["left_at"] is not None for row in await hall.rows("major_project"))
    assert len(await hall.rows("outbox_event", kind="project.major_changed")) == 3
    assert len(await hall.rows("audit_entry", action="project.major")) == 3
