"""Rooms that count by months learn up to which of them nothing changes any more."""

from tests.support.actors import DONGLI, person_id
from tests.support.builders import insert
from tests.support.projects import NOW, Hall
from zhaoshang.attribution.operations.find_months import find_closed_through
from zhaoshang.attribution.permissions import Periods
from zhaoshang.values.ids import new_id


async def test_the_last_closed_month_is_found(hall: Hall) -> None:
    async def found() -> str | None:
        async with hall.service.unit_of_work(hall.actor("director@hezuo"), Periods.CLOSE) as work:
            return await find_closed_through(work)

    assert await found() is None
    for period in ("2026-04", "2026-05"):
        await insert(
            hall.owner,
            "closed_period",
            district_id=DONGLI,
            id=new_id(),
            period=period,
            closed_at=NOW,
            closed_by=person_id("director@hezuo"),
        )
    assert await found() == "2026-05"
