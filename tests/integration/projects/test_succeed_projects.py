"""What a unit hosts or pushed becomes its successor's, inside the merger's own transaction."""

from tests.support.actors import tenant_id
from tests.support.projects import NOW, Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.projects.operations.succeed_projects import succeed_projects
from zhaoshang.values.ids import DistrictId

WIDE = Fence(DistrictId(120110), None, None, Reach.DISTRICT, Reach.DISTRICT)


async def test_hosted_projects_move_with_their_companies_and_nobody_elses_do(hall: Hall) -> None:
    one = await hall.create()
    other = await hall.create("officer@linkong", name="冷链物流中心", company_name="天津北辰冷链有限公司")
    await hall.owner.execute("UPDATE app.project SET origin_tenant_id = $1 WHERE id = $2", tenant_id("huaming"), other)

    async with hall.service.database.unit_of_work(WIDE, at=NOW) as work:
        hosted = await succeed_projects(work, unit=tenant_id("huaming"), successor=tenant_id("xinli"))
        await work.commit()

    assert hosted == [one]
    moved, pushed = await hall.row("project", one), await hall.row("project", other)
    assert (moved["tenant_id"], moved["stage"], moved["version"]) == (tenant_id("xinli"), "LEAD", 2)
    assert (pushed["tenant_id"], pushed["origin_tenant_id"]) == (tenant_id("linkong"), tenant_id("xinli"))
    hosts = await hall.rows("participation", project_id=one)
    assert tenant_id("xinli") in {row["tenant_id"] for row in hosts}
    assert tenant_id("huaming") not in {row["tenant_id"] for row in hosts}


async def test_a_company_the_successor_knows_is_not_doubled(hall: Hall) -> None:
    one = await hall.create()
    same = await hall.create("officer@xinli", name="另一条产线项目")

    async with hall.service.database.unit_of_work(WIDE, at=NOW) as work:
        await succeed_projects(work, unit=tenant_id("huaming"), successor=tenant_id("xinli"))
        await work.commit()

    assert (await hall.row("project", one))["company_id"] == (await hall.row("project", same))["company_id"]
