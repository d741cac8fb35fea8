"""A host says what stands in the way of its major project; its department takes part from then on."""

from uuid import UUID

import pytest

from tests.support.actors import DONGLI, tenant_id
from tests.support.blockers import WORDS, begins, raised, raising, steps
from tests.support.majors import a_major
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import NEVER, nothing_happens
from zhaoshang.projects.model import Part
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.values.ids import DistrictId, ProjectId


async def test_it_waits_for_its_department_within_the_district_s_working_days(hall: Hall) -> None:
    major = await a_major(hall)
    blocker = await raised(hall, major)

    row = await hall.row("blocker", blocker)
    # Tuesday 30 June; the weekend does not count: until the end of 7 July.
    assert (row["due_at"], row["raised_at"], row["state"], row["level"]) == (begins(7, 8), NOW, "OPEN", "DEPARTMENT")
    assert (row["tenant_id"], row["waits_for_tenant_id"], row["version"]) == (
        tenant_id("huaming"),
        tenant_id("ghzy"),
        1,
    )
    assert row["description"] == WORDS
    (part,) = await hall.rows("participation", project_id=row["project_id"], tenant_id=tenant_id("ghzy"))
    assert part["parts"] == Part.ASKED
    assert set(row["shared_with"]) == {tenant_id("ghzy"), tenant_id("fgw"), tenant_id("gxj")}
    parties = await hall.rows("blocker_party", blocker_id=blocker)
    assert {each["tenant_id"] for each in parties} == {tenant_id("huaming"), tenant_id("ghzy")}
    assert {(each["due_at"], each["raised_at"]) for each in parties} == {(begins(7, 8), NOW)}
    assert await steps(hall, blocker) == ["RAISED"]
    (event,) = await hall.rows("outbox_event", kind="major.blocker_raised")
    assert str(tenant_id("ghzy")) in str(event["payload"])
    assert (await verify_sharing(hall.service.database, DistrictId(DONGLI), NOW)).consistent


async def test_the_district_sets_the_days(hall: Hall) -> None:
    await hall.set_rule("blocker_department_working_days", "2")
    await hall.set_day(begins(7, 1).date(), worked=False)
    blocker = await raised(hall)
    assert (await hall.row("blocker", blocker))["due_at"] == begins(7, 4)


@pytest.mark.parametrize("unit", ["xinli", "ducha", "qld"])
async def test_only_departments_remove_blockers(hall: Hall, unit: str) -> None:
    major = await a_major(hall)
    async with nothing_happens(hall.owner):
        assert codes(await raising(hall, major, department=tenant_id(unit))) == ["BLOCKER_DEPARTMENT_UNFIT"]
        assert codes(await raising(hall, major, department=NEVER)) == ["BLOCKER_DEPARTMENT_UNFIT"]


async def test_nobody_else_raises_one(hall: Hall) -> None:
    major = await a_major(hall)
    async with nothing_happens(hall.owner):
        for persona, code in (
            ("viewer@huaming", "FORBIDDEN"),
            ("director@fgw", "FORBIDDEN"),
            ("director@hezuo", "FORBIDDEN"),
            ("director@ducha", "FORBIDDEN"),
            ("director@qld", "FORBIDDEN"),
            ("director@ghzy", "NOT_FOUND"),
            ("director@xinli", "NOT_FOUND"),
        ):
            assert codes(await raising(hall, major, persona)) == [code], persona
        assert codes(await raising(hall, NEVER)) == ["NOT_FOUND"]
        assert codes(await raising(hall, major, description=" ")) == ["TEXT_REQUIRED"]


async def test_of_a_project_that_is_not_major_or_ended_there_is_none(hall: Hall) -> None:
    major = await a_major(hall)
    row = await hall.row("major_project", major)
    await hall.owner.execute("UPDATE app.major_project SET left_at = now() WHERE id = $1", major)
    async with nothing_happens(hall.owner):
        assert codes(await raising(hall, major)) == ["NOT_MAJOR"]
    await hall.owner.execute("UPDATE app.major_project SET left_at = NULL WHERE id = $1", major)
    version = (await hall.row("project", row["project_id"]))["version"]
    huaming = hall.actor("officer@huaming")
    lost = await lose_project(hall.service, huaming, ProjectId(row["project_id"]), version, reason="另选他址")
    assert isinstance(lost, UUID), lost
    async with nothing_happens(hall.owner):
        assert codes(await raising(hall, major)) == ["PROJECT_CLOSED"]
