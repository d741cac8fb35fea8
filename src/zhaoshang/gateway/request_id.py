"""Every request has a name: the client's own if it is decent, else a new one; every answer repeats it."""

import logging
import re
from collections.abc import Callable
from time import perf_counter
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils import uuid7

from zhaoshang.gateway.arrival import waited

access_log = logging.getLogger("zhaoshang.access")

HEADER: Final = "X-Request-ID"
_RAW: Final = HEADER.lower().encode()
_DECENT = re.compile(rb"[A-Za-z0-9._-]{1,64}")


AccessLog = Callable[[str, str, int, float, str], None]
"""Writes a request down: its method and path, the answer's status, how many seconds it took, its name."""


def told(method: str, path: str, status: int, seconds: float, request_id: str) -> str:
    """What is written of a request. A path may hold anything, a line's end, too: that is written so that it is none."""
    return f"{method} {path if path.isprintable() else repr(path)} {status} {seconds * 1000:.1f} ms {request_id}"


def logged(method: str, path: str, status: int, seconds: float, request_id: str) -> None:
    """Write it to the log ``zhaoshang.access``."""
    access_log.info(told(method, path, status, seconds, request_id))


class RequestIds:
    """ASGI middleware: the name in the scope's state inside, ``X-Request-ID`` outside, one log line each."""

    def __init__(self, app: ASGIApp, log: AccessLog = logged) -> None:
        """``app`` is what answers."""
        self._app = app
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Name the request and pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _given(scope) or uuid7().hex
        scope.setdefault("state", {})["request_id"] = request_id
        begun = perf_counter() - (waited(scope["state"]) or 0.0)
        status = 0

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (_RAW, request_id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, named)
        finally:
            self._log(scope["method"], scope["path"], status, perf_counter() - begun, request_id)


def _given(scope: Scope) -> str | None:
    """The client's own name for its request, where it sent a decent one."""
    for name, value in scope["headers"]:
        if name == _RAW:
            return value.decode("ascii") if _DECENT.fullmatch(value) else None
    return None
