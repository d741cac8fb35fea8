"""变更楼宇: what is known is replaced, and what is let still fits."""

from datetime import date

from tests.support.buildings import WHOLE, close, only, refused, registered, rented, retire, update
from tests.support.projects import Hall


async def test_what_is_known_is_replaced(hall: Hall) -> None:
    building = await registered(hall)
    assert await update(hall, building, name="创新大厦 A 座", self_used=0, operator="东丽城投") == building
    row = await hall.row("building", building)
    assert (row["name"], row["self_used"], row["operator"], row["version"]) == ("创新大厦 A 座", 0, "东丽城投", 2)


async def test_what_is_let_still_fits_in_every_month_that_is_open(hall: Hall) -> None:
    building = await registered(hall)
    await rented(hall, building, area=WHOLE // 2, starts_on=date(2024, 1, 1), ends_on=date(2025, 12, 31))
    await refused(hall, update, building, "BUILDING_AREA_EXCEEDED", self_used=WHOLE // 2 + 1)
    # Of months that are closed, what was reported is what was.
    await close(hall, "2025-12")
    assert await update(hall, building, self_used=WHOLE // 2 + 1) == building


async def test_refusals(hall: Hall) -> None:
    building, second = await registered(hall), await registered(hall, name="二号楼")
    await only(hall, update, building, "officer@huaming", "director@huaming")
    await refused(hall, update, building, "CONFLICT", version=7)
    await refused(hall, update, second, "BUILDING_NAME_TAKEN")
    await refused(hall, update, building, "BUILDING_AREA_INVALID", self_used=WHOLE + 1)
    assert await retire(hall, building) == building
    await refused(hall, update, building, "BUILDING_RETIRED")
