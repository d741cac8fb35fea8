"""One transaction inside one fence: writes through a session, reads as one compiled statement."""

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from enum import Enum
from typing import Any, Final, Self, TypeVar
from uuid import UUID

import asyncpg
import orjson
from asyncpg.pool import PoolConnectionProxy
from sqlalchemy import URL, select, text
from sqlalchemy.ext.asyncio import AsyncSession, AsyncSessionTransaction

from zhaoshang.database.direct import Direct, Objects, call, update
from zhaoshang.database.fence import Binding, Fence, encoded, fenced
from zhaoshang.database.idempotency import REUSED, Once, RepeatedError, current, read, written
from zhaoshang.database.journal import Journal
from zhaoshang.database.model import AuditEntry, IdempotentOutcome, OutboxEvent
from zhaoshang.database.readers import Readers, open_readers
from zhaoshang.database.writers import Writer, Writers, open_writers, undisturbed
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId

T = TypeVar("T")

POOL_SIZE: Final = 10
WAIT_SECONDS: Final = 5.0
DIGEST_CHARACTERS: Final = 16
IN_LINE: Final = Direct(text("SELECT pg_advisory_xact_lock(CAST(:district AS int), hashtext(CAST(:line AS text)))"))
"""Wait for whoever stands in a line of the district, and hold it until the transaction ends."""


class Savepoint:
    """A part of a transaction: what it changed, recorded and emitted is kept, or taken back."""

    def __init__(
        self, session: AsyncSession, nested: AsyncSessionTransaction, journal: Journal, held: set[object]
    ) -> None:
        self._session, self._nested = session, nested
        self._journal, self._mark = journal, journal.mark()
        self._held = held

    async def keep(self) -> None:
        """Let it be part of the transaction."""
        await self._session.flush()
        await self._nested.commit()

    async def take_back(self) -> None:
        """Let nothing of it have been."""
        await self._nested.rollback()
        self._journal.back_to(self._mark)
        # Locks that were taken since are gone; those from before would be taken twice, which costs a message.
        self._held.clear()


