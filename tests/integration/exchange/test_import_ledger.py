"""Importing on a real database, as the application's role: what is written, what is not, and what a second run does."""

import asyncio
import time
from collections import Counter
from datetime import date, timedelta

import pytest

from tests.integration.exchange.runs import coded, counts, everything, refused, run, the_project, warned
from tests.support.actors import tenant_id
from tests.support.ledgers import CODES, HEADERS, HUAMING, a_ledger, a_row
from tests.support.projects import CREDIT_CODE, Hall
from zhaoshang.exchange.ledger.report import LedgerReport
from zhaoshang.exchange.operations.import_ledger import LedgerFile, import_ledger
from zhaoshang.projects.model import Stage
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.projects.operations.update_project import update_project
from zhaoshang.projects.operations.withdraw_project import withdraw_project
from zhaoshang.projects.rules.entries import ProjectChanges
from zhaoshang.values.ids import ProjectId
from zhaoshang.values.refusal import CONFLICT

TOTAL_IN_FEN = 3_014_293_000_000
"""As added up on paper, see ``tests/unit/exchange/test_huaming_ledger.py``."""


async def test_the_real_ledger_gives_what_its_readme_states(hall: Hall) -> None:
    report = await run(hall, HUAMING.read_bytes())
    assert counts(report) == (86, 0, 0, 4, 10)
    assert Counter(code for _, code in warned(report)) == {
        "APPROXIMATE_AMOUNT": 16,
        "MONTH_PRECISION": 12,
        "AMOUNT_MISSING": 2,
        "CREDIT_CODE_MISSING": 2,
    }
    projects = await hall.rows("project", tenant_id=tenant_id("huaming"))
    assert len(projects) == 86
    assert sum(project["investment_fen"] for project in projects) == TOTAL_IN_FEN
    assert sum(not project["investment_known"] for project in projects) == 2
    assert sum(project["investment_approximate"] for project in projects) == 16
    assert sum(project["first_contact_precision"] == "MONTH" for project in projects) == 12


async def test_a_second_run_leaves_every_row_unchanged(hall: Hall) -> None:
    await run(hall, HUAMING.read_bytes())
    before = await everything(hall)
    versions = {row["id"]: row["version"] for row in await hall.rows("project")}
    report = await run(hall, HUAMING.read_bytes())
    assert counts(report) == (0, 0, 86, 4, 10)
    assert {row["id"]: row["version"] for row in await hall.rows("project")} == versions
    after = await everything(hall)
    # That somebody imported the file again is itself on record, and nothing else.
    assert after == {**before, "import_run": 2, "audit_entry": before["audit_entry"] + 1}


async def test_a_project_comes_with_all_that_belongs_to_it(hall: Hall) -> None:
    await run(hall, a_ledger(a_row(code=CREDIT_CODE, amount="6000", stage="已签约", day="2018.3")))
    project = await the_project(hall)
    assert (project["stage"], project["investment_fen"], project["is_major"]) == ("SIGNED", 6_000_000_000, True)
    assert (project["first_contact_on"], project["first_contact_precision"]) == (date(2018, 3, 1), "MONTH")
    (change,) = await hall.rows("stage_change")
    assert (change["from_stage"], change["to_stage"], change["reason"]) == (None, "SIGNED", "台账导入")
    (company,) = await hall.rows("company")
    assert (company["credit_code"], company["id"]) == (CREDIT_CODE, project["company_id"])
    (contact,) = await hall.rows("contact")
    assert (contact["name"], contact["phone"], contact["company_id"]) == ("张三", "13800000000", company["id"])
    (report,) = await hall.rows("first_report")
    assert (report["status"], report["reported_at"]) == ("VALID", hall.clock.now())
    parts = {row["tenant_id"]: row["parts"] for row in await hall.rows("participation")}
    assert parts == {tenant_id("huaming"): 1, tenant_id("fgw"): 32}
    assert change["shared_with"] == project["shared_with"] == [tenant_id("fgw")]
    assert await hall.rows("search_gram", gram="生产")
    assert await hall.rows("audit_entry", action="project.create")
    assert await hall.rows("outbox_event", kind="project.created")
    (line,) = await hall.rows("ledger_line")
    assert (line["project_id"], line["contact_id"]) == (project["id"], contact["id"])
    (imported,) = await hall.rows("import_run")
    assert (imported["created"], imported["file_name"], imported["tenant_id"]) == (1, "台账.xlsx", tenant_id("huaming"))


