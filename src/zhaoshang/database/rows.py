"""What every room's store does with a row inside a bound transaction: find it, lock it as it was seen, write it."""

from typing import Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import select

from zhaoshang.database.base import InDistrict
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.refusal import CONFLICT, Refusal


class Versioned(Protocol):
    """A row that readers and editors compare versions of."""

    id: Any
    version: Any


R = TypeVar("R", bound=InDistrict)


async def load(work: UnitOfWork, kind: type[R], key: UUID) -> R | None:
    """A row inside the fence."""
    return await work.session.scalar(select(kind).where(kind.district_id == work.fence.district, kind.id == key))


async def hold(work: UnitOfWork, row: Versioned) -> bool:
    """Lock a loaded row until the transaction ends and take its newest state, whichever version that is.

    False when it meanwhile left what the fence may write: somebody else moved it.
    """
    kind: Any = type(row)
    statement = (
        select(kind)
        .where(kind.district_id == work.fence.district, kind.id == row.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await work.session.scalars(statement)).one_or_none() is not None


async def lock(work: UnitOfWork, row: Versioned, expected: int) -> Refusal | None:
    """Lock a loaded row and take its newest state. Refuses CONFLICT when it is not the version the caller saw."""
    return None if await hold(work, row) and row.version == expected else CONFLICT


async def add(work: UnitOfWork, *rows: object) -> None:
    """Write new and changed rows."""
    work.session.add_all(rows)
    await work.session.flush()
