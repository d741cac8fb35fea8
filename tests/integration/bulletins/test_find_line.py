"""通报行: an order from what a published bulletin said of the very unit, and from nothing else."""

from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.bulletins import composed, july, lines, publishing
from tests.support.orders import opened, opening
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens


async def test_the_order_names_its_line_and_no_project(hall: Hall) -> None:
    await july(hall)
    key = await composed(hall)
    line = next(each["id"] for each in await lines(hall, key) if each["unit_id"] == tenant_id("huaming"))
    async with nothing_happens(hall.owner):
        assert codes(await opening(hall, line=line)) == ["ORDER_DAY_PAST"]  # the hall's own day is later than this

    due = {"due_on": hall.clock.now().date(), "line": line}
    async with nothing_happens(hall.owner):
        assert codes(await opening(hall, **due)) == ["ORDER_SOURCE_NOT_FOUND"]  # a draft says nothing yet
    assert await publishing(hall, key) == key
    async with nothing_happens(hall.owner):
        assert codes(await opening(hall, unit=tenant_id("xinli"), **due)) == ["ORDER_SOURCE_NOT_FOUND"]
        assert codes(await opening(hall, **due | {"line": UUID(int=5)})) == ["ORDER_SOURCE_NOT_FOUND"]
        assert codes(await opening(hall, **due, project=UUID(int=5))) == ["ORDER_SOURCE_SEVERAL"]
        total = next(each["id"] for each in await lines(hall, key) if each["kind"] == "DISTRICT")
        assert codes(await opening(hall, **due | {"line": total})) == ["ORDER_SOURCE_NOT_FOUND"]

    order = await hall.row("supervision_order", await opened(hall, **due))
    assert (order["source"], order["bulletin_line_id"], order["project_id"]) == ("BULLETIN", line, None)
