"""A database that remembers what was read through it, and plans it again."""

from collections.abc import Sequence
from typing import Any

import orjson

from zhaoshang.database.fence import Fence
from zhaoshang.database.unit_of_work import Database


class Recording(Database):
    """A database that remembers which compiled statements were read, in which fence."""

    def __init__(self, *pools: Any, **choices: Any) -> None:
        super().__init__(*pools, **choices)
        self.reads: list[tuple[Fence, str, Sequence[object]]] = []

    async def read(self, fence: Fence, sql: str, args: Sequence[object]) -> str | None:
        self.reads.append((fence, sql, args))
        return await super().read(fence, sql, args)

    async def plan(self, fence: Fence, sql: str, args: Sequence[object], *, generic: bool) -> dict[str, Any]:
        """How PostgreSQL ran a statement; ``generic`` as it does once a statement is in every connection's cache.

        Explained with its values beside it, a statement is planned for them whatever the mode: it is prepared here.
        """
        async with self._reading() as connection:
            await connection.execute(fence.binding(read_only=True))
            mode = "force_generic_plan" if generic else "force_custom_plan"
            await connection.execute(f"SET LOCAL plan_cache_mode = {mode}")
            await connection.execute(f"PREPARE explained AS {sql}")
            values = f"({', '.join(map(_literal, args))})" if args else ""
            text = await connection.fetchval(
                f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE explained{values}",
            )
            await connection.execute("DEALLOCATE explained; COMMIT")
        plan: dict[str, Any] = orjson.loads(text)[0]["Plan"]
        return plan


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, list | tuple):
        value = f"{{{','.join(map(str, value))}}}"
    escaped = str(value).replace("'", "''")
    return f"'{escaped}'"
