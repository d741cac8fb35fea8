"""解除岗位: from now on; the row stays and says by whom."""

import asyncio
from uuid import UUID

import pytest

from tests.support.actors import an_actor, person_id, tenant_id
from tests.support.builders import a_membership
from tests.support.tenancy import ISSUER, NEVER, Office
from zhaoshang.tenancy.model import Role
from zhaoshang.tenancy.operations.revoke_membership import revoke_membership
from zhaoshang.values.refusal import Refusal

HUAMING = tenant_id("huaming")


@pytest.fixture
async def membership(office: Office) -> UUID:
    """华明's officer."""
    return await a_membership(office.owner, person_id("officer@huaming"), HUAMING, Role.OFFICER)


async def test_an_ended_membership_stays_and_is_audited_and_told(office: Office, membership: UUID) -> None:
    assert await revoke_membership(office.service, office.security, membership) == membership

    row = await office.hall.row("membership", membership)
    assert (row["ended_at"], row["ended_by"]) == (office.hall.clock.at, office.security.person)
    entry, event = await office.told("membership.revoke", "membership.revoked")
    assert (entry["resource_id"], entry["tenant_id"]) == (membership, HUAMING)
    assert str(membership) in event["payload"]


async def test_whose_membership_ended_acts_no_more(office: Office, membership: UUID) -> None:
    other = await a_membership(office.owner, person_id("officer@huaming"), tenant_id("xinli"), Role.VIEWER)
    assert len(await office.service.database.identify(ISSUER, "officer@huaming")) == 2

    await revoke_membership(office.service, office.security, membership)

    (held,) = await office.service.database.identify(ISSUER, "officer@huaming")
    assert held["membership_id"] == other


async def test_it_ends_once(office: Office, membership: UUID) -> None:
    outcomes = await asyncio.gather(*(revoke_membership(office.service, office.security, membership) for _ in range(4)))

    assert outcomes.count(membership) == 1
    assert {each.code for each in outcomes if isinstance(each, Refusal)} == {"NOT_GRANTED"}
    await office.refused(revoke_membership(office.service, office.security, membership), "NOT_GRANTED", "membership")


async def test_nobody_ends_their_own(office: Office) -> None:
    (own,) = await office.hall.rows("membership", person_id=office.security.person)

    await office.refused(revoke_membership(office.service, office.security, own["id"]), "OWN_GRANT", "membership")


async def test_what_never_was_is_not_found(office: Office) -> None:
    await office.refused(revoke_membership(office.service, office.security, NEVER), "NOT_FOUND")


async def test_colleagues_see_a_membership_and_may_not_end_it_others_never_heard_of_it(
    office: Office, membership: UUID
) -> None:
    async def told(who: str) -> str:
        outcome = await revoke_membership(office.service, office.hall.actor(who), membership)
        assert isinstance(outcome, Refusal)
        return outcome.code

    assert await told("director@huaming") == "FORBIDDEN"
    assert await told("director@xinli") == "NOT_FOUND"
    assert await told("director@hezuo") == "NOT_FOUND"


async def test_only_the_security_administrator_ends_memberships(office: Office, membership: UUID) -> None:
    await office.refused_to_all_but(
        "security_admin", attempt=lambda who: revoke_membership(office.service, who, membership)
    )


async def test_another_districts_administrator_never_heard_of_it(office: Office, membership: UUID) -> None:
    stranger = an_actor("security_admin", tenant="xtgl", district=120111)

    await office.refused(revoke_membership(office.service, stranger, membership), "NOT_FOUND")
