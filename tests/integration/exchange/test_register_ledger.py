"""Many projects at once come out exactly as they would one by one."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from tests.support.actors import tenant_id
from tests.support.projects import CREDIT_CODE, OTHER_CREDIT_CODE, Hall, a_new_project
from zhaoshang.projects.model import Industry, Stage
from zhaoshang.projects.operations.register_ledger import BATCH, Entered, LedgerEntry, register_ledger
from zhaoshang.projects.permissions import Imports
from zhaoshang.values.refusal import Refusal


async def register(
    hall: Hall, *entries: LedgerEntry, persona: str = "officer@huaming", seen: list[int] | None = None
) -> Sequence[Entered] | Any:
    actor = hall.actor(persona)
    async with hall.service.unit_of_work(actor, Imports.RUN) as work:
        entered = await register_ledger(
            work, actor, entries, reason="台账导入", progress=(seen if seen is not None else []).append
        )
        await work.commit()
        return entered


def an_entry(number: int = 1, stage: Stage = Stage.LEAD, **changes: Any) -> LedgerEntry:
    names = {"name": f"第{number}号产业园", "company_name": f"天津第{number}号有限公司"}
    return LedgerEntry(a_new_project(**{**names, **changes}), stage)


IGNORED = {"id", "company_id", "project_id", "number", "created_at", "updated_at", "reported_at", "at", "reason"}


async def test_one_from_a_ledger_equals_one_entered_by_hand(hall: Hall) -> None:
    """But for its id and the reason in its history, and its traces say that it was imported."""
    changes: dict[str, Any] = {
        "credit_code": CREDIT_CODE,
        "investment_fen": 5_000_000_000,
        "industry": Industry.SMART_MANUFACTURING,
    }
    await hall.create(**changes)
    tables = ("project", "company", "stage_change", "first_report", "participation", "search_gram")

    async def written(tenant: str) -> dict[str, list[Any]]:
        owned = [
            (
                table,
                [row for row in await hall.rows(table) if row.get("tenant_id", tenant_id(tenant)) == tenant_id(tenant)],
            )
            for table in tables
        ]
        return {
            table: sorted(
                str({name: value for name, value in row.items() if name not in IGNORED and name != "created_by"})
                for row in rows
            )
            for table, rows in owned
        }

    by_hand = await written("huaming")
    await hall.owner.execute(
        "TRUNCATE app.project, app.company, app.company_participation, app.stage_change, app.first_report,"
        " app.participation, app.search_gram,"
        " app.contact, app.note, app.duplicate_link, app.ledger_line, app.contact_disclosure CASCADE"
    )
    await register(hall, LedgerEntry(a_new_project(**changes), Stage.LEAD))
    assert await written("huaming") == by_hand


async def test_progress_is_told_batch_by_batch(hall: Hall) -> None:
    seen: list[int] = []
    entered = await register(hall, *(an_entry(n) for n in range(BATCH + 1)), seen=seen)
    assert seen == [BATCH, BATCH + 1]
    assert len({each.project_id for each in entered}) == BATCH + 1


async def test_a_company_is_known_by_code_then_by_name(hall: Hall) -> None:
    await register(
        hall,
        an_entry(1, name="一期", company_name="甲公司"),
        an_entry(2, name="二期", company_name="甲有限公司", credit_code=CREDIT_CODE),
        an_entry(3, name="三期", company_name="甲集团", credit_code=CREDIT_CODE),
        an_entry(4, name="四期", company_name="甲", credit_code=OTHER_CREDIT_CODE),
        an_entry(5, name="五期", company_name="乙有限公司", credit_code=CREDIT_CODE),
    )
    companies = {row["credit_code"]: row["id"] for row in await hall.rows("company")}
    projects = {row["name"]: row["company_id"] for row in await hall.rows("project")}
    assert set(companies) == {CREDIT_CODE, OTHER_CREDIT_CODE}
    assert {projects[name] for name in ("一期", "二期", "三期", "五期")} == {companies[CREDIT_CODE]}
    assert projects["四期"] == companies[OTHER_CREDIT_CODE]


async def test_a_company_known_before_learns_its_code(hall: Hall) -> None:
    await hall.create(company_name="甲有限公司")
    await register(hall, an_entry(2, company_name="甲公司", credit_code=CREDIT_CODE))
    (company,) = await hall.rows("company")
    assert (company["credit_code"], company["version"]) == (CREDIT_CODE, 2)


async def test_a_rival_within_the_window_disputes_and_a_later_one_has_no_report(hall: Hall) -> None:
    first = await hall.create("officer@xinli", name="甲项目", company_name="甲有限公司")
    (entered,) = await register(hall, an_entry(1, company_name="甲公司"))
    reports = {row["project_id"]: row["status"] for row in await hall.rows("first_report")}
    assert reports == {first: "DISPUTED", entered.project_id: "DISPUTED"}
    assert entered.reported_elsewhere
    second = await hall.create("officer@xinli", name="乙项目", company_name="乙有限公司")
    hall.clock.pass_by(timedelta(days=1))
    (later,) = await register(hall, an_entry(2, company_name="乙公司"))
    reports = {row["project_id"]: row["status"] for row in await hall.rows("first_report")}
    assert (reports[second], later.project_id in reports) == ("VALID", False)


async def test_an_equal_name_alone_is_linked_and_takes_no_report_away(hall: Hall) -> None:
    theirs = await hall.create("officer@xinli", name="数据中心", company_name="甲有限公司")
    hall.clock.pass_by(timedelta(days=1))
    (entered,) = await register(hall, an_entry(1, name="数据中心项目"))
    (link,) = await hall.rows("duplicate_link")
    assert (link["project_id"], link["other_project_id"], link["kind"]) == (entered.project_id, theirs, "PROJECT_NAME")
    assert len(await hall.rows("first_report", status="VALID")) == 2


async def test_what_stands_in_a_stage_of_building_builds(hall: Hall) -> None:
    await register(hall, an_entry(1, Stage.BUILDING), an_entry(2, Stage.PRODUCING))
    assert [row["needs_construction"] for row in await hall.rows("project")] == [True, False]


async def test_who_was_told_too_often_is_refused(hall: Hall) -> None:
    await hall.set_rule("duplicate_disclosures_per_hour", "0")
    outcome = await register(hall, an_entry())
    assert isinstance(outcome, Refusal)
    assert outcome.code == "TOO_MANY_DUPLICATES"
    assert await hall.rows("project") == []
