"""Read connections: each read is one statement that binds its own fence, on connections that are read-only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from sqlalchemy import URL

from zhaoshang.database.engine import STATEMENT_CACHE, FencedConnection, asyncpg_arguments
from zhaoshang.database.fence import Binding
from zhaoshang.database.turns import Turns, by_turns

Readers = Turns[PoolConnectionProxy]

_READERS: Final = {
    "role": "app_ro",
    "default_transaction_read_only": "on",
    "plan_cache_mode": "force_generic_plan",
}
"""What a connection is from its start where a read is one statement: nobody who writes, nothing for no fence, and one
who plans once (ADR 0023)."""


def _is_open(connection: PoolConnectionProxy) -> bool:
    try:
        return not connection.is_closed()
    except asyncpg.InterfaceError:
        return False  # the server closed it, and the pool has it back


async def _no_reset(_: Any) -> None:
    """Everything the read path sets is local to its transaction, so there is nothing to reset."""


@asynccontextmanager
async def open_readers(
    url: str | URL,
    *,
    size: int,
    wait_seconds: float,
    binding: Binding,
    connections: type[FencedConnection] = FencedConnection,
) -> AsyncIterator[Readers]:
    """At most ``size`` connections of the read side: cached statement texts straight to asyncpg."""
    pool = asyncpg.create_pool(
        min_size=1,
        max_size=size,
        connection_class=connections,
        reset=_no_reset,
        server_settings=_READERS if binding is Binding.STATEMENT else None,
        statement_cache_size=STATEMENT_CACHE,
        **asyncpg_arguments(url),
    )
    async with pool, by_turns(pool, _is_open, wait_seconds=wait_seconds) as readers:
        yield readers
