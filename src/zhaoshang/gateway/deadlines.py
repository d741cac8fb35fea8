"""How long requests may take: asyncio's own timeouts, all watched by one timer."""

import asyncio
from time import monotonic
from typing import Final

LOOK_EVERY_SECONDS: Final = 0.25
"""So much later than its time a request may end."""


class Deadlines:
    """Timeouts that are due together are looked at together: a timer for each would cost as much as reading a row."""

    def __init__(self) -> None:
        self._due: Final[dict[asyncio.Timeout, float]] = {}
        self._looking = False

    def set(self, timeout: asyncio.Timeout, seconds: float) -> None:
        """Let an entered timeout expire so many seconds from now, whatever was set before."""
        if timeout.expired():
            return  # its task is being told: it can be told once only
        self._due[timeout] = monotonic() + seconds
        if not self._looking:
            self._look_later()

    def forget(self, timeout: asyncio.Timeout) -> None:
        """Take one out that is about to be left."""
        self._due.pop(timeout, None)

    def _look_later(self) -> None:
        self._looking = True
        asyncio.get_running_loop().call_later(LOOK_EVERY_SECONDS, self._look)

    def _look(self) -> None:
        self._looking = False
        now = monotonic()
        for timeout in [each for each, due in self._due.items() if due <= now]:
            del self._due[timeout]
            timeout.reschedule(asyncio.get_running_loop().time())
        if self._due:
            self._look_later()
