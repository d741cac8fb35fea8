"""How many projects of each unit were started in a span of time: each once, when it first was, at its host of today."""

from datetime import datetime, timedelta
from uuid import UUID

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import insert
from tests.support.projects import NOW, Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.projects.operations.find_started import find_started
from zhaoshang.values.ids import DistrictId, new_id

DAY = timedelta(days=1)


async def reaches(hall: Hall, project: UUID, stage: str, at: datetime) -> None:
    row = await hall.row("project", project)
    await insert(
        hall.owner,
        "stage_change",
        district_id=DONGLI,
        id=new_id(),
        tenant_id=row["tenant_id"],
        project_id=project,
        to_stage=stage,
        at=at,
        by_person_id=person_id("officer@huaming"),
    )


async def found(hall: Hall, since: datetime, before: datetime) -> dict[UUID, int]:
    fence = Fence(DistrictId(DONGLI), reads=Reach.DISTRICT)
    async with hall.service.database.unit_of_work(fence, at=NOW) as work:
        return dict(await find_started(work, since, before))


async def test_each_project_counts_once_when_it_first_was(hall: Hall) -> None:
    project, other = (
        await hall.create(),
        await hall.create("officer@xinli", name="新立基地", company_name="天津新立公司"),
    )
    await reaches(hall, project, "STARTED", NOW)
    await reaches(hall, project, "ON_HOLD", NOW + DAY)
    await reaches(hall, project, "STARTED", NOW + 2 * DAY)
    await reaches(hall, other, "SIGNED", NOW)

    assert await found(hall, NOW, NOW + DAY) == {tenant_id("huaming"): 1}
    assert await found(hall, NOW + DAY, NOW + 9 * DAY) == {}
    assert await found(hall, NOW - DAY, NOW) == {}
    await hall.owner.execute("UPDATE app.project SET tenant_id = $1 WHERE id = $2", tenant_id("linkong"), project)
    assert await found(hall, NOW, NOW + DAY) == {tenant_id("linkong"): 1}
