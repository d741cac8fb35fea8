"""An order goes blue → yellow → red by the clock alone, in working days, once for each deadline."""

import asyncio
from datetime import UTC, date, datetime, timedelta

from tests.support.actors import DONGLI, tenant_id
from tests.support.orders import (
    acknowledge,
    acknowledged,
    answer,
    answered,
    asked,
    begins,
    close,
    escalate,
    opened,
    standing,
    steps,
    withdraw,
)
from tests.support.projects import Hall
from tests.support.tenancy import nothing_happens
from zhaoshang.orders.model import OrderColour
from zhaoshang.orders.operations.escalate_orders import Raised, escalate_orders
from zhaoshang.values.ids import DistrictId
from zhaoshang.worker import run_once

INSTANT = timedelta(microseconds=1)
NOTHING = Raised(0, 0)


async def test_blue_yellow_red_stuck_and_still_to_be_closed(hall: Hall) -> None:
    order = await opened(hall)
    assert await escalate(hall, begins(7, 11) - INSTANT) == NOTHING
    assert await standing(hall, order) == ("OPEN", "BLUE", begins(7, 11), False)
    # Saturday 11 July: five working days end with Friday the 17th, three more with Wednesday the 22nd.
    assert await escalate(hall, begins(7, 11)) == Raised(1, 0)
    assert await standing(hall, order) == ("OPEN", "YELLOW", begins(7, 18), False)
    assert await acknowledge(hall, order) == order
    assert await escalate(hall, begins(7, 18) - INSTANT) == NOTHING
    assert await escalate(hall, begins(7, 18)) == Raised(1, 0)
    assert await standing(hall, order) == ("ACKNOWLEDGED", "RED", begins(7, 23), False)
    assert await escalate(hall, begins(7, 23) - INSTANT) == NOTHING
    assert await escalate(hall, begins(7, 23)) == Raised(0, 1)
    assert await standing(hall, order) == ("ACKNOWLEDGED", "RED", begins(7, 23), True)
    async with nothing_happens(hall.owner):
        assert await escalate(hall, begins(8, 20)) == NOTHING
    assert (await hall.row("supervision_order", order))["lapses"] == 3
    assert await answer(hall, order) == order
    assert await close(hall, order) == order
    assert (await hall.row("supervision_order", order))["lapses"] == 3

    assert await steps(hall, order) == [*("OPENED", "RAISED", "ACKNOWLEDGED", "RAISED", "STUCK", "ANSWERED", "CLOSED")]
    climbed = [each for each in await hall.rows("order_step", order_id=order) if each["by_person_id"] is None]
    assert [(each["from_colour"], each["to_colour"], each["at"], each["due_at"]) for each in climbed] == [
        ("BLUE", "YELLOW", begins(7, 11), begins(7, 18)),
        ("YELLOW", "RED", begins(7, 18), begins(7, 23)),
        ("RED", "RED", begins(7, 23), begins(7, 23)),
    ]
    told = [each["kind"] for each in await hall.rows("outbox_event")]
    assert [told.count(kind) for kind in ("order.raised", "order.red", "order.stuck")] == [2, 1, 1]
    for event in await hall.rows("outbox_event", kind="order.red"):
        assert str(tenant_id("qld")) in event["payload"]
    audited = [each["action"] for each in await hall.rows("audit_entry")]
    assert (audited.count("supervision_order.raised"), audited.count("supervision_order.stuck")) == (2, 1)


async def test_over_national_day_and_by_the_district_s_own_days_and_rules(hall: Hall) -> None:
    await hall.set_rule("order_yellow_days", "2")
    await hall.set_rule("order_red_days", "1")
    # Off 1 to 7 October, worked Saturday the 10th, which the district takes off.
    await hall.set_day(begins(10, 10).date(), worked=False)
    hall.clock.at = begins(9, 28)
    order = await opened(hall, due_on=date(2026, 9, 29))
    assert await escalate(hall, begins(9, 30)) == Raised(1, 0)
    # Two working days after the 30th, which itself does not count: the 8th and the 9th.
    assert (await standing(hall, order))[2] == begins(10, 10)
    assert await escalate(hall, begins(10, 9)) == NOTHING
    assert await escalate(hall, begins(10, 10)) == Raised(1, 0)
    # The 10th and the 11th are off: Monday the 12th is the one day.
    assert (await standing(hall, order))[1:3] == ("RED", begins(10, 13))


