"""申请延期: the unit asks for more time before the deadline, once at a time."""

from datetime import date

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.orders import (
    LATER,
    NOT_THE_UNIT,
    UNIT,
    acknowledged,
    answered,
    ask,
    asked,
    begins,
    decide,
    only,
    opened,
    refused,
    standing,
    steps,
)
from tests.support.projects import NOW, Hall


async def test_it_waits_for_the_director_and_the_deadline_stays(hall: Hall) -> None:
    order, extension = await asked(hall)

    row = await hall.row("order_extension", extension)
    assert (row["order_id"], row["tenant_id"], row["unit_id"]) == (order, tenant_id("ducha"), tenant_id("huaming"))
    assert (row["state"], row["until_at"], row["asked_at"], row["asked_by"]) == (
        *("REQUESTED", begins(7, 25), NOW),
        person_id(UNIT),
    )
    assert row["decide_by"] == begins(7, 4)
    assert await standing(hall, order) == ("ACKNOWLEDGED", "BLUE", begins(7, 11), False)
    assert await steps(hall, order) == ["OPENED", "ACKNOWLEDGED", "EXTENSION_ASKED"]
    assert len(await hall.rows("outbox_event", kind="order.extension_asked")) == 1
    await refused(hall, ask, order, "ORDER_EXTENSION_OPEN")


async def test_it_is_to_be_decided_before_the_deadline_that_it_is_about(hall: Hall) -> None:
    order = await acknowledged(hall, due_on=date(2026, 7, 1))
    await ask(hall, order)
    (row,) = await hall.rows("order_extension")
    assert row["decide_by"] == begins(7, 2)


async def test_another_after_the_first_was_decided(hall: Hall) -> None:
    order, extension = await asked(hall)
    assert await decide(hall, extension, granted=False, reason="不同意") == extension
    second = await ask(hall, order, until=date(2026, 7, 11))
    assert (await hall.row("order_extension", second))["state"] == "REQUESTED"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"reason": " "}, "TEXT_REQUIRED"),
        ({"reason": "长" * 2001}, "TEXT_TOO_LONG"),
        ({"reason": "\x00"}, "TEXT_INVALID"),
        ({"until": date(2026, 6, 29)}, "ORDER_DAY_PAST"),
        ({"until": date(2027, 7, 2)}, "ORDER_DAY_TOO_LATE"),
        ({"until": date(2026, 7, 10)}, "ORDER_EXTENSION_SHORT"),
    ],
)
async def test_what_cannot_be_asked_for(hall: Hall, given: dict[str, object], code: str) -> None:
    await refused(hall, ask, await acknowledged(hall), code, **given)


async def test_not_before_it_is_acknowledged_nor_after_feedback_nor_too_late(hall: Hall) -> None:
    await refused(hall, ask, await opened(hall), "ORDER_STATE")
    await refused(hall, ask, await answered(hall), "ORDER_STATE")
    order = await acknowledged(hall)
    hall.clock.at = begins(7, 11)
    await refused(hall, ask, order, "ORDER_OVERDUE", until=LATER)


async def test_nobody_else_asks(hall: Hall) -> None:
    await only(hall, ask, await acknowledged(hall), NOT_THE_UNIT)
