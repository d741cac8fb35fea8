"""A project put on hold."""

from tests.support.projects import Hall, codes
from zhaoshang.projects.model import Stage
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.projects.operations.hold_project import hold_project


async def test_a_held_project_remembers_its_stage_and_goes_nowhere(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")

    assert await hold_project(hall.service, officer, key, 1, " 等政策 ") == key
    held = await hall.row("project", key)
    assert (held["stage"], held["resume_stage"], held["version"]) == ("ON_HOLD", "LEAD", 2)
    assert codes(await advance_project(hall.service, officer, key, 2, Stage.NEGOTIATING)) == ["ILLEGAL_TRANSITION"]
    assert codes(await hold_project(hall.service, officer, key, 2, "再等")) == ["ILLEGAL_TRANSITION"]
