"""The job that reads lights: every open month, to the same end however often and late it runs."""

import asyncio
from datetime import timedelta

from tests.support.actors import DONGLI, tenant_id
from tests.support.majors import light, planned, progress, report
from tests.support.projects import Hall
from zhaoshang.majors.operations.read_lights import Lit, read_lights
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.values.ids import DistrictId

DISTRICT = DistrictId(DONGLI)


async def read(hall: Hall) -> Lit:
    return await read_lights(hall.service.database, DISTRICT, hall.clock.now())


async def test_months_that_passed_unattended_are_read_when_it_runs_again(hall: Hall) -> None:
    plan = await planned(hall)
    await report(hall, plan, "PERMIT")
    await report(hall, plan, "START")
    await progress(hall, plan, 35)
    hall.clock.pass_by(timedelta(days=75))  # 13 September

    assert await read(hall) == Lit(1, 4)

    rows = await hall.rows("light_reading")
    assert [each["period"] for each in rows if not each["final"]] == ["2026-09"]
    assert await light(hall, plan, "2026-06") == ("GREEN", "ON_PLAN")
    assert await light(hall, plan, "2026-07") == ("YELLOW", "NOT_REPORTED")
    assert await light(hall, plan, "2026-08") == ("YELLOW", "BEHIND")
    assert {each["tenant_id"] for each in rows} == {tenant_id("huaming")}
    assert (await verify_sharing(hall.service.database, DISTRICT, hall.clock.now())).consistent


async def test_run_twice_or_by_two_machines_it_says_the_same(hall: Hall) -> None:
    await planned(hall)
    hall.clock.pass_by(timedelta(days=20))
    await asyncio.gather(read(hall), read(hall))
    before = await hall.rows("light_reading")
    await read(hall)
    assert await hall.rows("light_reading") == before


async def test_one_that_stands_still_or_has_arrived_shows_no_new_light(hall: Hall) -> None:
    await planned(hall)
    hall.clock.pass_by(timedelta(days=40))
    for stage in ("ON_HOLD", "AT_CAPACITY", "LOST"):
        await hall.owner.execute("UPDATE app.major_project SET stage = $1", stage)
        assert await read(hall) == Lit(0, 0)
    await hall.owner.execute("UPDATE app.major_project SET stage = 'STARTED', left_at = now()")
    assert await read(hall) == Lit(0, 0)
