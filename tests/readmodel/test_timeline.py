"""Proof that a timeline tells all that happened and nothing that its reader may not see: against the raw rows."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

import asyncpg
import pytest

from tests.support.reading import Reading
from zhaoshang.projects.views.happenings import Happening, all_happenings, register_happening
from zhaoshang.values.ids import global_id

DISTRICT: Final = 120110
PROJECTS: Final = """query($after: String) { projects(first: 100, after: $after) { nodes { id
    timeline(first: 100) { totalCount nodes { kind at } } } pageInfo { hasNextPage endCursor } } }"""
TIMELINE: Final = """query($id: ID!) { project(id: $id) { timeline(first: 100) { totalCount
    nodes { kind at detail tenant { code } by { name } } pageInfo { hasNextPage } } } }"""
PAGES: Final = """query($id: ID!, $after: String) { project(id: $id) { timeline(first: 7, after: $after) {
    nodes { kind at detail } pageInfo { hasNextPage endCursor } } } }"""

Row = Any
ORACLE: Final[dict[str, tuple[str, Callable[[Row], bool]]]] = {
    "FIRST_REPORTED": ("first_report", lambda _: True),
    "FIRST_REPORT_DECIDED": ("first_report", lambda row: row["decided_at"] is not None),
    "STAGE_CHANGED": ("stage_change", lambda _: True),
    "REVIEW_SUBMITTED": ("review", lambda _: True),
    "REVIEW_DECIDED": ("review", lambda row: row["decided_at"] is not None),
    "REVIEW_OPINION_GIVEN": ("review_opinion", lambda row: row["verdict"] is not None),
    "REVIEW_SUPPLEMENT_ASKED": ("review_supplement", lambda _: True),
    "REVIEW_SUPPLEMENT_ANSWERED": ("review_supplement", lambda row: row["answer"] is not None),
    "REVIEW_CONDITION_SET": ("review_condition", lambda _: True),
    "REVIEW_CONDITION_DECIDED": ("review_condition", lambda row: row["decided_at"] is not None),
    "MEETING_CONCLUDED": ("meeting_item", lambda row: row["conclusion"] is not None and row["closed"]),
    "TRANSFER_PROPOSED": ("transfer", lambda _: True),
    "TRANSFER_CONFIRMED": ("transfer", lambda row: row["confirmed_at"] is not None),
    "TRANSFER_ENDED": ("transfer", lambda row: row["closed_at"] is not None),
    "PLANNING_APPLIED": ("planning_consultation", lambda _: True),
    "PLANNING_HANDED_IN": ("planning_revision", lambda _: True),
    "PLANNING_OPINION_GIVEN": ("planning_opinion", lambda row: row["verdict"] is not None),
    "PLANNING_CLOSED": ("planning_consultation", lambda row: row["closed_at"] is not None),
    "SERVICE_ADDED": ("service_task", lambda _: True),
    "SERVICE_ANSWERED": ("service_task", lambda row: row["answered_at"] is not None),
    "SERVICE_CONFIRMED": ("service_task", lambda row: row["decided_at"] is not None),
    "FACT_VERIFIED": ("fact", lambda row: row["state"] == "VERIFIED"),
    "MAJOR_ENTERED": ("major_change", lambda row: row["entered"]),
    "MAJOR_LEFT": ("major_change", lambda row: not row["entered"]),
    "SPONSOR_APPOINTED": ("sponsorship", lambda _: True),
    "SPONSOR_ENDED": ("sponsorship", lambda row: row["ended_at"] is not None),
    "VISITED": ("sponsor_visit", lambda _: True),
    "PLAN_MADE": ("milestone_plan", lambda _: True),
    "MILESTONE_REACHED": ("milestone", lambda row: row["actual_on"] is not None and row["reported_at"] is not None),
    "BASELINE_PROPOSED": ("baseline_proposal", lambda _: True),
    "BASELINE_DECIDED": ("baseline_proposal", lambda row: row["decided_at"] is not None),
    "PROGRESS_REPORTED": ("progress_report", lambda _: True),
    "EVALUATION_PROMISED": ("evaluation_promise", lambda _: True),
    "EVALUATION_RECORDED": ("evaluation_round", lambda _: True),
    "LIGHT_CHANGED": ("light_reading", lambda row: row["changed"]),
}
STEPS: Final = (
    *("RAISED", "ANSWERED", "HANDED_ON", "RETURNED", "RESOLVED", "WITHDRAWN", "REASSIGNED", "INSTRUCTED"),
    *("ESCALATED", "STUCK"),
)
ORDER_STEPS: Final = (
    *("OPENED", "ACKNOWLEDGED", "ANSWERED", "RETURNED", "CLOSED", "WITHDRAWN", "RAISED", "STUCK"),
    *("EXTENSION_ASKED", "EXTENSION_GRANTED", "EXTENSION_REFUSED"),
)
MORE: Final = {
    "meeting_item": """SELECT item.*, meeting.closed_at IS NOT NULL AS closed FROM app.meeting_item item
        JOIN app.meeting ON meeting.district_id = item.district_id AND meeting.id = item.meeting_id""",
    "light_reading": """SELECT *, colour IS DISTINCT FROM lag(colour) OVER (
        PARTITION BY district_id, project_id ORDER BY period) AS changed FROM app.light_reading""",
}


async def happened(keeper: asyncpg.Connection) -> dict[Any, Counter[str]]:
    """What the raw rows tell of each project."""
    found: dict[Any, Counter[str]] = {}
    for kind, (table, tells) in ORACLE.items():
        rows = await keeper.fetch(
            f"SELECT * FROM ({MORE.get(table, f'SELECT * FROM app.{table}')}) AS raw WHERE district_id = $1", DISTRICT
        )
        for row in rows:
            if tells(row):
                found.setdefault(row["project_id"], Counter())[kind] += 1
    for kind, table in (("BLOCKER", "blocker_step"), ("ORDER", "order_step")):
        for row in await keeper.fetch(f"SELECT * FROM app.{table} WHERE district_id = $1", DISTRICT):
            # An order about no project happens to none.
            if row["project_id"] is not None:
                found.setdefault(row["project_id"], Counter())[f"{kind}_{row['action']}"] += 1
    return found


async def seen(reading: Reading, who: str) -> dict[UUID, Any]:
    """The projects that a persona sees, with their timelines."""
    found: dict[UUID, Any] = {}
    after, more = None, True
    while more:
        page = (await reading.ask(who, PROJECTS, {"after": after}))["projects"]
        assert len(reading.sent) == 1
        found |= {UUID(each["id"].partition("_")[2]): each["timeline"] for each in page["nodes"]}
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    return found


async def told(reading: Reading, who: str, project: Any) -> Any:
    return (await reading.ask(who, TIMELINE, {"id": global_id("Project", project)}))["project"]["timeline"]


def test_the_oracle_knows_every_kind() -> None:
    steps = {*(f"BLOCKER_{step}" for step in STEPS), *(f"ORDER_{step}" for step in ORDER_STEPS)}
    assert {*ORACLE, *steps} == set(all_happenings())


def test_a_kind_means_one_thing() -> None:
    known: Happening = all_happenings()["VISITED"]
    again = Happening(kind="VISITED", zh=known.zh, en=known.en, mapped=known.mapped, sees=known.sees, at=known.at)
    with pytest.raises(ValueError, match="VISITED"):
        register_happening(again)


async def test_oversight_is_told_everything_of_every_project(reading: Reading, keeper: asyncpg.Connection) -> None:
    truth, kinds = await happened(keeper), Counter[str]()
    projects = await seen(reading, "officer@ducha")
    assert projects
    for project, timeline in projects.items():
        found = Counter(each["kind"] for each in timeline["nodes"])
        assert found == truth[project], project
        assert timeline["totalCount"] == sum(found.values())
        assert [each["at"] for each in timeline["nodes"]] == sorted(
            (each["at"] for each in timeline["nodes"]), reverse=True
        )
        kinds += found
    assert len(kinds) >= 30, "the demo tells too little for this to prove anything"


async def test_it_is_one_statement_and_pages_do_not_overlap(reading: Reading, keeper: asyncpg.Connection) -> None:
    truth = await happened(keeper)
    project = max(truth, key=lambda each: sum(truth[each].values()))
    whole = [
        (each["kind"], each["at"], each["detail"]) for each in (await told(reading, "officer@ducha", project))["nodes"]
    ]
    assert len(reading.sent) == 1
    parts, after = [], None
    while True:
        given = {"id": global_id("Project", project), "after": after}
        page = (await reading.ask("officer@ducha", PAGES, given))["project"]["timeline"]
        parts += [(each["kind"], each["at"], each["detail"]) for each in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert parts == whole
    assert len(parts) > 7


async def test_an_origin_is_told_of_progress_and_of_its_push_and_of_nobody(
    reading: Reading, keeper: asyncpg.Connection
) -> None:
    moved = await keeper.fetchrow(
        """SELECT project.id, tenant.code FROM app.transfer
           JOIN app.project ON project.district_id = transfer.district_id AND project.id = transfer.project_id
           JOIN app.tenant ON tenant.district_id = transfer.district_id AND tenant.id = transfer.tenant_id
           WHERE transfer.district_id = $1 AND transfer.state = 'ASSIGNED' AND project.tenant_id <> transfer.tenant_id
           ORDER BY project.id LIMIT 1""",
        DISTRICT,
    )
    assert moved is not None
    origin = f"director@{moved['code']}"
    nodes = (await told(reading, origin, moved["id"]))["nodes"]
    everything = (await told(reading, "officer@ducha", moved["id"]))["nodes"]
    assert {each["kind"] for each in nodes} <= {
        *("STAGE_CHANGED", "FIRST_REPORTED", "FACT_VERIFIED"),
        *("TRANSFER_PROPOSED", "TRANSFER_CONFIRMED", "TRANSFER_ENDED"),
    }
    stages = [each for each in nodes if each["kind"] == "STAGE_CHANGED"]
    assert len(stages) == len([each for each in everything if each["kind"] == "STAGE_CHANGED"])
    own, later = (
        [each for each in stages if (each["tenant"] == {"code": moved["code"]}) is mine] for mine in (True, False)
    )
    assert all(each["by"] for each in own)
    assert later
    assert [each["by"] for each in later] == [None] * len(later)
    assert all(each["by"] for each in everything if each["kind"] == "STAGE_CHANGED")


async def test_whoever_does_not_see_the_project_is_told_nothing(reading: Reading) -> None:
    huaming = await seen(reading, "director@huaming")
    others = [each for each in await seen(reading, "officer@ducha") if each not in huaming]
    assert others
    for project in others[:5]:
        given = {"id": global_id("Project", project)}
        assert (await reading.ask("director@huaming", TIMELINE, given))["project"] is None
