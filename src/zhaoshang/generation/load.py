"""Writing generated districts: all in one transaction, past every fence, with the slow indexes built afterwards.

Either everything is there in the end, with every index exactly as it was, or nothing has changed: whatever ends the
transaction early, a signal or a lost connection, undoes the dropping of indexes with the rest. Foreign keys are not
asked row by row; they hold by construction. Rows are copied (COPY, binary) in parts, so that memory does not grow with
their number, and the next part is told while PostgreSQL takes the last.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Final

import asyncpg
from sqlalchemy import URL

from zhaoshang.attribution.model import AttributionTally
from zhaoshang.database.base import Base
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.migrate import every_table, newest_revision
from zhaoshang.generation.grounds import lay_out
from zhaoshang.generation.plan import Share, Size, shares
from zhaoshang.generation.projects import happen
from zhaoshang.generation.sheets import COLUMNS, Sheets
from zhaoshang.projects.model import ProjectCounted, ProjectTally

AT_ONCE: Final = 10_000
"""Projects that are told before they are copied: some thirty megabytes."""
SUMS: Final[tuple[type[Base], ...]] = (ProjectCounted, ProjectTally, AttributionTally)
_PIECE: Final = 1 << 20
"""Bytes of a copied part that are handed over at once."""


class NotHereError(RuntimeError):
    """These rows must not go into this database; the text says why."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index that no constraint stands on, and how it is made anew."""

    name: str
    definition: str


_INDEXES: Final = """
SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
WHERE i.indrelid = ANY ($1::regclass[]) AND i.indisvalid
  AND NOT EXISTS (SELECT 1 FROM pg_constraint AS k WHERE k.conindid = i.indexrelid)
ORDER BY 1
"""


async def generate(owner_url: str | URL, size: Size, issuer: str, tell: Callable[[str], None] = print) -> None:
    """Fill a database that has no district, or only generated ones, which are replaced.

    Raises ``SizeError`` when there can be no such districts, and ``NotHereError`` for a database of anybody else's
    districts, one that is not migrated, and a login that is no superuser.
    """
    planned = shares(size)
    owner = await asyncpg.connect(**asyncpg_arguments(owner_url))
    try:
        async with owner.transaction():
            await _refuse(owner)
            await _empty(owner)
            # What follows happens once, and alone; none of it outlives the transaction.
            await owner.execute(
                "SET LOCAL session_replication_role = replica; SET LOCAL maintenance_work_mem = '512MB';"
                " SET LOCAL synchronous_commit = off"
            )
            indexes = await _drop_indexes(owner)
            done = 0
            async for projects, sheets in _told(planned, size.seed, issuer):
                for kind, columns, rows in sheets:
                    await _copy(owner, kind, columns, rows)
                done += projects
                tell(f"{done} of {size.projects} projects")
            for number, index in enumerate(indexes):
                tell(f"index {number + 1} of {len(indexes)}: {index.name}")
                await owner.execute(index.definition)
            for share in planned:
                await _count(owner, share)
        # Rows that were copied frozen need no VACUUM.
        await owner.execute(f"ANALYZE {', '.join(map(_name, (*COLUMNS, *SUMS)))}")
    finally:
        await owner.close()


async def _refuse(owner: asyncpg.Connection) -> None:
    if not await owner.fetchval("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        raise NotHereError("MIGRATION_DATABASE_URL: generated rows are copied past every fence, by a superuser only")
    known = await owner.fetchval("SELECT to_regprocedure('app.revision()') IS NOT NULL")
    if not known or await owner.fetchval("SELECT app.revision()") != newest_revision():
        raise NotHereError("the database is not at the newest schema: run zhaoshang migrate first")
    # Nobody creates a district meanwhile.
    await owner.execute("LOCK TABLE app.district IN ACCESS EXCLUSIVE MODE")
    ours = {(each.code, each.name) for each in map(_numbered, range(1000))}
    found = await owner.fetch("SELECT code, name FROM app.district ORDER BY code")
    if others := [row["code"] for row in found if (row["code"], row["name"]) not in ours]:
        raise NotHereError(f"the database has districts that were not generated ({others[0]}): nothing was written")


def _numbered(number: int) -> Share:
    return Share(number, 0, 0)


async def _empty(owner: asyncpg.Connection) -> None:
    """Begin anew: a table emptied in this transaction takes rows without their log, and frozen at once."""
    tables = sorted(table.fullname for table in every_table().tables.values())
    await owner.execute(f"TRUNCATE {', '.join(tables)}")


async def _drop_indexes(owner: asyncpg.Connection) -> list[Index]:
    tables = [_name(kind) for kind in COLUMNS]
    found = [Index(row["name"], row["definition"]) for row in await owner.fetch(_INDEXES, tables)]
    await owner.execute(f"DROP INDEX {', '.join(f'app.{index.name}' for index in found)}")
    return found


async def _count(owner: asyncpg.Connection, share: Share) -> None:
    """The sums that are kept beside the rows, as those who write them one by one would have left them (ADR 0022)."""
    await owner.execute("SELECT app.begin($1, NULL, NULL, 'DISTRICT', 'DISTRICT')", int(share.code))
    await owner.execute("SELECT app.recount_projects(), app.sum_credit(true)")


def _name(kind: type[Base]) -> str:
    return f"app.{kind.__tablename__}"


Part = tuple[int, list[tuple[type[Base], list[str], bytes]]]


async def _told(planned: list[Share], seed: int, issuer: str) -> AsyncIterator[Part]:
    """Every part, told by a thread while the one before is being copied."""
    parts = _parts(planned, seed, issuer)
    coming = asyncio.create_task(asyncio.to_thread(next, parts, None))
    try:
        while (part := await coming) is not None:
            coming = asyncio.create_task(asyncio.to_thread(next, parts, None))
            yield part
    finally:
        coming.cancel()


def _parts(planned: list[Share], seed: int, issuer: str) -> Iterator[Part]:
    """Small districts together, big ones in several parts."""
    sheets, waiting = Sheets(), 0
    for share in planned:
        grounds = lay_out(share, seed, issuer, sheets)
        for told in happen(grounds, share.projects, at_once=AT_ONCE):
            waiting += told
            if waiting >= AT_ONCE:
                yield waiting, list(sheets.written())
                waiting = 0
    yield waiting, list(sheets.written())


async def _copy(owner: asyncpg.Connection, kind: type[Base], columns: list[str], rows: bytes) -> None:
    await owner.copy_to_table(
        kind.__tablename__,
        schema_name="app",
        columns=columns,
        source=_pieces(rows),
        format="binary",
        freeze=True,
    )


async def _pieces(rows: bytes) -> AsyncIterator[bytes]:
    view = memoryview(rows)
    for at in range(0, len(rows), _PIECE):
        yield bytes(view[at : at + _PIECE])
