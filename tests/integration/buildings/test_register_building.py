"""登记楼宇: by the host's officers, once by each name."""

import pytest

from tests.support.buildings import register, registered
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens


async def test_a_building_is_kept_as_it_was_entered(hall: Hall) -> None:
    key = await registered(hall, name=" 东丽创新大厦 ", operator=" ")
    row = await hall.row("building", key)
    assert (row["name"], row["operator"], row["state"], row["version"]) == ("东丽创新大厦", None, "OPEN", 1)
    assert (row["rentable"], row["self_used"], row["asking_rent"]) == (1_000_000, 100_000, 4_500)


async def test_a_name_is_taken_however_it_is_written_and_another_unit_s_is_not(hall: Hall) -> None:
    await registered(hall)
    async with nothing_happens(hall.owner):
        assert codes(await register(hall, name="东丽 创新大厦")) == ["BUILDING_NAME_TAKEN"]
    await registered(hall, "officer@xinli")


@pytest.mark.parametrize(
    "persona",
    ["viewer@huaming", "statistician@huaming", "director@hezuo", "director@ducha", "director@qld", "director@gxj"],
)
async def test_nobody_else_registers(hall: Hall, persona: str) -> None:
    async with nothing_happens(hall.owner):
        assert codes(await register(hall, persona)) == ["FORBIDDEN"]


async def test_what_is_wrong_is_not_kept(hall: Hall) -> None:
    async with nothing_happens(hall.owner):
        assert codes(await register(hall, name=" ", rentable=0)) == ["TEXT_REQUIRED", "BUILDING_AREA_INVALID"]
