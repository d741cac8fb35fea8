"""查目标: what everybody was to bring as of a revision, of the year and up to a month."""

from tests.support.actors import DONGLI, tenant_id
from tests.support.assessment import targeted
from tests.support.projects import Hall
from zhaoshang.assessment.operations.find_targets import find_targets, hold_targets
from zhaoshang.assessment.rules.targets import Phased
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period

DISTRICT = Fence(DistrictId(DONGLI), reads=Reach.DISTRICT)


async def test_each_revision_stays_what_it_was(hall: Hall) -> None:
    await targeted(hall, fen=1200)
    await targeted(hall, fen=2400, expected_number=1, reason="调整")
    await targeted(hall, "linkong", fen=12, year=2027)

    async with hall.service.database.unit_of_work(DISTRICT, at=hall.clock.now()) as work:
        assert await hold_targets(work) == 3
        huaming, capital = tenant_id("huaming"), Metric.CAPITAL_IN_PLACE
        assert await find_targets(work, Period("2026-06"), 0) == []
        assert await find_targets(work, Period("2026-06"), 1) == [Phased(huaming, capital, 1200, 600)]
        assert await find_targets(work, Period("2026-06"), 3) == [Phased(huaming, capital, 2400, 1200)]
        assert await find_targets(work, Period("2026-12"), 2) == [Phased(huaming, capital, 2400, 2400)]
        assert await find_targets(work, Period("2027-01"), 3) == [Phased(tenant_id("linkong"), capital, 12, 1)]
        assert await find_targets(work, Period("2025-06"), 3) == []
