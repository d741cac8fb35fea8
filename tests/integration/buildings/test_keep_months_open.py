"""楼宇月报把关: no month is closed over a report that waits."""

from uuid import UUID

from tests.support.buildings import registered, reported, verify
from tests.support.projects import Hall, codes
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.buildings.operations.keep_months_open import find_waiting
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.period import Period


async def test_a_report_that_waits_keeps_its_month_open(hall: Hall) -> None:
    report = await reported(hall, await registered(hall), period="2026-05")
    actor = hall.actor("director@hezuo")
    assert codes(await close_period(hall.service, actor, "2026-05")) == ["FACTS_WAITING"]
    fence = Fence(DistrictId(actor.district), None, actor.person, Reach.DISTRICT, Reach.DISTRICT)
    async with hall.service.database.unit_of_work(fence, at=hall.clock.at) as work:
        assert [await find_waiting(work, Period(month)) for month in ("2026-04", "2026-05", "2026-06")] == [0, 1, 1]
    assert await verify(hall, report) == report
    assert isinstance(await close_period(hall.service, actor, "2026-05"), UUID)
