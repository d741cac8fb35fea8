"""A host pushes what it cannot take."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.support.projects import Hall, codes
from tests.support.tenancy import state_of
from tests.support.transfers import PROPOSAL, push
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.transfers.operations.propose_transfer import propose_transfer
from zhaoshang.values.ids import ProjectId


async def test_a_push_waits_for_confirmation_and_leaves_the_project_as_it_is(hall: Hall) -> None:
    key = await hall.create()
    started = await push(hall, key)

    row = await started.row()
    assert (row["state"], row["reason"], row["industry"]) == ("PROPOSED", PROPOSAL.reason, "SMART_MANUFACTURING")
    project = await hall.row("project", key)
    assert (project["stage"], project["version"]) == ("LEAD", 1)
    assert [event["kind"] for event in await hall.rows("outbox_event")][-1] == "transfer.proposed"


@pytest.mark.parametrize("persona", ["officer@huaming", "viewer@huaming", "officer@hezuo", "director@xinli"])
async def test_only_its_director_pushes_a_project(hall: Hall, persona: str) -> None:
    key = await hall.create()
    before = await state_of(hall.owner)

    refused = await propose_transfer(hall.service, hall.actor(persona), key, 1, PROPOSAL)

    assert codes(refused) == ["NOT_FOUND" if persona == "director@xinli" else "FORBIDDEN"]
    assert await state_of(hall.owner) == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "TEXT_REQUIRED"),
        ({"summary": "长" * 2001}, "TEXT_TOO_LONG"),
        ({"summary": "\x07"}, "TEXT_INVALID"),
        ({"least_area": 0}, "SIZE_OUT_OF_RANGE"),
        ({"least_power": 10_000_001}, "SIZE_OUT_OF_RANGE"),
    ],
)
async def test_a_faulty_proposal_is_refused(hall: Hall, change: dict[str, object], code: str) -> None:
    key = await hall.create()
    proposal = replace(PROPOSAL, **change)  # type: ignore[arg-type]  # one field of its own type each

    refused = await propose_transfer(hall.service, hall.actor("director@huaming"), key, 1, proposal)

    assert codes(refused) == [code]
    assert await hall.rows("transfer") == []


async def test_a_project_is_pushed_once_as_seen_and_only_before_it_has_landed(hall: Hall) -> None:
    director, key = hall.actor("director@huaming"), await hall.create()
    never = ProjectId(UUID("01990000-0000-7000-8000-000000000000"))

    assert codes(await propose_transfer(hall.service, director, never, 1, PROPOSAL)) == ["NOT_FOUND"]
    assert codes(await propose_transfer(hall.service, director, key, 2, PROPOSAL)) == ["CONFLICT"]
    await push(hall, key)
    assert codes(await propose_transfer(hall.service, director, key, 1, PROPOSAL)) == ["TRANSFER_OPEN"]
    lost = await hall.create(name="另一项目", company_name="天津另一公司")
    await lose_project(hall.service, hall.actor("officer@huaming"), lost, 1, reason="去了外地")
    refused = await propose_transfer(hall.service, director, lost, 2, PROPOSAL)
    assert codes(refused) == ["PROJECT_NOT_TRANSFERABLE"]
