"""What 督查室 supervises in the demo: orders of every state, colour and source, as the clock leaves them."""

import asyncpg

from tests.demo.conftest import Demo
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.orders.model import OrderAction, OrderColour, OrderState
from zhaoshang.orders.operations.escalate_orders import Raised, escalate_orders
from zhaoshang.values.ids import DistrictId

HERE = DistrictId(120110)


async def test_dongli_has_them_in_every_state_and_colour(superuser: asyncpg.Connection) -> None:
    orders = await superuser.fetch("SELECT * FROM app.supervision_order")
    assert {row["state"] for row in orders} == {each.value for each in OrderState}
    assert {row["colour"] for row in orders} == {each.value for each in OrderColour}
    assert {row["source"] for row in orders} >= {"LIGHT", "BLOCKER", "BULLETIN", "MATTER"}
    assert {row["district_id"] for row in orders} == {HERE}
    assert [row["stuck"] for row in orders].count(True) == 1
    steps = await superuser.fetch("SELECT * FROM app.order_step ORDER BY at, id")
    assert {row["action"] for row in steps} == {each.value for each in OrderAction} - {"EXTENSION_REFUSED"}
    assert max(row["at"] for row in steps) <= ANCHOR
    extensions = {row["state"] for row in await superuser.fetch("SELECT state FROM app.order_extension")}
    assert extensions == {"REQUESTED", "GRANTED"}


async def test_what_an_order_is_by_now_is_what_its_steps_say(superuser: asyncpg.Connection) -> None:
    for row in await superuser.fetch("SELECT * FROM app.supervision_order"):
        steps = await superuser.fetch("SELECT * FROM app.order_step WHERE order_id = $1 ORDER BY at, id", row["id"])
        assert steps[0]["action"] == "OPENED"
        assert steps[-1]["to_colour"] == row["colour"]
        assert row["version"] == len(steps)
        assert row["lapses"] == len([each for each in steps if each["action"] in {"RAISED", "STUCK"}])
        assert steps[-1]["due_at"] == (None if row["closed_at"] else row["due_at"])


async def test_the_clock_has_nothing_to_do_at_the_demo_s_present(demo: Demo) -> None:
    assert await escalate_orders(demo.database, HERE, ANCHOR) == Raised(0, 0)
