"""Read connections by turns: who comes first is served first, with the connection that was used last."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Final

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from sqlalchemy import URL

from zhaoshang.database.engine import STATEMENT_CACHE, DatabaseBusyError, FencedConnection, asyncpg_arguments
from zhaoshang.database.fence import Binding

UNUSED_SECONDS: Final = 60.0
"""A connection that nobody needed for this long goes back to the pool, which closes it some minutes later."""

_READERS: Final = {
    "role": "app_ro",
    "default_transaction_read_only": "on",
    "plan_cache_mode": "force_generic_plan",
}
"""What a connection is from its start where a read is one statement: nobody who writes, nothing for no fence, and one
who plans once (ADR 0023)."""


class Readers:
    """The read connections of a process.

    asyncpg's pool makes and closes them. Between two reads they stay here: the pool takes one back with a task, a
    future and a timer, a tenth of a small read's time, and gives it to whoever asks that very moment instead of whoever
    waits.
    """

    def __init__(self, pool: asyncpg.Pool, *, wait_seconds: float) -> None:
        """``wait_seconds`` bounds how long anybody waits for a connection."""
        self._pool: Final = pool
        self._wait_seconds: Final = wait_seconds
        self._untaken = pool.get_max_size()
        """How many more the pool would give."""
        self._free: Final[list[PoolConnectionProxy]] = []
        self._fewest = 0
        """How many of the free were not used since unused ones were last looked for: the first ones in the list."""
        self._queue: Final[deque[tuple[asyncio.Future[PoolConnectionProxy | None], float]]] = deque()
        """Who waits, and until when."""
        self._watch: asyncio.TimerHandle | None = None
        self._leaving: Final[set[asyncio.Task[None]]] = set()
        self.closing = False
        """Whether what is handed on goes back to the pool, which waits for it."""

    def turn(self) -> "Turn":
        """A connection for as long as ``async with`` lasts. Raises ``DatabaseBusyError`` when none comes free."""
        return Turn(self)

    async def take(self) -> PoolConnectionProxy:
        """The next connection that is still open."""
        while True:
            if self._free:
                connection = self._free.pop()
                self._fewest = min(self._fewest, len(self._free))
            else:
                connection = await self._awaited()
            if _is_open(connection):
                return connection
            await self.give_up(connection)

    async def _awaited(self) -> PoolConnectionProxy:
        if self._untaken:
            self._untaken -= 1
        elif (handed := await self._in_line()) is not None:
            return handed
        try:
            async with asyncio.timeout(self._wait_seconds):
                return await self._pool.acquire()
        except BaseException as error:
            self.hand_on(None)
            if isinstance(error, TimeoutError):
                raise DatabaseBusyError("no read connection could be opened in time") from error
            raise

    async def _in_line(self) -> PoolConnectionProxy | None:
        """What came free for this task: a connection, or ``None`` for leave to take one from the pool."""
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[PoolConnectionProxy | None] = loop.create_future()
        self._queue.append((waiting, loop.time() + self._wait_seconds))
        if self._watch is None:
            self._watch = loop.call_later(self._wait_seconds, self._tell_who_waited_too_long)
        try:
            return await waiting
        except asyncio.CancelledError:
            if waiting.done() and not waiting.cancelled() and waiting.exception() is None:
                self.hand_on(waiting.result())  # it came in the moment this task gave up waiting
            raise

    def _tell_who_waited_too_long(self) -> None:
        """One timer for the whole line, for whoever is first in it: a timer for each costs as much as a row."""
        loop = asyncio.get_running_loop()
        self._watch = None
        while self._queue:
            waiting, until = self._queue[0]
            if not waiting.done():
                if until > loop.time():
                    self._watch = loop.call_at(until, self._tell_who_waited_too_long)
                    return
                waiting.set_exception(DatabaseBusyError("no read connection came free in time"))
            self._queue.popleft()

    def hand_on(self, connection: PoolConnectionProxy | None) -> None:
        """Let whoever waits longest have it, a connection or leave to take one; nobody waits while one is free."""
        while self._queue:
            waiting, _ = self._queue.popleft()
            if not waiting.done():
                waiting.set_result(connection)
                return
        if connection is None:
            self._untaken += 1
        else:
            self._free.append(connection)

    async def give_up(self, connection: PoolConnectionProxy) -> None:
        """Give one back to the pool, which sees to it that what ran is over and closes what is broken."""
        try:
            await self._pool.release(connection)
        finally:
            self.hand_on(None)

    def give_unused_back(self) -> None:
        """Give those to the pool that nobody used since this was last called."""
        unused, self._free[: self._fewest] = self._free[: self._fewest], []
        self._fewest = len(self._free)
        for each in unused:
            leaving = asyncio.get_running_loop().create_task(self.give_up(each))
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)

    async def close(self) -> None:
        """Give all that are free back to the pool, and from now on all that come free."""
        self.closing = True
        while self._free:
            await self._pool.release(self._free.pop())
        await asyncio.gather(*self._leaving)


def _is_open(connection: PoolConnectionProxy) -> bool:
    try:
        return not connection.is_closed()
    except asyncpg.InterfaceError:
        return False  # the server closed it, and the pool has it back


class Turn:
    """One use of a read connection. After an error the pool looks after it first."""

    __slots__ = ("_connection", "_readers")

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    async def __aenter__(self) -> PoolConnectionProxy:
        """Wait for it."""
        self._connection = await self._readers.take()
        return self._connection

    async def __aexit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Hand it on."""
        if kind is None and not self._readers.closing:
            self._readers.hand_on(self._connection)
        else:
            await self._readers.give_up(self._connection)


async def _no_reset(_: Any) -> None:
    """Everything the read path sets is local to its transaction, so there is nothing to reset."""


@asynccontextmanager
async def open_readers(
    url: str | URL,
    *,
    size: int,
    wait_seconds: float,
    binding: Binding,
    connections: type[FencedConnection] = FencedConnection,
) -> AsyncIterator[Readers]:
    """At most ``size`` connections of the read side: cached statement texts straight to asyncpg."""
    async with asyncpg.create_pool(
        min_size=1,
        max_size=size,
        connection_class=connections,
        reset=_no_reset,
        server_settings=_READERS if binding is Binding.STATEMENT else None,
        statement_cache_size=STATEMENT_CACHE,
        **asyncpg_arguments(url),
    ) as pool:
        readers = Readers(pool, wait_seconds=wait_seconds)
        tidying = asyncio.create_task(_tidy(readers))
        try:
            yield readers
        finally:
            tidying.cancel()
            await readers.close()


async def _tidy(readers: Readers) -> None:
    while True:
        await asyncio.sleep(UNUSED_SECONDS)
        readers.give_unused_back()
