"""Connections by turns: who comes first is served first, with the connection that was used last."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Final, Generic, Protocol, TypeVar

from zhaoshang.database.engine import DatabaseBusyError
from zhaoshang.database.line import Line

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
        self._line: Final[Line[C | None]] = Line(wait_seconds, self.hand_on)
        """Who waits for a connection, or for leave to take one from the pool."""
        self._leaving: Final[set[asyncio.Task[None]]] = set()
        self.closing = False
        """Whether what is handed on goes back to the pool, which waits for it."""

    def turn(self) -> "Turn[C]":
        """A connection for as long as ``async with`` lasts. Raises ``DatabaseBusyError`` when none comes free."""
        return Turn(self)

    def at_hand(self) -> C | None:
        """A connection that is free and open, if there is one: nobody has to wait for it to be told so."""
        if not self._free or not self._is_open(self._free[-1]):
            return None
        connection = self._free.pop()
        self._fewest = min(self._fewest, len(self._free))
        return connection

    async def take(self) -> C:
        """The next connection that is still open."""
        while (connection := self.at_hand()) is None:
            awaited = self._free.pop() if self._free else await self._awaited()
            if self._is_open(awaited):
                return awaited
            await self.give_up(awaited)
        return connection

    async def _awaited(self) -> C:
        if self._untaken:
            self._untaken -= 1
        elif (handed := await self._line.wait()) is not None:
            return handed
        try:
            async with asyncio.timeout(self._wait_seconds):
                return await self._pool.acquire()
        except BaseException as error:
            self.hand_on(None)
            if isinstance(error, TimeoutError):
                raise DatabaseBusyError("no connection could be opened in time") from error
            raise

    def hand_on(self, connection: C | None) -> None:
        """Let whoever waits longest have it, a connection or leave to take one; nobody waits while one is free."""
        if self._line.hand_on(connection):
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
        self._connection = self._turns.at_hand() or await self._turns.take()
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
