"""What a changed row does to one project, and what keeps it from doing anything."""

from typing import Any

import pytest

from tests.integration.exchange.runs import coded, counts, run, the_project
from tests.support.actors import tenant_id
from tests.support.ledgers import CODES, HEADERS, a_ledger, a_row
from tests.support.projects import CREDIT_CODE, Hall
from zhaoshang.projects.operations.follow_ledger import Followed, LedgerChange, follow_ledger
from zhaoshang.projects.permissions import Imports
from zhaoshang.projects.rules.entries import NewContact, ProjectChanges
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import Refusal

ALL = (*HEADERS, "行业", "是否占地", "备注")


def full(**changed: Any) -> list[Any]:
    industry, land, remark = (changed.pop(name, None) for name in ("industry", "land", "remark"))
    return [*a_row(**changed), industry, land, remark]


async def follow(hall: Hall, change: LedgerChange, persona: str = "officer@huaming") -> Followed | Refusal | Any:
    actor = hall.actor(persona)
    async with hall.service.unit_of_work(actor, Imports.RUN) as work:
        outcome = await follow_ledger(work, actor, change, reason="台账导入")
        await work.commit()
        return outcome


async def test_every_field_the_ledger_changed_reaches_the_pipeline(hall: Hall) -> None:
    await run(hall, a_ledger(full(industry="软件", land="否", remark="一"), headers=ALL))
    row = full(
        project="第1号 生产基地项目",
        company="天津第1号装备（有限公司）",
        code=CREDIT_CODE,
        amount="约2亿",
        day="2018.4",
        stage="已落地",
        phone="13911111111",
        industry="医药",
        land="是",
        remark="二",
    )
    assert counts(await run(hall, a_ledger(row, headers=ALL))) == (0, 1, 0, 0, 0)
    project = await the_project(hall)
    assert (project["name"], project["industry"], project["description"]) == ("第1号 生产基地项目", "BIOMEDICINE", "二")
    assert (project["investment_fen"], project["investment_approximate"], project["is_major"]) == (
        20_000_000_000,
        True,
        True,
    )
    assert (project["first_contact_on"].isoformat(), project["first_contact_precision"]) == ("2018-04-01", "MONTH")
    assert (project["stage"], project["occupies_land"]) == ("LANDED", True)
    (company,) = await hall.rows("company")
    assert (company["name"], company["credit_code"]) == ("天津第1号装备(有限公司)", CREDIT_CODE)
    (contact,) = await hall.rows("contact")
    assert contact["phone"] == "13911111111"
    # Major now, so 发改委 takes part; and the new words are what it is found by.
    assert project["shared_with"] == [tenant_id("fgw")]
    assert await hall.rows("search_gram", gram="号生")


async def test_a_contact_the_ledger_learned_is_added(hall: Hall) -> None:
    await run(hall, a_ledger(a_row(contact=None, phone=None)))
    assert await hall.rows("contact") == []
    assert counts(await run(hall, a_ledger(a_row()))) == (0, 1, 0, 0, 0)
    (contact,) = await hall.rows("contact")
    assert (contact["name"], contact["version"]) == ("张三", 1)
    (line,) = await hall.rows("ledger_line")
    assert line["contact_id"] == contact["id"]
    assert counts(await run(hall, a_ledger(a_row(phone="13911111111")))) == (0, 1, 0, 0, 0)
    assert [row["phone"] for row in await hall.rows("contact")] == ["13911111111"]


async def test_a_code_that_another_tenant_knows_is_linked_and_told_to_nobody(hall: Hall) -> None:
    await hall.create("officer@xinli", credit_code=CODES[2])
    await run(hall, a_ledger(a_row()))
    assert await hall.rows("duplicate_link") == []
    report = await run(hall, a_ledger(a_row(code=CODES[2])))
    assert counts(report) == (0, 1, 0, 0, 0)
    assert report.warnings == ()
    assert len(await hall.rows("duplicate_link")) == 1


async def test_a_change_that_takes_away_what_a_stage_asked_for_is_refused(hall: Hall) -> None:
    await run(hall, a_ledger(a_row(code=CREDIT_CODE, stage="评审")))
    report = await run(hall, a_ledger(a_row(code=CREDIT_CODE, stage="评审", amount="待定", contact="李四")))
    assert coded(report) == [("E2", "INVESTMENT_REQUIRED")]
    assert (await the_project(hall))["investment_fen"] == 1_001_000_000
    assert [row["name"] for row in await hall.rows("contact")] == ["张三"]
    assert await hall.rows("audit_entry", action="project.update") == []
    assert await hall.rows("outbox_event", kind="project.updated") == []


async def test_a_project_that_moved_to_another_tenant_is_out_of_reach(hall: Hall) -> None:
    await run(hall, a_ledger(a_row()))
    await hall.owner.execute("UPDATE app.project SET tenant_id = $1", tenant_id("xinli"))
    assert counts(await run(hall, a_ledger(a_row()))) == (0, 0, 1, 0, 0)
    assert coded(await run(hall, a_ledger(a_row(amount=5)))) == [("B2", "PROJECT_MOVED")]
    assert (await the_project(hall))["investment_fen"] == 1_001_000_000


async def test_an_id_that_never_existed_and_another_tenants_project_are_not_found(hall: Hall) -> None:
    theirs = await hall.create("officer@xinli")
    for key in (new_id(), theirs):
        outcome = await follow(hall, LedgerChange(key, ProjectChanges(investment_fen=1)))
        assert isinstance(outcome, Refusal)
        assert outcome.code == "NOT_FOUND"
    assert (await hall.row("project", theirs))["version"] == 1


async def test_who_may_not_change_a_project_is_refused(hall: Hall) -> None:
    await run(hall, a_ledger(a_row()))
    project = await the_project(hall)
    change = LedgerChange(project["id"], contact=NewContact(name="李四", phone="13900000000"))
    outcome = await follow(hall, change, "viewer@huaming")
    assert isinstance(outcome, Refusal)
    assert outcome.code == "FORBIDDEN"
    assert [row["name"] for row in await hall.rows("contact")] == ["张三"]


@pytest.mark.parametrize("stage", ["LOST", "WITHDRAWN", "REJECTED"])
async def test_a_closed_project_stays_as_it_ended(hall: Hall, stage: str) -> None:
    await run(hall, a_ledger(a_row()))
    await hall.owner.execute("UPDATE app.project SET stage = $1", stage)
    assert coded(await run(hall, a_ledger(a_row(amount=5)))) == [("E2", "PROJECT_CLOSED")]
