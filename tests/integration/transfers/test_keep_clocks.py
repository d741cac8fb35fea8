"""What happens to pushed projects by the clock alone."""

from datetime import timedelta

from tests.support.actors import DONGLI
from tests.support.projects import Hall, codes
from tests.support.transfers import pooled, push
from zhaoshang.transfers.operations.keep_clocks import Kept, keep_clocks
from zhaoshang.values.ids import DistrictId


async def keep(hall: Hall) -> Kept:
    return await keep_clocks(hall.service.database, DistrictId(DONGLI), hall.clock.now())


async def test_an_unanswered_offer_lapses_and_the_project_is_back_in_the_pool(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("linkong", "kfq")
    await started.accept("kfq")
    hall.clock.pass_by(timedelta(days=7))
    assert await keep(hall) == Kept(0, 0, 0)
    hall.clock.pass_by(timedelta(seconds=1))

    assert await keep(hall) == Kept(1, 0, 0)

    assert (await started.offer_of("linkong"))["state"] == "LAPSED"
    assert (await started.offer_of("kfq"))["state"] == "ACCEPTED"
    row = await started.row()
    assert (row["state"], row["open_offers"], row["accepted_offers"]) == ("OFFERED", 0, 1)


async def test_a_push_nobody_takes_warns_once_then_expires_and_the_origin_keeps_it(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("linkong")
    hall.clock.pass_by(timedelta(days=20))
    assert await keep(hall) == Kept(1, 1, 0)
    assert await keep(hall) == Kept(0, 0, 0)
    assert (await started.row())["warned_at"] == hall.clock.now()
    hall.clock.pass_by(timedelta(days=10))

    assert await keep(hall) == Kept(0, 0, 1)

    assert await keep(hall) == Kept(0, 0, 0)
    row, project = await started.row(), await hall.row("project", started.project)
    assert (row["state"], project["stage"], project["resume_stage"]) == ("EXPIRED", "LEAD", None)
    kinds = [event["kind"] for event in await hall.rows("outbox_event")]
    assert (kinds.count("transfer.warned"), kinds.count("transfer.expired")) == (1, 1)
    assert codes(await started.offer("kfq")) == ["TRANSFER_STATE"]
    assert (await push(hall, started.project)).transfer != started.transfer


async def test_an_accepted_push_neither_warns_nor_expires(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("linkong")
    await started.accept("linkong")
    hall.clock.pass_by(timedelta(days=400))

    assert await keep(hall) == Kept(0, 0, 0)
    assert (await started.row())["state"] == "OFFERED"


async def test_the_districts_own_deadlines_count(hall: Hall) -> None:
    for rule, days in (("transfer_warn_days", "2"), ("transfer_expire_days", "3")):
        await hall.set_rule(rule, days)
    await pooled(hall)
    hall.clock.pass_by(timedelta(days=2))
    assert await keep(hall) == Kept(0, 1, 0)
    hall.clock.pass_by(timedelta(days=1))
    assert await keep(hall) == Kept(0, 0, 1)
