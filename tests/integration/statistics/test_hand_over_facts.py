"""The figures of projects are their new host's to read after a merger, and stay as they are."""

from tests.support.actors import tenant_id
from tests.support.attribution import credited, shared
from tests.support.projects import Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.statistics.operations.hand_over_facts import hand_over_facts
from zhaoshang.values.ids import DistrictId

WIDE = Fence(DistrictId(120110), None, None, Reach.DISTRICT, Reach.DISTRICT)


async def test_they_are_shared_with_the_new_host_only(hall: Hall) -> None:
    project, other = await shared(hall), await hall.create("officer@xinli", name="冷链物流中心")
    await credited(hall, project, fen=1_000)
    before = dict((await hall.rows("fact"))[0])

    async with hall.service.database.unit_of_work(WIDE, at=hall.clock.now()) as work:
        await hand_over_facts(work, [other], tenant_id("xinli"))
        await hand_over_facts(work, [project], tenant_id("kfq"))
        await work.commit()

    (after,) = await hall.rows("fact")
    assert dict(after) == {**before, "shared_with": [tenant_id("kfq")]}
