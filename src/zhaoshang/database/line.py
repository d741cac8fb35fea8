"""A line of those who wait for something there is not enough of: who comes first is served first."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from zhaoshang.database.engine import DatabaseBusyError

T = TypeVar("T")


class Line(Generic[T]):
    """Who waits. Nobody waits longer than a given time, which one timer watches for all of them."""

    def __init__(self, wait_seconds: float, hand_back: Callable[[T], None]) -> None:
        """``hand_back`` gets what was handed to somebody who gave up waiting in that very moment."""
        self._wait_seconds: Final = wait_seconds
        self._hand_back: Final = hand_back
        self._waiting: Final[deque[tuple[asyncio.Future[T], float]]] = deque()
        """Who waits, and until when."""
        self._watch: asyncio.TimerHandle | None = None

    async def wait(self) -> T:
        """What is handed to this task. Raises ``DatabaseBusyError`` when that takes too long."""
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[T] = loop.create_future()
        self._waiting.append((waiting, loop.time() + self._wait_seconds))
        if self._watch is None:
            self._watch = loop.call_later(self._wait_seconds, self._tell_who_waited_too_long)
        try:
            return await waiting
        except asyncio.CancelledError:
            if waiting.done() and not waiting.cancelled() and waiting.exception() is None:
                self._hand_back(waiting.result())
            raise

    def hand_on(self, value: T) -> bool:
        """Let whoever waits longest have it; whether anybody waits."""
        while self._waiting:
            waiting, _ = self._waiting.popleft()
            if not waiting.done():
                waiting.set_result(value)
                return True
        return False

    def _tell_who_waited_too_long(self) -> None:
        """One timer for the whole line, for whoever is first in it: a timer for each costs as much as a row."""
        loop = asyncio.get_running_loop()
        self._watch = None
        while self._waiting:
            waiting, until = self._waiting[0]
            if not waiting.done():
                if until > loop.time():
                    self._watch = loop.call_at(until, self._tell_who_waited_too_long)
                    return
                waiting.set_exception(DatabaseBusyError("nothing came free in time"))
            self._waiting.popleft()
