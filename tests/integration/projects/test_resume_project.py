"""A project taken up again."""

from tests.support.projects import Hall, codes
from zhaoshang.projects.model import Stage
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.projects.operations.hold_project import hold_project
from zhaoshang.projects.operations.resume_project import resume_project


async def test_a_project_on_hold_comes_back_to_where_it_was(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")

    assert await hold_project(hall.service, officer, key, 1, " 等政策 ") == key
    held = await hall.row("project", key)
    assert (held["stage"], held["resume_stage"], held["version"]) == ("ON_HOLD", "LEAD", 2)
    assert codes(await advance_project(hall.service, officer, key, 2, Stage.NEGOTIATING)) == ["ILLEGAL_TRANSITION"]
    assert codes(await hold_project(hall.service, officer, key, 2, "再等")) == ["ILLEGAL_TRANSITION"]

    assert await resume_project(hall.service, officer, key, 2, "政策已明确") == key
    back = await hall.row("project", key)
    assert (back["stage"], back["resume_stage"], back["version"]) == ("LEAD", None, 3)
    assert [(row["from_stage"], row["to_stage"], row["reason"]) for row in await hall.rows("stage_change")] == [
        (None, "LEAD", None),
        ("LEAD", "ON_HOLD", "等政策"),
        ("ON_HOLD", "LEAD", "政策已明确"),
    ]
    assert codes(await resume_project(hall.service, officer, key, 3)) == ["NOT_ON_HOLD"]
