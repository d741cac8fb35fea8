"""What units were credited in some months; what an open dispute freezes is apart, and comes back when it is decided."""

from uuid import UUID

from tests.support.actors import DONGLI, tenant_id
from tests.support.attribution import credited, disputed, shared
from tests.support.projects import Hall
from zhaoshang.attribution.operations.find_credit import Credit, find_credit
from zhaoshang.attribution.operations.reject_dispute import reject_dispute
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period


async def found(hall: Hall, first: str, last: str) -> dict[str, Credit]:
    fence = Fence(DistrictId(DONGLI), reads=Reach.DISTRICT)
    async with hall.service.database.unit_of_work(fence, at=hall.clock.now()) as work:
        credit = await find_credit(work, Period(first), Period(last))
    assert {metric for _, metric in credit} <= {Metric.CAPITAL_IN_PLACE}
    codes: dict[UUID, str] = {tenant_id(unit): unit for unit in ("huaming", "linkong")}
    return {codes[party]: each for (party, _), each in credit.items()}


async def test_by_the_months_of_the_entries_and_disputes_that_are_open(hall: Hall) -> None:
    project = await shared(hall)
    await credited(hall, project)
    split = {"huaming": Credit(30_000_000, 0), "linkong": Credit(70_000_001, 0)}
    assert await found(hall, "2026-07", "2026-07") == split
    assert await found(hall, "2026-01", "2026-12") == split
    assert await found(hall, "2026-08", "2026-12") == {}
    assert await found(hall, "2025-01", "2026-06") == {}

    dispute = await disputed(hall, project)
    frozen = {"huaming": Credit(0, 30_000_000), "linkong": Credit(0, 70_000_001)}
    assert await found(hall, "2026-07", "2026-07") == frozen

    (row,) = await hall.rows("attribution_dispute")
    head = hall.actor("director@hezuo")
    assert await reject_dispute(hall.service, head, dispute, row["version"], "证据不足") == dispute
    assert await found(hall, "2026-07", "2026-07") == split
