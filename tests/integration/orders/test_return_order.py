"""退回: feedback that is not enough goes back, with a new deadline."""

from datetime import date

import pytest

from tests.support.orders import (
    NOT_THE_OFFICE,
    acknowledged,
    answered,
    begins,
    give_back,
    only,
    refused,
    standing,
    steps,
)
from tests.support.projects import Hall


async def test_the_unit_has_the_district_s_days_anew(hall: Hall) -> None:
    await hall.set_rule("order_return_days", "2")
    order = await answered(hall, due_on=date(2026, 7, 1))

    assert await give_back(hall, order, reason=" 照片不全。 ") == order

    assert await standing(hall, order) == ("ACKNOWLEDGED", "BLUE", begins(7, 3), False)
    assert await steps(hall, order) == ["OPENED", "ACKNOWLEDGED", "ANSWERED", "RETURNED"]
    (step,) = await hall.rows("order_step", action="RETURNED")
    assert (step["reason"], step["due_at"]) == ("照片不全。", begins(7, 3))
    assert (await hall.row("supervision_order", order))["feedback"] == "已腾清，照片附后。"
    assert len(await hall.rows("outbox_event", kind="order.returned")) == 1
    await refused(hall, give_back, order, "ORDER_STATE")


async def test_nobody_has_less_time_for_having_answered_early(hall: Hall) -> None:
    order = await answered(hall, due_on=date(2026, 9, 30))
    assert await give_back(hall, order) == order
    assert (await standing(hall, order))[2] == begins(10, 1)


@pytest.mark.parametrize(
    ("text", "code"), [(" ", "TEXT_REQUIRED"), ("长" * 2001, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID")]
)
async def test_it_says_why(hall: Hall, text: str, code: str) -> None:
    await refused(hall, give_back, await answered(hall), code, reason=text)


async def test_without_feedback_there_is_nothing_to_return(hall: Hall) -> None:
    await refused(hall, give_back, await acknowledged(hall), "ORDER_STATE")


async def test_nobody_else_returns_it(hall: Hall) -> None:
    await only(hall, give_back, await answered(hall), NOT_THE_OFFICE)
