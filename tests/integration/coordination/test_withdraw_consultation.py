"""A host takes its application back; a consultation ends with its project's early stages, and follows a merger."""

from tests.support.actors import tenant_id
from tests.support.coordination import HOST, agreed, asked, slot, standing, to_be_built, withdraw
from tests.support.projects import Hall, codes
from tests.support.reviews import advanced
from tests.support.transfers import push
from zhaoshang.projects.model import Stage
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.transfers.operations.succeed_host import succeed_host
from zhaoshang.values.ids import ProjectId


async def test_whoever_has_not_answered_needs_not_any_more(hall: Hall) -> None:
    consultation = await asked(hall)
    assert await withdraw(hall, consultation) == consultation
    row = await hall.row("planning_consultation", consultation)
    assert (row["state"], row["reasons"], row["version"]) == ("WITHDRAWN", "调整选址", 3)
    assert (await slot(hall, consultation, "sthj"))["state"] == "LAPSED"
    assert codes(await withdraw(hall, consultation)) == ["PLANNING_STATE"]


async def test_only_its_host_takes_it_back(hall: Hall) -> None:
    consultation = await asked(hall)
    for persona, code in (
        ("viewer@huaming", "FORBIDDEN"),
        ("director@ghzy", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("officer@xinli", "NOT_FOUND"),
    ):
        assert codes(await withdraw(hall, consultation, persona)) == [code]
    assert codes(await withdraw(hall, consultation, reason="")) == ["TEXT_REQUIRED"]
    assert codes(await withdraw(hall, consultation, version=9)) == ["CONFLICT"]
    assert await standing(hall, consultation) == "CONSULTING"
    assert await hall.rows("outbox_event", kind="planning.withdrawn") == []


async def test_a_lost_project_ends_its_consultation(hall: Hall) -> None:
    consultation = await asked(hall)
    project = ProjectId((await hall.row("planning_consultation", consultation))["project_id"])
    version = (await hall.row("project", project))["version"]
    assert await lose_project(hall.service, hall.actor(HOST), project, version, reason="去了外地") == project
    assert await standing(hall, consultation) == "WITHDRAWN"
    assert {each["state"] for each in await hall.rows("planning_opinion")} == {"LAPSED"}


async def test_a_pushed_project_leaves_its_site_and_what_was_agreed_about_it(hall: Hall) -> None:
    consultation = await asked(hall)
    project = ProjectId((await hall.row("planning_consultation", consultation))["project_id"])
    await hall.owner.execute("UPDATE app.project SET stage = 'SIGNED' WHERE id = $1", project)
    started = await push(hall, project)
    await started.confirm("gxj")
    assert await standing(hall, consultation) == "WITHDRAWN"
    before = await agreed(hall, project)
    await started.land("linkong")
    assert (await hall.row("project", project))["tenant_id"] == tenant_id("linkong")
    assert (await hall.row("planning_consultation", before))["tenant_id"] == tenant_id("huaming")
    await hall.owner.execute("UPDATE app.project SET stage = 'APPROVING' WHERE id = $1", project)
    outcome = await advanced(hall, project, Stage.STARTED, "officer@linkong")
    assert codes(outcome) == ["PLANNING_NOT_AGREED"]


async def test_a_merged_unit_takes_its_sites_along(hall: Hall) -> None:
    project = await to_be_built(hall)
    consultation = await agreed(hall, project)
    merged = await succeed_host(
        hall.service, hall.actor("director@hezuo"), tenant_id("huaming"), tenant_id("xinli"), "区划调整"
    )
    assert not isinstance(merged, tuple), merged
    assert (await hall.row("planning_consultation", consultation))["tenant_id"] == tenant_id("xinli")
    assert await advanced(hall, project, Stage.STARTED, "officer@xinli") == project
