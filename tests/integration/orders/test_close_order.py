"""销号: 督查室 alone accepts feedback, which closes the order."""

import pytest

from tests.support.actors import person_id
from tests.support.orders import (
    NOT_THE_OFFICE,
    OFFICE,
    acknowledged,
    answered,
    begins,
    close,
    escalate,
    only,
    refused,
    standing,
    steps,
)
from tests.support.projects import NOW, Hall
from zhaoshang.orders.operations.escalate_orders import Raised


@pytest.mark.parametrize("note", [None, "  ", "现场已核实。"])
async def test_it_is_closed_for_good(hall: Hall, note: str | None) -> None:
    order = await answered(hall)
    await refused(hall, close, order, "TEXT_TOO_LONG", note="长" * 2001)
    await refused(hall, close, order, "TEXT_INVALID", note="\x00")

    assert await close(hall, order, note=note) == order

    assert await standing(hall, order) == ("CLOSED", "BLUE", begins(7, 11), False)
    row = await hall.row("supervision_order", order)
    assert (row["closed_at"], row["closed_by"], row["version"]) == (NOW, person_id(OFFICE), 4)
    assert await steps(hall, order) == ["OPENED", "ACKNOWLEDGED", "ANSWERED", "CLOSED"]
    (step,) = await hall.rows("order_step", action="CLOSED")
    assert (step["reason"], step["due_at"]) == ((note or "").strip() or None, None)
    assert len(await hall.rows("outbox_event", kind="order.closed")) == 1
    assert await escalate(hall, begins(9, 1)) == Raised(0, 0)
    hall.clock.at = NOW
    await refused(hall, close, order, "ORDER_STATE")


async def test_without_feedback_nothing_is_closed(hall: Hall) -> None:
    await refused(hall, close, await acknowledged(hall), "ORDER_STATE")


async def test_nobody_else_closes_it_least_of_all_its_unit(hall: Hall) -> None:
    await only(hall, close, await answered(hall), NOT_THE_OFFICE)
