"""撤销: 督查室 takes back what it opened in error."""

import pytest

from tests.support.orders import (
    NOT_THE_OFFICE,
    acknowledge,
    acknowledged,
    answered,
    asked,
    close,
    only,
    opened,
    refused,
    steps,
    withdraw,
)
from tests.support.projects import NOW, Hall


async def test_from_any_state_that_waits(hall: Hall) -> None:
    for order in (await opened(hall), await acknowledged(hall), await answered(hall), (await asked(hall))[0]):
        assert await withdraw(hall, order, reason=" 误发。 ") == order
        row = await hall.row("supervision_order", order)
        assert (row["state"], row["closed_at"]) == ("WITHDRAWN", NOW)
        assert (await steps(hall, order))[-1] == "WITHDRAWN"
        await refused(hall, withdraw, order, "ORDER_STATE")
        await refused(hall, acknowledge, order, "ORDER_STATE")
    assert [each["state"] for each in await hall.rows("order_extension")] == ["LAPSED"]
    assert {each["reason"] for each in await hall.rows("order_step", action="WITHDRAWN")} == {"误发。"}
    assert len(await hall.rows("outbox_event", kind="order.withdrawn")) == 4


async def test_what_is_closed_stays_closed(hall: Hall) -> None:
    order = await answered(hall)
    assert await close(hall, order) == order
    await refused(hall, withdraw, order, "ORDER_STATE")


@pytest.mark.parametrize(
    ("text", "code"), [(" ", "TEXT_REQUIRED"), ("长" * 2001, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID")]
)
async def test_it_says_why(hall: Hall, text: str, code: str) -> None:
    await refused(hall, withdraw, await opened(hall), code, reason=text)


async def test_nobody_else_withdraws_it(hall: Hall) -> None:
    await only(hall, withdraw, await opened(hall), NOT_THE_OFFICE)
