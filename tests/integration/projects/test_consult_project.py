"""What coordination asks of a project, inside its own open transaction."""

from tests.support.actors import DONGLI, tenant_id
from tests.support.coordination import applied
from tests.support.projects import NOW, Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.projects.conditions import conditions_of
from zhaoshang.projects.model import Stage
from zhaoshang.projects.operations.consult_project import call_in, share_anew
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId

FENCE = Fence(DistrictId(DONGLI), None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)


async def test_departments_that_are_called_in_judge_the_project_and_see_what_hangs_on_it(hall: Hall) -> None:
    consultation = await applied(hall)
    project = (await hall.row("planning_consultation", consultation))["project_id"]
    async with hall.service.database.unit_of_work(FENCE, at=NOW) as work:
        await call_in(work, project, [tenant_id("sthj"), tenant_id("gxj")])
        await work.commit()
    parts = {each["tenant_id"]: each["parts"] for each in await hall.rows("participation", project_id=project)}
    assert (parts[tenant_id("sthj")], parts[tenant_id("gxj")]) == (4, 16 | 4)
    row = await hall.row("planning_consultation", consultation)
    assert tenant_id("sthj") in row["shared_with"]
    assert tenant_id("sthj") in (await hall.row("project", project))["shared_with"]


async def test_what_was_just_added_is_shared(hall: Hall) -> None:
    consultation = await applied(hall)
    await hall.owner.execute("UPDATE app.planning_consultation SET shared_with = '{}'")
    project = (await hall.row("planning_consultation", consultation))["project_id"]
    async with hall.service.database.unit_of_work(FENCE, at=NOW) as work:
        await share_anew(work, project)
        await work.commit()
    assert tenant_id("ghzy") in (await hall.row("planning_consultation", consultation))["shared_with"]


def test_started_asks_for_an_agreed_plan() -> None:
    assert "PLANNING_NOT_AGREED" in [each.code for each in conditions_of(Stage.STARTED)]
