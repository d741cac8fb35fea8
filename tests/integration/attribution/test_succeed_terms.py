"""A unit's successor takes its place wherever it shares today, and nowhere else."""

from tests.support.actors import tenant_id
from tests.support.attribution import disputed, proposed, shared, terms_of
from tests.support.projects import Hall
from tests.support.transfers import push
from zhaoshang.attribution.operations.succeed_terms import open_cases, succeed_terms
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId

WIDE = Fence(DistrictId(120110), None, None, Reach.DISTRICT, Reach.DISTRICT)


async def succeeded(hall: Hall, unit: str, successor: str) -> int:
    async with hall.service.database.unit_of_work(WIDE, at=hall.clock.now()) as work:
        made = await succeed_terms(work, unit=tenant_id(unit), successor=tenant_id(successor), hosted=())
        await work.commit(made)
    return made


async def test_terms_in_force_are_succeeded_once(hall: Hall) -> None:
    project = await shared(hall)
    assert await succeeded(hall, "huaming", "xinli") == 1
    terms = (await terms_of(hall, project))[-1]
    assert (terms["basis"], terms["origin_tenant_id"], terms["parties"]) == (
        "SUCCESSION",
        tenant_id("xinli"),
        [tenant_id("xinli")],
    )
    assert await succeeded(hall, "huaming", "xinli") == 0


async def test_an_intermediate_host_has_nothing_to_pass_on(hall: Hall) -> None:
    project = await shared(hall)
    await hall.owner.execute("UPDATE app.project SET stage = 'SIGNED' WHERE id = $1", project)
    again = await push(hall, project, "linkong")
    await again.confirm()
    await again.land("kfq")
    assert await succeeded(hall, "linkong", "xinli") == 0


async def test_cases_under_way_are_counted(hall: Hall) -> None:
    project = await shared(hall)
    await disputed(hall, project)
    await proposed(hall, project, linkong=5_000, huaming=5_000)
    async with hall.service.database.unit_of_work(WIDE, at=hall.clock.now()) as work:
        found = {unit: await open_cases(work, tenant_id(unit)) for unit in ("huaming", "linkong", "xinli")}
    assert found == {"huaming": 2, "linkong": 2, "xinli": 0}
