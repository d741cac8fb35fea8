"""The process's HTTP server: takes requests until told to leave, then finishes what runs and refuses the rest."""

import gc
import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import Final, cast

import uvicorn
from starlette.types import ASGIApp

from zhaoshang.gateway.connections import Connection, Unread
from zhaoshang.gateway.http import Endpoint
from zhaoshang.settings import Settings

LEAVE_ON: Final = (signal.SIGINT, signal.SIGTERM)
COLLECT_AFTER: Final = 50_000
"""Allocations between collections: almost nothing a request makes is cyclic (12-18 % of throughput, measured)."""


class Server(uvicorn.Server):
    """uvicorn, whose first signal lets running requests finish and whose second ends them.

    It returns to its caller instead of raising the signal again, so that the caller can close what it opened: pools,
    and the embedded database that would otherwise outlive the process.
    """

    def __init__(self, app: ASGIApp, endpoint: Endpoint, settings: Settings) -> None:
        """``app`` is what serves the ``endpoint``; its lifespan is the caller's business."""
        unread = Unread(endpoint.door)
        super().__init__(
            uvicorn.Config(
                app,
                host=settings.host,
                port=settings.port,
                loop="none",
                http=cast("type[Connection]", partial(Connection, unread)),  # it is called, and no more
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=bool(settings.trusted_proxies),
                forwarded_allow_ips=list(settings.trusted_proxies),
                timeout_keep_alive=75,
                timeout_graceful_shutdown=settings.shutdown_seconds,
            )
        )
        self._draining = endpoint.draining
        self._tell: Callable[[], None] | None = None

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Handle the signals while serving, and go back to what was before."""
        before = {each: signal.signal(each, self.handle_exit) for each in LEAVE_ON}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Refuse what comes from now on."""
        self._draining.begun = True
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and say so: to nobody when the port is taken, which ends the process."""
        await super().startup(sockets)
        if self.started and self._tell is not None:
            self._tell()

    async def serve_frozen(self, tell: Callable[[], None] | None = None) -> None:
        """Serve, with everything loaded so far taken out of the garbage collector's sight; ``tell`` once it listens."""
        self._tell = tell
        gc.collect()
        gc.freeze()
        gc.set_threshold(COLLECT_AFTER, 20, 20)
        await self.serve()
