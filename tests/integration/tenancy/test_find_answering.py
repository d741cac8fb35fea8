"""Which units answer for something: the open ones that hold it today."""

import asyncpg

from tests.support.actors import DONGLI, tenant_id
from tests.support.projects import NOW, open_hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.tenancy.operations.find_answering import find_answering, find_holders
from zhaoshang.values.ids import DistrictId, new_id
from zhaoshang.values.responsibility import Responsibility


async def test_only_open_units_that_hold_it_today_answer(database: Database, owner: asyncpg.Connection) -> None:
    await open_hall(database, owner)
    await owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", tenant_id("kfq"))
    await owner.execute(
        "UPDATE app.tenant_responsibility SET ended_at = now() WHERE tenant_id = $1", tenant_id("xinli")
    )
    asked = {*(tenant_id(code) for code in ("huaming", "xinli", "kfq", "gxj")), new_id()}
    async with database.unit_of_work(Fence(DistrictId(DONGLI), reads=Reach.DISTRICT), at=NOW) as work:
        assert await find_answering(work, asked, Responsibility.HOST) == {tenant_id("huaming")}
        assert await find_answering(work, asked, Responsibility.INDUSTRY) == {tenant_id("gxj")}
        assert await find_answering(work, (), Responsibility.HOST) == set()
        # The same of everybody at once: who holds each responsibility, and nobody for what nobody holds.
        holders = await find_holders(work)
        assert set(holders[Responsibility.HOST]) == {tenant_id("huaming"), tenant_id("linkong")}
        assert set(holders[Responsibility.FIRE_REVIEW]) == {tenant_id("xfjy")}
        assert Responsibility.FINANCE not in holders
