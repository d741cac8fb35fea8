"""Proof that nobody's duties are incomplete: every persona's list against plain Python over the raw rows."""

from collections import Counter
from dataclasses import replace
from typing import Any

import asyncpg
import pytest

from tests.support.duty_oracles import DISTRICT, ORACLES, raw
from tests.support.reading import Reading
from zhaoshang.audit.permissions import AuditEntries
from zhaoshang.duties import views
from zhaoshang.duties.declare import all_duties, register_duty

PAGE = """
query ($after: String) { myDuties(first: 100, after: $after) {
  totalCount nodes { id kind subjectId dueAt isOverdue } pageInfo { hasNextPage endCursor } } }
"""
COUNTS = "{ myDutyCounts(groupBy: [KIND]) { kind open overdue } }"


async def listed(reading: Reading, persona: str) -> tuple[list[dict[str, Any]], int]:
    """Everything somebody's list holds, page after page, and what it says it holds."""
    found: list[dict[str, Any]] = []
    after, total = None, 0
    while True:
        page = (await reading.ask(persona, PAGE, {"after": after}))["myDuties"]
        assert len(reading.sent) == 1
        found, total = found + page["nodes"], page["totalCount"]
        if not page["pageInfo"]["hasNextPage"]:
            return found, total
        after = page["pageInfo"]["endCursor"]


async def test_every_persona_s_duties_are_complete(reading: Reading, keeper: asyncpg.Connection) -> None:
    rows = await raw(keeper)
    persons = {row["id"]: row["subject"] for row in rows["person"]}
    seen: Counter[str] = Counter()
    for job in rows["membership"]:
        if job["role"] in {"SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR"}:
            continue
        unit, role, persona = job["tenant_id"], job["role"], persons[job["person_id"]]
        held = {each["responsibility"] for each in rows["tenant_responsibility"] if each["tenant_id"] == unit}
        expected = sorted(each for oracle in ORACLES for each in oracle(rows, unit, held, role))
        found, total = await listed(reading, persona)
        assert sorted((each["kind"], each["subjectId"]) for each in found) == expected, persona
        assert total == len(expected) == len({each["id"] for each in found})
        due = [each["dueAt"] or "9999" for each in found]
        assert due == sorted(due)
        counts = (await reading.ask(persona, COUNTS))["myDutyCounts"]
        assert len(reading.sent) == 1
        assert {each["kind"]: each["open"] for each in counts} == Counter(each["kind"] for each in found)
        assert sum(each["overdue"] for each in counts) == sum(each["isOverdue"] for each in found)
        seen.update(kind for kind, _ in expected)
    # Or the comparison would say nothing about a kind.
    assert set(seen) == set(all_duties()), set(all_duties()) - set(seen)


SUBJECTS = """
query ($after: String) { myDuties(first: 100, after: $after) {
  nodes { kind subjectId subject { __typename id ... on Blocker { description level waitsFor { code } }
    ... on ServiceTask { title daysLeft } ... on Review { round project { name } } } }
  pageInfo { hasNextPage endCursor } } }
"""
NODE = """
query ($id: ID!) { node(id: $id) { __typename id ... on Blocker { description level waitsFor { code } }
  ... on ServiceTask { title daysLeft } ... on Review { round project { name } } } }
"""


@pytest.mark.parametrize("unit", ["hezuo", "fgw", "qld", "sthj", "zwfw", "ghzy", "xinli", "huaming", "ducha"])
async def test_a_duty_s_subject_is_what_its_id_leads_to(reading: Reading, unit: str) -> None:
    persona, after, more, seen = f"director@{unit}", None, True, set()
    while more:
        page = (await reading.ask(persona, SUBJECTS, {"after": after}))["myDuties"]
        assert len(reading.sent) == 1
        for each in page["nodes"]:
            if each["kind"] not in seen or each["subject"] is None:
                found = (await reading.ask(persona, NODE, {"id": each["subjectId"]}))["node"]
                assert each["subject"] == found, each
            assert each["subject"]["id"] == each["subjectId"]
            seen.add(each["kind"])
        more, after = page["pageInfo"]["hasNextPage"], page["pageInfo"]["endCursor"]
    assert seen or unit == "ducha"


@pytest.mark.parametrize("persona", ["auditor", "system_admin"])
async def test_administrators_have_none(reading: Reading, keeper: asyncpg.Connection, persona: str) -> None:
    subject = await keeper.fetchval(
        "SELECT subject FROM app.person JOIN app.membership ON membership.person_id = person.id"
        " WHERE role = $1 AND person.district_id = $2",
        persona.upper(),
        DISTRICT,
    )
    assert (await reading.refused(subject, "{ myDuties { totalCount } }")).code == "FORBIDDEN"


async def test_a_duty_never_shows_what_its_holder_may_not_see(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "{ myDuties(filter: {kind: [MEETING_AGENDA]}) { totalCount nodes { kind } } }"
    assert (await reading.ask("director@hezuo", query))["myDuties"]["totalCount"]
    hidden = dict(all_duties())
    hidden["MEETING_AGENDA"] = replace(hidden["MEETING_AGENDA"], sees=AuditEntries.VIEW)
    monkeypatch.setattr(views, "all_duties", lambda: hidden)
    anew = query.replace("totalCount", "total: totalCount")
    assert (await reading.ask("director@hezuo", anew))["myDuties"] == {"total": 0, "nodes": []}


async def test_a_kind_means_one_thing() -> None:
    kind, duty = next(iter(all_duties().items()))
    register_duty(duty)
    with pytest.raises(ValueError, match=kind):
        register_duty(replace(duty, zh="另一件事"))


NARROWED = "query ($filter: DutyFilter) { myDuties(filter: $filter) { nodes { kind dueAt isOverdue project { id } } } }"


async def test_duties_are_narrowed(reading: Reading) -> None:
    async def of(**entries: Any) -> list[dict[str, Any]]:
        answer = await reading.ask("director@hezuo", NARROWED, {"filter": entries})
        nodes: list[dict[str, Any]] = answer["myDuties"]["nodes"]
        return nodes

    kinds = {each["kind"] for each in await of(kind=["MEETING_AGENDA", "FACT_VERIFICATION"])}
    assert kinds <= {"MEETING_AGENDA", "FACT_VERIFICATION"}
    assert kinds
    assert all(each["isOverdue"] for each in await of(overdue=True))
    assert not any(each["isOverdue"] for each in await of(overdue=False))
    assert all(each["dueAt"] < "2026-11-25" for each in await of(dueBefore="2026-11-25T00:00:00Z"))
    project = next(each["project"]["id"] for each in await of() if each["project"])
    assert {each["project"]["id"] for each in await of(project=project)} == {project}
    assert await of(project="Project_01990000-0000-7000-8000-000000000000") == []
    assert await of(project="nothing") == []


async def test_working_days_are_counted_for_what_has_a_deadline(reading: Reading) -> None:
    query = "{ myDuties(first: 100) { nodes { dueAt daysLeft isOverdue } } }"
    nodes = (await reading.ask("director@hezuo", query))["myDuties"]["nodes"]
    assert len(reading.sent) == 1
    assert {each["daysLeft"] for each in nodes} == {None, 0}
    assert all((each["daysLeft"] is None) is (each["dueAt"] is None) for each in nodes)
