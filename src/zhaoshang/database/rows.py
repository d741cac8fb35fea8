"""What every room's store does with a row inside a bound transaction: find it, lock it as it was seen, write it."""

from typing import Any, Protocol, TypeVar
from uuid import UUID

import orjson
from sqlalchemy import Select, func, select

from zhaoshang.database.base import InDistrict
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.refusal import CONFLICT, Refusal


class Identified(Protocol):
    """A row with an id."""

    id: Any


class Versioned(Identified, Protocol):
    """A row that readers and editors compare versions of."""

    version: Any


R = TypeVar("R", bound=InDistrict)


async def load(work: UnitOfWork, kind: type[R], key: UUID) -> R | None:
    """A row inside the fence."""
    return await work.session.scalar(select(kind).where(kind.district_id == work.fence.district, kind.id == key))


async def hold(work: UnitOfWork, row: Versioned) -> bool:
    """Lock a loaded row until the transaction ends and take its newest state, whichever version that is.

    False when it meanwhile left what the fence may write: somebody else moved it.
    """
    return await work.session.scalar(_newest(work, row).with_for_update()) is not None


async def refresh(work: UnitOfWork, row: Identified) -> None:
    """Take a loaded row's newest state, of one that nobody else changes while what the caller holds is held."""
    await work.session.scalar(_newest(work, row))


def _newest(work: UnitOfWork, row: Identified) -> Select[Any]:
    kind: Any = type(row)
    return (
        select(kind)
        .where(kind.district_id == work.fence.district, kind.id == row.id)
        .execution_options(populate_existing=True)
    )


async def lock(work: UnitOfWork, row: Versioned, expected: int) -> Refusal | None:
    """Lock a loaded row and take its newest state. Refuses CONFLICT when it is not the version the caller saw."""
    return None if await hold(work, row) and row.version == expected else CONFLICT


async def queue_up(work: UnitOfWork, line: str, *, shared: bool = False) -> None:
    """Wait for whoever stands in this line of the district, and hold it until the transaction ends.

    Those who share it stand beside each other, and wait only for who holds it alone.
    """
    lock = func.pg_advisory_xact_lock_shared if shared else func.pg_advisory_xact_lock
    await work.session.execute(select(lock(work.fence.district, func.hashtext(line))))


def as_json(value: Any) -> str:
    """Rows, or lists of them, as the database's own functions take them: an object of columns each."""
    # ``default``: rows, and ids that were read, which are of the driver's own kind.
    return orjson.dumps(value, default=_plain).decode()


def _plain(value: Any) -> Any:
    columns = getattr(value, "__table__", None)
    return str(value) if columns is None else {each.key: getattr(value, each.key) for each in columns.columns}


async def add(work: UnitOfWork, *rows: object) -> None:
    """Write new and changed rows."""
    work.session.add_all(rows)
    await work.session.flush()
