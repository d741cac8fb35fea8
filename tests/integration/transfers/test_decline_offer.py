"""A candidate declines."""

from datetime import timedelta
from uuid import UUID

from tests.support.projects import Hall, codes
from tests.support.transfers import Push, pooled
from zhaoshang.transfers.operations.decline_offer import decline_offer

NEVER = UUID("01990000-0000-7000-8000-000000000000")


async def decline(started: Push, candidate: str, reason: str = "无空置厂房") -> object:
    offer = await started.offer_of(candidate)
    actor = started.hall.actor(f"director@{candidate}")
    return await decline_offer(started.hall.service, actor, offer["id"], offer["version"], reason)


async def test_declined_by_all_it_is_back_in_the_pool_and_offered_anew(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("linkong", "kfq")

    await decline(started, "linkong")
    assert (await started.row())["state"] == "OFFERED"
    await decline(started, "kfq")

    row = await started.row()
    assert (row["state"], row["open_offers"]) == ("IN_POOL", 0)
    assert (await started.offer_of("kfq"))["answer_reason"] == "无空置厂房"
    assert await started.offer("kfq") == started.transfer
    assert (await started.row())["state"] == "OFFERED"


async def test_who_accepted_may_still_decline_while_nobody_is_assigned(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("linkong")
    await started.accept("linkong")
    hall.clock.pass_by(timedelta(days=30))

    assert isinstance(await decline(started, "linkong"), UUID)
    assert (await started.row())["state"] == "IN_POOL"


async def test_what_cannot_be_declined_is_refused(hall: Hall) -> None:
    director, started = hall.actor("director@linkong"), await pooled(hall)
    await started.offer("linkong")
    offer = await started.offer_of("linkong")

    assert codes(await decline_offer(hall.service, director, NEVER, 1, "不便")) == ["NOT_FOUND"]
    other = hall.actor("director@kfq")
    assert codes(await decline_offer(hall.service, other, offer["id"], 1, "不便")) == ["NOT_FOUND"]
    officer = hall.actor("officer@linkong")
    assert codes(await decline_offer(hall.service, officer, offer["id"], 1, "不便")) == ["FORBIDDEN"]
    assert codes(await decline_offer(hall.service, director, offer["id"], 1, " ")) == ["TEXT_REQUIRED"]
    assert codes(await decline_offer(hall.service, director, offer["id"], 9, "不便")) == ["CONFLICT"]
    await started.accept("linkong")
    await started.assign("linkong")
    assert codes(await decline(started, "linkong")) == ["OFFER_ANSWERED"]
