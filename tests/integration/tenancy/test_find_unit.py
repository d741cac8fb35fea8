"""What an open unit is, and who belongs to it today."""

import asyncpg

from tests.support.actors import DONGLI, tenant_id
from tests.support.builders import a_tenant
from tests.support.majors import joins
from tests.support.projects import NOW, open_hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.tenancy.operations.find_unit import Unit, find_codes, find_people, find_unit
from zhaoshang.values.ids import DistrictId, new_id
from zhaoshang.values.responsibility import Responsibility


async def test_a_closed_unit_is_none_and_administrators_are_nobody_in_its_business(
    database: Database, owner: asyncpg.Connection
) -> None:
    hall = await open_hall(database, owner)
    officer, gone = await joins(hall, "officer@ghzy"), await joins(hall, "director@ghzy", "DIRECTOR")
    await joins(hall, "viewer@ghzy", "AUDITOR")
    await owner.execute("UPDATE app.membership SET ended_at = now() WHERE person_id = $1", gone)
    await owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", tenant_id("kfq"))
    async with database.unit_of_work(Fence(DistrictId(DONGLI), reads=Reach.DISTRICT), at=NOW) as work:
        unit = await find_unit(work, tenant_id("ghzy"))
        assert unit == Unit(tenant_id("ghzy"), True, {Responsibility.APPROVAL})
        street = await find_unit(work, tenant_id("huaming"))
        assert street is not None
        assert not street.department
        assert await find_unit(work, tenant_id("kfq")) is None
        assert await find_unit(work, new_id()) is None
        assert await find_people(work, tenant_id("ghzy")) == {officer}
        assert await find_people(work, tenant_id("xinli")) == set()


async def test_codes_of_closed_units_too_and_of_no_other_district_s(
    database: Database, owner: asyncpg.Connection
) -> None:
    await open_hall(database, owner)
    elsewhere = await a_tenant(owner, "zhongbei", "HOST", district=120111)
    await owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", tenant_id("kfq"))
    async with database.unit_of_work(Fence(DistrictId(DONGLI), reads=Reach.DISTRICT), at=NOW) as work:
        found = await find_codes(work, [tenant_id("kfq"), tenant_id("gxj"), elsewhere, new_id()])
        assert found == {tenant_id("kfq"): "kfq", tenant_id("gxj"): "gxj"}
        assert await find_codes(work, []) == {}
