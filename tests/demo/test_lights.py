"""Two years of the demo's lights: one project told by hand, and every project against a reading of its own."""

import calendar
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import asyncpg
import pytest

from tests.support.graphql import Graphql
from zhaoshang.demo.milestones import BY_HAND

COLOURS = {"GREEN": 0, "YELLOW": 1, "RED": 2}

# Planned and completed in percent, as the plan and the reports say; months late of the worst milestone; months without
# a report. Behind by 10 points is yellow, by more than 30 red; late or silent yellow, for three months running red.
TABLE = (
    # month      planned  done  late  silent  colour    rule
    ("2024-07", 0.9, 0, 0, 0, "GREEN", "ON_PLAN"),
    ("2024-08", 2.6, 1, 0, 0, "GREEN", "ON_PLAN"),
    ("2024-09", 4.3, 2, 0, 0, "GREEN", "ON_PLAN"),
    ("2024-10", 6.8, 3, 1, 0, "YELLOW", "MILESTONE_LATE"),  # land, planned for 13 October
    ("2024-11", 8.8, 4, 2, 0, "YELLOW", "MILESTONE_LATE"),  # land and design
    ("2024-12", 10.7, 6, 2, 0, "YELLOW", "MILESTONE_LATE"),  # design; land was reached on the 12th
    ("2025-01", 16.1, 7, 2, 0, "YELLOW", "NOT_STARTED"),  # the start, planned for the 26th, comes before the permit
    ("2025-02", 22.3, 8, 3, 0, "RED", "MILESTONE_LATE"),  # the permit for the third month; the start for the second
    ("2025-03", 29.2, 9, 3, 0, "RED", "NOT_STARTED"),  # the start for the third month
    ("2025-04", 35.9, 15, 0, 0, "YELLOW", "BEHIND"),  # started on the 22nd, 20.9 points behind
    ("2025-05", 42.8, 25, 0, 0, "YELLOW", "BEHIND"),
    ("2025-06", 49.4, 38, 0, 0, "YELLOW", "BEHIND"),  # 11.4 points
    ("2025-07", 56.5, 52, 0, 0, "GREEN", "ON_PLAN"),
    ("2025-08", 64.3, 62, 0, 0, "GREEN", "ON_PLAN"),
    ("2025-09", 71.8, 66, 0, 0, "GREEN", "ON_PLAN"),
    ("2025-10", 79.5, 70, 0, 0, "GREEN", "ON_PLAN"),  # 9.5 points
    ("2025-11", 86.3, 70, 0, 1, "YELLOW", "BEHIND"),  # nothing reported, so what was last reported counts
    ("2025-12", 91.5, 70, 0, 2, "YELLOW", "BEHIND"),
    ("2026-01", 95.4, 70, 0, 3, "RED", "NOT_REPORTED"),  # 25.4 points are yellow, three silent months red
    ("2026-02", 96.6, 80, 0, 0, "YELLOW", "BEHIND"),
    ("2026-03", 97.9, 84, 0, 0, "YELLOW", "BEHIND"),
    ("2026-04", 99.1, 88, 0, 0, "YELLOW", "BEHIND"),  # 11.1 points
    ("2026-05", 100.0, 90, 1, 0, "YELLOW", "BEHIND"),  # exactly 10 points; full capacity is late, too
    ("2026-06", 100.0, 93, 2, 0, "YELLOW", "MILESTONE_LATE"),  # 7 points; full capacity, planned for 21 May
)
LIGHTS = """query($id: ID!) { majorProjects(filter: {project: $id}) { nodes { lights { period colour rule final dueOn
    owner { code } plannedShare doneShare } } } }"""


