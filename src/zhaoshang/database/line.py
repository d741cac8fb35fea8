"""A line of those who wait for something there is not enough of: who comes first is served first."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from zhaoshang.database.engine import DatabaseBusyError

T = TypeVar("T")


class Waiting(Generic[T]):
    """What waits in the order it came, each for so long at most, which one timer watches for all.

    A timer for each would cost as much as reading a row.
    """

    def __init__(self, wait_seconds: float, late: Callable[[T], None]) -> None:
        """``late`` gets what waited too long, which is out of the line then."""
        self._wait_seconds: Final = wait_seconds
        self._late: Final = late
        self._waiting: Final[deque[tuple[T, float]]] = deque()
        """What waits, and until when."""
        self._watch: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def join(self, each: T, waited: float = 0.0) -> None:
        """Wait behind all others; what ``waited`` some seconds elsewhere before waits that much shorter here."""
        until = asyncio.get_running_loop().time() + self._wait_seconds - waited
        self._waiting.append((each, until))
        if waited or self._watch is None:  # what waited nowhere before is due last
            self._watch_until(until)

    def leave(self) -> T:
        """What waits longest. Raises ``IndexError`` when nothing does."""
        return self._waiting.popleft()[0]

    def _watch_until(self, until: float) -> None:
        if self._watch is not None:
            if self._watch.when() <= until:
                return
            self._watch.cancel()
        self._watch = asyncio.get_running_loop().call_at(until, self._look)

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        self._watch = None
        everybody = tuple(self._waiting)
        self._waiting.clear()
        self._waiting.extend(one for one in everybody if one[1] > now)
        if self._waiting:
            self._watch_until(min(until for _, until in self._waiting))
        for each, until in everybody:
            if until <= now:
                loop.call_soon(self._late, each)  # whatever comes of one, the others are told, too


class Line(Generic[T]):
    """Who waits. Nobody waits longer than a given time."""

    def __init__(self, wait_seconds: float, hand_back: Callable[[T], None]) -> None:
        """``hand_back`` gets what was handed to somebody who gave up waiting in that very moment."""
        self._wait_seconds: Final = wait_seconds
        self._hand_back: Final = hand_back
        self._waiting: Final[Waiting[asyncio.Future[T]]] = Waiting(wait_seconds, _refuse)

    def __len__(self) -> int:
        """How many wait; among them may be some who gave up."""
        return len(self._waiting)

    async def wait(self, waited: float = 0.0) -> T:
        """What is handed to this task. Raises ``DatabaseBusyError`` when that takes too long.

        Who ``waited`` some seconds elsewhere waits that much shorter here.
        """
        if waited >= self._wait_seconds:
            raise DatabaseBusyError(_TOO_LONG)
        waiting: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.join(waiting, waited)
        try:
            return await waiting
        except asyncio.CancelledError:
            if waiting.done() and not waiting.cancelled() and waiting.exception() is None:
                self._hand_back(waiting.result())
            raise

    def hand_on(self, value: T) -> bool:
        """Let whoever waits longest have it; whether anybody waits."""
        while self._waiting:
            waiting = self._waiting.leave()
            if not waiting.done():
                waiting.set_result(value)
                return True
        return False


_TOO_LONG: Final = "nothing came free in time"


def _refuse(waiting: asyncio.Future[T]) -> None:
    if not waiting.done():
        waiting.set_exception(DatabaseBusyError(_TOO_LONG))
