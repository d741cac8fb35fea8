"""开通一个区: from the command line, with its three administrators, all at once or not at all."""

import asyncio
from collections.abc import Mapping

import asyncpg
import pytest

from tests.support.projects import NOW
from tests.support.tenancy import ISSUER, nothing_happens
from zhaoshang.database.unit_of_work import Database
from zhaoshang.tenancy.model import Role
from zhaoshang.tenancy.operations.create_district import Account, create_district
from zhaoshang.values.refusal import Refusal

THREE: Mapping[Role, Account] = {
    Role.SYSTEM_ADMIN: Account(ISSUER, "wang", "王芳"),
    Role.SECURITY_ADMIN: Account(ISSUER, "li", "李明"),
    Role.AUDITOR: Account(ISSUER, "zhao", "赵强"),
}


async def test_a_district_begins_with_its_administration_and_nothing_else(
    database: Database, owner: asyncpg.Connection
) -> None:
    assert await create_district(database, NOW, "120111", "西青区", dict(THREE)) == 120111

    district = await owner.fetchrow("SELECT * FROM app.district")
    assert district is not None
    assert (district["id"], district["code"], district["name"]) == (120111, "120111", "西青区")
    for role, account in THREE.items():
        (held,) = await database.identify(account.issuer, account.subject)
        assert (held["role"], held["tenant_code"], held["responsibilities"]) == (role, "xtgl", [])
    actions = await owner.fetch("SELECT action, count(*) FROM app.audit_entry GROUP BY action ORDER BY action")
    assert [tuple(each) for each in actions] == [("district.create", 1), ("membership.grant", 3)]
    granted = await owner.fetch("SELECT resource_id FROM app.audit_entry WHERE action = 'membership.grant' ORDER BY 1")
    assert granted == await owner.fetch("SELECT id FROM app.membership ORDER BY 1")
    assert await owner.fetchval("SELECT kind FROM app.outbox_event") == "district.created"


@pytest.mark.parametrize("code", ["", "12011", "1201100", "12011a", "１２０１１０", " 120110", "-12011"])
async def test_a_code_is_six_digits(database: Database, owner: asyncpg.Connection, code: str) -> None:
    async with nothing_happens(owner):
        assert await create_district(database, NOW, code, "东丽区", dict(THREE)) == Refusal(
            "DISTRICT_CODE_INVALID", ("code",)
        )


@pytest.mark.parametrize(
    ("name", "changed", "code", "path"),
    [
        (" ", {}, "TEXT_REQUIRED", "name"),
        ("区" * 81, {}, "TEXT_TOO_LONG", "name"),
        ("东丽区", {Role.AUDITOR: Account(ISSUER, "wang", "赵强")}, "ROLES_EXCLUSIVE", "administrators"),
        ("东丽区", {Role.DIRECTOR: Account(ISSUER, "sun", "孙")}, "ROLES_EXCLUSIVE", "administrators"),
        ("东丽区", {Role.AUDITOR: Account(ISSUER, "", "赵强")}, "TEXT_REQUIRED", "AUDITOR"),
        ("东丽区", {Role.AUDITOR: Account("", "zhao", "赵强")}, "TEXT_REQUIRED", "AUDITOR"),
        ("东丽区", {Role.AUDITOR: Account(ISSUER, "zhao", "\x00")}, "TEXT_INVALID", "AUDITOR"),
    ],
)
async def test_without_three_different_people_there_is_no_district(  # noqa: PLR0913, PLR0917  a table's columns
    database: Database, owner: asyncpg.Connection, name: str, changed: dict[Role, Account], code: str, path: str
) -> None:
    async with nothing_happens(owner):
        outcome = await create_district(database, NOW, "120110", name, dict(THREE) | changed)
        assert isinstance(outcome, Refusal)
        assert (outcome.code, outcome.path) == (code, (path,))


async def test_two_of_the_three_are_too_few(database: Database, owner: asyncpg.Connection) -> None:
    two: dict[Role, Account] = {role: account for role, account in THREE.items() if role is not Role.AUDITOR}

    async with nothing_happens(owner):
        outcome = await create_district(database, NOW, "120110", "东丽区", two)
        assert outcome == Refusal("ROLES_EXCLUSIVE", ("administrators",))


async def test_a_district_is_created_once_even_at_once(database: Database, owner: asyncpg.Connection) -> None:
    outcomes = await asyncio.gather(
        *(create_district(database, NOW, "120110", "东丽区", dict(THREE)) for _ in range(3))
    )

    assert outcomes.count(120110) == 1  # type: ignore[arg-type]  # a district's id is its number
    assert {each.code for each in outcomes if isinstance(each, Refusal)} == {"CODE_TAKEN"}
    assert await owner.fetchval("SELECT count(*) FROM app.membership") == 3


async def test_two_districts_know_nothing_of_each_other(database: Database) -> None:
    await create_district(database, NOW, "120110", "东丽区", dict(THREE))
    await create_district(database, NOW, "120111", "西青区", dict(THREE))

    held = await database.identify(ISSUER, "wang")

    assert sorted(each["district_code"] for each in held) == ["120110", "120111"]
    assert len({each["person_id"] for each in held}) == 2
