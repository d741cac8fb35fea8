"""What happens to pushed projects by the clock alone. The story begins on Tuesday, 30 June 2026."""

from datetime import date, datetime, timedelta

from tests.support.actors import DONGLI
from tests.support.projects import Hall, codes
from tests.support.transfers import pooled, push
from zhaoshang.transfers.operations.keep_clocks import Kept, keep_clocks
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.ids import DistrictId

INSTANT = timedelta(microseconds=1)


def begins(month: int, day: int) -> datetime:
    """The midnight with which a day of 2026 begins."""
    return datetime(2026, month, day, tzinfo=SHANGHAI)


async def keep(hall: Hall) -> Kept:
    return await keep_clocks(hall.service.database, DistrictId(DONGLI), hall.clock.now())


async def test_an_unanswered_offer_lapses_and_the_project_is_back_in_the_pool(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("linkong", "kfq")
    await started.accept("kfq")
    hall.clock.at = begins(7, 8) - INSTANT
    assert await keep(hall) == Kept(0, 0, 0)
    hall.clock.pass_by(INSTANT)

    assert await keep(hall) == Kept(1, 0, 0)

    assert (await started.offer_of("linkong"))["state"] == "LAPSED"
    assert (await started.offer_of("kfq"))["state"] == "ACCEPTED"
    row = await started.row()
    assert (row["state"], row["open_offers"], row["accepted_offers"]) == ("OFFERED", 0, 1)


async def test_a_push_nobody_takes_warns_once_then_expires_and_the_origin_keeps_it(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("linkong")
    hall.clock.at = begins(7, 22) - INSTANT
    assert await keep(hall) == Kept(1, 0, 0)
    hall.clock.pass_by(INSTANT)
    assert await keep(hall) == Kept(0, 1, 0)
    assert await keep(hall) == Kept(0, 0, 0)
    assert (await started.row())["warned_at"] == hall.clock.now()
    hall.clock.at = begins(7, 29) - INSTANT
    assert await keep(hall) == Kept(0, 0, 0)
    hall.clock.pass_by(INSTANT)

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
    for rule, days in (("transfer_warn_working_days", "2"), ("transfer_expire_working_days", "3")):
        await hall.set_rule(rule, days)
    await pooled(hall)
    hall.clock.at = begins(7, 3)
    assert await keep(hall) == Kept(0, 1, 0)
    hall.clock.at = begins(7, 4)
    assert await keep(hall) == Kept(0, 0, 1)


async def test_the_districts_own_days_count(hall: Hall) -> None:
    await hall.set_rule("transfer_warn_working_days", "2")
    await hall.set_rule("transfer_expire_working_days", "3")
    await pooled(hall)  # on Tuesday 30 June
    await hall.set_day(date(2026, 7, 2), worked=False)
    await hall.set_day(date(2026, 7, 4), worked=True)
    hall.clock.at = begins(7, 4) - INSTANT
    assert await keep(hall) == Kept(0, 0, 0)
    hall.clock.pass_by(INSTANT)
    assert await keep(hall) == Kept(0, 1, 0)
    hall.clock.at = begins(7, 5) - INSTANT
    assert await keep(hall) == Kept(0, 0, 0)
    hall.clock.pass_by(INSTANT)
    assert await keep(hall) == Kept(0, 0, 1)


async def test_a_push_may_expire_before_it_would_be_warned_of(hall: Hall) -> None:
    await hall.set_rule("transfer_expire_working_days", "2")
    await pooled(hall)
    hall.clock.at = begins(7, 3)
    assert await keep(hall) == Kept(0, 0, 1)


async def test_over_spring_festival_a_push_waits_longer(hall: Hall) -> None:
    await hall.set_rule("transfer_warn_working_days", "2")
    await hall.set_rule("transfer_expire_working_days", "6")
    hall.clock.at = datetime(2026, 2, 13, 16, 0, tzinfo=SHANGHAI)
    started = await pooled(hall)
    await started.offer("linkong")

    # Saturday 14 February is worked for the holiday, which lasts until Monday 23.
    hall.clock.at = begins(2, 25) - INSTANT
    assert await keep(hall) == Kept(0, 0, 0)
    hall.clock.pass_by(INSTANT)
    assert await keep(hall) == Kept(0, 1, 0)
    hall.clock.at = begins(2, 28)
    assert await keep(hall) == Kept(1, 0, 0)
    # Saturday 28 is worked, too.
    hall.clock.at = begins(3, 1) - INSTANT
    assert await keep(hall) == Kept(0, 0, 0)
    hall.clock.pass_by(INSTANT)
    assert await keep(hall) == Kept(0, 0, 1)