async def test_projects_of_one_company_share_its_company_and_contact(hall: Hall) -> None:
    same = {"company": "天津云帆有限公司"}
    rows = [a_row(1, project="一期", **same), a_row(2, project="二期", code=CREDIT_CODE, **same)]
    await run(hall, a_ledger(*rows))
    (company,) = await hall.rows("company")
    assert company["credit_code"] == CREDIT_CODE
    assert len(await hall.rows("contact")) == 1
    assert len(await hall.rows("project", company_id=company["id"])) == 2


async def test_a_dry_run_reports_the_same_and_writes_nothing(hall: Hall) -> None:
    before = await everything(hall)
    dry = await run(hall, HUAMING.read_bytes(), dry_run=True)
    assert await everything(hall) == before
    real = await run(hall, HUAMING.read_bytes())
    assert counts(dry) == counts(real)
    assert dry.refused == real.refused
    assert dry.warnings == real.warnings
    assert dry.run_id is None
    shown = dry.as_json("zh")["mapping"]
    assert [(sheet["sheet"], sheet["headerRow"], sheet["unit"]) for sheet in shown] == [("2018年台账", 3, "万元")]
    assert {"cell": "F3", "header": "计划总投资", "field": "investment"} in shown[0]["columns"]
    assert {"cell": "G3", "header": "到位资金", "field": None} in shown[0]["columns"]


async def test_the_report_has_exactly_the_promised_form(hall: Hall) -> None:
    report = (await run(hall, a_ledger(a_row(1), a_row(2, stage="跟进"), []))).as_json("en")
    assert report == {
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "skipped": 0,
        "refused": [
            {
                "cell": "G3",
                "code": "UNKNOWN_STAGE",
                "message": "The stage is not known: use 线索, 在谈, 评审, 签约, 落地, 审批, 开工, 建设, 投产 or 达产",
            }
        ],
        "warnings": [{"cell": "D2", "code": "CREDIT_CODE_MISSING"}],
    }


async def test_only_what_the_ledger_changed_is_changed(hall: Hall) -> None:
    await run(hall, a_ledger(a_row()))
    project = await the_project(hall)
    changes = ProjectChanges(description="领导关注", occupies_land=True)
    await update_project(hall.service, hall.actor("officer@huaming"), ProjectId(project["id"]), 1, changes)
    dry = await run(hall, a_ledger(a_row(amount="2000万", contact="李四")), dry_run=True)
    assert (await the_project(hall))["investment_fen"] == 1_001_000_000
    report = await run(hall, a_ledger(a_row(amount="2000万", contact="李四")))
    assert counts(report) == counts(dry) == (0, 1, 0, 0, 0)
    project = await the_project(hall)
    assert (project["investment_fen"], project["description"], project["occupies_land"]) == (
        2_000_000_000,
        "领导关注",
        True,
    )
    (contact,) = await hall.rows("contact")
    assert (contact["name"], contact["version"]) == ("李四", 2)
    assert counts(await run(hall, a_ledger(a_row(amount="2000万", contact="李四")))) == (0, 0, 1, 0, 0)


async def test_what_officials_changed_stays_until_the_ledger_changes_it_too(hall: Hall) -> None:
    await run(hall, a_ledger(a_row()))
    project = await the_project(hall)
    changes = ProjectChanges(investment_fen=7_000_000_000)
    await update_project(hall.service, hall.actor("officer@huaming"), ProjectId(project["id"]), 1, changes)
    assert counts(await run(hall, a_ledger(a_row()))) == (0, 0, 1, 0, 0)
    assert (await the_project(hall))["investment_fen"] == 7_000_000_000
    report = await run(hall, a_ledger(a_row(amount=9000)))
    assert counts(report) == (0, 1, 0, 0, 0)
    assert ("E2", "REPLACES_CHANGE") in warned(report)
    assert (await the_project(hall))["investment_fen"] == 9_000_000_000


