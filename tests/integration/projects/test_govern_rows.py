"""Rows of other rooms that a project governs, with what the acting tenant is to that project."""

from tests.support.floor import own, wide
from tests.support.majors import a_major, appointed
from tests.support.projects import NOW, Hall
from zhaoshang.majors.model import MajorProject
from zhaoshang.projects.operations.govern_rows import Part, load_governed
from zhaoshang.values.ids import new_id


async def test_a_row_comes_with_the_acting_tenants_parts(hall: Hall) -> None:
    major = await a_major(hall)
    await appointed(hall, major, "ghzy")
    for fence, parts in (
        (own("huaming"), Part.HOST),
        (wide("ghzy"), Part.SPONSOR),
        (wide("fgw"), Part.MAJOR),
        (wide("hezuo"), Part(0)),
    ):
        async with hall.service.database.unit_of_work(fence, at=NOW) as work:
            row = await load_governed(work, MajorProject, major)
            assert row is not None
            assert row.parts == parts
    async with hall.service.database.unit_of_work(own("xinli"), at=NOW) as work:
        assert await load_governed(work, MajorProject, major) is None
        assert await load_governed(work, MajorProject, new_id()) is None
