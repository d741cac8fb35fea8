"""Request bodies, read no further than they may be long."""

from collections.abc import AsyncGenerator
from typing import Final

from starlette.requests import Request

from zhaoshang.gateway.errors import GatewayError

MAX_LENGTH_DIGITS: Final = 15
"""A longer Content-Length is too large by its first digits."""

DISCARDED_BYTES: Final = 16_000_000
"""How much more is read and thrown away: a client still sending would see its connection reset, not the answer."""


async def bounded(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    """The body in chunks, unless it is longer than ``limit``. Refuses (``GatewayError``): BODY_TOO_LARGE."""
    announced = request.headers.get("content-length", "")
    length = int(announced[:MAX_LENGTH_DIGITS]) if announced.isascii() and announced.isdigit() else 0
    if length > DISCARDED_BYTES + limit:
        raise _too_large(limit)
    size = 0
    chunks = request.stream()
    async for chunk in chunks:
        size += len(chunk)
        if size > limit or length > limit:
            async for rest in chunks:
                size += len(rest)
                if size > DISCARDED_BYTES + limit:
                    break
            raise _too_large(limit)
        yield chunk


def _too_large(limit: int) -> GatewayError:
    return GatewayError("BODY_TOO_LARGE", facts={"limit": limit}, headers={"Connection": "close"})
