"""Departments brought into a project."""

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from zhaoshang.projects.model import Part
from zhaoshang.projects.operations.involve_department import involve_department
from zhaoshang.values.ids import ProjectId


async def involve(hall: Hall, key: ProjectId, code: str, part: Part, version: int = 1) -> object:
    return await involve_department(
        hall.service, hall.actor("officer@hezuo"), key, version, department=tenant_id(code), part=part
    )


async def test_an_involved_department_sees_the_project_and_its_company(hall: Hall) -> None:
    key = await hall.create()

    assert await involve(hall, key, "sthj", Part.REVIEWER) == key

    project = await hall.row("project", key)
    assert tenant_id("sthj") in project["shared_with"]
    assert project["version"] == 2
    (company,) = await hall.rows("company")
    assert tenant_id("sthj") in company["shared_with"]
    assert tenant_id("sthj") in (await hall.rows("stage_change"))[0]["shared_with"]
    (part,) = await hall.rows("participation", tenant_id=tenant_id("sthj"))
    assert part["parts"] == Part.REVIEWER
    assert codes(await involve(hall, key, "sthj", Part.REVIEWER, version=2)) == ["ALREADY_INVOLVED"]


async def test_a_department_that_takes_part_anyway_gets_the_part_besides(hall: Hall) -> None:
    key = await hall.create()

    assert await involve(hall, key, "gxj", Part.ASKED) == key

    (part,) = await hall.rows("participation", tenant_id=tenant_id("gxj"))
    assert part["parts"] == Part.INDUSTRY | Part.ASKED


async def test_a_closed_department_is_none(hall: Hall) -> None:
    key = await hall.create()
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", tenant_id("sthj"))

    assert codes(await involve(hall, key, "sthj", Part.REVIEWER)) == ["DEPARTMENT_NOT_FOUND"]
