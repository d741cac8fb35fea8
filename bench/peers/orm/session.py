"""One request's session: a transaction under row-level security, and a loader for each relation."""

import os
from asyncio import Lock
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import asyncpg
from sqlalchemy import Select, select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from bench.peers.doorman import Caller, Doorman
from bench.peers.orm.models import Company, FirstReport, StageChange, Tenant

_FENCE: Final = text("SELECT app.begin(:district, :tenant, :person, :reads, :writes), set_config('role', :role, true)")


@dataclass
class Session:
    """What resolvers work with; a session runs one statement at a time, whoever asks."""

    inner: AsyncSession
    caller: Caller
    _one_at_a_time: Lock = field(default_factory=Lock)

    async def rows(self, statement: Select[Any]) -> Sequence[Any]:
        """A statement's objects."""
        async with self._one_at_a_time:
            found: Sequence[Any] = (await self.inner.scalars(statement)).all()
            return found

    async def tuples(self, statement: Select[Any]) -> Sequence[Any]:
        """A statement's rows."""
        async with self._one_at_a_time:
            found: Sequence[Any] = (await self.inner.execute(statement)).all()
            return found

    async def tenants(self, keys: list[UUID]) -> list[Tenant | None]:
        """A batch of units."""
        return await self._by_id(Tenant, keys)

    async def companies(self, keys: list[UUID]) -> list[Company | None]:
        """A batch of investors."""
        return await self._by_id(Company, keys)

    async def first_reports(self, keys: list[UUID]) -> list[FirstReport | None]:
        """A batch of the first reports of projects."""
        statement = select(FirstReport).where(
            FirstReport.district_id == self.caller.district, FirstReport.project_id.in_(keys)
        )
        found = {row.project_id: row for row in await self.rows(statement)}
        return [found.get(key) for key in keys]

    async def latest_changes(self, keys: list[UUID]) -> list[StageChange | None]:
        """A batch of the latest transitions of projects."""
        statement = (
            select(StageChange)
            .distinct(StageChange.project_id)
            .where(StageChange.district_id == self.caller.district, StageChange.project_id.in_(keys))
            .order_by(StageChange.project_id, StageChange.at.desc(), StageChange.id.desc())
        )
        found = {row.project_id: row for row in await self.rows(statement)}
        return [found.get(key) for key in keys]

    async def _by_id(self, mapped: Any, keys: list[UUID]) -> list[Any]:
        statement = select(mapped).where(mapped.district_id == self.caller.district, mapped.id.in_(keys))
        found = {row.id: row for row in await self.rows(statement)}
        return [found.get(key) for key in keys]


class Sessions:
    """The engine and the door, made when the first request comes, in its loop."""

    def __init__(self) -> None:
        socket, database, size = (os.environ[f"BENCH_{each}"] for each in ("SOCKET", "DATABASE", "POOL"))
        engine = create_async_engine(
            f"postgresql+asyncpg://app_login@/{database}?host={socket}", pool_size=int(size), max_overflow=0
        )
        self._make = async_sessionmaker(engine, expire_on_commit=False)
        self._socket, self._database = socket, database
        self._doorman: Doorman | None = None
        self._opening = Lock()

    async def caller(self, authorization: str | None, *, writes: bool) -> Caller:
        """Who asks."""
        if self._doorman is None:
            async with self._opening:
                if self._doorman is None:
                    self._doorman = Doorman(
                        await asyncpg.create_pool(
                            min_size=1, max_size=2, host=self._socket, database=self._database, user="app_login"
                        )
                    )
        return await self._doorman.caller(authorization, writes=writes)

    @asynccontextmanager
    async def open(self, authorization: str | None, *, writes: bool) -> AsyncIterator[Session]:
        """A session inside the caller's fence, committed when left."""
        caller = await self.caller(authorization, writes=writes)
        async with self._make() as inner:
            await inner.execute(
                _FENCE,
                {
                    "district": caller.district,
                    "tenant": caller.tenant,
                    "person": caller.person,
                    "reads": caller.reads,
                    "writes": "OWN" if writes else "NONE",
                    "role": "app_rw" if writes else "app_ro",
                },
            )
            yield Session(inner, caller)
            await inner.commit()
