"""Changing what is known about a project, and what follows from it."""

import re
from datetime import date
from typing import Any, cast

import pytest
from sqlalchemy import select

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from zhaoshang.projects.facts import stage_facts
from zhaoshang.projects.model import Industry, Part, Project
from zhaoshang.projects.operations.update_project import WITHOUT_CONDITION, update_project
from zhaoshang.projects.rules.entries import ProjectChanges


async def change(hall: Hall, changes: dict[str, object], version: int = 1, **entered: Any) -> object:
    rows = await hall.rows("project")
    key = rows[0]["id"] if rows else await hall.create(**entered)
    return await update_project(
        hall.service, hall.actor("officer@huaming"), key, version, cast("ProjectChanges", changes)
    )


async def test_what_is_left_out_stays_and_null_empties(hall: Hall) -> None:
    await change(hall, {"description": " 一期用地 50 亩 ", "site_document": "x"})
    await change(hall, {"site_document": None}, version=2)

    (project,) = await hall.rows("project")
    assert (project["description"], project["site_document"], project["version"]) == ("一期用地 50 亩", None, 3)
    assert project["name"] == "高端装备生产基地项目"


@pytest.mark.parametrize(
    ("before", "after", "major"), [(1, 5_000_000_000, True), (5_000_000_000, 4_999_999_999, False)]
)
async def test_crossing_the_threshold_changes_being_major_on_the_record(
    hall: Hall,
    before: int,
    after: int,
    major: bool,  # noqa: FBT001  a column of the table
) -> None:
    await change(hall, {"investment_fen": after}, investment_fen=before)

    (project,) = await hall.rows("project")
    assert (project["is_major"], project["investment_fen"]) == (major, after)
    assert (tenant_id("fgw") in project["shared_with"]) is major
    assert {row["investment_fen"] for row in await hall.rows("participation")} == {after}
    assert len(await hall.rows("audit_entry", action="project.major")) == 1
    assert len(await hall.rows("outbox_event", kind="project.major_changed")) == 1


async def test_an_undecided_investment_is_not_major(hall: Hall) -> None:
    await change(hall, {"investment_fen": None}, investment_fen=9_000_000_000)

    (project,) = await hall.rows("project")
    assert (project["investment_known"], project["investment_fen"], project["is_major"]) == (False, 0, False)


async def test_another_industry_has_another_department(hall: Hall) -> None:
    await hall.set_rule("industry_department", '{"BIOMEDICINE": "sthj"}', date(2026, 1, 1))

    await change(hall, {"industry": Industry.BIOMEDICINE})

    (project,) = await hall.rows("project")
    assert project["industry_department_id"] == tenant_id("sthj")
    parts = {row["tenant_id"]: row["parts"] for row in await hall.rows("participation")}
    assert parts == {tenant_id("huaming"): Part.HOST, tenant_id("sthj"): Part.INDUSTRY}


async def test_a_new_name_is_found_and_the_old_one_is_not(hall: Hall) -> None:
    await change(hall, {"name": "新能源电池项目"})

    grams = {row["gram"] for row in await hall.rows("search_gram")}
    assert "电池" in grams
    assert "高端" not in grams
    (project,) = await hall.rows("project")
    assert project["name_normal"] == "新能源电池"


async def test_what_is_already_so_writes_nothing(hall: Hall) -> None:
    key = await hall.create()
    audited = await hall.rows("audit_entry")

    outcome = await change(hall, {"name": " 高端装备生产基地项目 ", "investment_fen": 3_000_000_000})

    assert outcome == key
    assert (await hall.row("project", key))["version"] == 1
    assert await hall.rows("audit_entry") == audited


async def test_being_hazardous_is_decided_kept_and_undecided_again(hall: Hall) -> None:
    steps: list[dict[str, object]] = [{"is_hazardous": True}, {"occupies_land": False}, {"is_hazardous": None}]
    decided = []
    for version, changes in enumerate(steps, 1):
        await change(hall, changes, version)
        (project,) = await hall.rows("project")
        decided.append((project["is_hazardous"], project["version"]))

    assert decided == [(True, 2), (True, 3), (None, 4)]
    assert len(await hall.rows("audit_entry", action="project.update")) == 3


async def test_what_a_reached_stage_asked_for_cannot_be_emptied(hall: Hall) -> None:
    key = await hall.create(credit_code="91120110MANT1YGTN0")
    await hall.owner.execute("UPDATE app.project SET stage = 'SIGNED', occupies_land = false")

    assert codes(await change(hall, {"investment_fen": None, "occupies_land": None})) == [
        "INVESTMENT_REQUIRED",
        "LAND_USE_UNDECIDED",
    ]
    assert (await hall.row("project", key))["version"] == 1


def test_the_facts_are_not_read_for_exactly_what_no_entry_condition_asks_about() -> None:
    asked = set(re.findall(r"app\.project\.(\w+)", str(select(stage_facts(Project)))))

    assert {*ProjectChanges.__annotations__, "name_normal", "investment_known"} - asked == WITHOUT_CONDITION
