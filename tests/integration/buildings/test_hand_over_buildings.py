"""交接楼宇: a merged unit's buildings are its successor's, with everything about them."""

from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, tenant_id
from tests.support.buildings import (
    correct,
    end,
    let,
    noticed,
    other,
    refused,
    registered,
    rented,
    reported,
    submit,
    verify,
)
from tests.support.floor import overtaken, own, tried, wide
from tests.support.projects import Hall, codes
from tests.support.statistics import proof
from zhaoshang.buildings.operations.hand_over_buildings import find_unfinished, hand_over_buildings
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.transfers.operations.succeed_host import succeed_host
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId


async def test_a_merger_takes_the_buildings_along_once_nothing_waits(hall: Hall) -> None:
    building, namesake = await registered(hall), await registered(hall, "officer@xinli")
    lease = await rented(hall, building, ends_on=hall.clock.at.date().replace(month=8))
    report = await reported(hall, building)
    actor, units = hall.actor("director@hezuo"), (tenant_id("huaming"), tenant_id("xinli"))
    assert codes(await succeed_host(hall.service, actor, *units, "区划调整")) == ["SUCCESSION_UNFINISHED"]
    assert await verify(hall, report) == report
    before = dict(await hall.row("building_report", report))
    assert isinstance(await succeed_host(hall.service, actor, *units, "区划调整"), UUID)
    for table in ("building", "lease", "building_report", "building_alert", "evidence"):
        assert {row["tenant_id"] for row in await hall.rows(table)} == {tenant_id("xinli")}, table
    assert dict(await hall.row("building_report", report)) == before | {"tenant_id": tenant_id("xinli")}
    # Its heir had one of that name already.
    names = {row["id"]: (row["name"], row["name_normal"]) for row in await hall.rows("building")}
    assert names == {
        building: ("东丽创新大厦（华明街道）", "东丽创新大厦华明街道"),
        namesake: ("东丽创新大厦", "东丽创新大厦"),
    }
    assert await noticed(hall) == [("LEASE_ENDING", str(lease))]
    await refused(hall, let, building, "NOT_FOUND", **other())
    await rented(hall, building, persona="officer@xinli", **other())


async def test_no_unit_gives_a_building_away_by_itself(hall: Hall) -> None:
    building = await registered(hall)
    sql = "SELECT app.hand_over_buildings(:whose, :heir)"
    given = {"whose": tenant_id("huaming"), "heir": tenant_id("xinli")}
    for unit in ("huaming", "xinli"):
        assert await tried(hall, unit, sql, fence=own(unit), **given) == "refused"
    assert (await hall.row("building", building))["tenant_id"] == tenant_id("huaming")
    assert await tried(hall, "hezuo", sql, fence=wide("hezuo"), **given) == 0
    fence = Fence(DistrictId(DONGLI), None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with hall.service.database.unit_of_work(fence, at=hall.clock.at) as work:
        assert await find_unfinished(work, tenant_id("xinli")) == 0
        await hand_over_buildings(work, tenant_id("xinli"), tenant_id("kfq"))
        await work.commit()
    assert (await hall.row("building", building))["tenant_id"] == tenant_id("kfq")


async def test_who_waited_for_a_building_that_meanwhile_went_finds_none(hall: Hall) -> None:
    building = await registered(hall)
    lease = await rented(hall, building)
    sql = "UPDATE app.building SET tenant_id = $1 WHERE id = $2"
    evidence = await proof(hall, "huaming")
    late: tuple[tuple[Any, UUID, dict[str, Any]], ...] = (
        *((let, building, other()), (correct, lease, {"version": 1})),
        *((end, lease, {"version": 1}), (submit, building, {"evidence": evidence})),
    )
    for act, key, given in late:
        outcome = await overtaken(hall, sql, act(hall, key, **given), tenant_id("xinli"), building)
        assert codes(outcome) == ["NOT_FOUND"], act
        await hall.owner.execute(sql, tenant_id("huaming"), building)
