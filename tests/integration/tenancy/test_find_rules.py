"""What a district's rules said on a day."""

from datetime import date

import asyncpg

from tests.support.actors import DONGLI
from tests.support.projects import NOW, open_hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.ids import DistrictId


async def test_each_day_has_the_version_in_force(database: Database, owner: asyncpg.Connection) -> None:
    hall = await open_hall(database, owner)
    await hall.set_rule("transfer_offer_working_days", "7", date(2026, 1, 1))
    await hall.set_rule("transfer_offer_working_days", "5", date(2026, 7, 1))
    async with database.unit_of_work(Fence(DistrictId(DONGLI), reads=Reach.DISTRICT), at=NOW) as work:
        assert "transfer_offer_working_days" not in await find_rules(work, date(2025, 12, 31))
        assert (await find_rules(work, date(2026, 6, 30)))["transfer_offer_working_days"] == "7"
        assert (await find_rules(work, date(2026, 7, 1)))["transfer_offer_working_days"] == "5"
