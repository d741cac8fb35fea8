"""What departments conclude, and who may conclude what."""

import asyncio
from datetime import date

import pytest

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from zhaoshang.projects.model import ClearanceKind, Part
from zhaoshang.projects.operations.involve_department import involve_department
from zhaoshang.projects.operations.record_clearance import Conclusion, record_clearance
from zhaoshang.values.ids import ProjectId


async def asked(hall: Hall) -> ProjectId:
    """A project that 规划资源分局 is asked about."""
    key, named = await hall.create(), tenant_id("ghzy")
    done = await involve_department(
        hall.service, hall.actor("officer@hezuo"), key, 1, department=named, part=Part.ASKED
    )
    assert done == key
    return key


async def record(hall: Hall, persona: str, key: ProjectId, version: int = 2) -> object:
    conclusion = Conclusion(
        kind=ClearanceKind.PLANNING_CLOSED, document=" 东评〔2026〕1号 ", concluded_on=date(2026, 6, 1)
    )
    return await record_clearance(hall.service, hall.actor(persona), key, version, conclusion)


async def test_a_conclusion_belongs_to_its_department_and_is_read_by_all_who_take_part(hall: Hall) -> None:
    key = await asked(hall)

    assert await record(hall, "officer@ghzy", key) == key

    (clearance,) = await hall.rows("clearance")
    assert (clearance["tenant_id"], clearance["document"]) == (tenant_id("ghzy"), "东评〔2026〕1号")
    assert set(clearance["shared_with"]) == {tenant_id("huaming"), tenant_id("gxj")}
    assert (await hall.row("project", key))["version"] == 2
    assert "project.cleared" in {row["kind"] for row in await hall.rows("outbox_event")}


async def test_each_matter_is_concluded_once(hall: Hall) -> None:
    key = await asked(hall)

    outcomes = await asyncio.gather(*(record(hall, "officer@ghzy", key) for _ in range(3)))

    assert sorted("done" if each == key else codes(each)[0] for each in outcomes) == [
        "CLEARANCE_EXISTS",
        "CLEARANCE_EXISTS",
        "done",
    ]
    assert len(await hall.rows("clearance")) == 1
    assert len(await hall.rows("audit_entry", action="project.clearance.record")) == 1


@pytest.mark.parametrize(
    ("persona", "expected"),
    [
        ("officer@hezuo", "FORBIDDEN"),
        ("officer@gxj", "FORBIDDEN"),
        ("officer@sthj", "NOT_FOUND"),
        ("officer@ghzy", "NOT_FOUND"),
    ],
)
async def test_only_the_department_in_charge_concludes(hall: Hall, persona: str, expected: str) -> None:
    key = await hall.create()

    assert codes(await record(hall, persona, key, 1)) == [expected]
    assert await hall.rows("clearance") == []
