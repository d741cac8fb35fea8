"""What the district and its units are called, for rooms that write it down."""

import asyncpg
import pytest

from tests.support.actors import DONGLI, tenant_id
from tests.support.projects import NOW, Hall, open_hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.tenancy.operations.find_named import Named, find_district_name, find_named
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.responsibility import Responsibility

DISTRICT = Fence(DistrictId(DONGLI), reads=Reach.DISTRICT)


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    """A small district."""
    return await open_hall(database, owner)


async def test_the_open_holders_of_a_responsibility_by_code(hall: Hall) -> None:
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", tenant_id("xinli"))
    async with hall.service.database.unit_of_work(DISTRICT, at=hall.clock.now()) as work:
        hosts = await find_named(work, Responsibility.HOST)
        assert hosts[0] == Named(tenant_id("huaming"), "huaming", "华明街道", "华明街道", NOW)
        assert [each.code for each in hosts] == ["huaming", "kfq", "linkong"]
        assert await find_named(work, Responsibility.FINANCE) == []
        name = await find_district_name(work)
    assert name == await hall.owner.fetchval("SELECT name FROM app.district WHERE id = $1", DONGLI)
