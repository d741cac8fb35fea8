"""授予岗位: by the security administrator, never to oneself, and the three administrators stay separated."""

import asyncio
from uuid import UUID

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.builders import a_person, a_tenant
from tests.support.tenancy import ISSUER, NEVER, OFFICE, Office, a_colleague
from zhaoshang.tenancy.model import ADMINISTRATORS, Role
from zhaoshang.tenancy.operations.close_tenant import close_tenant
from zhaoshang.tenancy.operations.grant_membership import grant_membership
from zhaoshang.tenancy.operations.revoke_membership import revoke_membership
from zhaoshang.values.refusal import Refusal

HUAMING = tenant_id("huaming")


@pytest.fixture
async def wang(office: Office) -> UUID:
    """Somebody who holds nothing yet."""
    return await a_colleague(office.owner, "wang")


async def test_a_membership_is_in_force_audited_and_told(office: Office, wang: UUID) -> None:
    key = await grant_membership(office.service, office.security, wang, HUAMING, Role.OFFICER)

    assert isinstance(key, UUID)
    row = await office.hall.row("membership", key)
    assert (row["person_id"], row["tenant_id"], row["role"]) == (wang, HUAMING, "OFFICER")
    assert (row["granted_by"], row["granted_at"]) == (office.security.person, office.hall.clock.at)
    assert (row["ended_at"], row["ended_by"]) == (None, None)
    entry, event = await office.told("membership.grant", "membership.granted")
    assert (entry["resource_id"], entry["tenant_id"]) == (key, HUAMING)
    assert '"role":"OFFICER"' in entry["changes"]
    assert str(key) in event["payload"]


async def test_who_was_granted_a_membership_can_act(office: Office, wang: UUID) -> None:
    await grant_membership(office.service, office.security, wang, HUAMING, Role.OFFICER)
    await grant_membership(office.service, office.security, wang, tenant_id("hezuo"), Role.VIEWER)

    held = await office.service.database.identify(ISSUER, "wang")

    assert {(each["tenant_code"], each["role"], *each["responsibilities"]) for each in held} == {
        ("huaming", "OFFICER", "HOST"),
        ("hezuo", "VIEWER", "COORDINATION"),
    }


async def test_a_membership_that_ended_is_granted_anew(office: Office, wang: UUID) -> None:
    first = await grant_membership(office.service, office.security, wang, HUAMING, Role.OFFICER)
    assert isinstance(first, UUID)
    await revoke_membership(office.service, office.security, first)

    again = await grant_membership(office.service, office.security, wang, HUAMING, Role.OFFICER)

    assert isinstance(again, UUID)
    assert again != first
    assert len(await office.hall.rows("membership", person_id=wang)) == 2


async def test_who_or_what_never_was_is_not_found(office: Office, wang: UUID) -> None:
    grant = grant_membership(office.service, office.security, NEVER, HUAMING, Role.OFFICER)
    await office.refused(grant, "NOT_FOUND")
    await office.refused(grant_membership(office.service, office.security, wang, NEVER, Role.OFFICER), "NOT_FOUND")


async def test_nobody_grants_themselves_anything(office: Office) -> None:
    grant = grant_membership(office.service, office.security, office.security.person, HUAMING, Role.VIEWER)

    await office.refused(grant, "OWN_GRANT", "person")


async def test_nobody_joins_a_closed_unit(office: Office, wang: UUID) -> None:
    await close_tenant(office.service, office.system, HUAMING, 1)

    await office.refused(
        grant_membership(office.service, office.security, wang, HUAMING, Role.OFFICER), "TENANT_CLOSED", "tenant"
    )


async def test_the_same_membership_is_granted_once(office: Office, wang: UUID) -> None:
    await grant_membership(office.service, office.security, wang, HUAMING, Role.OFFICER)

    await office.refused(
        grant_membership(office.service, office.security, wang, HUAMING, Role.OFFICER), "ALREADY_GRANTED", "role"
    )


@pytest.mark.parametrize(
    ("first", "second"), [(first, second) for first in sorted(ADMINISTRATORS) for second in Role if second is not first]
)
async def test_an_administrator_gets_no_other_role_anywhere(
    office: Office, wang: UUID, first: Role, second: Role
) -> None:
    await grant_membership(office.service, office.security, wang, tenant_id(OFFICE), first)

    grant = grant_membership(office.service, office.security, wang, HUAMING, second)

    await office.refused(grant, "ROLES_EXCLUSIVE", "role")


async def test_of_two_exclusive_roles_granted_at_once_exactly_one_holds(office: Office) -> None:
    for turn in range(5):
        person = await a_colleague(office.owner, f"colleague-{turn}")

        outcomes = await asyncio.gather(
            grant_membership(office.service, office.security, person, tenant_id(OFFICE), Role.SYSTEM_ADMIN),
            grant_membership(office.service, office.security, person, tenant_id(OFFICE), Role.AUDITOR),
            grant_membership(office.service, office.security, person, HUAMING, Role.DIRECTOR),
        )

        assert sum(isinstance(each, UUID) for each in outcomes) == 1
        assert {each.code for each in outcomes if isinstance(each, Refusal)} == {"ROLES_EXCLUSIVE"}
        assert len(await office.hall.rows("membership", person_id=person)) == 1


async def test_only_the_security_administrator_grants_memberships(office: Office, wang: UUID) -> None:
    await office.refused_to_all_but(
        "security_admin",
        attempt=lambda who: grant_membership(office.service, who, wang, HUAMING, Role.OFFICER),
    )


async def test_people_and_units_of_another_district_never_were(office: Office, wang: UUID) -> None:
    theirs = await a_tenant(office.owner, "zhongbei", district=120111)
    stranger = await a_person(office.owner, "stranger", issuer=ISSUER, district=120111)

    for person, tenant in ((stranger, HUAMING), (wang, theirs), (person_id("nobody"), theirs)):
        await office.refused(
            grant_membership(office.service, office.security, person, tenant, Role.OFFICER), "NOT_FOUND"
        )
