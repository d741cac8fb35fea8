"""注销楼宇: by the director, once nobody rents in it."""

from datetime import date

from tests.support.buildings import let, noticed, only, refused, registered, rented, retire, submit
from tests.support.projects import Hall


async def test_a_retired_building_stays_readable_and_takes_nothing_more(hall: Hall) -> None:
    building = await registered(hall)
    await rented(hall, building, ends_on=date(2026, 6, 29))
    assert await retire(hall, building) == building
    row = await hall.row("building", building)
    assert (row["state"], row["retire_reason"], row["version"]) == ("RETIRED", "拆除。", 2)
    assert await noticed(hall) == []
    for act in (let, submit, retire):
        await refused(hall, act, building, "BUILDING_RETIRED")


async def test_refusals(hall: Hall) -> None:
    building = await registered(hall)
    await only(hall, retire, building, "director@huaming")
    await refused(hall, retire, building, "CONFLICT", version=7)
    await refused(hall, retire, building, "TEXT_REQUIRED", reason=" ")
    await rented(hall, building)
    await refused(hall, retire, building, "BUILDING_LET")