async def test_a_rule_that_changes_counts_from_its_day_on(hall: Hall) -> None:
    await hall.set_rule("order_yellow_days", "1", date(2026, 7, 12))
    first, second = await opened(hall), await opened(hall, due_on=date(2026, 7, 12))
    assert await escalate(hall, begins(7, 11)) == Raised(1, 0)
    assert await escalate(hall, begins(7, 13)) == Raised(1, 0)
    assert [(await standing(hall, each))[2] for each in (first, second)] == [begins(7, 18), begins(7, 15)]


async def test_opened_yellow_or_red_it_goes_on_from_there(hall: Hall) -> None:
    yellow = await opened(hall, colour=OrderColour.YELLOW, reason="批示")
    red = await opened(hall, colour=OrderColour.RED, reason="批示")
    assert await escalate(hall, begins(7, 11)) == Raised(1, 1)
    assert (await standing(hall, yellow))[1:] == ("RED", begins(7, 16), False)
    assert (await standing(hall, red))[1:] == ("RED", begins(7, 11), True)


async def test_feedback_that_waits_stops_the_clock_and_what_is_over_does_not_climb(hall: Hall) -> None:
    waits, withdrawn = await answered(hall), await opened(hall)
    assert await withdraw(hall, withdrawn) == withdrawn
    async with nothing_happens(hall.owner):
        assert await escalate(hall, begins(9, 1)) == NOTHING
    assert (await standing(hall, waits))[:2] == ("ANSWERED", "BLUE")


async def test_an_extension_that_waits_stops_nothing_and_lapses(hall: Hall) -> None:
    order, extension = await asked(hall)
    assert await escalate(hall, begins(7, 11)) == Raised(1, 0)
    assert (await standing(hall, order))[1] == "YELLOW"
    assert (await hall.row("order_extension", extension))["state"] == "LAPSED"


async def test_two_machines_at_once_raise_each_once(hall: Hall) -> None:
    several = [await opened(hall) for _ in range(3)]
    at_once = await asyncio.gather(
        *(escalate_orders(hall.service.database, DistrictId(DONGLI), begins(7, 11)) for _ in range(4))
    )
    assert sum(each.raised for each in at_once) == 3
    for order in several:
        assert await steps(hall, order) == ["OPENED", "RAISED"]
    assert len(await hall.rows("outbox_event", kind="order.raised")) == 3


async def test_the_clock_and_the_unit_at_once_do_not_undo_each_other(hall: Hall) -> None:
    order = await acknowledged(hall)
    hall.clock.at = begins(7, 11)
    await asyncio.gather(answer(hall, order, version=2), escalate(hall, begins(7, 11)))
    assert await steps(hall, order) in (
        ["OPENED", "ACKNOWLEDGED", "ANSWERED"],
        ["OPENED", "ACKNOWLEDGED", "RAISED"],
    )
    row = await hall.row("supervision_order", order)
    assert (row["state"], row["colour"]) in {("ANSWERED", "BLUE"), ("ACKNOWLEDGED", "YELLOW")}
    assert row["version"] == 3


async def test_the_worker_s_round_does_it(hall: Hall) -> None:
    order = await opened(hall)
    hall.clock.at = datetime(2026, 7, 11, 1, tzinfo=UTC)
    (round_,) = await run_once(hall.service, [DistrictId(DONGLI)])
    assert round_.orders == Raised(1, 0)
    assert "orders raised 1, stuck 0" in str(round_)
    assert (await standing(hall, order))[1] == "YELLOW"