async def test_the_course_told_by_hand_shows_these_lights(app: Any, superuser: asyncpg.Connection) -> None:
    project = await superuser.fetchval(
        "SELECT 'Project_' || project_id FROM app.milestone_plan WHERE start_on = $1", BY_HAND.start_on
    )
    answered = await Graphql(app).as_("officer@fgw").run(LIGHTS, {"id": project})
    (node,) = answered.data["majorProjects"]["nodes"]
    lights = node["lights"][::-1]
    shown = [(each["period"], each["colour"], each["rule"]) for each in lights]
    assert shown == [(month, colour, rule) for month, *_, colour, rule in TABLE]
    assert [round(each["plannedShare"] / 100, 1) for each in lights] == [
        pytest.approx(planned, abs=0.11) for _, planned, *_ in TABLE
    ]
    assert [each["doneShare"] / 100 for each in lights] == [row[2] for row in TABLE]
    assert [each["final"] for each in lights] == [True] * 23 + [False]
    assert {each["owner"]["code"] for each in lights} == {"xinli"}


def ends(first: date, last: date) -> Iterator[date]:
    """The last days of every month between two days, theirs included."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield date(year, month, calendar.monthrange(year, month)[1])
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def planned(start: date, steps: list[Any], day: date) -> float:
    """Percent to be invested by a day, from day to day of the plan."""
    at, share = start, 0.0
    for step in sorted(steps, key=lambda each: each["planned_on"]):
        then = max(share, step["share"] / 100)
        if step["planned_on"] > day:
            span = (step["planned_on"] - at).days
            return share + (then - share) * max(0, (day - at).days) / span if span else share
        at, share = max(at, step["planned_on"]), then
    return share


def colour(plan: Any, steps: list[Any], reports: dict[str, int], fen: int, day: date) -> str:
    """The worst that any rule of the table says at a month's end."""
    known = [month for month in reports if month <= f"{day:%Y-%m}"]
    done = 100 * reports[max(known)] / fen if known else 0.0
    behind = planned(plan["start_on"], steps, day) - min(done, 100)
    found = ["GREEN"]
    if behind > 10 - 1e-9:
        found.append("RED" if behind > 30 + 1e-9 else "YELLOW")
    waiting = [each for each in steps if each["actual_on"] is None or each["actual_on"] > day]
    for each in waiting:
        late = len(list(ends(each["planned_on"], day))) if each["planned_on"] <= day else 0
        found += ["RED" if late >= 3 else "YELLOW"] if late else []
    silent = 0
    for month in reversed([f"{each:%Y-%m}" for each in ends(plan["start_on"], day)]):
        if month in reports:
            break
        silent += 1
    if silent and waiting:
        found.append("RED" if silent >= 3 else "YELLOW")
    return max(found, key=COLOURS.__getitem__)


async def test_every_plan_shows_what_the_table_of_rules_says(superuser: asyncpg.Connection) -> None:
    steps: defaultdict[Any, list[Any]] = defaultdict(list)
    reports: defaultdict[Any, dict[str, int]] = defaultdict(dict)
    for row in await superuser.fetch("SELECT * FROM app.milestone"):
        steps[row["project_id"]].append(row)
    for row in await superuser.fetch("SELECT * FROM app.progress_report"):
        reports[row["project_id"]][row["period"]] = row["completed_fen"]
    shown = {
        (row["project_id"], row["period"]): row["colour"]
        for row in await superuser.fetch("SELECT * FROM app.light_reading")
    }
    expected = {}
    for plan in await superuser.fetch(
        "SELECT l.*, m.investment_fen FROM app.milestone_plan l JOIN app.major_project m USING (project_id)"
        " WHERE m.stage <> 'AT_CAPACITY'"
    ):
        key = plan["project_id"]
        for day in ends(plan["start_on"], date(2026, 6, 30)):
            said = colour(plan, steps[key], reports[key], plan["investment_fen"], day)
            expected[key, f"{day:%Y-%m}"] = said
    assert shown == expected
    assert len(expected) > 300
    assert set(expected.values()) == {"GREEN", "YELLOW", "RED"}
