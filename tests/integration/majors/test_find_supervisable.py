"""What of a major project gives reason for supervision is found by those who may see it."""

from tests.support.blockers import raised
from tests.support.majors import planned
from tests.support.projects import Hall
from zhaoshang.majors.operations.find_supervisable import find_blocker, find_light
from zhaoshang.values.ids import new_id


async def test_its_project_is_told_to_whoever_sees_it(hall: Hall) -> None:
    plan = await planned(hall)
    project = (await hall.row("milestone_plan", plan))["project_id"]
    light, *_ = await hall.rows("light_reading", project_id=project)
    (major,) = await hall.rows("major_project")
    blocker = await raised(hall, major["id"])
    for persona, sees in (
        ("officer@ducha", True),
        ("officer@huaming", True),
        ("officer@xinli", False),
        ("officer@xfjy", False),
    ):
        actor = hall.actor(persona)
        async with hall.service.database.unit_of_work(actor.fence(), at=hall.clock.now()) as work:
            expected = project if sees else None
            assert await find_light(work, actor, light["id"]) == expected, persona
            assert await find_blocker(work, actor, blocker) == expected, persona
            assert await find_light(work, actor, new_id()) is None
            assert await find_blocker(work, actor, light["id"]) is None
