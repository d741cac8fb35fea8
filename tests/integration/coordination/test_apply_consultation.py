"""A host asks the departments early what they think of its plan."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.coordination import agreed, applied, apply, fail, standing, to_be_built
from tests.support.evidence import a_pdf, uploaded
from tests.support.projects import Hall, codes


async def test_the_runner_takes_part_from_then_on(hall: Hall) -> None:
    file = await uploaded(hall, content=a_pdf("总平面图"))

    key = await applied(hall, documents=[(" 总平面图 ", file)])

    row = await hall.row("planning_consultation", key)
    assert (row["state"], row["number"], row["revision"], row["version"]) == ("APPLIED", 1, 1, 1)
    assert set(row["shared_with"]) == {tenant_id("ghzy"), tenant_id("gxj")}
    (revision,) = await hall.rows("planning_revision")
    (document,) = await hall.rows("planning_document")
    assert (revision["number"], document["name"]) == (1, "总平面图")
    assert document["shared_with"] == row["shared_with"]
    parts = {each["tenant_id"]: each["parts"] for each in await hall.rows("participation")}
    assert parts[tenant_id("ghzy")] == 4
    assert {each["tenant_id"] for each in await hall.rows("planning_party")} >= {tenant_id("ghzy"), row["tenant_id"]}
    (event,) = await hall.rows("outbox_event", kind="planning.applied")
    assert str(tenant_id("ghzy")) in event["payload"]


async def refused(hall: Hall, outcome: Any, *expected: str) -> None:
    assert codes(outcome) == list(expected)
    assert await hall.rows("outbox_event", kind="planning.applied") == []


@pytest.mark.parametrize(
    ("persona", "code"),
    [
        ("viewer@huaming", "FORBIDDEN"),
        ("officer@hezuo", "FORBIDDEN"),
        ("officer@xinli", "NOT_FOUND"),
        ("director@ducha", "FORBIDDEN"),
    ],
)
async def test_only_its_host_applies(hall: Hall, persona: str, code: str) -> None:
    project = await to_be_built(hall)

    await refused(hall, await apply(hall, project, persona), code)
    assert await hall.rows("planning_consultation") == []


async def test_what_is_wrong_is_named(hall: Hall) -> None:
    project = await to_be_built(hall)
    file = await uploaded(hall, content=a_pdf("总平面图"))
    await refused(hall, await apply(hall, project, text=" "), "TEXT_REQUIRED")
    await refused(hall, await apply(hall, project, documents=[("图", file), ("图", file)]), "PLAN_FILE_TWICE")
    await refused(hall, await apply(hall, project, runner="sthj"), "RUNNER_INVALID")
    await refused(hall, await apply(hall, project, version=9), "CONFLICT")
    strange = await uploaded(hall, "officer@xinli", a_pdf("别人的图"))
    await refused(hall, await apply(hall, project, documents=[("图", strange)]), "EVIDENCE_NOT_FOUND")
    assert await hall.rows("planning_consultation") == []
    assert await hall.rows("participation", tenant_id=tenant_id("ghzy")) == []


async def test_when_a_project_is_consulted_on(hall: Hall) -> None:
    moves_in = await to_be_built(hall, needs_construction=False)
    await refused(hall, await apply(hall, moves_in), "PLANNING_NOT_NEEDED")
    started = await to_be_built(hall)
    await hall.owner.execute("UPDATE app.project SET stage = 'STARTED' WHERE id = $1", started)
    await refused(hall, await apply(hall, started), "PLANNING_STAGE")
    clear = await to_be_built(hall)
    await agreed(hall, clear)
    await refused(hall, await apply(hall, clear), "PLANNING_AGREED")


async def test_one_at_a_time_and_another_after_a_failure(hall: Hall) -> None:
    project = await to_be_built(hall)
    outcomes = await asyncio.gather(
        *(apply(hall, project, persona, version=1) for persona in ("officer@huaming", "director@huaming"))
    )
    (key,) = (each for each in outcomes if isinstance(each, UUID))
    (late,) = (each for each in outcomes if not isinstance(each, UUID))
    assert codes(late) == ["PLANNING_OPEN"]
    assert await fail(hall, key) == key

    again = await apply(hall, project)

    assert isinstance(again, UUID)
    assert (await hall.row("planning_consultation", again))["number"] == 2
    assert await standing(hall, key) == "NOT_AGREED"
