"""A project on its way: what each stage asks for, what stays behind, and who comes first."""

import asyncio
from datetime import date

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.coordination import agreed
from tests.support.projects import CREDIT_CODE, Hall, codes
from tests.support.reviews import passed
from zhaoshang.projects.model import SiteBasis, Stage
from zhaoshang.projects.operations.add_note import add_note
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.projects.operations.update_project import update_project
from zhaoshang.projects.rules.entries import NewContact
from zhaoshang.values.ids import ProjectId

CONTACT = NewContact(name="王某", phone="13812341234")


async def version_of(hall: Hall, key: ProjectId) -> int:
    return int((await hall.row("project", key))["version"])


async def advance(hall: Hall, key: ProjectId, to: Stage, persona: str = "officer@huaming") -> object:
    return await advance_project(hall.service, hall.actor(persona), key, await version_of(hall, key), to, reason="进展")


async def test_every_transition_is_kept(hall: Hall) -> None:
    key = await hall.create(contact=CONTACT)

    assert await advance(hall, key, Stage.NEGOTIATING) == key

    project = await hall.row("project", key)
    assert (project["stage"], project["version"]) == ("NEGOTIATING", 2)
    changes = await hall.rows("stage_change")
    last = changes[-1]
    assert (last["from_stage"], last["to_stage"], last["reason"]) == ("LEAD", "NEGOTIATING", "进展")
    assert last["by_person_id"] == person_id("officer@huaming")
    assert last["shared_with"] == [tenant_id("gxj")]
    parts = await hall.rows("participation")
    assert {row["updated_at"] for row in parts} == {project["updated_at"]}
    assert "project.advance" in {row["action"] for row in await hall.rows("audit_entry")}
    assert "project.advanced" in {row["kind"] for row in await hall.rows("outbox_event")}


async def test_a_talk_noted_is_as_good_as_a_contact(hall: Hall) -> None:
    key = await hall.create()
    assert codes(await advance(hall, key, Stage.NEGOTIATING)) == ["CONTACT_OR_NOTE_REQUIRED"]

    await add_note(hall.service, hall.actor("officer@huaming"), key, "电话沟通")

    assert await advance(hall, key, Stage.NEGOTIATING) == key


@pytest.mark.parametrize("to", [Stage.SIGNED, Stage.IN_POOL, Stage.REJECTED, Stage.ON_HOLD, Stage.LEAD])
async def test_no_stage_is_jumped_to(hall: Hall, to: Stage) -> None:
    key = await hall.create(contact=CONTACT)

    assert codes(await advance(hall, key, to)) == ["ILLEGAL_TRANSITION"]
    assert (await hall.row("project", key))["stage"] == "LEAD"


async def test_review_asks_for_code_investment_and_an_answering_industry(hall: Hall) -> None:
    key = await hall.create(contact=CONTACT, investment_fen=None)
    await advance(hall, key, Stage.NEGOTIATING)

    assert codes(await advance(hall, key, Stage.IN_REVIEW)) == ["CREDIT_CODE_REQUIRED", "INVESTMENT_REQUIRED"]
    assert (await hall.row("project", key))["stage"] == "NEGOTIATING"


async def test_a_building_project_walks_from_lead_to_full_capacity(hall: Hall) -> None:
    key = await hall.create(
        contact=CONTACT, credit_code=CREDIT_CODE, needs_construction=True, investment_fen=8_000_000_000
    )
    officer = hall.actor("officer@huaming")
    await advance(hall, key, Stage.NEGOTIATING)
    await advance(hall, key, Stage.IN_REVIEW)
    assert codes(await advance(hall, key, Stage.SIGNED)) == ["LAND_USE_UNDECIDED", "REVIEW_NOT_PASSED"]
    await update_project(hall.service, officer, key, await version_of(hall, key), {"occupies_land": True})
    assert codes(await advance(hall, key, Stage.SIGNED)) == ["REVIEW_NOT_PASSED", "GOVERNMENT_DECISION_REQUIRED"]
    review = await passed(hall, key)
    await hall.owner.execute("UPDATE app.review SET state = 'GOVERNMENT' WHERE id = $1", review)
    assert codes(await advance(hall, key, Stage.SIGNED)) == ["GOVERNMENT_DECISION_REQUIRED"]
    await hall.owner.execute("UPDATE app.review SET state = 'PASSED' WHERE id = $1", review)
    assert await advance(hall, key, Stage.SIGNED) == key
    assert codes(await advance(hall, key, Stage.LANDED)) == [
        "REGISTRATION_REQUIRED",
        "SITE_BASIS_REQUIRED",
        "SITE_DOCUMENT_REQUIRED",
    ]
    await update_project(
        hall.service,
        officer,
        key,
        await version_of(hall, key),
        {
            "registered_on": date(2026, 6, 1),
            "registration_number": "东市监〔2026〕77",
            "site_basis": SiteBasis.LAND,
            "site_document": "津（2026）东丽不动产权第1号",
        },
    )
    assert await advance(hall, key, Stage.LANDED) == key
    assert await advance(hall, key, Stage.APPROVING) == key
    assert codes(await advance(hall, key, Stage.STARTED)) == ["PLANNING_NOT_AGREED"]
    await agreed(hall, key)
    for stage in (Stage.STARTED, Stage.BUILDING, Stage.PRODUCING, Stage.AT_CAPACITY):
        assert await advance(hall, key, stage) == key
    assert len(await hall.rows("stage_change")) == 10
    assert codes(await advance(hall, key, Stage.AT_CAPACITY)) == ["ILLEGAL_TRANSITION"]


async def test_two_advances_of_the_same_version_are_one_and_a_conflict(hall: Hall) -> None:
    key = await hall.create(contact=CONTACT)

    outcomes = await asyncio.gather(
        *(
            advance_project(hall.service, hall.actor(persona), key, 1, Stage.NEGOTIATING)
            for persona in ("officer@huaming", "director@huaming")
        )
    )

    assert sorted(str(codes(each)) if each != key else "done" for each in outcomes) == ["['CONFLICT']", "done"]
    assert len(await hall.rows("stage_change")) == 2
    assert (await hall.row("project", key))["version"] == 2