async def test_a_ledger_that_catches_up_with_officials_changes_nothing(hall: Hall) -> None:
    await run(hall, a_ledger(a_row()))
    project = await the_project(hall)
    changes = ProjectChanges(investment_fen=9_000_000_000)
    await update_project(hall.service, hall.actor("officer@huaming"), ProjectId(project["id"]), 1, changes)
    assert counts(await run(hall, a_ledger(a_row(amount=9000)))) == (0, 0, 1, 0, 0)
    assert (await the_project(hall))["version"] == 2
    # What the ledger says now is what the next one is compared with.
    (line,) = await hall.rows("ledger_line")
    assert '"investment_fen":9000000000' in line["said"]


async def test_a_stage_the_ledger_changed_is_entered_with_its_reason(hall: Hall) -> None:
    await run(hall, a_ledger(a_row(stage="在谈")))
    assert counts(await run(hall, a_ledger(a_row(stage="已开工")))) == (0, 1, 0, 0, 0)
    project = await the_project(hall)
    assert (project["stage"], project["needs_construction"]) == ("STARTED", True)
    changes = [(row["from_stage"], row["to_stage"], row["reason"]) for row in await hall.rows("stage_change")]
    assert changes == [(None, "NEGOTIATING", "台账导入"), ("NEGOTIATING", "STARTED", "台账导入")]


async def test_a_stage_people_moved_since_is_not_moved_back(hall: Hall) -> None:
    await run(hall, a_ledger(a_row(stage="线索")))
    project = await the_project(hall)
    key = ProjectId(project["id"])
    assert await advance_project(hall.service, hall.actor("officer@huaming"), key, 1, Stage.NEGOTIATING) == key
    assert counts(await run(hall, a_ledger(a_row(stage="线索")))) == (0, 0, 1, 0, 0)
    report = await run(hall, a_ledger(a_row(stage="签约", amount=1)))
    assert coded(report) == [("G2", "STAGE_MOVED_ON")]
    assert (await the_project(hall))["stage"] == "NEGOTIATING"
    assert counts(await run(hall, a_ledger(a_row(stage="在谈")))) == (0, 0, 1, 0, 0)


async def test_a_row_the_pipeline_refuses_leaves_the_others_alone(hall: Hall) -> None:
    await run(hall, a_ledger(a_row(1), a_row(2)))
    first = next(row for row in await hall.rows("project") if row["name"].startswith("第1号"))
    await withdraw_project(hall.service, hall.actor("officer@huaming"), ProjectId(first["id"]), 1, "不再投资")
    report = await run(hall, a_ledger(a_row(1, amount=5), a_row(2, amount=5), a_row(3)))
    assert coded(report) == [("E2", "PROJECT_CLOSED")]
    assert counts(report) == (1, 1, 0, 0, 1)
    assert "撤回" in report.as_json("zh")["refused"][0]["message"]
    assert [row["investment_fen"] for row in await hall.rows("project")] == [1_001_000_000, 5_000_000, 1_003_000_000]


async def test_a_blank_cell_takes_nothing_away(hall: Hall) -> None:
    await run(hall, a_ledger(a_row(code=CREDIT_CODE)))
    assert counts(await run(hall, a_ledger(a_row(contact=None, phone=None)))) == (0, 0, 1, 0, 0)
    headers = ["项目名称", "企业名称", "总投资(万元)", "洽谈时间", "阶段"]
    row = ["第1号生产基地", "天津第1号装备有限公司", 1001, "2018-03-05", "在谈"]
    assert counts(await run(hall, a_ledger(row, headers=headers))) == (0, 0, 1, 0, 0)
    (company,) = await hall.rows("company")
    assert company["credit_code"] == CREDIT_CODE


async def test_a_code_the_ledger_learned_reaches_the_company(hall: Hall) -> None:
    await run(hall, a_ledger(a_row()))
    assert counts(await run(hall, a_ledger(a_row(code=CREDIT_CODE)))) == (0, 1, 0, 0, 0)
    (company,) = await hall.rows("company")
    assert (company["credit_code"], company["version"]) == (CREDIT_CODE, 2)


