"""Connections by turns: who comes first is served first, with the connection that was used last."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Final, Generic, Protocol, TypeVar

from zhaoshang.database.engine import DatabaseBusyError

UNUSED_SECONDS: Final = 60.0
"""A connection that nobody needed for this long goes back to the pool, which closes it when it likes."""

C = TypeVar("C")


class Source(Protocol[C]):
    """A pool, which makes connections, looks after those that come back, and closes them."""

    def get_max_size(self) -> int:
        """How many it gives at once."""

    def acquire(self) -> Awaitable[C]:
        """One of them."""

    def release(self, connection: C, /) -> Awaitable[None]:
        """Take one back, whatever state it is in."""


class Turns(Generic[C]):
    """The connections of a process, of one kind.

    A pool makes and closes them. Between two uses they stay here: asyncpg's pool takes one back with a task, a future
    and a timer, a tenth of a small read's time, and gives it to whoever asks that very moment instead of whoever waits;
    SQLAlchemy's takes and gives with a greenlet each, a tenth of a small write's.
    """

    def __init__(self, pool: Source[C], is_open: Callable[[C], bool], *, wait_seconds: float) -> None:
        """``wait_seconds`` bounds how long anybody waits for a connection."""
        self._pool: Final = pool
        self._is_open: Final = is_open
        self._wait_seconds: Final = wait_seconds
        self._untaken = pool.get_max_size()
        """How many more the pool would give."""
        self._free: Final[list[C]] = []
        self._fewest = 0
        """How many of the free were not used since unused ones were last looked for: the first ones in the list."""
        self._queue: Final[deque[tuple[asyncio.Future[C | None], float]]] = deque()
        """Who waits, and until when."""
        self._watch: asyncio.TimerHandle | None = None
        self._leaving: Final[set[asyncio.Task[None]]] = set()
        self.closing = False
        """Whether what is handed on goes back to the pool, which waits for it."""

    def turn(self) -> "Turn[C]":
        """A connection for as long as ``async with`` lasts. Raises ``DatabaseBusyError`` when none comes free."""
        return Turn(self)

    async def take(self) -> C:
        """The next connection that is still open."""
        while True:
            if self._free:
                connection = self._free.pop()
                self._fewest = min(self._fewest, len(self._free))
            else:
                connection = await self._awaited()
            if self._is_open(connection):
                return connection
            await self.give_up(connection)

    async def _awaited(self) -> C:
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
                raise DatabaseBusyError("no connection could be opened in time") from error
            raise

    async def _in_line(self) -> C | None:
        """What came free for this task: a connection, or ``None`` for leave to take one from the pool."""
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[C | None] = loop.create_future()
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
                waiting.set_exception(DatabaseBusyError("no connection came free in time"))
            self._queue.popleft()

    def hand_on(self, connection: C | None) -> None:
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

    async def give_up(self, connection: C) -> None:
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


class Turn(Generic[C]):
    """One use of a connection. After an error the pool looks after it first."""

    __slots__ = ("_connection", "_turns")

    def __init__(self, turns: Turns[C]) -> None:
        self._turns = turns

    async def __aenter__(self) -> C:
        """Wait for it."""
        self._connection = await self._turns.take()
        return self._connection

    async def __aexit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Hand it on."""
        if kind is None and not self._turns.closing:
            self._turns.hand_on(self._connection)
        else:
            await self._turns.give_up(self._connection)


@asynccontextmanager
async def by_turns(pool: Source[C], is_open: Callable[[C], bool], *, wait_seconds: float) -> AsyncIterator[Turns[C]]:
    """The connections of a pool, until this ends: then all go back to it."""
    turns = Turns(pool, is_open, wait_seconds=wait_seconds)
    tidying = asyncio.create_task(_tidy(turns))
    try:
        yield turns
    finally:
        tidying.cancel()
        await turns.close()


async def _tidy(turns: Turns[C]) -> None:
    while True:
        await asyncio.sleep(UNUSED_SECONDS)
        turns.give_unused_back()
