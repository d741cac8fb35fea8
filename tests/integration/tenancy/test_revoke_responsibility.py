"""解除职责: what the unit's people then may no longer see, they no longer see at once."""

import asyncio

from tests.support.actors import person_id, tenant_id
from tests.support.builders import a_membership, a_tenant
from tests.support.tenancy import ISSUER, NEVER, Office
from zhaoshang.tenancy.model import Role
from zhaoshang.tenancy.operations.revoke_responsibility import revoke_responsibility
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility

FGW = tenant_id("fgw")
MAJOR = Responsibility.MAJOR_PROJECTS


async def test_an_ended_responsibility_stays_and_is_audited_and_told(office: Office) -> None:
    assert await revoke_responsibility(office.service, office.security, FGW, MAJOR) == FGW

    (row,) = await office.hall.rows("tenant_responsibility", tenant_id=FGW)
    assert row["ended_at"] == office.hall.clock.at
    entry, event = await office.told("responsibility.revoke", "responsibility.revoked")
    assert (entry["resource_id"], entry["tenant_id"]) == (FGW, FGW)
    assert "MAJOR_PROJECTS" in event["payload"]


async def test_who_signs_in_afterwards_no_longer_holds_it(office: Office) -> None:
    await a_membership(office.owner, person_id("officer@fgw"), FGW, Role.OFFICER)

    await revoke_responsibility(office.service, office.security, FGW, MAJOR)

    (held,) = await office.service.database.identify(ISSUER, "officer@fgw")
    assert held["responsibilities"] == []


async def test_the_projects_it_ran_are_no_longer_shared_with_it(office: Office) -> None:
    project = await office.hall.create(investment_fen=5_000_000_000)
    assert FGW in (await office.hall.row("project", project))["shared_with"]

    await revoke_responsibility(office.service, office.security, FGW, MAJOR)

    for table, where in (
        ("project", {"id": project}),
        ("stage_change", {"project_id": project}),
        ("company", {"tenant_id": tenant_id("huaming")}),
    ):
        for row in await office.hall.rows(table, **where):
            assert FGW not in row["shared_with"], table
    assert await office.hall.rows("participation", tenant_id=FGW) == []


async def test_it_ends_once_even_at_once(office: Office) -> None:
    outcomes = await asyncio.gather(
        *(revoke_responsibility(office.service, office.security, FGW, MAJOR) for _ in range(4))
    )

    assert outcomes.count(FGW) == 1
    assert {each.code for each in outcomes if isinstance(each, Refusal)} == {"NOT_GRANTED"}


async def test_what_was_never_held_does_not_end(office: Office) -> None:
    await office.refused(
        revoke_responsibility(office.service, office.security, FGW, Responsibility.FINANCE),
        "NOT_GRANTED",
        "responsibility",
    )


async def test_a_unit_that_never_was_or_is_another_districts_is_not_found(office: Office) -> None:
    theirs = await a_tenant(office.owner, "zhongbei", district=120111)

    for tenant in (NEVER, theirs):
        await office.refused(
            revoke_responsibility(office.service, office.security, tenant, Responsibility.HOST), "NOT_FOUND"
        )


async def test_only_the_security_administrator_ends_responsibilities(office: Office) -> None:
    await office.refused_to_all_but(
        "security_admin", attempt=lambda who: revoke_responsibility(office.service, who, FGW, MAJOR)
    )
