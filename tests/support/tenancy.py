"""The district's administration: the three separated administrators, and proof that nothing happened."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import asyncpg

from tests.support.actors import DONGLI, SUBJECTS, an_actor, person_id, tenant_id
from tests.support.builders import a_membership, insert
from tests.support.projects import NOW, Hall, open_hall
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import Database
from zhaoshang.tenancy.model import Role
from zhaoshang.values.refusal import Refusal

OFFICE: Final = "xtgl"
ISSUER: Final = "https://issuer.test"
NEVER: Final = UUID("01990000-0000-7000-8000-000000000000")
"""An id that nothing ever had."""

State = dict[str, tuple[int, str]]


async def state_of(owner: asyncpg.Connection, *, leaving_out: tuple[str, ...] = ()) -> State:
    """How many rows each table has, and a digest of them: equal states are equal tables."""
    tables = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'app' ORDER BY 1")
    parts = [
        f"SELECT '{name}', count(*), md5(coalesce(string_agg(row::text, E'\\n' ORDER BY row::text), '')) "
        f"FROM app.{name} AS row"
        for (name,) in tables
        if name not in leaving_out
    ]
    return {name: (count, digest) for name, count, digest in await owner.fetch(" UNION ALL ".join(parts))}


@asynccontextmanager
async def nothing_happens(owner: asyncpg.Connection) -> AsyncIterator[None]:
    """Fails unless every table is afterwards what it was: no row, no audit entry, no event."""
    before = await state_of(owner)
    yield
    assert await state_of(owner) == before


@dataclass
class Office:
    """The hall with its administrators."""

    hall: Hall

    @property
    def service(self) -> Service:
        return self.hall.service

    @property
    def owner(self) -> asyncpg.Connection:
        return self.hall.owner

    def administrator(self, role: Role) -> Actor:
        """One of the three."""
        name = role.lower()
        return an_actor(name, tenant=OFFICE, person=f"{name}@{OFFICE}")

    @property
    def system(self) -> Actor:
        return self.administrator(Role.SYSTEM_ADMIN)

    @property
    def security(self) -> Actor:
        return self.administrator(Role.SECURITY_ADMIN)

    async def refused(self, outcome: Awaitable[Any], code: str, *path: str) -> None:
        """The operation refuses with exactly this, and nothing happened."""
        async with nothing_happens(self.owner):
            answered = await outcome
            assert isinstance(answered, Refusal), answered
            assert (answered.code, answered.path) == (code, path)

    async def refused_to_all_but(self, *subjects: str, attempt: Callable[[Actor], Awaitable[Any]]) -> None:
        """Whoever holds anything else is told FORBIDDEN, or NOT_FOUND for what it cannot see; nothing happened."""
        async with nothing_happens(self.owner):
            for subject in SUBJECTS:
                if subject not in subjects:
                    answered = await attempt(an_actor(subject, tenant="hezuo", person="somebody else"))
                    assert isinstance(answered, Refusal), subject
                    assert answered.code in {"FORBIDDEN", "NOT_FOUND"}, (subject, answered)

    async def told(self, action: str, kind: str) -> tuple[Any, Any]:
        """The one audit entry of an action and the one event of a kind."""
        (entry,) = await self.hall.rows("audit_entry", action=action)
        (event,) = await self.hall.rows("outbox_event", kind=kind)
        assert entry["at"] == event["at"] == NOW
        assert entry["request_id"] == "test-request"
        return entry, event


async def open_office(database: Database, owner: asyncpg.Connection) -> Office:
    """The hall's district with a unit for its three administrators, each holding their one role."""
    office = Office(await open_hall(database, owner))
    await insert(
        owner,
        "tenant",
        district_id=DONGLI,
        id=tenant_id(OFFICE),
        code=OFFICE,
        name="系统管理",
        short_name="系统管理",
        pinyin="xi4 tong3 guan3 li3",
        kind="DEPARTMENT",
        created_at=NOW,
        version=1,
    )
    for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR):
        await a_colleague(owner, f"{role.lower()}@{OFFICE}")
        await a_membership(owner, person_id(f"{role.lower()}@{OFFICE}"), tenant_id(OFFICE), role)
    return office


async def a_colleague(owner: asyncpg.Connection, name: str) -> UUID:
    """A person who holds nothing yet."""
    return await insert(
        owner,
        "person",
        district_id=DONGLI,
        id=person_id(name),
        issuer=ISSUER,
        subject=name,
        name=name,
        pinyin=name,
        created_at=NOW,
        version=1,
    )
