"""A project taken out of the pipeline."""

from tests.support.projects import Hall
from zhaoshang.projects.operations.hold_project import hold_project
from zhaoshang.projects.operations.withdraw_project import withdraw_project


async def test_a_held_project_can_be_withdrawn(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")
    await hold_project(hall.service, officer, key, 1, "等")

    assert await withdraw_project(hall.service, officer, key, 2, "企业放弃") == key

    assert (await hall.row("project", key))["stage"] == "WITHDRAWN"
    assert "project.withdraw" in {row["action"] for row in await hall.rows("audit_entry")}
