"""Every request has a name: the client's own if it is decent, else a new one; every answer repeats it."""

import logging
import re
from time import perf_counter
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zhaoshang.values.ids import new_id

access_log = logging.getLogger("zhaoshang.access")

HEADER: Final = "X-Request-ID"
_DECENT = re.compile(r"[A-Za-z0-9._-]{1,64}")


class RequestIds:
    """ASGI middleware: ``request.state.request_id`` inside, ``X-Request-ID`` outside, one log line each."""

    def __init__(self, app: ASGIApp) -> None:
        """``app`` is what answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Name the request and pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        request_id = given if _DECENT.fullmatch(given) else new_id().hex
        scope.setdefault("state", {})["request_id"] = request_id
        begun = perf_counter()
        status = 0

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        try:
            await self._app(scope, receive, named)
        finally:
            access_log.info(
                "%s %s %d %.1f ms %s",
                scope["method"],
                scope["path"],
                status,
                (perf_counter() - begun) * 1000,
                request_id,
            )
