"""What changed in the sums is added up, and then is no more."""

from tests.support.actors import DONGLI
from tests.support.projects import Hall
from tests.support.tallies import agree, changes
from zhaoshang.projects.operations.fold_tallies import fold_tallies
from zhaoshang.projects.operations.hold_project import hold_project
from zhaoshang.projects.operations.resume_project import resume_project
from zhaoshang.projects.operations.withdraw_project import withdraw_project
from zhaoshang.values.ids import DistrictId


async def fold(hall: Hall) -> int:
    return await fold_tallies(hall.service.database, DistrictId(DONGLI), hall.clock.now())


async def test_changes_are_added_up_once_and_sums_of_nothing_are_gone(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")
    assert await fold(hall) == 1
    tallies = await hall.rows("project_tally")
    assert {row["stage"] for row in tallies} == {"LEAD", None}
    assert await withdraw_project(hall.service, officer, key, 1, "企业放弃") == key
    assert await fold(hall) == 2
    assert {row["stage"] for row in await hall.rows("project_tally")} == {"WITHDRAWN", None}
    assert await fold(hall) == 0
    assert await changes(hall) == []
    await agree(hall, 1)


async def test_what_was_undone_leaves_the_sums_as_they_were(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")
    await fold(hall)
    before = await hall.rows("project_tally")
    await hold_project(hall.service, officer, key, 1, "等")
    await resume_project(hall.service, officer, key, 2)
    assert len(await changes(hall)) == 4
    await fold(hall)
    assert await hall.rows("project_tally") == before
