"""How many figures units entered in a span of time that are returned."""

from datetime import timedelta

from tests.support.actors import DONGLI, tenant_id
from tests.support.projects import NOW, Hall
from tests.support.statistics import entered, landed, verified
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.statistics.operations.find_returned import find_returned
from zhaoshang.values.ids import DistrictId


async def test_those_of_the_span_that_are_returned_by_unit(hall: Hall) -> None:
    project = await hall.create()
    await landed(hall, project)
    await verified(hall, project, "huaming", 1_00)
    await entered(hall, project, "huaming", 2_00)
    back = [await entered(hall, project, "huaming", fen) for fen in (3_00, 4_00)]
    await hall.owner.execute("UPDATE app.fact SET state = 'RETURNED' WHERE id = ANY($1)", back)

    fence = Fence(DistrictId(DONGLI), reads=Reach.DISTRICT)
    async with hall.service.database.unit_of_work(fence, at=NOW) as work:
        second = timedelta(seconds=1)
        assert await find_returned(work, NOW, NOW + second) == {tenant_id("huaming"): 2}
        assert await find_returned(work, NOW - second, NOW) == {}
        assert await find_returned(work, NOW + second, NOW + 2 * second) == {}
