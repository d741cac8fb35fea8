"""The process's connections, whose requests wait unread while enough others wait at the door (ADR 0029)."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from uvicorn.protocols.http.flow_control import HIGH_WATER_LIMIT
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from zhaoshang.database.line import Waiting
from zhaoshang.gateway.application import GRAPHQL_PATH
from zhaoshang.gateway.arrival import tell_waited
from zhaoshang.gateway.door import Door

ENOUGH: Final = 6
"""So many at the door always have somebody ready for the next place, whatever comes of the first ones."""

_ASKS: Final = f"POST {GRAPHQL_PATH} ".encode()
"""How what may have to wait begins. Probes, and whatever else is asked for, are read at once."""


class Unread:
    """Connections whose requests wait to be read, in the order they came.

    Until it is read a request is some hundred bytes. From then on it is a scope, a task and all that these hold, which
    is out of the processor's caches when its turn comes. Only a line at the door makes anybody wait: what needs no
    place there, or takes its time before or after it, keeps nobody waiting.
    """

    def __init__(self, door: Door) -> None:
        """Who waited as long as one may wait at the ``door`` is read, to be told that there was no place."""
        self._door: Final = door
        self._waiting: Final[Waiting[Callable[[], None]]] = Waiting(door.wait_seconds, lambda read: read())
        """What reads each."""
        self._next: asyncio.Handle | None = None

    @property
    def must_wait(self) -> bool:
        """Whether who comes now has to."""
        return bool(self._waiting) or self._door.waiting >= ENOUGH

    def wait(self, read: Callable[[], None]) -> None:
        """``read`` in its turn."""
        self._waiting.join(read)
        self._door.when_one_leaves = self._go_on

    def _go_on(self) -> None:
        if not self._waiting:
            self._door.when_one_leaves = None
        elif self._next is None:
            self._next = asyncio.get_running_loop().call_soon(self._read_more)

    def _read_more(self) -> None:
        """Fill the line, and look again once those who were read have come to it, or were refused before."""
        self._next = None
        room = min(ENOUGH - self._door.waiting, len(self._waiting))
        for _ in range(room):
            self._waiting.leave()()
        if room > 0:
            self._go_on()


class Connection(HttpToolsProtocol):
    """One of uvicorn's connections, which reads what comes in its turn."""

    def __init__(self, unread: Unread, **given: Any) -> None:
        """``given`` is what uvicorn gives its connections."""
        super().__init__(**given)
        self._unread: Final = unread
        self._kept = bytearray()
        """What came and is not read yet."""
        self._came: float | None = None
        """Since when it waits, in the loop's time."""
        self._waited: float | None = None
        """For how many seconds what is being read did."""

    @property
    def waits(self) -> bool:
        """Whether what came is not read yet."""
        return self._came is not None

    def data_received(self, data: bytes) -> None:
        """Read it, or keep it until its turn comes."""
        if self._came is None:
            between = self.cycle is None or self.cycle.response_complete
            if not (between and self._unread.must_wait and data.startswith(_ASKS)):
                super().data_received(data)
                return
            self._unset_keepalive_if_required()
            self._came = self.loop.time()
            self._unread.wait(self._read)
        self._kept += data
        if len(self._kept) > HIGH_WATER_LIMIT:
            self.flow.pause_reading()

    def _read(self) -> None:
        """Read what was kept, if it is still waited for."""
        if self._came is None:
            return
        kept, self._kept = bytes(self._kept), bytearray()
        self._waited, self._came = self.loop.time() - self._came, None
        self.flow.resume_reading()
        super().data_received(kept)
        self._waited = None

    def on_message_begin(self) -> None:
        """Say of a request that waited that it did."""
        super().on_message_begin()
        if self._waited is not None:
            tell_waited(self.scope["state"], self._waited)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget what nobody waits for any more."""
        self._kept, self._came = bytearray(), None
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Read what came before the process was told to leave: it is answered, as all that was there."""
        self._read()
        super().shutdown()
