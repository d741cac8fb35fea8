"""Sums that something went past are made anew from the projects."""

from tests.support.actors import DONGLI
from tests.support.builders import a_project, a_tenant
from tests.support.projects import Hall
from tests.support.tallies import agree, changes, verified
from zhaoshang.projects.operations.recount_projects import recount_projects
from zhaoshang.values.ids import DistrictId


async def test_a_district_is_counted_anew_and_no_other(hall: Hall) -> None:
    await hall.create()
    await hall.owner.execute(
        "INSERT INTO app.district (id, code, name, created_at) VALUES (120111, '120111', '西青区', now())"
    )
    await a_project(hall.owner, await a_tenant(hall.owner, "zhongbei", district=120111), district=120111)
    kept = await hall.rows("project_tally_change", district_id=120111)
    await hall.owner.execute("UPDATE app.project SET stage = 'SIGNED', investment_fen = 7")
    assert not (await verified(hall)).consistent

    await recount_projects(hall.service.database, DistrictId(DONGLI), hall.clock.now())

    assert await changes(hall) == kept != []
    await agree(hall, 1)
