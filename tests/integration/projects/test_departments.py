"""What departments do to a host's project: conclude, take part; and who may conclude what."""

import asyncio
from datetime import date

import pytest

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from zhaoshang.projects.model import ClearanceKind, Part
from zhaoshang.projects.operations.involve_department import involve_department
from zhaoshang.projects.operations.record_clearance import Conclusion, record_clearance
from zhaoshang.values.ids import ProjectId


async def record(hall: Hall, persona: str, key: ProjectId, kind: ClearanceKind) -> object:
    conclusion = Conclusion(kind=kind, document=" 东评〔2026〕1号 ", concluded_on=date(2026, 6, 1))
    return await record_clearance(hall.service, hall.actor(persona), key, 1, conclusion)


async def involve(hall: Hall, key: ProjectId, code: str, part: Part, version: int = 1) -> object:
    return await involve_department(
        hall.service, hall.actor("officer@hezuo"), key, version, department=tenant_id(code), part=part
    )


async def test_a_conclusion_belongs_to_its_department_and_is_read_by_all_who_take_part(hall: Hall) -> None:
    key = await hall.create()

    assert await record(hall, "officer@hezuo", key, ClearanceKind.REVIEW_PASSED) == key

    (clearance,) = await hall.rows("clearance")
    assert (clearance["tenant_id"], clearance["document"]) == (tenant_id("hezuo"), "东评〔2026〕1号")
    assert set(clearance["shared_with"]) == {tenant_id("huaming"), tenant_id("gxj")}
    assert (await hall.row("project", key))["version"] == 1
    assert {row["kind"] for row in await hall.rows("outbox_event")} == {"project.created", "project.cleared"}


async def test_each_matter_is_concluded_once(hall: Hall) -> None:
    key = await hall.create()

    outcomes = await asyncio.gather(
        *(record(hall, "officer@hezuo", key, ClearanceKind.REVIEW_PASSED) for _ in range(3))
    )

    assert sorted("done" if each == key else codes(each)[0] for each in outcomes) == [
        "CLEARANCE_EXISTS",
        "CLEARANCE_EXISTS",
        "done",
    ]
    assert len(await hall.rows("clearance")) == 1
    assert len(await hall.rows("audit_entry", action="project.clearance.record")) == 1


@pytest.mark.parametrize(
    ("persona", "kind", "expected"),
    [
        ("officer@hezuo", ClearanceKind.PLANNING_CLOSED, "FORBIDDEN"),
        ("officer@gxj", ClearanceKind.REVIEW_PASSED, "FORBIDDEN"),
        ("officer@sthj", ClearanceKind.REVIEW_PASSED, "NOT_FOUND"),
        ("officer@ghzy", ClearanceKind.PLANNING_CLOSED, "NOT_FOUND"),
    ],
)
async def test_only_the_department_in_charge_concludes(
    hall: Hall, persona: str, kind: ClearanceKind, expected: str
) -> None:
    key = await hall.create()

    assert codes(await record(hall, persona, key, kind)) == [expected]
    assert await hall.rows("clearance") == []


async def test_an_involved_department_sees_the_project_and_its_company(hall: Hall) -> None:
    key = await hall.create()

    assert await involve(hall, key, "sthj", Part.REVIEWER) == key

    project = await hall.row("project", key)
    assert tenant_id("sthj") in project["shared_with"]
    assert project["version"] == 2
    (company,) = await hall.rows("company")
    assert tenant_id("sthj") in company["shared_with"]
    assert tenant_id("sthj") in (await hall.rows("stage_change"))[0]["shared_with"]
    (part,) = await hall.rows("participation", tenant_id=tenant_id("sthj"))
    assert part["parts"] == Part.REVIEWER
    assert codes(await involve(hall, key, "sthj", Part.REVIEWER, version=2)) == ["ALREADY_INVOLVED"]


async def test_a_department_that_takes_part_anyway_gets_the_part_besides(hall: Hall) -> None:
    key = await hall.create()

    assert await involve(hall, key, "gxj", Part.ASKED) == key

    (part,) = await hall.rows("participation", tenant_id=tenant_id("gxj"))
    assert part["parts"] == Part.INDUSTRY | Part.ASKED


async def test_a_closed_department_is_none(hall: Hall) -> None:
    key = await hall.create()
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", tenant_id("sthj"))

    assert codes(await involve(hall, key, "sthj", Part.REVIEWER)) == ["DEPARTMENT_NOT_FOUND"]
