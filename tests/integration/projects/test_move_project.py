"""A project moves to another host inside the transfer's own transaction."""

from uuid import UUID

import pytest

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.projects import NOW, Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.projects.operations.move_project import move_project
from zhaoshang.values.ids import DistrictId

NEVER = UUID("01990000-0000-7000-8000-000000000000")
WIDE = Fence(DistrictId(DONGLI), None, None, Reach.DISTRICT, Reach.DISTRICT)


async def move(hall: Hall, key: UUID, host: str) -> UUID:
    async with hall.service.database.unit_of_work(WIDE, at=NOW) as work:
        first = await move_project(work, key, host=tenant_id(host), by=person_id("officer@hezuo"), reason="承接")
        await work.commit()
        return first


async def test_a_host_that_knows_the_company_keeps_its_own_record_of_it(hall: Hall) -> None:
    theirs = await hall.create("officer@linkong", name="别的项目")
    key = await hall.create()

    assert await move(hall, key, "linkong") == tenant_id("huaming")

    moved, other = await hall.row("project", key), await hall.row("project", theirs)
    assert moved["company_id"] == other["company_id"]
    companies = await hall.rows("company")
    assert len(companies) == 2
    # The origin's own record is again nobody else's.
    (left,) = [each for each in companies if each["tenant_id"] == tenant_id("huaming")]
    assert left["shared_with"] == []


async def test_what_is_not_there_does_not_move(hall: Hall) -> None:
    with pytest.raises(LookupError):
        await move(hall, NEVER, "linkong")
