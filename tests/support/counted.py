"""Nobody writes what a project is counted as without counting it: watched in every test of the run.

That happens in ``app.reshare`` and its kin only, since there are no triggers (ADR 0005, ADR 0022). A transaction that
commits a project so written, and not reshared afterwards, fails the test that it happens in. Only the service's own
login is watched, and no text: it writes no project by text; those who try what the floor lets through do.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from weakref import WeakKeyDictionary

import asyncpg
import pytest
from sqlalchemy import Connection, Engine, TextClause, event

from zhaoshang.database.direct import Direct
from zhaoshang.database.writers import Writer

_KIND: Final = "tenant_id|stage|industry|is_major|created_at|investment_fen"
WRITTEN: Final = re.compile(
    rf"INSERT INTO app\.project |UPDATE app\.project SET (?:(?! WHERE ).)*\b({_KIND})=", re.DOTALL
)
COUNTED: Final = re.compile(r"\bapp\.reshare(_all)?\(", re.IGNORECASE)
_OPEN: Final[WeakKeyDictionary[asyncpg.Connection, str]] = WeakKeyDictionary()
"""By the driver's connection: what goes past the session runs in the same transaction as what does not."""


SERVICE: Final = "app_login"
UNCOUNTED: Final[list[str]] = []
"""Statements that wrote a project in transactions that did not count it."""


@pytest.fixture(autouse=True)
def every_project_is_counted() -> Iterator[None]:
    """Fail the test that wrote a project and told nothing of it."""
    yield
    found = UNCOUNTED.copy()
    UNCOUNTED.clear()
    assert found == []


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _watch(connection: Connection, _cursor: Any, statement: str, _parameters: Any, context: Any, _many: Any) -> None:
    if connection.engine.url.username != SERVICE:
        return
    if COUNTED.search(statement):
        _OPEN.pop(_driver(connection), None)
    elif WRITTEN.match(statement) and not isinstance(context.compiled.statement, TextClause):
        _OPEN[_driver(connection)] = statement


def _check(connection: Connection) -> None:
    if statement := _OPEN.pop(_driver(connection), None):
        UNCOUNTED.append(statement)


def _forget(connection: Connection, *_: Any) -> None:
    if not connection.invalidated:
        _OPEN.pop(_driver(connection), None)


_rows, _commit, _end = Direct.rows, Writer.commit, Writer.end


async def _watched_rows(self: Direct, driver: asyncpg.Connection, values: Mapping[str, Any]) -> list[asyncpg.Record]:
    """What goes past the session is watched as well."""
    found = await _rows(self, driver, values)
    if COUNTED.search(self.text):
        _OPEN.pop(driver, None)
    elif WRITTEN.match(self.text):
        _OPEN[driver] = self.text
    return found


async def _checked_commit(self: Writer) -> None:
    """So is what ends without the session."""
    await _commit(self)
    if statement := _OPEN.pop(self.driver, None):
        UNCOUNTED.append(statement)


async def _forgetting_end(self: Writer) -> None:
    await _end(self)
    _OPEN.pop(self.driver, None)


Direct.rows = _watched_rows  # type: ignore[method-assign]  # watched in every test, as the engine's events are
Writer.commit = _checked_commit  # type: ignore[method-assign]  # as above
Writer.end = _forgetting_end  # type: ignore[method-assign]  # as above
event.listen(Engine, "before_cursor_execute", _watch)
event.listen(Engine, "commit", _check)
event.listen(Engine, "rollback", _forget)
event.listen(Engine, "rollback_savepoint", _forget)
