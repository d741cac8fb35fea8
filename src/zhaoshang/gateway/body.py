"""Request bodies, read no further than they may be long."""

from collections.abc import AsyncGenerator
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive

from zhaoshang.gateway.errors import GatewayError

MAX_LENGTH_DIGITS: Final = 15
"""A longer Content-Length is too large by its first digits."""

DISCARDED_BYTES: Final = 16_000_000
"""How much more is read and thrown away: a client still sending would see its connection reset, not the answer."""


async def read_body(receive: Receive, announced: str, limit: int) -> bytes:
    """The whole body, never more than ``limit`` bytes of it. Refuses (``GatewayError``): BODY_TOO_LARGE."""
    _refuse_announced(announced, limit)
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body", False):
        body: bytes = message.get("body", b"")
        if len(body) <= limit:
            return body  # most come in one piece
    return b"".join([chunk async for chunk in bounded(receive, announced, limit, message)])


async def bounded(
    receive: Receive, announced: str, limit: int, first: Message | None = None
) -> AsyncGenerator[bytes, None]:
    """The body in chunks, unless it is longer than ``limit``; ``first`` is a message already received.

    Refuses (``GatewayError``): BODY_TOO_LARGE. Raises ``ClientDisconnect`` when the client leaves before its end.
    """
    length = _refuse_announced(announced, limit)
    size = 0
    chunks = _chunks(receive, first)
    async for chunk in chunks:
        size += len(chunk)
        if size > limit or length > limit:
            async for rest in chunks:
                size += len(rest)
                if size > DISCARDED_BYTES + limit:
                    break
            raise _too_large(limit)
        yield chunk


async def _chunks(receive: Receive, first: Message | None) -> AsyncGenerator[bytes, None]:
    message = await receive() if first is None else first
    while True:
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        if body := message.get("body", b""):
            yield body
        if not message.get("more_body", False):
            return
        message = await receive()


def _refuse_announced(announced: str, limit: int) -> int:
    """The length a client announces, or 0 when it says none."""
    length = int(announced[:MAX_LENGTH_DIGITS]) if announced.isascii() and announced.isdigit() else 0
    if length > DISCARDED_BYTES + limit:
        raise _too_large(limit)
    return length


def _too_large(limit: int) -> GatewayError:
    return GatewayError("BODY_TOO_LARGE", facts={"limit": limit}, headers={"Connection": "close"})
