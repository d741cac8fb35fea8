"""Which days a district decided itself: the newest decision about each."""

from datetime import date

import asyncpg

from tests.support.actors import DONGLI, person_id
from tests.support.builders import a_district, insert
from tests.support.projects import NOW, open_hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.values.ids import DistrictId, new_id

NEXT_DISTRICT = 120111


async def test_the_newest_decision_about_each_day_holds(database: Database, owner: asyncpg.Connection) -> None:
    hall = await open_hall(database, owner)
    fence = Fence(DistrictId(DONGLI), reads=Reach.DISTRICT)
    async with database.unit_of_work(fence, at=NOW) as work:
        assert await find_overrides(work) == {}

    for day, worked in ((4, True), (10, False), (4, False), (4, True), (10, True)):
        await hall.set_day(date(2026, 7, day), worked=worked)

    async with database.unit_of_work(fence, at=NOW) as work:
        assert await find_overrides(work) == {date(2026, 7, 4): True, date(2026, 7, 10): True}


async def test_every_unit_counts_by_its_own_districts_days(database: Database, owner: asyncpg.Connection) -> None:
    hall = await open_hall(database, owner)
    await hall.set_day(date(2026, 7, 4), worked=True)
    await a_district(owner, NEXT_DISTRICT)
    await insert(
        owner,
        "working_day_override",
        district_id=NEXT_DISTRICT,
        id=new_id(),
        day=date(2026, 7, 5),
        worked=True,
        reason="他区安排",
        created_at=NOW,
        created_by=person_id("elsewhere"),
    )

    own = Fence(DistrictId(DONGLI), hall.actor("officer@huaming").tenant, reads=Reach.OWN)
    async with database.unit_of_work(own, at=NOW) as work:
        assert await find_overrides(work) == {date(2026, 7, 4): True}
    async with database.unit_of_work(Fence(DistrictId(NEXT_DISTRICT), reads=Reach.ADMIN), at=NOW) as work:
        assert await find_overrides(work) == {date(2026, 7, 5): True}
