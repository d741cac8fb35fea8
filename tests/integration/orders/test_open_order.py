"""下达督办单: 督查室 opens orders, from what it sees, to one unit that is supervised."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import DONGLI, tenant_id
from tests.support.blockers import raised
from tests.support.builders import a_project, a_tenant, insert
from tests.support.majors import planned
from tests.support.orders import begins, opened, opening, standing
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.orders.model import OrderColour
from zhaoshang.values.ids import new_id


async def test_it_is_the_office_s_row_and_waits_for_the_unit(hall: Hall) -> None:
    order = await opened(hall, subject=" 地块腾清督办 ")

    row = await hall.row("supervision_order", order)
    assert (row["tenant_id"], row["unit_id"]) == (tenant_id("ducha"), tenant_id("huaming"))
    assert (row["source"], row["project_id"], row["subject"]) == ("MATTER", None, "地块腾清督办")
    assert await standing(hall, order) == ("OPEN", "BLUE", begins(7, 11), False)
    assert (row["opened_at"], row["version"], row["lapses"], row["feedback"]) == (NOW, 1, 0, None)
    (step,) = await hall.rows("order_step")
    assert (step["action"], step["from_colour"], step["to_colour"], step["due_at"]) == (
        *("OPENED", "BLUE", "BLUE"),
        begins(7, 11),
    )
    assert (step["tenant_id"], step["unit_id"], step["by_tenant_id"]) == (
        *(tenant_id("ducha"), tenant_id("huaming")),
        tenant_id("ducha"),
    )
    assert [each["action"] for each in await hall.rows("audit_entry")] == ["supervision_order.open"]
    assert [each["kind"] for each in await hall.rows("outbox_event")] == ["order.opened"]


async def test_from_a_light_a_blocker_and_about_a_project(hall: Hall) -> None:
    plan = await planned(hall)
    project = (await hall.row("milestone_plan", plan))["project_id"]
    light, *_ = await hall.rows("light_reading", project_id=project)
    (major,) = await hall.rows("major_project")
    blocker = await raised(hall, major["id"])
    for source, given in (("LIGHT", light["id"]), ("BLOCKER", blocker), ("PROJECT", project)):
        order = await opened(hall, unit=tenant_id("ghzy"), **{source.lower(): given})
        row = await hall.row("supervision_order", order)
        assert (row["source"], row["project_id"], row["unit_id"]) == (source, project, tenant_id("ghzy"))
        assert (row["light_reading_id"], row["blocker_id"]) == (
            light["id"] if source == "LIGHT" else None,
            blocker if source == "BLOCKER" else None,
        )
        (step,) = await hall.rows("order_step", order_id=order)
        assert step["project_id"] == project
    # Who is addressed takes no part in the project for that.
    assert not await hall.rows("participation", project_id=project, tenant_id=tenant_id("xinli"))


@pytest.mark.parametrize("colour", [OrderColour.YELLOW, OrderColour.RED])
async def test_urgent_from_the_start_only_with_a_reason(hall: Hall, colour: OrderColour) -> None:
    async with nothing_happens(hall.owner):
        assert codes(await opening(hall, colour=colour)) == ["TEXT_REQUIRED"]
        assert codes(await opening(hall, colour=colour, reason=" ")) == ["TEXT_REQUIRED"]
    order = await opened(hall, colour=colour, reason="区主要领导批示。")
    assert (await standing(hall, order))[1] == colour
    (step,) = await hall.rows("order_step")
    assert (step["from_colour"], step["to_colour"], step["reason"]) == (colour, colour, "区主要领导批示。")
    told = [each["kind"] for each in await hall.rows("outbox_event")]
    assert sorted(told) == (["order.opened", "order.red"] if colour is OrderColour.RED else ["order.opened"])


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"subject": " "}, "TEXT_REQUIRED"),
        ({"subject": "长" * 201}, "TEXT_TOO_LONG"),
        ({"task": "\x00"}, "TEXT_INVALID"),
        ({"reason": "长" * 2001}, "TEXT_TOO_LONG"),
        ({"due_on": date(2026, 6, 29)}, "ORDER_DAY_PAST"),
        ({"due_on": date(2027, 7, 2)}, "ORDER_DAY_TOO_LATE"),
        ({"light": new_id(), "project": new_id()}, "ORDER_SOURCE_SEVERAL"),
        ({"light": new_id()}, "ORDER_SOURCE_NOT_FOUND"),
        ({"blocker": new_id()}, "ORDER_SOURCE_NOT_FOUND"),
        ({"project": new_id()}, "ORDER_SOURCE_NOT_FOUND"),
        ({"unit": new_id()}, "ORDER_UNIT_UNFIT"),
        ({"unit": tenant_id("ducha")}, "ORDER_UNIT_UNFIT"),
        ({"unit": tenant_id("qld")}, "ORDER_UNIT_UNFIT"),
    ],
)
async def test_what_no_order_may_be(hall: Hall, given: dict[str, Any], code: str) -> None:
    async with nothing_happens(hall.owner):
        assert codes(await opening(hall, **given)) == [code]


async def test_the_last_day_is_today_at_the_earliest_and_a_year_ahead_at_the_latest(hall: Hall) -> None:
    for day in (date(2026, 6, 30), date(2027, 7, 1)):
        assert isinstance(await opening(hall, due_on=day), UUID)


async def test_a_closed_unit_and_one_without_a_responsibility_are_not_addressed(hall: Hall) -> None:
    idle = await a_tenant(hall.owner, "idle", kind="DEPARTMENT")
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE code = 'xinli'")
    async with nothing_happens(hall.owner):
        for unit in (idle, tenant_id("xinli")):
            assert codes(await opening(hall, unit=unit)) == ["ORDER_UNIT_UNFIT"]


async def test_another_district_s_project_and_unit_never_were(hall: Hall) -> None:
    street = await a_tenant(hall.owner, "zhongbei", "HOST", district=120111)
    project = await a_project(hall.owner, street, "西青数据中心", district=120111)
    async with nothing_happens(hall.owner):
        assert codes(await opening(hall, project=project)) == ["ORDER_SOURCE_NOT_FOUND"]
        assert codes(await opening(hall, unit=street)) == ["ORDER_UNIT_UNFIT"]


@pytest.mark.parametrize(
    "persona",
    ["viewer@ducha", "statistician@ducha", "director@huaming", "director@hezuo", "director@qld", "director@fgw"],
)
async def test_nobody_else_opens_one(hall: Hall, persona: str) -> None:
    project = await hall.create()
    async with nothing_happens(hall.owner):
        for given in ({}, {"project": project}, {"project": new_id()}):
            assert codes(await opening(hall, persona, **given)) == ["FORBIDDEN"]


async def test_a_red_one_names_every_leader_s_unit(hall: Hall) -> None:
    other = await a_tenant(hall.owner, "qfw", kind="DEPARTMENT")
    await insert(
        hall.owner,
        "tenant_responsibility",
        district_id=DONGLI,
        id=new_id(),
        tenant_id=other,
        responsibility="LEADERSHIP",
    )
    await opened(hall, colour=OrderColour.RED, reason="批示")
    (event,) = await hall.rows("outbox_event", kind="order.red")
    assert all(str(each) in event["payload"] for each in (other, tenant_id("qld")))
