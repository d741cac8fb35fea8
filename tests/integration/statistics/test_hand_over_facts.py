"""The figures of projects, and what proves them, are their new host's after a merger, and stay as they are."""

from tests.support.actors import tenant_id
from tests.support.attribution import credited, shared
from tests.support.projects import Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.statistics.operations.hand_over_facts import hand_over_facts
from zhaoshang.values.ids import DistrictId

WIDE = Fence(DistrictId(120110), None, None, Reach.DISTRICT, Reach.DISTRICT)


async def test_they_go_to_the_new_host_as_they_are(hall: Hall) -> None:
    project, other = await shared(hall), await hall.create("officer@xinli", name="冷链物流中心")
    await credited(hall, project, fen=1_000)
    before = dict((await hall.rows("fact"))[0])
    await hall.owner.execute(
        "UPDATE app.evidence SET claim_kind = 'Fact', claim_id = $1, claimed_at = now()", before["id"]
    )

    async with hall.service.database.unit_of_work(WIDE, at=hall.clock.now()) as work:
        await hand_over_facts(work, [other], tenant_id("xinli"))
        await hand_over_facts(work, [project], tenant_id("kfq"))
        await work.commit()

    (after,) = await hall.rows("fact")
    assert dict(after) == {**before, "tenant_id": tenant_id("kfq")}
    assert [row["tenant_id"] for row in await hall.rows("evidence")] == [tenant_id("kfq")]
