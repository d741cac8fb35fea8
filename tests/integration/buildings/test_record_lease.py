"""登记租约: on no day is more used than there is, whoever enters what at once."""

import asyncio
from datetime import date
from uuid import UUID

from tests.support.buildings import WHOLE, let, only, other, refused, registered, rented
from tests.support.projects import Hall, codes
from tests.support.statistics import landed


async def test_a_lease_is_kept_with_its_project(hall: Hall) -> None:
    building, project = await registered(hall), await hall.create()
    await landed(hall, project)
    lease = await rented(hall, building, project=project, credit_code=" 91120110mant1ygtn0", firm=" 云帆 ")
    row = await hall.row("lease", lease)
    assert (row["credit_code"], row["firm"], row["project_id"]) == ("91120110MANT1YGTN0", "云帆", project)
    assert (row["tenant_id"], row["until"]) == ((await hall.row("building", building))["tenant_id"], row["ends_on"])


async def test_the_day_and_the_excess_are_named(hall: Hall) -> None:
    building = await registered(hall)
    await rented(hall, building, area=WHOLE // 2, starts_on=date(2026, 9, 1))
    refusal = await let(hall, building, **other(area=WHOLE // 2, starts_on=date(2026, 1, 1)))
    assert codes(refusal) == ["BUILDING_AREA_EXCEEDED"]
    assert dict(refusal.facts) == {"day": "2026-09-01", "excess": "1000.00"}
    # Until the day before, there is room.
    await rented(hall, building, **other(area=WHOLE // 2, starts_on=date(2026, 1, 1), ends_on=date(2026, 8, 31)))


async def test_of_two_for_the_last_free_space_exactly_one_passes(hall: Hall) -> None:
    building = await registered(hall)
    every = await asyncio.gather(
        *(let(hall, building, unit=f"{at}", area=WHOLE // 2) for at in range(4)),
    )
    assert sum(isinstance(each, UUID) for each in every) == 1
    assert sorted(codes(each) for each in every if not isinstance(each, UUID)) == [["BUILDING_AREA_EXCEEDED"]] * 3
    assert len(await hall.rows("lease")) == 1


async def test_a_firm_has_a_unit_once_at_a_time_and_renews_it(hall: Hall) -> None:
    building = await registered(hall)
    await rented(hall, building)
    await refused(hall, let, building, "LEASE_OVERLAPS", floor="3层", starts_on=date(2027, 12, 31))
    await rented(hall, building, starts_on=date(2028, 1, 1), ends_on=date(2028, 12, 31))
    await rented(hall, building, unit="303")


async def test_refusals(hall: Hall) -> None:
    building, project = await registered(hall), await hall.create()
    await only(hall, let, building, "officer@huaming", "director@huaming")
    await refused(hall, let, building, "INVALID_CREDIT_CODE", credit_code="91120110MANT1YGTN1")
    # Not landed, another unit's, or none at all: the same answer.
    await refused(hall, let, building, "LEASE_PROJECT_INVALID", project=project)
    theirs = await hall.create("officer@xinli", name="新立物流园", company_name="天津新立物流有限公司")
    await landed(hall, theirs)
    for key in (theirs, building):
        await refused(hall, let, building, "LEASE_PROJECT_INVALID", project=key)
