"""How much waits for somebody: what their own list shows, late and soon as of whichever instant is asked about."""

from datetime import datetime, timedelta

from tests.support.projects import Hall
from tests.support.transfers import pooled
from zhaoshang.duties.operations.count_duties import Waiting, count_duties


async def counted(hall: Hall, persona: str, at: datetime) -> list[Waiting]:
    actor = hall.actor(persona)
    async with hall.service.database.unit_of_work(actor.fence(), at=at) as work:
        return await count_duties(work, actor)


async def test_duties_are_counted_by_kind_for_whoever_may_act_on_them(hall: Hall) -> None:
    started = await pooled(hall)
    assert await started.offer("linkong", "kfq") == started.transfer
    due = (await started.offer_of("linkong"))["respond_by"]

    for at, overdue, soon in (
        (due - timedelta(days=3, seconds=1), 0, 0),
        (due - timedelta(days=3), 0, 1),
        (due - timedelta(seconds=1), 0, 1),
        (due, 1, 0),
    ):
        assert await counted(hall, "director@linkong", at) == [Waiting("TRANSFER_OFFER", 1, overdue, soon)]
    assert await counted(hall, "director@xinli", due) == []
    assert await counted(hall, "viewer@linkong", due) == []


async def test_each_kind_is_counted_by_itself(hall: Hall) -> None:
    started = await pooled(hall)
    for name in ("一号项目", "二号项目"):
        await pooled(hall, name=name, company_name=f"天津{name}有限公司")
    assert await started.offer("linkong") == started.transfer
    assert await started.accept("linkong") == (await started.offer_of("linkong"))["id"]

    found = await counted(hall, "officer@hezuo", hall.clock.now())

    assert [(each.kind, each.open) for each in found] == [("TRANSFER_ASSIGNMENT", 1), ("TRANSFER_CANDIDATES", 2)]
