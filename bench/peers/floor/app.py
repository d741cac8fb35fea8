"""A bare ASGI callable: the door, one prepared statement that binds its fence, its bytes passed through."""

import base64
import gc
import json
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import asyncpg
import orjson

from bench.peers.doorman import Doorman

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
STATEMENTS: Final = json.loads(Path(os.environ["BENCH_STATEMENTS"]).read_text(encoding="utf-8"))

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


async def _no_reset(_: object) -> None:
    """Everything is local to a transaction."""


class App:
    """One connection pool, one door."""

    def __init__(self) -> None:
        self._pool: asyncpg.Pool | None = None
        self._doorman: Doorman | None = None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        body = b""
        while True:
            message = await receive()
            body += message["body"]
            if not message.get("more_body"):
                break
        asked = orjson.loads(body)
        authorization = next(value for name, value in scope["headers"] if name == b"authorization").decode()
        answer = await self._answer(asked["query"], asked.get("variables") or {}, authorization)
        whole = b'{"data":' + answer + b"}"
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(whole)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": whole})

    async def _answer(self, query: str, variables: Message, authorization: str) -> bytes:
        assert self._pool is not None  # noqa: S101  opened before anything is asked
        assert self._doorman is not None  # noqa: S101  as above
        caller = await self._doorman.caller(authorization)
        statement = STATEMENTS[f"after:{query}" if variables.get("after") else query]
        values = _values(statement["values"], variables)
        async with self._pool.acquire() as connection:
            fence = (str(caller.district), str(caller.tenant), str(caller.person), caller.reads)
            answer: bytes = await connection.fetchval(statement["sql"], *values, *fence)
        return answer

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._pool = await asyncpg.create_pool(
            min_size=1,
            max_size=int(os.environ["BENCH_POOL"]),
            reset=_no_reset,
            host=os.environ["BENCH_SOCKET"],
            database=os.environ["BENCH_DATABASE"],
            user="app_login",
            server_settings={
                "role": "app_ro",
                "default_transaction_read_only": "on",
                "plan_cache_mode": "force_generic_plan",
            },
        )
        self._doorman = Doorman(self._pool)
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})


def _values(sources: list[list[Any]], variables: Message) -> list[Any]:
    at: datetime | None = None
    key: UUID | None = None
    if variables.get("after"):
        padded = variables["after"] + "=" * (-len(variables["after"]) % 4)
        _, microseconds, text = base64.urlsafe_b64decode(padded).decode().split(":")
        at, key = EPOCH + timedelta(microseconds=int(microseconds)), UUID(text)
    found: list[Any] = []
    for kind, value in sources:
        if kind == "constant":
            found.append(value)
        elif kind == "id":
            found.append(variables["id"].partition("_")[2])
        elif kind == "first":
            found.append(variables["first"] + value)
        elif kind == "text":
            found.append(variables["text"])
        else:
            found.append(at if kind == "at" else key)
    return found


app = App()
