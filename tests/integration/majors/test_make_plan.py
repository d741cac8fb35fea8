"""Making a plan: by the kind's template in force, with the host's own days where it says so."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.majors import STEPS, a_major, a_step, light, make, planned, publish
from tests.support.projects import Hall, codes
from tests.support.reviews import changed
from zhaoshang.majors.model import PlanKind
from zhaoshang.values.ids import new_id
from zhaoshang.values.responsibility import Responsibility


async def test_days_follow_from_the_template_and_each_milestone_has_somebody(hall: Hall) -> None:
    plan = await planned(hall)

    steps = await hall.rows("milestone", plan_id=plan)
    assert [(each["code"], each["planned_on"], each["responsible_tenant_id"]) for each in steps] == [
        ("PERMIT", date(2026, 3, 2), tenant_id("ghzy")),
        ("START", date(2026, 4, 1), tenant_id("huaming")),
        ("ROOF", date(2026, 9, 28), tenant_id("huaming")),
        ("PRODUCE", date(2027, 1, 26), tenant_id("huaming")),
    ]
    row = await hall.row("milestone_plan", plan)
    assert (row["baseline"], row["kind"], row["version"]) == (1, "CONSTRUCTION", 1)
    assert set(row["shared_with"]) == {tenant_id("fgw"), tenant_id("gxj")}
    # Its light follows in the same transaction: nothing is invested, nor reported.
    assert await light(hall, plan, "2026-06") == ("RED", "BEHIND")
    assert len(await hall.rows("light_reading", final=True)) == 5


async def test_a_host_gives_days_and_names_one_of_several_departments(hall: Hall) -> None:
    await publish(hall, [*STEPS, a_step("GRID", days=5, responsibility=Responsibility.HOST)])
    await hall.owner.execute(
        "UPDATE app.tenant_responsibility SET responsibility = 'APPROVAL' WHERE tenant_id = $1", tenant_id("xfjy")
    )
    major = await a_major(hall, needs_construction=True)

    assert codes(await make(hall, major)) == ["RESPONSIBLE_UNKNOWN"]
    assert codes(await make(hall, major, responsible={"PERMIT": tenant_id("gxj")})) == ["RESPONSIBLE_UNKNOWN"]
    plan = await make(hall, major, responsible={"PERMIT": tenant_id("xfjy")}, days={"ROOF": date(2026, 8, 1)})

    assert isinstance(plan, UUID)
    found = {each["code"]: each for each in await hall.rows("milestone", plan_id=plan)}
    assert found["PERMIT"]["responsible_tenant_id"] == tenant_id("xfjy")
    assert found["ROOF"]["planned_on"] == found["ROOF"]["first_planned_on"] == date(2026, 8, 1)


async def test_one_that_moves_in_has_other_milestones(hall: Hall) -> None:
    await publish(hall)
    plan = await make(hall, await a_major(hall))
    assert isinstance(plan, UUID)
    assert [each["code"] for each in await hall.rows("milestone")] == ["OPEN"]
    assert (await hall.row("milestone_plan", plan))["kind"] == PlanKind.SERVICE


async def test_a_project_has_one_plan_whoever_is_first(hall: Hall) -> None:
    await publish(hall)
    major = await a_major(hall)

    outcomes = await asyncio.gather(make(hall, major), make(hall, major, "director@huaming"))

    assert [codes(each) for each in outcomes if not isinstance(each, UUID)] == [["PLAN_EXISTS"]]
    assert len(await hall.rows("milestone_plan")) == 1


async def test_what_is_refused_plans_nothing(hall: Hall) -> None:
    major = await a_major(hall)
    project = (await hall.row("major_project", major))["project_id"]

    assert codes(await make(hall, major)) == ["MILESTONES_UNPUBLISHED"]
    await publish(hall)
    before = await hall.rows("outbox_event")
    assert codes(await make(hall, major, start_on=date(1980, 1, 1))) == ["PLAN_DAY_INVALID"]
    wrong: dict[str, Any] = {
        "days": {"NOWHERE": date(2026, 5, 1), "OPEN": date(2025, 1, 1)},
        "responsible": {"ROOF": tenant_id("gxj")},
    }
    assert codes(await make(hall, major, **wrong)) == ["STEP_UNKNOWN", "PLAN_DAY_INVALID", "STEP_UNKNOWN"]
    assert codes(await make(hall, new_id())) == ["NOT_FOUND"]
    for persona, code in (
        ("viewer@huaming", "FORBIDDEN"),
        ("director@fgw", "FORBIDDEN"),
        ("director@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@qld", "FORBIDDEN"),
        ("director@xinli", "NOT_FOUND"),
        ("director@ghzy", "NOT_FOUND"),
    ):
        assert codes(await make(hall, major, persona)) == [code], persona
    assert await hall.rows("outbox_event") == before
    await changed(hall, project, investment_fen=1)
    assert codes(await make(hall, major)) == ["NOT_MAJOR"]
    assert await hall.rows("milestone_plan") == await hall.rows("light_reading") == []
