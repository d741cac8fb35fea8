"""Entering a lead: what is written, what is refused."""

from datetime import date
from typing import Any

import pytest

from tests.support.actors import tenant_id
from tests.support.projects import CREDIT_CODE, Hall, a_new_project, codes
from zhaoshang.projects.model import Industry, Part
from zhaoshang.projects.operations.create_project import check_project, create_project
from zhaoshang.projects.rules.entries import NewContact


async def test_a_lead_is_written_with_everything_that_follows_from_it(hall: Hall) -> None:
    key = await hall.create()

    project = await hall.row("project", key)
    assert (project["stage"], project["version"], project["is_major"]) == ("LEAD", 1, False)
    assert project["tenant_id"] == tenant_id("huaming")
    assert project["industry_department_id"] == tenant_id("gxj")
    assert project["first_contact_on"] == date(2026, 6, 30)
    assert project["shared_with"] == [tenant_id("gxj")]
    parts = {row["tenant_id"]: row["parts"] for row in await hall.rows("participation")}
    assert parts == {tenant_id("huaming"): Part.HOST, tenant_id("gxj"): Part.INDUSTRY}
    (report,) = await hall.rows("first_report")
    assert report["status"] == "VALID"
    (change,) = await hall.rows("stage_change")
    assert (change["from_stage"], change["to_stage"], change["shared_with"]) == (None, "LEAD", [tenant_id("gxj")])
    assert "装备" in {row["gram"] for row in await hall.rows("search_gram")}
    assert {row["action"] for row in await hall.rows("audit_entry")} == {"project.create", "company.create"}
    assert [row["kind"] for row in await hall.rows("outbox_event")] == ["project.created"]


@pytest.mark.parametrize(
    ("said", "kept"), [({"is_hazardous": True}, True), ({"is_hazardous": False}, False), ({}, None)]
)
async def test_a_lead_is_hazardous_as_said_and_undecided_when_nothing_is(
    hall: Hall,
    said: dict[str, Any],
    kept: bool | None,  # noqa: FBT001  a column of the table
) -> None:
    key = await hall.create(**said)

    assert (await hall.row("project", key))["is_hazardous"] is kept


async def test_everything_that_is_wrong_is_named_at_once(hall: Hall) -> None:
    outcome = await create_project(
        hall.service,
        hall.actor("officer@huaming"),
        a_new_project(
            name=" ",
            company_name="（）",
            credit_code="91120110MANT1YGTN1",
            investment_fen=-1,
            first_contact_on=date(2026, 7, 1),
            contact=NewContact(name="", email="nobody"),
        ),
    )

    assert codes(outcome) == [
        "TEXT_REQUIRED",
        "TEXT_REQUIRED",
        "INVALID_CREDIT_CODE",
        "AMOUNT_OUT_OF_RANGE",
        "DATE_OUT_OF_RANGE",
        "TEXT_REQUIRED",
        "INVALID_EMAIL",
    ]
    assert await hall.rows("project") == []
    assert await hall.rows("audit_entry") == []


@pytest.mark.parametrize("persona", ["viewer@huaming", "director@hezuo", "director@ducha", "director@fgw"])
async def test_only_hosts_enter_leads(hall: Hall, persona: str) -> None:
    outcome = await create_project(hall.service, hall.actor(persona), a_new_project())

    assert codes(outcome) == ["FORBIDDEN"]
    assert codes(await check_project(hall.service, hall.actor(persona), a_new_project())) == ["FORBIDDEN"]
    assert await hall.rows("project") == []
    assert await hall.rows("outbox_event") == []


@pytest.mark.parametrize(("fen", "major"), [(4_999_999_999, False), (5_000_000_000, True), (None, False)])
async def test_fifty_million_yuan_makes_a_major_project(hall: Hall, fen: int | None, major: bool) -> None:  # noqa: FBT001  a column
    key = await hall.create(investment_fen=fen)

    project = await hall.row("project", key)
    assert project["is_major"] is major
    assert project["investment_known"] is (fen is not None)
    assert (tenant_id("fgw") in project["shared_with"]) is major


async def test_the_threshold_of_the_day_decides(hall: Hall) -> None:
    await hall.set_rule("major_threshold_fen", "1000", date(2026, 6, 30))
    await hall.set_rule("major_threshold_fen", "9000000000000", date(2026, 7, 1))

    key = await hall.create(investment_fen=1000)

    assert (await hall.row("project", key))["is_major"]


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "另一个项目", "credit_code": CREDIT_CODE},
        {"name": "又一个项目", "company_name": "天津云帆智能装备（集团）有限公司"},
        {"name": "高端装备 生产基地", "company_name": "天津远航有限公司"},
    ],
    ids=["credit code", "company name", "project name"],
)
async def test_an_own_duplicate_is_refused_and_pointed_to(hall: Hall, changes: dict[str, Any]) -> None:
    first = await hall.create(credit_code=CREDIT_CODE)
    audited = await hall.rows("audit_entry")

    outcome = await create_project(hall.service, hall.actor("officer@huaming"), a_new_project(**changes))

    assert isinstance(outcome, tuple)
    assert codes(outcome) == ["DUPLICATE_PROJECT"]
    assert outcome[0].facts["project"] == first
    assert codes(await check_project(hall.service, hall.actor("officer@huaming"), a_new_project(**changes))) == [
        "DUPLICATE_PROJECT"
    ]
    assert len(await hall.rows("project")) == 1
    assert await hall.rows("audit_entry") == audited


async def test_a_dry_run_writes_nothing_and_tells_nothing_about_others(hall: Hall) -> None:
    await hall.create("officer@huaming", credit_code=CREDIT_CODE)
    audited = await hall.rows("audit_entry")

    assert (
        await check_project(hall.service, hall.actor("officer@xinli"), a_new_project(credit_code=CREDIT_CODE)) is None
    )
    assert codes(await check_project(hall.service, hall.actor("officer@xinli"), a_new_project(name=""))) == [
        "TEXT_REQUIRED"
    ]
    assert await hall.rows("audit_entry") == audited
    assert len(await hall.rows("project")) == 1


async def test_an_industry_nobody_answers_for_has_no_department(hall: Hall) -> None:
    key = await hall.create(industry=Industry.BIOMEDICINE)

    assert (await hall.row("project", key))["industry_department_id"] is None


async def test_a_contact_comes_with_its_project(hall: Hall) -> None:
    await hall.create(contact=NewContact(name=" 王某 ", title=" ", phone="13812341234"))

    (contact,) = await hall.rows("contact")
    assert (contact["name"], contact["title"], contact["phone"]) == ("王某", None, "13812341234")
    assert contact["tenant_id"] == tenant_id("huaming")
