"""数亮灯: how many projects of each host showed which light in a month; only what is final counts."""

from datetime import timedelta

from tests.support.actors import DONGLI, tenant_id
from tests.support.majors import light, planned
from tests.support.projects import Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.majors.operations.count_lights import Counted, count_lights, find_readings
from zhaoshang.majors.operations.read_lights import read_lights
from zhaoshang.values.ids import DistrictId, new_id
from zhaoshang.values.period import Period

DISTRICT = Fence(DistrictId(DONGLI), reads=Reach.DISTRICT)


async def test_readings_of_a_month_and_what_they_show(hall: Hall) -> None:
    plan = await planned(hall)
    hall.clock.pass_by(timedelta(days=45))
    await read_lights(hall.service.database, DistrictId(DONGLI), hall.clock.now())
    colour, _ = await light(hall, plan, "2026-07")

    async with hall.service.database.unit_of_work(DISTRICT, at=hall.clock.now()) as work:
        july, waiting = await find_readings(work, Period("2026-07"))
        assert (len(july), waiting) == (1, 0)
        assert await find_readings(work, Period("2026-08")) == ([], 1)
        assert await find_readings(work, Period("2020-01")) == ([], 0)
        shown = {name: int(name == colour.lower()) for name in ("green", "yellow", "red")}
        assert await count_lights(work, july) == {tenant_id("huaming"): Counted(**shown)}
        assert await count_lights(work, []) == {}
        assert await count_lights(work, [new_id()]) == {}
