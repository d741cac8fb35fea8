"""撤销单位: only once nobody acts for it; everything stays readable."""

import asyncio

from tests.support.actors import person_id, tenant_id
from tests.support.builders import a_membership
from tests.support.tenancy import ISSUER, NEVER, OFFICE, Office
from zhaoshang.tenancy.model import Role
from zhaoshang.tenancy.operations.close_tenant import close_tenant
from zhaoshang.tenancy.operations.grant_membership import grant_membership
from zhaoshang.tenancy.operations.revoke_membership import revoke_membership
from zhaoshang.values.refusal import Refusal

HUAMING = tenant_id("huaming")


async def test_a_closed_unit_stays_and_says_since_when(office: Office) -> None:
    project = await office.hall.create()

    assert await close_tenant(office.service, office.system, HUAMING, 1) == HUAMING

    row = await office.hall.row("tenant", HUAMING)
    assert (row["closed_at"], row["version"]) == (office.hall.clock.at, 2)
    assert (await office.hall.row("project", project))["tenant_id"] == HUAMING
    entry, event = await office.told("tenant.close", "tenant.closed")
    assert entry["resource_id"] == HUAMING
    assert str(HUAMING) in event["payload"]


async def test_a_unit_with_people_stays_open(office: Office) -> None:
    membership = await a_membership(office.owner, person_id("officer@huaming"), HUAMING, Role.OFFICER)

    await office.refused(close_tenant(office.service, office.system, HUAMING, 1), "TENANT_IN_USE")

    await revoke_membership(office.service, office.security, membership)
    assert await close_tenant(office.service, office.system, HUAMING, 1) == HUAMING


async def test_nobody_closes_the_unit_of_the_administrators(office: Office) -> None:
    await office.refused(close_tenant(office.service, office.system, tenant_id(OFFICE), 1), "TENANT_IN_USE")


async def test_nobody_signs_in_for_a_closed_unit(office: Office) -> None:
    membership = await a_membership(office.owner, person_id("officer@huaming"), HUAMING, Role.OFFICER)
    assert len(await office.service.database.identify(ISSUER, "officer@huaming")) == 1
    await revoke_membership(office.service, office.security, membership)

    await close_tenant(office.service, office.system, HUAMING, 1)

    assert await office.service.database.identify(ISSUER, "officer@huaming") == []


async def test_a_unit_is_closed_once_and_by_who_saw_its_newest_version(office: Office) -> None:
    await office.refused(close_tenant(office.service, office.system, HUAMING, 2), "CONFLICT", "expectedVersion")
    await close_tenant(office.service, office.system, HUAMING, 1)

    await office.refused(close_tenant(office.service, office.system, HUAMING, 2), "TENANT_CLOSED")


async def test_a_grant_and_a_close_at_once_never_leave_people_in_a_closed_unit(office: Office) -> None:
    closed, granted = await asyncio.gather(
        close_tenant(office.service, office.system, HUAMING, 1),
        grant_membership(office.service, office.security, person_id("viewer@xinli"), HUAMING, Role.VIEWER),
    )

    refused = [each.code for each in (closed, granted) if isinstance(each, Refusal)]
    assert refused in (["TENANT_IN_USE"], ["TENANT_CLOSED"])


async def test_a_unit_that_never_was_is_not_found(office: Office) -> None:
    await office.refused(close_tenant(office.service, office.system, NEVER, 1), "NOT_FOUND")


async def test_only_the_system_administrator_closes_units(office: Office) -> None:
    await office.refused_to_all_but("system_admin", attempt=lambda who: close_tenant(office.service, who, HUAMING, 1))
