"""The demo's buildings: every computed figure, once more in plain Python over the raw rows, and what is noticed."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

import asyncpg

from tests.support.graphql import Graphql
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.ids import global_id
from zhaoshang.values.period import Period, last_day, previous_period

HERE: Final = 120110
BILLION: Final = 10_000_000_000
FIGURES: Final = "rentableArea selfUsedArea letArea vacantArea occupancyRate lettingRate firms localFirms localRate"
ASKED: Final = f"""{{ buildings(first: 50) {{ nodes {{ id name {FIGURES} taxLastTwelveMonths taxPerSquareMetre
    years {{ year months verifiedMonths tax waitingTax taxPerSquareMetre threshold isBillion }}
    industries {{ industry firms area }} latestReport {{ period }} reports(first: 50) {{ nodes {{ id period number state
      {FIGURES} tax }} }} alerts {{ kind rule threshold dueAt period comparedPeriod occupancyRate comparedOccupancyRate
      lease {{ id }} }} }} }}
    buildingOverview {{ count {FIGURES} withAlerts }}
    buildingSummary(groupBy: [PERIOD]) {{ period reports verified buildings billionBuildings {FIGURES} tax waitingTax
      taxPerSquareMetre }} }}"""
Rows = list[Any]


def cents(hundredths: int) -> str:
    return str((Decimal(hundredths) / 100).quantize(Decimal("0.01")))


def divided(part: int, whole: int, times: int = 1) -> str | None:
    """A quotient with two decimals, a half away from zero."""
    if not whole:
        return None
    return str((Decimal(part * times) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP))


async def raw(superuser: asyncpg.Connection, table: str) -> Rows:
    return await superuser.fetch(f"SELECT * FROM app.{table} WHERE district_id = $1 ORDER BY id", HERE)


def figures(rentable: int, self_used: int, let: int, firms: int, local: int) -> dict[str, Any]:
    return {
        "rentableArea": cents(rentable),
        "selfUsedArea": cents(self_used),
        "letArea": cents(let),
        "vacantArea": cents(rentable - self_used - let),
        "occupancyRate": divided(self_used + let, rentable, 100),
        "lettingRate": divided(let, rentable - self_used, 100),
        "firms": firms,
        "localFirms": local,
        "localRate": divided(local, firms, 100),
    }


def counted(leases: Rows, day: date) -> tuple[int, int, int]:
    """What is let on a day, to how many firms, and to how many of the district's."""
    running = [row for row in leases if row["starts_on"] <= day <= row["until"]]
    local = {row["credit_code"] for row in running if row["registered_on"] and row["registered_on"] <= day}
    return sum(row["area"] for row in running), len({row["credit_code"] for row in running}), len(local)


def years(reports: Rows) -> list[dict[str, Any]]:
    by_year: defaultdict[int, Rows] = defaultdict(list)
    for row in sorted(reports, key=lambda row: row["period"]):
        if row["state"] != "RETURNED":
            by_year[int(row["period"][:4])].append(row)
    found = []
    for year, rows in sorted(by_year.items(), reverse=True):
        verified = [row for row in rows if row["state"] == "VERIFIED"]
        tax = sum(row["tax"] for row in verified)
        found.append(
            {
                "year": year,
                "months": len(rows),
                "verifiedMonths": len(verified),
                "tax": cents(tax),
                "waitingTax": cents(sum(row["tax"] for row in rows) - tax),
                "taxPerSquareMetre": divided(tax, rows[-1]["rentable"]),
                "threshold": cents(BILLION),
                "isBillion": tax >= BILLION,
            }
        )
    return found


def twelve_months(reports: Rows) -> int:
    verified = {row["period"]: row["tax"] for row in reports if row["state"] == "VERIFIED"}
    months, at = [], Period(max(verified))
    for _ in range(12):
        months.append(at)
        at = previous_period(at)
    return sum(verified.get(month, 0) for month in months)


def industries(leases: Rows, today: date) -> list[dict[str, Any]]:
    by: defaultdict[str, Rows] = defaultdict(list)
    for row in leases:
        if row["starts_on"] <= today <= row["until"]:
            by[row["industry"]].append(row)
    return [
        {
            "industry": name,
            "firms": len({row["credit_code"] for row in rows}),
            "area": cents(sum(r["area"] for r in rows)),
        }
        for name, rows in sorted(by.items())
    ]


def noticed(reports: Rows, leases: Rows, closed: str) -> list[tuple[Any, ...]]:
    """What was to be noticed at the demo's present, by the usual rules."""
    now = day_of(ANCHOR)
    found: list[tuple[Any, ...]] = []
    told = {row["period"]: row for row in reports if row["state"] != "RETURNED"}
    if closed < "2026-06" and "2026-06" not in told:
        found.append(("REPORT_DUE", "2026-06", None))
    for row in leases:
        same = [each for each in leases if each["credit_code"] == row["credit_code"] and each["unit"] == row["unit"]]
        renewed = any(each["starts_on"] > row["until"] for each in same)
        if now <= row["until"] <= now + timedelta(days=90) and not row["ended_on"] and not renewed:
            found.append(("LEASE_ENDING", None, global_id("Lease", row["id"])))
    newest = Period(max(told))

    def rate(period: str) -> Decimal:
        row = told[period]
        return Decimal(divided(row["self_used"] + row["let"], row["rentable"], 100) or 0)

    for months, points in ((1, 5), (3, 10)):
        then = newest
        for _ in range(months):
            then = previous_period(then)
        if then in told and rate(then) - rate(newest) >= points:
            found.append(("OCCUPANCY_FALLEN", newest, None))
    return sorted(found, key=str)


