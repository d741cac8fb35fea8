"""A unit with orders to answer for is not merged away."""

from tests.support.actors import tenant_id
from tests.support.orders import answered, close, opened
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.orders.api import OrdersMutation  # noqa: F401  importing it lets orders take part in mergers
from zhaoshang.transfers.operations.succeed_host import succeed_host


async def test_it_answers_first(hall: Hall) -> None:
    async def merge() -> object:
        return await succeed_host(
            hall.service, hall.actor("director@hezuo"), tenant_id("huaming"), tenant_id("kfq"), "区划调整"
        )

    order = await answered(hall)
    await opened(hall, unit=tenant_id("xinli"))
    async with nothing_happens(hall.owner):
        refused = await merge()
        assert codes(refused) == ["SUCCESSION_UNFINISHED"]
    assert await close(hall, order) == order
    await merge()
    assert len(await hall.rows("host_succession")) == 1
    assert (await hall.row("supervision_order", order))["unit_id"] == tenant_id("huaming")
