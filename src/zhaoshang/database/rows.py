"""What every room's store does with a row inside a bound transaction: find it, lock it as it was seen, write it."""

from functools import cache
from typing import Any, Final, Protocol, TypeVar, cast
from uuid import UUID

import orjson
from sqlalchemy import bindparam, select, text

from zhaoshang.database.base import InDistrict
from zhaoshang.database.direct import Direct, columns_of
from zhaoshang.database.unit_of_work import IN_LINE, UnitOfWork
from zhaoshang.values.refusal import CONFLICT, Refusal


class Identified(Protocol):
    """A row with an id."""

    id: Any


class Versioned(Identified, Protocol):
    """A row that readers and editors compare versions of."""

    version: Any


R = TypeVar("R", bound=InDistrict)

IN_LINE_BESIDE: Final = Direct(
    text("SELECT pg_advisory_xact_lock_shared(CAST(:district AS int), hashtext(CAST(:line AS text)))")
)
"""The same beside others who share it."""


async def load(work: UnitOfWork, kind: type[R], key: UUID) -> R | None:
    """A row inside the fence."""
    row: R | None = await _found(work, _by_id(cast("Any", kind)), kind, key)
    return row


async def hold(work: UnitOfWork, row: Versioned) -> bool:
    """Lock a loaded row until the transaction ends and take its newest state, whichever version that is.

    False when it meanwhile left what the fence may write: somebody else moved it.
    """
    if work.holds(row):
        return True
    return await _found(work, _by_id(type(row), locked=True), type(row), row.id, anew=True) is not None


async def refresh(work: UnitOfWork, row: Identified) -> None:
    """Take a loaded row's newest state, of one that nobody else changes while what the caller holds is held."""
    await _found(work, _by_id(type(row)), type(row), row.id, anew=True)


async def _found(work: UnitOfWork, statement: Direct, kind: type[Any], key: Any, *, anew: bool = False) -> Any:
    for record in await work.direct(statement, district=work.fence.district, key=key):
        return work.found(kind, record, anew=anew)
    return None


@cache
def _by_id(kind: type[Any], *, locked: bool = False) -> Direct:
    row = kind.__table__
    statement = select(*columns_of(kind)).where(
        row.c.district_id == bindparam("district"), row.c.id == bindparam("key")
    )
    return Direct(statement.with_for_update() if locked else statement)


async def lock(work: UnitOfWork, row: Versioned, expected: int) -> Refusal | None:
    """Lock a loaded row and take its newest state. Refuses CONFLICT when it is not the version the caller saw."""
    return None if await hold(work, row) and row.version == expected else CONFLICT


async def queue_up(work: UnitOfWork, line: str, *, shared: bool = False) -> None:
    """Wait for whoever stands in this line of the district, and hold it until the transaction ends.

    Those who share it stand beside each other, and wait only for who holds it alone.
    """
    await work.direct(IN_LINE_BESIDE if shared else IN_LINE, district=work.fence.district, line=line)


def as_json(value: Any) -> str:
    """Rows, or lists of them, as the database's own functions take them: an object of columns each."""
    # ``default``: rows, and ids that were read, which are of the driver's own kind.
    return orjson.dumps(value, default=_plain).decode()


def _plain(value: Any) -> Any:
    columns = getattr(value, "__table__", None)
    if columns is None:
        return str(value)
    return {each.key: getattr(value, each.key) for each in columns.columns if each.computed is None}


async def add(work: UnitOfWork, *rows: object) -> None:
    """Write new and changed rows."""
    work.session.add_all(rows)
    await work.session.flush()
