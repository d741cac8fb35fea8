"""The demo's monthly reports, line by line against plain Python over the raw rows, and what the bureau says beside."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest

from tests.demo.conftest import Demo
from tests.support.graphql import Graphql
from zhaoshang.demo.districts import PLANS, Plan
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.reporting.operations.open_reports import Opened, open_reports
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import period_of
from zhaoshang.values.responsibility import Responsibility

HERE: Final = DistrictId(120110)
COUNTED: Final = (
    *("figures", "verified", "corrections", "corrected", "late_figures", "late", "waiting_figures", "waiting"),
    *("returned_figures", "credited", "adjusted", "total"),
)
Line = tuple[UUID, str, str]
"""A unit, a month and a metric."""


async def raw(superuser: asyncpg.Connection, table: str) -> list[Any]:
    return await superuser.fetch(f"SELECT * FROM app.{table} ORDER BY id")


async def said(superuser: asyncpg.Connection) -> Mapping[Line, Counter[str]]:
    """What every line should say: the definition once more, row by row."""
    closed = {(row["district_id"], row["period"]): row["closed_at"] for row in await raw(superuser, "closed_period")}
    lines: defaultdict[Line, Counter[str]] = defaultdict(Counter)
    for fact in await raw(superuser, "fact"):
        month, at = period_of(fact["paid_on"]), closed.get((fact["district_id"], period_of(fact["paid_on"])))
        late = at is not None and at <= fact["recorded_at"]
        line = lines[fact["tenant_id"], period_of(day_of(fact["recorded_at"])) if late else month, fact["metric"]]
        state, amount = fact["state"], fact["amount"]
        if state == "RETURNED":
            line["returned_figures"] += 1
            continue
        if state == "SUBMITTED":
            line["waiting_figures"] += 1
            line["waiting"] += amount
        counts, sums = ("corrections", "corrected") if fact["corrects_id"] else ("figures", "verified")
        if late:
            counts, sums = "late_figures", "late"
        line[counts] += 1
        if state == "VERIFIED":
            line[sums] += amount
            line["total"] += amount
    for entry in await raw(superuser, "attribution_entry"):
        kind = "credited" if entry["kind"] == "CREDIT" else "adjusted"
        lines[entry["tenant_id"], entry["period"], entry["metric"]][kind] += entry["amount"]
    return lines


async def test_every_line_of_every_round_is_what_facts_and_ledger_come_to(superuser: asyncpg.Connection) -> None:
    expected = await said(superuser)
    reports = {row["id"]: row for row in await raw(superuser, "monthly_report")}
    rounds = Counter(row["report_id"] for row in await raw(superuser, "monthly_report_round"))
    lines = await raw(superuser, "monthly_report_line")
    seen: Counter[UUID] = Counter()
    for row in lines:
        report = reports[row["report_id"]]
        line = expected[report["tenant_id"], report["period"], row["metric"]]
        assert {name: row[name] for name in COUNTED} == {name: line[name] for name in COUNTED}, report["period"]
        assert row["zero"] is not (line["figures"] + line["corrections"] + line["late_figures"] > 0)
        seen[row["report_id"]] += 1
    assert seen == {key: number * len(Metric) for key, number in rounds.items()}
    assert sum(row["total"] for row in lines) > 0
    assert {row["metric"] for row in lines if row["total"]} >= {"CAPITAL_IN_PLACE", "LANDED_PROJECTS", "TAX"}
    assert any(row["zero"] for row in lines)
    assert any(row["remark"] for row in lines)


async def test_what_came_to_pass_in_a_month_is_counted(superuser: asyncpg.Connection) -> None:
    first: Counter[tuple[UUID, str]] = Counter(
        (row["tenant_id"], period_of(day_of(row["reported_at"]))) for row in await raw(superuser, "first_report")
    )
    stages: defaultdict[tuple[UUID, str, str], set[UUID]] = defaultdict(set)
    for row in await raw(superuser, "stage_change"):
        stages[row["tenant_id"], period_of(day_of(row["at"])), row["to_stage"]].add(row["project_id"])
    reports = {row["id"]: row for row in await raw(superuser, "monthly_report")}
    rounds = await raw(superuser, "monthly_report_round")
    for row in rounds:
        whose = (row["tenant_id"], reports[row["report_id"]]["period"])
        counted = (first[whose], len(stages[*whose, "SIGNED"]), len(stages[*whose, "LANDED"]))
        assert (row["first_reports"], row["signed"], row["landed"]) == counted
    assert min(sum(row[name] for row in rounds) for name in ("first_reports", "signed", "landed")) > 0


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
async def test_closed_months_are_verified_and_the_present_one_is_under_way(
    superuser: asyncpg.Connection, plan: Plan
) -> None:
    district = int(plan.code)
    closed = {row["period"] for row in await raw(superuser, "closed_period") if row["district_id"] == district}
    hosts = sum(Responsibility.HOST in unit.responsibilities for unit in plan.units)
    reports = [row for row in await raw(superuser, "monthly_report") if row["district_id"] == district]
    assert Counter(row["period"] for row in reports) == dict.fromkeys([*closed, "2026-06"], hosts)
    assert {row["state"] for row in reports if row["period"] in closed} == {"VERIFIED"}
    now = Counter(row["state"] for row in reports if row["period"] == "2026-06")
    assert set(now) == ({"DRAFT", "SUBMITTED", "RETURNED", "VERIFIED"} if district == HERE else set(now))
    assert now["DRAFT"]


async def test_each_report_is_what_its_steps_say(superuser: asyncpg.Connection) -> None:
    closed = {(row["district_id"], row["period"]): row["closed_at"] for row in await raw(superuser, "closed_period")}
    steps: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in await superuser.fetch("SELECT * FROM app.monthly_report_step ORDER BY at, id"):
        steps[row["report_id"]].append(row)
    for row in await raw(superuser, "monthly_report"):
        done = steps[row["id"]]
        assert row["version"] == 1 + len(done)
        assert row["state"] == (done[-1]["action"] if done else "DRAFT")
        assert row["round"] == sum(step["action"] == "SUBMITTED" for step in done)
        moments = [step["at"] for step in done]
        assert moments == sorted(moments)
        if done:
            assert row["ready_at"] <= moments[0]
            assert moments[-1] < closed.get((row["district_id"], row["period"]), ANCHOR)
    actions = Counter(step["action"] for done in steps.values() for step in done)
    assert actions["RETURNED"] > 5
    assert len(await raw(superuser, "monthly_report_round")) == actions["SUBMITTED"]


async def test_the_bureau_s_year_has_the_same_figures_others_and_reasons(superuser: asyncpg.Connection) -> None:
    expected = await said(superuser)
    figures = await raw(superuser, "bureau_figure")
    newest = {(row["tenant_id"], row["period"], row["metric"]): row for row in figures}
    reasons = await raw(superuser, "figure_explanation")
    explained = {(row["bureau_figure_id"], row["reported"]) for row in reasons}
    found: Counter[str] = Counter()
    for line, row in newest.items():
        total = expected[line]["total"]
        if row["amount"] == total:
            found["same"] += 1
        else:
            found["explained" if (row["id"], total) in explained else "unexplained"] += 1
    assert {row["period"][:4] for row in figures} == {"2025"}
    assert min(found["same"], found["explained"], found["unexplained"]) > 2
    assert found["same"] > found["explained"] > found["unexplained"]
    assert any(row["number"] > 1 for row in figures)
    assert len({row["by_tenant_id"] for row in reasons}) > 2
    assert max(row["recorded_at"] for row in figures) < ANCHOR


YEAR: Final = """query($year: Int!) { monthlyReportOverview(groupBy: [TENANT, PERIOD, STATE], filter: {year: $year}) {
    tenant { code } period state count outdated unexplained } }"""


async def test_a_dashboard_has_every_unit_and_month_of_a_year(graphql: Graphql, superuser: asyncpg.Connection) -> None:
    cells = (await graphql.as_("viewer@qld").run(YEAR, {"year": 2025})).data["monthlyReportOverview"]
    rows = [row for row in await raw(superuser, "monthly_report") if row["district_id"] == HERE]
    year = [row for row in rows if row["period"].startswith("2025")]
    assert len(cells) == len(year) == 15 * 12
    assert {each["count"] for each in cells} == {1}
    # What is closed is as it was submitted, for good.
    assert sum(each["outdated"] for each in cells) == 0
    assert sum(each["unexplained"] for each in cells) > 0


async def test_the_clock_has_nothing_to_open_at_the_demo_s_present(demo: Demo) -> None:
    for plan in PLANS:
        assert await open_reports(demo.database, DistrictId(int(plan.code)), ANCHOR) == Opened(0, 0)
