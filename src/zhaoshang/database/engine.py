"""Connections whose every transaction starts inside a fence, in the same message as its BEGIN."""

from typing import Any, Final

import asyncpg
from asyncpg.transaction import Transaction, TransactionState
from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from zhaoshang.database.fence import Fence

STATEMENT_CACHE: Final = 1024
NOTHING: Final = Fence().binding(read_only=False)
"""What a transaction gets that bound no fence: a role, no settings, no rows."""


class DatabaseBusyError(RuntimeError):
    """Every connection is in use and none came free in time; the caller should try again."""


class FencedTransaction(Transaction):
    """A transaction opened by its fence's binding instead of a bare BEGIN."""

    __slots__ = ()

    async def start(self) -> None:
        """Send BEGIN, the settings and the working role as one message; a nested one is an ordinary savepoint."""
        # asyncpg's stubs leave out what its own Transaction works with.
        this: Any = self
        connection: Any = this._connection  # noqa: SLF001  asyncpg keeps it private
        if connection._top_xact is not None:  # noqa: SLF001  asyncpg's own bookkeeping, mirrored from Transaction.start
            await super().start()
            return
        connection._top_xact = self  # noqa: SLF001  asyncpg's own bookkeeping
        try:
            await connection.execute(connection.binding)
        except BaseException:
            connection._top_xact = None  # noqa: SLF001  as above
            self._state = TransactionState.FAILED
            if not connection.is_closed():
                # BEGIN went through before the binding failed: leave no open transaction for the next user.
                await connection.execute("ROLLBACK")
            raise
        self._state = TransactionState.STARTED


class FencedConnection(asyncpg.Connection):
    """An asyncpg connection that knows the fence of its next transaction; bound to nothing until told otherwise."""

    __slots__ = ("binding",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.binding: str = NOTHING

    def transaction(
        self, *, isolation: Any = None, readonly: bool = False, deferrable: bool = False
    ) -> FencedTransaction:
        """A transaction inside the bound fence."""
        return FencedTransaction(self, isolation, readonly, deferrable)


def asyncpg_arguments(url: str | URL) -> dict[str, Any]:
    """What ``asyncpg.connect`` takes for a database URL, with ``?host=`` for a socket folder."""
    parsed = make_url(url)
    given = {
        "host": parsed.query.get("host", parsed.host),
        "port": parsed.port,
        "user": parsed.username,
        "password": parsed.password,
        "database": parsed.database,
    }
    return {name: value for name, value in given.items() if value is not None}


def write_engine(url: str | URL, *, size: int) -> AsyncEngine:
    """The engine of the write side: SQLAlchemy over fenced connections, a bounded pool."""
    engine = create_async_engine(
        make_url(url).set(drivername="postgresql+asyncpg"),
        pool_size=size,
        max_overflow=0,
        # The one used last knows its statements and the server's backend its tables; by turns, all would have to.
        pool_use_lifo=True,
        connect_args={
            "connection_class": FencedConnection,
            "statement_cache_size": STATEMENT_CACHE,
            # SQLAlchemy's own cache of them; its hundred are fewer than the operations have.
            "prepared_statement_cache_size": STATEMENT_CACHE,
        },
    )
    event.listen(engine.sync_engine, "checkout", _refuse_closed)
    return engine


def _refuse_closed(connection: Any, _record: object, _proxy: object) -> None:
    """Take another connection when the server closed this one: asyncpg knows without asking, as a ping would."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError
