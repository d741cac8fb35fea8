"""合作交流办 takes a push into the pool."""

from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.tenancy import state_of
from tests.support.transfers import push
from zhaoshang.projects.model import Part
from zhaoshang.projects.operations.hold_project import hold_project
from zhaoshang.transfers.operations.confirm_transfer import confirm_transfer

NEVER = UUID("01990000-0000-7000-8000-000000000000")


async def test_the_project_stands_in_the_pool_and_the_department_is_asked(hall: Hall) -> None:
    started = await push(hall, await hall.create())

    assert await started.confirm("gxj") == started.transfer

    row = await started.row()
    assert (row["state"], row["departments"]) == ("IN_POOL", [tenant_id("gxj")])
    project = await hall.row("project", started.project)
    assert (project["stage"], project["resume_stage"], project["tenant_id"]) == (
        "IN_POOL",
        "LEAD",
        tenant_id("huaming"),
    )
    (advice,) = await hall.rows("transfer_advice")
    assert (advice["tenant_id"], advice["advice"]) == (tenant_id("gxj"), None)
    (part,) = await hall.rows("participation", tenant_id=tenant_id("gxj"))
    assert part["parts"] & Part.ASKED
    change = (await hall.rows("stage_change"))[-1]
    assert (change["from_stage"], change["to_stage"], change["reason"]) == ("LEAD", "IN_POOL", row["reason"])


@pytest.mark.parametrize("persona", ["director@huaming", "viewer@hezuo", "viewer@ducha", "director@xinli"])
async def test_nobody_else_confirms(hall: Hall, persona: str) -> None:
    started = await push(hall, await hall.create())
    before = await state_of(hall.owner)

    refused = await confirm_transfer(hall.service, hall.actor(persona), started.transfer, 1, frozenset())

    assert codes(refused) == ["NOT_FOUND" if persona == "director@xinli" else "FORBIDDEN"]
    assert await state_of(hall.owner) == before


async def test_what_cannot_be_confirmed_is_refused(hall: Hall) -> None:
    officer, started = hall.actor("officer@hezuo"), await push(hall, await hall.create())

    async def confirmed(version: int, *departments: str, key: UUID = started.transfer) -> list[str]:
        named = frozenset(tenant_id(each) for each in departments)
        return codes(await confirm_transfer(hall.service, officer, key, version, named))

    assert await confirmed(1, key=NEVER) == ["NOT_FOUND"]
    assert await confirmed(1, "sthj") == ["DEPARTMENT_INVALID"]
    assert await confirmed(2) == ["CONFLICT"]
    await hold_project(hall.service, hall.actor("officer@huaming"), started.project, 1, "等")
    assert await confirmed(1) == ["PROJECT_NOT_TRANSFERABLE"]
    assert (await started.row())["state"] == "PROPOSED"


async def test_a_push_is_confirmed_once(hall: Hall) -> None:
    started = await push(hall, await hall.create())
    await started.confirm()

    assert codes(await started.confirm()) == ["TRANSFER_STATE"]