async def test_a_project_people_entered_is_met_not_doubled(hall: Hall) -> None:
    key = await hall.create(
        name="数据中心", company_name="天津云帆有限公司", credit_code=CREDIT_CODE, first_contact_on=date(2018, 3, 5)
    )
    row = a_row(project="数据中心项目", company="云帆(天津)公司", code=CREDIT_CODE, amount="3000万", stage="线索")
    headers = [*HEADERS, "行业"]
    assert coded(await run(hall, a_ledger([*row, "信息技术"], headers=headers))) == [("J2", "DIFFERS_FROM_PIPELINE")]
    assert counts(await run(hall, a_ledger([*row, "智能装备"], headers=headers))) == (0, 0, 1, 0, 0)
    assert [project["id"] for project in await hall.rows("project")] == [key]
    assert counts(await run(hall, a_ledger([*row, "智能装备"], headers=headers))) == (0, 0, 1, 0, 0)


async def test_a_project_of_the_same_name_of_another_company_or_a_lost_one_is_not_met(hall: Hall) -> None:
    await hall.create(name="第1号生产基地", company_name="别的公司")
    assert counts(await run(hall, a_ledger(a_row()))) == (1, 0, 0, 0, 0)
    lost = await hall.create(name="第2号生产基地", company_name="天津第2号装备有限公司")
    await withdraw_project(hall.service, hall.actor("officer@huaming"), lost, 1, "不再投资")
    assert counts(await run(hall, a_ledger(a_row(2)))) == (1, 0, 0, 0, 0)


async def test_other_tenants_duplicates_are_linked_and_only_told_at_creation(hall: Hall) -> None:
    theirs = await hall.create("officer@xinli", name="别的名字", company_name="天津第1号装备公司")
    hall.clock.pass_by(timedelta(days=1))
    dry = await run(hall, a_ledger(a_row()), dry_run=True)
    assert warned(dry) == [("D2", "CREDIT_CODE_MISSING")]
    report = await run(hall, a_ledger(a_row()))
    assert warned(report) == [("D2", "CREDIT_CODE_MISSING"), ("B2", "ALREADY_REPORTED")]
    (link,) = await hall.rows("duplicate_link")
    assert link["other_project_id"] == theirs
    # Somebody was first, so there is one first report, and it is theirs.
    assert [row["project_id"] for row in await hall.rows("first_report")] == [theirs]
    assert len(await hall.rows("audit_entry", action="duplicate.disclose")) == 1
    assert warned(await run(hall, a_ledger(a_row()))) == [("D2", "CREDIT_CODE_MISSING")]


async def test_who_was_told_too_often_imports_nothing_new(hall: Hall) -> None:
    await hall.set_rule("duplicate_disclosures_per_hour", "1")
    await hall.create("officer@xinli", company_name="天津第1号装备公司")
    await run(hall, a_ledger(a_row(1)))
    before = await everything(hall)
    assert await refused(hall, a_ledger(a_row(1), a_row(2))) == ["TOO_MANY_DUPLICATES"]
    assert await everything(hall) == before


@pytest.mark.parametrize("persona", ["viewer@huaming", "officer@hezuo", "viewer@ducha", "director@fgw"])
async def test_who_may_not_import_is_refused_and_nothing_happens(hall: Hall, persona: str) -> None:
    before = await everything(hall)
    assert await refused(hall, HUAMING.read_bytes(), persona) == ["FORBIDDEN"]
    assert await everything(hall) == before


