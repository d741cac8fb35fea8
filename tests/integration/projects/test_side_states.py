"""Aside and back: on hold, lost, withdrawn, noted."""

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from zhaoshang.projects.model import Stage
from zhaoshang.projects.operations.add_note import add_note
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.projects.operations.hold_project import hold_project
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.projects.operations.resume_project import resume_project
from zhaoshang.projects.operations.withdraw_project import withdraw_project


async def test_a_project_on_hold_comes_back_to_where_it_was(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")

    assert await hold_project(hall.service, officer, key, 1, " 等政策 ") == key
    held = await hall.row("project", key)
    assert (held["stage"], held["resume_stage"], held["version"]) == ("ON_HOLD", "LEAD", 2)
    assert codes(await advance_project(hall.service, officer, key, 2, Stage.NEGOTIATING)) == ["ILLEGAL_TRANSITION"]
    assert codes(await hold_project(hall.service, officer, key, 2, "再等")) == ["ILLEGAL_TRANSITION"]

    assert await resume_project(hall.service, officer, key, 2, "政策已明确") == key
    back = await hall.row("project", key)
    assert (back["stage"], back["resume_stage"], back["version"]) == ("LEAD", None, 3)
    assert [(row["from_stage"], row["to_stage"], row["reason"]) for row in await hall.rows("stage_change")] == [
        (None, "LEAD", None),
        ("LEAD", "ON_HOLD", "等政策"),
        ("ON_HOLD", "LEAD", "政策已明确"),
    ]
    assert codes(await resume_project(hall.service, officer, key, 3)) == ["NOT_ON_HOLD"]


async def test_a_lost_project_says_why_and_where_it_went(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")

    assert await lose_project(hall.service, officer, key, 1, reason="用地成本", lost_to="河北省") == key

    lost = await hall.row("project", key)
    assert (lost["stage"], lost["lost_reason"], lost["lost_to"]) == ("LOST", "用地成本", "河北省")
    assert "project.lost" in {row["kind"] for row in await hall.rows("outbox_event")}


async def test_a_held_project_can_be_withdrawn(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")
    await hold_project(hall.service, officer, key, 1, "等")

    assert await withdraw_project(hall.service, officer, key, 2, "企业放弃") == key

    assert (await hall.row("project", key))["stage"] == "WITHDRAWN"
    assert "project.withdraw" in {row["action"] for row in await hall.rows("audit_entry")}


async def test_notes_are_the_hosts_own_and_stay_possible_after_the_end(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")
    await lose_project(hall.service, officer, key, 1, reason="去了外地")

    assert await add_note(hall.service, officer, key, " 企业来电 ") == key

    (note,) = await hall.rows("note")
    assert (note["body"], note["tenant_id"]) == ("企业来电", tenant_id("huaming"))
    assert codes(await add_note(hall.service, hall.actor("director@hezuo"), key, "补记")) == ["FORBIDDEN"]
