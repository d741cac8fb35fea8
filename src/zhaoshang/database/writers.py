"""Write connections: SQLAlchemy's, with what a unit of work does on them past it."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, Final

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from zhaoshang.database.engine import NOTHING, FencedConnection, write_engine
from zhaoshang.database.fence import Fence
from zhaoshang.database.turns import Turns, by_turns


class Writer:
    """A connection that a session may use, and its driver: both are in the same transaction.

    SQLAlchemy runs the driver inside a greenlet, for what begins and ends a transaction, too. A unit of work that
    needed no statement of SQLAlchemy's begins and ends it here.
    """

    __slots__ = ("_adapted", "connection", "driver")

    def __init__(self, connection: AsyncConnection, driver: FencedConnection, adapted: Any) -> None:
        self.connection: Final = connection
        self.driver: Final = driver
        self._adapted: Final = adapted  # SQLAlchemy's view of the driver, which knows of no type

    async def begin(self, fence: Fence) -> None:
        """Open a transaction inside a fence. SQLAlchemy goes on in it when it first runs a statement."""
        self.driver.binding = fence.binding(read_only=False)
        await self._adapted._start_transaction()  # noqa: SLF001  SQLAlchemy's own, without its greenlet

    @property
    def is_shared(self) -> bool:
        """Whether SQLAlchemy knows of the transaction, and must end it."""
        return self.connection.in_transaction()

    async def commit(self) -> None:
        """Make it true; SQLAlchemy does not know of it."""
        await self._adapted._call_and_discard(self._adapted._transaction.commit)  # noqa: SLF001  as above

    async def end(self) -> None:
        """Let nothing of it have been, if it is not over yet, and bind whoever comes next to nothing."""
        self.driver.binding = NOTHING
        transaction = self._adapted._transaction  # noqa: SLF001  as above
        if transaction is not None and not self.driver.is_closed():
            await undisturbed(self._adapted._call_and_discard(transaction.rollback))  # noqa: SLF001  as above


async def undisturbed(ending: Coroutine[Any, Any, None]) -> None:
    """End something in full, also when who waits for it is told to stop: half an end leaves a transaction open."""
    await asyncio.shield(asyncio.ensure_future(ending))


class _Writers:
    """SQLAlchemy's pool, as a source of writers."""

    def __init__(self, engine: AsyncEngine, size: int) -> None:
        self._engine = engine
        self._size = size

    def get_max_size(self) -> int:
        return self._size

    async def acquire(self) -> Writer:
        connection = await self._engine.connect()
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        return Writer(connection, driver, raw.dbapi_connection)

    async def release(self, writer: Writer) -> None:
        await undisturbed(_closed(writer))


async def _closed(writer: Writer) -> None:
    writer.driver.binding = NOTHING
    if writer.driver.is_closed() or writer.driver.is_in_transaction():
        # What did not end is ended by closing the connection, or whoever comes next would go on in it.
        await writer.connection.invalidate()
    await writer.connection.close()


def _is_open(writer: Writer) -> bool:
    return not writer.driver.is_closed()


Writers = Turns[Writer]


@asynccontextmanager
async def open_writers(url: str | URL, *, size: int, wait_seconds: float) -> AsyncIterator[Writers]:
    """At most ``size`` connections of the write side."""
    engine = write_engine(url, size=size)
    try:
        async with by_turns(_Writers(engine, size), _is_open, wait_seconds=wait_seconds) as writers:
            yield writers
    finally:
        await engine.dispose()