async def test_every_figure_is_what_the_rows_come_to(superuser: asyncpg.Connection, graphql: Graphql) -> None:
    buildings, leases = await raw(superuser, "building"), await raw(superuser, "lease")
    reports, closed = await raw(superuser, "building_report"), await raw(superuser, "closed_period")
    through = max(row["period"] for row in closed)
    today = day_of(await superuser.fetchval("SELECT now()"))
    answer = (await graphql.as_("officer@hezuo").run(ASKED)).data
    nodes = {each["id"]: each for each in answer["buildings"]["nodes"]}
    assert len(nodes) == len(buildings) == 4
    total = [0] * 5
    for row in buildings:
        node, mine = nodes[global_id("Building", row["id"])], [r for r in leases if r["building_id"] == row["id"]]
        said = [r for r in reports if r["building_id"] == row["id"]]
        now = (row["rentable"], row["self_used"], *counted(mine, today))
        total = [have + more for have, more in zip(total, now, strict=True)]
        assert {name: node[name] for name in FIGURES.split()} == figures(*now), row["name"]
        assert node["taxLastTwelveMonths"] == cents(twelve_months(said))
        assert node["taxPerSquareMetre"] == divided(twelve_months(said), row["rentable"])
        assert node["years"] == years(said)
        assert node["industries"] == industries(mine, today)
        assert node["latestReport"]["period"] == max(r["period"] for r in said if r["state"] != "RETURNED")
        for report in node["reports"]["nodes"]:
            (stored,) = (r for r in said if global_id("BuildingReport", r["id"]) == report["id"])
            frozen = (row["rentable"], row["self_used"], *counted(mine, last_day(Period(stored["period"]))))
            assert {name: report[name] for name in FIGURES.split()} == figures(*frozen), stored["period"]
            assert report["tax"] == cents(stored["tax"])
        alerts = [(each["kind"], each["period"], each["lease"] and each["lease"]["id"]) for each in node["alerts"]]
        assert sorted(alerts, key=str) == noticed(said, mine, through), row["name"]
        for day in {day for each in mine for day in (each["starts_on"], each["until"])}:
            assert row["self_used"] + counted(mine, day)[0] <= row["rentable"]
    (overview,) = answer["buildingOverview"]
    alerting = sum(bool(each["alerts"]) for each in nodes.values())
    assert overview == {"count": 4, **figures(*total), "withAlerts": alerting}


async def test_months_are_added_up(superuser: asyncpg.Connection, graphql: Graphql) -> None:
    reports = await raw(superuser, "building_report")
    billion = {
        (key, each["year"])
        for key in {row["building_id"] for row in reports}
        for each in years([row for row in reports if row["building_id"] == key])
        if each["isBillion"]
    }
    assert {year for _, year in billion} == {2025}
    summary = (await graphql.as_("viewer@ducha").run(ASKED)).data["buildingSummary"]
    assert {each["period"] for each in summary} == {row["period"] for row in reports}
    for each in summary:
        rows = [row for row in reports if row["period"] == each["period"] and row["state"] != "RETURNED"]
        verified = [row for row in rows if row["state"] == "VERIFIED"]
        tax = sum(row["tax"] for row in verified)
        sums = (sum(row[name] for row in rows) for name in ("rentable", "self_used", "let", "firms", "local_firms"))
        assert each == {
            "period": each["period"],
            "reports": len(rows),
            "verified": len(verified),
            "buildings": len(rows),
            "billionBuildings": sum((row["building_id"], int(row["period"][:4])) in billion for row in rows),
            **figures(*sums),
            "tax": cents(tax),
            "waitingTax": cents(sum(row["tax"] for row in rows) - tax),
            "taxPerSquareMetre": divided(tax, sum(row["rentable"] for row in verified)),
        }


async def test_the_story_shows_each_thing_once(superuser: asyncpg.Connection) -> None:
    alerts, reports = await raw(superuser, "building_alert"), await raw(superuser, "building_report")
    assert {row["kind"] for row in alerts} == {"REPORT_DUE", "LEASE_ENDING", "OCCUPANCY_FALLEN"}
    assert all(row["state"] == "OPEN" and row["raised_at"] == ANCHOR for row in alerts)
    (ending,) = (row for row in alerts if row["kind"] == "LEASE_ENDING")
    assert ending["due_at"] == end_of(date(2026, 9, 20))
    assert {row["state"] for row in reports} == {"SUBMITTED", "VERIFIED", "RETURNED"}
    closed = {row["period"]: row["closed_at"] for row in await raw(superuser, "closed_period")}
    for row in reports:
        assert row["tax"] or row["remark"]
        if row["period"] in closed:
            assert row["state"] == "RETURNED" or row["verified_at"] < closed[row["period"]]
    leases = await raw(superuser, "lease")
    assert any(row["project_id"] for row in leases)
    assert await superuser.fetchval("SELECT count(*) FROM app.building WHERE district_id <> $1", HERE) == 0
