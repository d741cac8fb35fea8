"""What departments conclude, and who may conclude what."""

import asyncio
from datetime import date

import pytest

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from zhaoshang.projects.model import ClearanceKind
from zhaoshang.projects.operations.record_clearance import Conclusion, record_clearance
from zhaoshang.values.ids import ProjectId


async def record(hall: Hall, persona: str, key: ProjectId, kind: ClearanceKind) -> object:
    conclusion = Conclusion(kind=kind, document=" 东评〔2026〕1号 ", concluded_on=date(2026, 6, 1))
    return await record_clearance(hall.service, hall.actor(persona), key, 1, conclusion)


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
