"""签收: the unit that an order is addressed to takes note of it."""

from tests.support.actors import person_id, tenant_id
from tests.support.orders import NOT_THE_UNIT, UNIT, acknowledge, begins, only, opened, refused, standing, steps
from tests.support.projects import NOW, Hall


async def test_the_unit_has_it_and_the_deadline_stays(hall: Hall) -> None:
    order = await opened(hall)

    assert await acknowledge(hall, order) == order

    assert await standing(hall, order) == ("ACKNOWLEDGED", "BLUE", begins(7, 11), False)
    row = await hall.row("supervision_order", order)
    assert (row["acknowledged_at"], row["acknowledged_by"], row["version"]) == (NOW, person_id(UNIT), 2)
    assert (row["answered_at"], row["feedback"], row["decide_by"]) == (None, None, None)
    assert await steps(hall, order) == ["OPENED", "ACKNOWLEDGED"]
    (step,) = await hall.rows("order_step", action="ACKNOWLEDGED")
    assert (step["tenant_id"], step["unit_id"], step["by_tenant_id"], step["by_person_id"]) == (
        *(tenant_id("ducha"), tenant_id("huaming"), tenant_id("huaming")),
        person_id(UNIT),
    )
    assert len(await hall.rows("outbox_event", kind="order.acknowledged")) == 1
    assert len(await hall.rows("audit_entry", action="supervision_order.acknowledge")) == 1
    await refused(hall, acknowledge, order, "ORDER_STATE")


async def test_a_department_does_as_well(hall: Hall) -> None:
    order = await opened(hall, unit=tenant_id("ghzy"))
    await refused(hall, acknowledge, order, "NOT_FOUND", persona=UNIT)
    assert await acknowledge(hall, order, "officer@ghzy") == order


async def test_nobody_else_does(hall: Hall) -> None:
    await only(hall, acknowledge, await opened(hall), NOT_THE_UNIT)


async def test_the_project_s_host_knows_nothing_of_an_order_to_another(hall: Hall) -> None:
    order = await opened(hall, unit=tenant_id("ghzy"), project=await hall.create())
    await refused(hall, acknowledge, order, "NOT_FOUND", persona="director@huaming")
