"""The floor under supervision orders: any SQL as the application's own role, in the fence that each of them acts in."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.floor import own, tried, wide
from tests.support.orders import acknowledged, answered, asked, opened, standing
from tests.support.projects import NOW, Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import new_id

RECOLOUR = (
    "state = 'CLOSED', closed_at = now(), closed_by = NULL",
    "state = 'WITHDRAWN', closed_at = now()",
    "colour = 'BLUE'",
    "due_at = now() + interval '1 year'",
    "stuck = false",
    "lapses = 0",
    "version = version",
)
STEP = """INSERT INTO app.order_step (district_id, id, tenant_id, unit_id, order_id, action, at, from_colour, to_colour)
    VALUES (:d, :id, :office, :addressed, :order, :action, now(), 'BLUE', 'BLUE')"""
ACT = """SELECT app.answer_order(:order, :version, :step, :act, :person, now(), '话', NULL, now(), :extension, now())"""
OPEN = """SELECT app.open_order(json_build_object('district_id', CAST(:d AS int), 'id', CAST(:id AS uuid),
    'tenant_id', CAST(:office AS uuid), 'unit_id', CAST(:addressed AS uuid), 'source', 'MATTER', 'subject', '假督办',
    'task', '假', 'colour', 'RED', 'due_at', now(), 'opened_at', now(), 'opened_by', CAST(:person AS uuid)))"""
PEOPLE = ("huaming", "xinli", "ghzy", "fgw", "hezuo", "qld")
"""The unit addressed, another street, and departments that read the district."""


def department(unit: str) -> Fence:
    """What a department's operation on its own rows opens."""
    return replace(own(unit), reads=Reach.DISTRICT)


def fence_of(unit: str) -> Fence:
    return own(unit) if unit in {"huaming", "xinli"} else department(unit)


async def acts(hall: Hall, unit: str | None, order: UUID, act: str, fence: Fence | None = None) -> int | str:
    version = (await hall.row("supervision_order", order))["version"]
    given: dict[str, Any] = {"order": order, "version": version, "act": act, "step": new_id(), "extension": new_id()}
    return await tried(hall, unit, ACT, fence=fence, person=person_id("officer@huaming"), **given)


@pytest.mark.parametrize("change", RECOLOUR)
async def test_nobody_but_the_office_closes_recolours_or_puts_off(hall: Hall, change: str) -> None:
    order = await answered(hall)
    before = dict(await hall.row("supervision_order", order))
    for unit in PEOPLE:
        assert await tried(hall, unit, f"UPDATE app.supervision_order SET {change}", fence=fence_of(unit)) == 0, unit
    assert dict(await hall.row("supervision_order", order)) == before


async def test_a_feedback_is_nobody_s_to_write_but_the_unit_s(hall: Hall) -> None:
    order = await answered(hall)
    for unit in (*PEOPLE, "ducha"):
        for fence in (fence_of(unit), wide(unit)):
            for change in ("feedback = '代写'", "answered_at = now()", "acknowledged_by = NULL", "unit_id = tenant_id"):
                sql = f"UPDATE app.supervision_order SET {change}"
                assert await tried(hall, unit, sql, fence=fence) == "refused"
    for statement in ("DELETE FROM app.supervision_order", "DELETE FROM app.order_step"):
        assert await tried(hall, "ducha", statement, fence=wide("ducha")) == "refused"
    assert (await hall.row("supervision_order", order))["feedback"] == "已腾清，照片附后。"


