"""Rooms that count by months learn up to which of them nothing changes any more."""

import asyncio
from uuid import UUID

from tests.support.actors import DONGLI, person_id
from tests.support.builders import insert
from tests.support.projects import NOW, Hall
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.attribution.operations.find_months import find_closed_through, keep_months
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


async def test_while_somebody_counts_by_them_no_month_is_closed(hall: Hall) -> None:
    director = hall.actor("director@hezuo")
    async with hall.service.unit_of_work(director, Periods.CLOSE) as work:
        assert await keep_months(work) is None
        closing = asyncio.create_task(close_period(hall.service, director, "2026-05"))
        waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'"
        while not await hall.owner.fetchval(waits):  # noqa: ASYNC110  a lock has no event
            await asyncio.sleep(0.01)
        assert not closing.done()
        assert await keep_months(work) is None
    assert isinstance(await closing, UUID)
