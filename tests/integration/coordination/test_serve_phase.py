"""A project that enters a phase gets its tasks, in the same transaction."""

from datetime import datetime

import pytest

from tests.support.actors import tenant_id
from tests.support.projects import Hall
from tests.support.reviews import advanced
from tests.support.services import LINES, in_approval, landed, task_of, with_list
from zhaoshang.coordination import store_services
from zhaoshang.projects.model import Stage
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.transfers.operations.succeed_host import succeed_host
from zhaoshang.values.clock import SHANGHAI


async def test_each_department_gets_its_task_and_its_days(hall: Hall) -> None:
    project = await in_approval(hall)

    plan, environment = await task_of(hall, project, "ghzy"), await task_of(hall, project, "sthj")
    assert (plan["title"], plan["phase"], plan["state"]) == ("用地规划许可", "APPROVING", "OPEN")
    # Ten and five working days after Tuesday 30 June.
    assert plan["due_at"] == datetime(2026, 7, 15, tzinfo=SHANGHAI)
    assert environment["due_at"] == datetime(2026, 7, 8, tzinfo=SHANGHAI)
    assert {tenant_id("huaming"), tenant_id("sthj")} <= set(plan["shared_with"])
    assert plan["host_tenant_id"] == tenant_id("huaming")
    parts = {each["tenant_id"]: each["parts"] for each in await hall.rows("participation", project_id=project)}
    assert (parts[tenant_id("ghzy")], parts[tenant_id("sthj")]) == (4, 4)
    party = await hall.rows("service_party", task_id=plan["id"])
    assert {tenant_id("huaming"), tenant_id("ghzy"), tenant_id("sthj")} <= {each["tenant_id"] for each in party}
    assert {each["due_at"] for each in party} == {plan["due_at"]}
    assert len(await hall.rows("outbox_event", kind="service.opened")) == 1


async def test_what_goes_wrong_with_its_tasks_keeps_a_project_where_it_was(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    await with_list(hall)
    project = await landed(hall)

    async def broken(*_: object) -> None:
        msg = "planted"
        raise RuntimeError(msg)

    monkeypatch.setattr(store_services, "add_tasks", broken)
    with pytest.raises(RuntimeError, match="planted"):
        await advanced(hall, project, Stage.APPROVING)
    assert (await hall.row("project", project))["stage"] == "LANDED"
    assert await hall.rows("service_task") == []


async def test_without_a_list_or_a_line_nobody_is_asked(hall: Hall) -> None:
    early = await landed(hall)
    assert await advanced(hall, early, Stage.APPROVING) == early
    # The industry's line is for who answers for the industry: this project has nobody.
    await with_list(hall, tasks=[LINES[2]])
    other = await landed(hall, industry="OTHER", needs_construction=False)
    assert await advanced(hall, other, Stage.PRODUCING) == other
    assert await hall.rows("service_task") == []
    assert len(await hall.rows("outbox_event", kind="service.unanswered")) == 1
    assert await advanced(hall, other, Stage.AT_CAPACITY) == other


async def test_a_lost_project_is_not_served_any_more(hall: Hall) -> None:
    project = await in_approval(hall)
    version = (await hall.row("project", project))["version"]
    actor = hall.actor("officer@huaming")
    assert await lose_project(hall.service, actor, project, version, reason="去了外地") == project
    assert {each["state"] for each in await hall.rows("service_task")} == {"LAPSED"}


async def test_a_merged_unit_s_tasks_are_its_successor_s_to_confirm(hall: Hall) -> None:
    await in_approval(hall)
    merged = await succeed_host(
        hall.service, hall.actor("director@hezuo"), tenant_id("huaming"), tenant_id("xinli"), "区划调整"
    )
    assert not isinstance(merged, tuple), merged
    assert {each["host_tenant_id"] for each in await hall.rows("service_task")} == {tenant_id("xinli")}