async def test_a_unit_s_function_does_a_unit_s_acts_and_no_other(hall: Hall) -> None:
    order = await answered(hall)
    before = await standing(hall, order)
    for act in ("CLOSED", "WITHDRAWN", "RETURNED", "EXTENSION_GRANTED", "RAISED", "OPEN"):
        assert await acts(hall, "huaming", order, act) == "refused"
    for act in ("ACKNOWLEDGED", "ANSWERED", "EXTENSION_ASKED"):
        # In a state that does not allow it: nothing is done.
        assert await acts(hall, "huaming", order, act) == 1
    assert await standing(hall, order) == before
    assert len(await hall.rows("order_step", order_id=order)) == 3
    fresh = await opened(hall)
    for unit in (*PEOPLE[1:], "ducha"):
        for fence in (fence_of(unit), wide(unit)):
            assert await acts(hall, unit, fresh, "ACKNOWLEDGED", fence) == "refused"
    assert await acts(hall, "huaming", fresh, "ACKNOWLEDGED", wide("huaming")) == "refused"
    assert (await standing(hall, fresh))[0] == "OPEN"


async def test_nobody_but_the_office_opens_one_and_to_nobody_above(hall: Hall) -> None:
    given = {"d": DONGLI, "id": new_id(), "person": person_id("director@xinli")}
    for unit in PEOPLE:
        for fence in (fence_of(unit), wide(unit)):
            for office in (unit, "ducha"):
                values = given | {"office": tenant_id(office), "addressed": tenant_id("linkong")}
                assert await tried(hall, unit, OPEN, fence=fence, **values) == "refused"
    for unit in ("ducha", "qld"):
        values = given | {"office": tenant_id("ducha"), "addressed": tenant_id(unit)}
        assert await tried(hall, "ducha", OPEN, fence=own("ducha"), **values) == "refused"
    sql = "INSERT INTO app.supervision_order (district_id) VALUES (120110)"
    for unit in (*PEOPLE, "ducha"):
        assert await tried(hall, unit, sql, fence=wide(unit)) == "refused"
    assert await hall.rows("supervision_order") == []


async def test_a_step_names_its_order_s_own_office_and_unit(hall: Hall) -> None:
    order = await acknowledged(hall)
    for unit in PEOPLE:
        given = {"d": DONGLI, "id": new_id(), "order": order, "action": "CLOSED", "addressed": tenant_id("huaming")}
        assert await tried(hall, unit, STEP, fence=fence_of(unit), office=tenant_id("ducha"), **given) == "refused"
        with pytest.raises(Exception, match="order_step_district_id_order_id_tenant_id_unit_id_fkey"):
            await tried(hall, unit, STEP, fence=fence_of(unit), office=tenant_id(unit), **given)
    for sql in ("UPDATE app.order_step SET reason = '改'", "UPDATE app.order_extension SET reason = '改'"):
        assert await tried(hall, "ducha", sql, fence=wide("ducha")) == "refused"


async def test_a_unit_neither_grants_itself_time_nor_asks_past_its_function(hall: Hall) -> None:
    _, extension = await asked(hall)
    for unit in PEOPLE:
        sql = "UPDATE app.order_extension SET state = 'GRANTED', decided_at = now()"
        assert await tried(hall, unit, sql, fence=fence_of(unit)) == 0
    insert = "INSERT INTO app.order_extension (district_id) VALUES (120110)"
    for unit in ("huaming", "ducha"):
        assert await tried(hall, unit, insert, fence=wide(unit)) == "refused"
    assert (await hall.row("order_extension", extension))["state"] == "REQUESTED"


async def test_a_street_sees_its_own_orders_and_nobody_bound_sees_any(hall: Hall) -> None:
    await asked(hall)
    await opened(hall, unit=tenant_id("linkong"))
    for table, mine in (("supervision_order", 1), ("order_step", 3), ("order_extension", 1)):
        count = f"SELECT count(*) FROM app.{table}"
        for fence, expected in (
            (own("huaming"), mine),
            (own("xinli"), 0),
            (own(None), 0),
            (Fence(), 0),
            (Fence(district=DONGLI), 0),
        ):
            async with hall.service.database.unit_of_work(fence, at=NOW) as work:
                connection = await work.session.connection()
                assert (await connection.exec_driver_sql(count)).scalar() == expected, table