class UnitOfWork:
    """A bound transaction. Leaving it without ``commit`` rolls everything back."""

    def __init__(  # noqa: PLR0913, PLR0917  one value each, made in one place
        self,
        writer: Writer,
        fence: Fence,
        at: datetime,
        request_id: str,
        address: str,
        once: Once | None,
        *,
        binding: Binding,
    ) -> None:
        self._once = once
        # Citus would run a function that a statement calls beside a shard, where it sees that shard only.
        self._follows_apart: Final = binding is Binding.TRANSACTION
        self._writer = writer
        self._driver: Final = writer.driver
        self._objects: Final = Objects(writer.connection)
        self.fence: Final = fence
        self.at: Final = at
        self._request_id = request_id
        self._address = address
        self._journal = Journal(writer.driver)
        self._held: set[object] = set()

    @property
    def session(self) -> AsyncSession:
        """SQLAlchemy's view of the transaction, with every object that was found in it."""
        return self._objects.session

    def record(
        self, action: str, resource: str, resource_id: UUID, tenant: UUID | None = None, **changes: object
    ) -> None:
        """Add an audit entry to this transaction; ``changes`` are digested, so no business text is kept."""
        self._journal.add(
            AuditEntry,
            district_id=self.fence.district,
            tenant_id=self._tenant(tenant),
            person_id=self.fence.person or SYSTEM_PERSON,
            at=self.at,
            action=action,
            resource=resource,
            resource_id=resource_id,
            changes=orjson.dumps({name: digested(value) for name, value in changes.items()}).decode(),
            request_id=self._request_id,
            address=self._address,
        )

    def emit(self, kind: str, **payload: object) -> None:
        """Add an event to this transaction's outbox."""
        self._journal.add(
            OutboxEvent,
            district_id=self.fence.district,
            tenant_id=self._tenant(None),
            kind=kind,
            payload=orjson.dumps(payload).decode(),
            at=self.at,
        )

    async def savepoint(self) -> Savepoint:
        """From here on, what is done can be taken back by itself."""
        return Savepoint(self.session, await self.session.begin_nested(), self._journal, self._held)

    async def direct(self, statement: Direct, **values: object) -> list[asyncpg.Record]:
        """Run a statement past the session, in this transaction; what the session has not flushed, it does not see."""
        return await statement.rows(self._driver, values)

    def found(self, kind: type[T], record: asyncpg.Record, *, anew: bool = False) -> T:
        """The object of a row that ``direct`` found whole; ``anew``: as it is now, whatever was changed about it."""
        return self._objects.found(kind, record, anew=anew)

    def note_held(self, row: object) -> None:
        """Remember that a row was locked when it was loaded, in its newest state."""
        self._held.add(row)

    def holds(self, row: object) -> bool:
        """Whether a row was locked when it was loaded."""
        return row in self._held

    def only_changes(self, row: object) -> frozenset[str] | None:
        """What is to be written of a changed row, where nothing else is; ``None`` where something else is, too."""
        names = self._objects.only_changes(row)
        return None if names is None else frozenset(names)

    async def update(self, row: Any, *, follows: str | None = None) -> None:
        """Write a changed row of the session's, past the session where nothing else is to be written.

        ``follows`` names a function of the database's that is called with the row's id once it is written, in the same
        statement where that can be.
        """
        within, apart = (None, follows) if self._follows_apart else (follows, None)
        if not await update(self._objects, self._driver, row, within):
            await self.session.flush()
            apart = follows
        if apart is not None:
            await call(self._driver, apart, row.id)

    async def flush(self) -> None:
        """Send what was added so far, so that later statements of this transaction see it."""
        await self.session.flush()

    async def commit(self, outcome: T = None) -> T:  # type: ignore[assignment]  # no outcome is one too
        """Make everything true at once, and hand the outcome back. The last thing an operation does.

        In a request that may be repeated, the outcome is kept in this very transaction.
        """
        if self._once is not None and outcome is not None:
            self.keep(self._once, outcome)
        session = self._objects.opened
        if session is not None:
            waiting = session.sync_session
            if waiting.new or waiting.dirty or waiting.deleted:
                await session.flush()
        await self._journal.write()
        if self._writer.is_shared:
            await self.session.commit()
        else:
            await self._writer.commit()
        return outcome

    async def end(self) -> None:
        """Let nothing have been that was not committed. The unit of work is over."""
        if self._writer.is_shared:
            await undisturbed(self.session.close())
        else:
            self._objects.close()
        await self._writer.end()

    def keep(self, once: Once, outcome: object) -> None:
        """Add the outcome of a request to this transaction."""
        self._journal.add(
            IdempotentOutcome,
            district_id=self.fence.district,
            person_id=self.fence.person,
            key=once.key,
            path=once.path,
            request_hash=self._asked(once),
            outcome=written(outcome),
            created_at=self.at,
        )

    async def recall(self, once: Once) -> None:
        """Wait for any twin of a request; raise ``RepeatedError`` with its outcome when there is one.

        A different request under the same key is answered with the refusal IDEMPOTENCY_KEY_REUSED.
        """
        line = f"{self.fence.person} {once.key} {once.path}"
        await self.direct(IN_LINE, district=self.fence.district, line=line)
        kept = await self.session.scalar(
            select(IdempotentOutcome).where(
                IdempotentOutcome.district_id == self.fence.district,
                IdempotentOutcome.person_id == self.fence.person,
                IdempotentOutcome.key == once.key,
                IdempotentOutcome.path == once.path,
            )
        )
        if kept is not None:
            raise RepeatedError(read(kept.outcome) if kept.request_hash == self._asked(once) else REUSED)

    def _asked(self, once: Once) -> str:
        # The acting tenant comes in a header: the same document for another of a person's tenants is another request.
        return f"{once.request_hash}:{self.fence.tenant}"

    def _tenant(self, tenant: UUID | None) -> UUID:
        # A system actor acts for no tenant; its entries carry the nil id.
        return tenant or self.fence.tenant or UUID(int=0)


