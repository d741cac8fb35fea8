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

    def __len__(self) -> int:
        """How many wait; among them may be some who gave up."""
        return len(self._waiting)

    async def wait(self, waited: float = 0.0) -> T:
        """What is handed to this task. Raises ``DatabaseBusyError`` when that takes too long.

        Who ``waited`` some seconds elsewhere waits that much shorter here.
        """
        if waited >= self._wait_seconds:
            raise DatabaseBusyError("nothing came free in time")
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[T] = loop.create_future()
        until = loop.time() + self._wait_seconds - waited
        self._waiting.append((waiting, until))
        if waited or self._watch is None:  # who waited nowhere before is due last
            self._watch_until(until)
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

    def _watch_until(self, until: float) -> None:
        """One timer for the whole line, for whoever is due first: a timer for each costs as much as a row."""
        if self._watch is not None:
            if self._watch.when() <= until:
                return
            self._watch.cancel()
        self._watch = asyncio.get_running_loop().call_at(until, self._tell_who_waited_too_long)

    def _tell_who_waited_too_long(self) -> None:
        now = asyncio.get_running_loop().time()
        self._watch = None
        still = [(waiting, until) for waiting, until in self._waiting if not waiting.done()]
        self._waiting.clear()
        for waiting, until in still:
            if until <= now:
                waiting.set_exception(DatabaseBusyError("nothing came free in time"))
            else:
                self._waiting.append((waiting, until))
        if self._waiting:
            self._watch_until(min(until for _, until in self._waiting))
