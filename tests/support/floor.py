"""Any SQL at all as the application's own role, under the widest fence that an operation of a street ever opens."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

import asyncpg
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.projects import NOW, Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId, PersonId, TenantId


def own(unit: str | None) -> Fence:
    """The widest fence an operation of a street ever opens; of no unit, one that no operation ever does."""
    person = PersonId(person_id(f"director@{unit}"))
    tenant = None if unit is None else TenantId(tenant_id(unit))
    return Fence(DistrictId(DONGLI), tenant, person, Reach.OWN, Reach.OWN)


def wide(unit: str) -> Fence:
    """The fence of a department's operation that writes the district's rows."""
    return replace(own(unit), reads=Reach.DISTRICT, writes=Reach.DISTRICT)


async def tried(hall: Hall, unit: str | None, sql: str, *, fence: Fence | None = None, **values: Any) -> int | str:
    """How many rows a statement touched, or that it was refused."""
    try:
        async with hall.service.database.unit_of_work(fence or own(unit), at=NOW) as work:
            done: Any = await work.session.execute(text(sql), values)
            await work.commit()
            return int(done.rowcount)
    except DBAPIError as error:
        cause = getattr(error.orig, "__cause__", None)
        if isinstance(cause, asyncpg.InsufficientPrivilegeError):
            return "refused"
        if isinstance(cause, asyncpg.CheckViolationError):
            return str(cause.constraint_name)
        raise


async def overtaken(hall: Hall, sql: str, operation: Coroutine[Any, Any, Any], *values: Any) -> Any:
    """What an operation comes to that waits for a row while somebody else changes it."""
    async with hall.owner.transaction():
        await hall.owner.execute(sql, *values)
        late = asyncio.create_task(operation)
        waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
        while not late.done() and not await hall.owner.fetchval(waits):  # noqa: ASYNC110  a lock has no event
            await asyncio.sleep(0.01)
    return await late
