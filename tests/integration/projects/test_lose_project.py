"""A project that went elsewhere."""

from tests.support.projects import Hall
from zhaoshang.projects.operations.lose_project import lose_project


async def test_a_lost_project_says_why_and_where_it_went(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")

    assert await lose_project(hall.service, officer, key, 1, reason="用地成本", lost_to="河北省") == key

    lost = await hall.row("project", key)
    assert (lost["stage"], lost["lost_reason"], lost["lost_to"]) == ("LOST", "用地成本", "河北省")
    assert "project.lost" in {row["kind"] for row in await hall.rows("outbox_event")}