def digested(value: object) -> object:
    """States, flags and counts as they are; anything that could be business text as a short digest."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, Mapping):
        return {str(name): digested(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [digested(each) for each in value]
    digest = hashlib.sha256(str(value).encode()).hexdigest()
    return f"sha256:{digest[:DIGEST_CHARACTERS]}"


class Database:
    """The one store of a process: a write pool and a read pool, both as the application's login role."""

    def __init__(
        self,
        writes: Writers,
        reads: Readers,
        *,
        binding: Binding = Binding.STATEMENT,
    ) -> None:
        self._writes: Final = writes
        self._reads: Final = reads
        self.binding: Final = binding

    @classmethod
    @asynccontextmanager
    async def connect(
        cls,
        url: str | URL,
        *,
        size: int = POOL_SIZE,
        wait_seconds: float = WAIT_SECONDS,
        binding: Binding = Binding.STATEMENT,
    ) -> AsyncIterator[Self]:
        """Open both pools as the role in ``url`` and close them on leaving."""
        async with (
            open_writers(url, size=size, wait_seconds=wait_seconds) as writes,
            open_readers(url, size=size, wait_seconds=wait_seconds, binding=binding) as reads,
        ):
            yield cls(writes, reads, binding=binding)

    def unit_of_work(
        self, fence: Fence, *, at: datetime, request_id: str = "", address: str = ""
    ) -> AbstractAsyncContextManager[UnitOfWork]:
        """A transaction inside ``fence``. Raises ``DatabaseBusyError`` when no connection comes free in time."""
        return self._unit_of_work(fence, at, request_id, address)

    @asynccontextmanager
    async def _unit_of_work(
        self, fence: Fence, at: datetime, request_id: str, address: str
    ) -> AsyncIterator[UnitOfWork]:
        async with self._writes.turn() as writer:
            await writer.begin(fence)
            once = current()
            work = UnitOfWork(writer, fence, at, request_id, address, once, binding=self.binding)
            try:
                if once is not None:
                    await work.recall(once)
                yield work
            finally:
                await work.end()

    async def read(self, fence: Fence, sql: str, args: Sequence[object]) -> bytes | None:
        """Run one compiled statement of one row and one text, read-only and inside ``fence``; its value in UTF-8."""
        answer: bytes | None
        async with self._reads.turn() as connection:
            if self.binding is Binding.STATEMENT:
                # A transaction of its own by itself, whose settings end with it, however it ends.
                answer = await connection.fetchval(fenced(sql, len(args)), *args, *fence.values)
                return answer
            try:
                await connection.execute(fence.binding(read_only=True))
                answer = await connection.fetchval(encoded(sql), *args)
                await connection.execute("COMMIT")
            except BaseException:
                await _end(connection)
                raise
            return answer

    async def identify(self, issuer: str, subject: str) -> Sequence[asyncpg.Record]:
        """The memberships behind a verified token's issuer and subject; see ``app.identify``."""
        async with self._reads.turn() as connection:
            return await connection.fetch("SELECT * FROM app.identify($1, $2)", issuer, subject)

    async def districts(self) -> Sequence[DistrictId]:
        """Every district there is, for jobs, which run for one district at a time."""
        async with self._reads.turn() as connection:
            return [DistrictId(record[0]) for record in await connection.fetch("SELECT * FROM app.districts()")]


async def _end(connection: PoolConnectionProxy) -> None:
    """Leave no transaction behind: the pool does not reset what it gets back. What cannot be ended is closed."""
    if connection.is_closed():
        return
    try:
        await connection.execute("ROLLBACK")
    except BaseException:
        connection.terminate()
        raise