async def test_another_tenants_import_goes_into_its_own_pipeline_only(hall: Hall) -> None:
    await run(hall, a_ledger(a_row()))
    mine = await the_project(hall)
    report = await run(hall, a_ledger(a_row(amount=5, stage="落地")), "officer@xinli")
    assert counts(report) == (1, 0, 0, 0, 0)
    assert await hall.row("project", mine["id"]) == mine
    assert {row["tenant_id"] for row in await hall.rows("ledger_line")} == {tenant_id("huaming"), tenant_id("xinli")}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no workbook", "UNSUPPORTED_FILE"),
        (bytes(11 * 2**20), "FILE_TOO_LARGE"),
        (a_ledger(headers=["hello"]), "NO_LEDGER_FOUND"),
        (a_ledger(headers=["项目名称", "企业名称", "金额", "洽谈时间", "阶段"]), "HEADER_AMBIGUOUS"),
        (a_ledger(headers=["项目名称", "企业名称", "洽谈时间", "阶段"]), "HEADER_MISSING"),
        (
            a_ledger(headers=["项目名称", "企业名称", "总投资", "洽谈时间", "阶段"], title="单位:元 单位:万元"),
            "AMBIGUOUS_UNIT",
        ),
    ],
)
async def test_an_unusable_file_is_refused_whole(hall: Hall, content: bytes, code: str) -> None:
    before = await everything(hall)
    assert await refused(hall, content) == [code]
    assert await everything(hall) == before


async def test_a_crash_half_way_leaves_nothing(hall: Hall) -> None:
    class CrashError(Exception):
        pass

    def crash(done: int, _total: int) -> None:
        if done >= 500:
            raise CrashError

    await run(hall, a_ledger(a_row(1)))
    before = await everything(hall)
    content = a_ledger(*(a_row(n, amount=2) for n in range(1, 702)))
    with pytest.raises(CrashError):
        await import_ledger(
            hall.service, hall.actor("officer@huaming"), LedgerFile("x", content), dry_run=False, progress=crash
        )
    assert await everything(hall) == before
    assert (await the_project(hall))["investment_fen"] == 1_001_000_000


async def test_the_same_file_twice_at_once_is_imported_once(hall: Hall) -> None:
    reports = await asyncio.gather(*(run(hall, HUAMING.read_bytes()) for _ in range(3)))
    assert sorted(counts(report) for report in reports) == [(0, 0, 86, 4, 10), (0, 0, 86, 4, 10), (86, 0, 0, 4, 10)]
    assert len(await hall.rows("project")) == 86


async def test_an_official_who_changes_the_same_project_meanwhile_loses_nothing(hall: Hall) -> None:
    await run(hall, a_ledger(a_row()))
    project = await the_project(hall)
    changes = ProjectChanges(description="领导关注")
    _, outcome = await asyncio.gather(
        run(hall, a_ledger(a_row(amount=9000))),
        update_project(hall.service, hall.actor("officer@huaming"), ProjectId(project["id"]), 1, changes),
    )
    after = await the_project(hall)
    assert after["investment_fen"] == 9_000_000_000
    # Either the official came first, or was told that somebody else had.
    assert (after["description"], outcome) in [("领导关注", project["id"]), (None, CONFLICT)]


async def test_creating_and_importing_the_same_investor_at_once_leaves_one_valid_report(hall: Hall) -> None:
    hall.clock.pass_by(timedelta(days=1))
    await asyncio.gather(
        run(hall, a_ledger(a_row(code=CODES[3]))),
        hall.create("officer@xinli", name="另一个", company_name="天津第1号装备公司"),
    )
    statuses = sorted(row["status"] for row in await hall.rows("first_report"))
    assert statuses == ["DISPUTED", "DISPUTED"]
    assert len(await hall.rows("duplicate_link")) == 1


async def test_thousands_of_rows_take_seconds_and_show_progress(hall: Hall) -> None:
    # What the planner then knows is the worst there is: an empty table, where each index is as good as the next.
    await hall.owner.execute("VACUUM ANALYZE app.project, app.company, app.participation, app.first_report")
    content = a_ledger(*(a_row(n, phone=f"138{n:08}") for n in range(1, 2001)))
    seen: list[tuple[int, int]] = []
    actor = hall.actor("officer@huaming")
    started = time.perf_counter()
    report = await import_ledger(
        hall.service, actor, LedgerFile("x", content), dry_run=False, progress=lambda *done: seen.append(done)
    )
    assert isinstance(report, LedgerReport)
    # 6 s alone on two old cores; one by one it would take minutes.
    assert time.perf_counter() - started < 60
    assert report.created == 2000
    assert seen == [(500, 2000), (1000, 2000), (1500, 2000), (2000, 2000)]
    assert (await run(hall, content)).unchanged == 2000
