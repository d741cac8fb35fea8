"""What a transaction says beside its change: audit entries, events, and the outcome of a request that may be repeated.

They are gathered and written together, in one statement at the end: rows that nobody reads back need no unit of work.
"""

from collections import defaultdict
from functools import cache
from typing import Any, Final

import asyncpg
import orjson
from sqlalchemy import text

from zhaoshang.database.direct import DIALECT, Direct
from zhaoshang.database.model import AuditEntry, IdempotentOutcome, OutboxEvent
from zhaoshang.values.ids import new_id

Kind = type[AuditEntry] | type[OutboxEvent] | type[IdempotentOutcome]

KINDS: Final[tuple[Kind, ...]] = (AuditEntry, OutboxEvent, IdempotentOutcome)


class Journal:
    """The rows of one transaction that are still to be written."""

    def __init__(self, driver: asyncpg.Connection) -> None:
        self._driver = driver
        self._rows: defaultdict[Kind, list[dict[str, Any]]] = defaultdict(list)

    def add(self, kind: Kind, /, **values: Any) -> None:
        """Another row of a kind, with an id of its own."""
        self._rows[kind].append({"id": new_id(), **values})

    def mark(self) -> dict[Kind, int]:
        """How much there is now, for ``back_to``."""
        return {kind: len(rows) for kind, rows in self._rows.items()}

    def back_to(self, mark: dict[Kind, int]) -> None:
        """Forget what was added since, as the database forgets what a savepoint takes back."""
        for kind, rows in self._rows.items():
            del rows[mark.get(kind, 0) :]

    async def write(self) -> None:
        """Write everything that is still to be written."""
        written = {kind: self._rows.pop(kind) for kind in KINDS if self._rows.get(kind)}
        if written:
            # ``default``: ids that were read are of the driver's own kind.
            values = {kind.__tablename__: orjson.dumps(rows, default=str).decode() for kind, rows in written.items()}
            await _statement(tuple(written)).rows(self._driver, values)


@cache
def _statement(kinds: tuple[Kind, ...]) -> Direct:
    """One statement for rows of these kinds; they name each column that the database does not fill itself."""
    *others, last = map(_insert, kinds)
    beside = ", ".join(f"beside{at} AS ({each})" for at, each in enumerate(others))
    return Direct(text(f"WITH {beside} {last}" if beside else last))


def _insert(kind: Kind) -> str:
    columns = [each for each in kind.__table__.columns if each.server_default is None]
    names = ", ".join(each.name for each in columns)
    typed = ", ".join(f"{each.name} {each.type.compile(DIALECT)}" for each in columns)
    rows = f"json_to_recordset(CAST(:{kind.__tablename__} AS json)) AS given ({typed})"
    return f"INSERT INTO {kind.__table__} ({names}) SELECT {names} FROM {rows}"  # noqa: S608  names of our own tables
