"""A database that remembers what was read through it, and plans it again."""

from collections.abc import Sequence
from typing import Any

import asyncpg
import orjson
from asyncpg.pool import PoolConnectionProxy

from zhaoshang.database.fence import Fence, fenced
from zhaoshang.database.unit_of_work import Database


class Recording(Database):
    """A database that remembers which compiled statements were read, in which fence."""

    def __init__(self, *pools: Any, **choices: Any) -> None:
        super().__init__(*pools, **choices)
        self.reads: list[tuple[Fence, str, Sequence[object]]] = []

    async def read(self, fence: Fence, sql: str, args: Sequence[object]) -> bytes | None:
        self.reads.append((fence, sql, args))
        return await super().read(fence, sql, args)

    async def plan(self, fence: Fence, sql: str, args: Sequence[object], *, generic: bool) -> dict[str, Any]:
        """How PostgreSQL ran a statement; ``generic`` as it does once a statement is in every connection's cache."""
        async with self._reads.turn() as connection:
            mode = "force_generic_plan" if generic else "force_custom_plan"
            await connection.execute(f"BEGIN READ ONLY; SET LOCAL plan_cache_mode = {mode}")
            text = "".join(await explained(connection, fence, sql, args, "ANALYZE, BUFFERS, FORMAT JSON"))
            await connection.execute("COMMIT")
        plan: dict[str, Any] = orjson.loads(text)[0]["Plan"]
        return plan


async def explained(
    connection: asyncpg.Connection | PoolConnectionProxy, fence: Fence, sql: str, args: Sequence[object], options: str
) -> list[str]:
    """The lines of a compiled statement's plan, on a connection that reads.

    Explained with its values beside it, a statement is planned for them whatever the mode: so it is prepared.
    """
    values = ", ".join(map(_literal, (*args, *fence.values)))
    await connection.execute(f"PREPARE explained AS {fenced(sql, len(args))}")
    try:
        rows = await connection.fetch(f"EXPLAIN ({options}) EXECUTE explained({values})")
    finally:
        await connection.execute("DEALLOCATE explained")
    return [row[0] for row in rows]


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, list | tuple):
        value = f"{{{','.join(map(str, value))}}}"
    escaped = str(value).replace("'", "''")
    return f"'{escaped}'"
