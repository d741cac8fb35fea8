"""Nobody writes what a project is counted as without counting it: watched in every test of the run.

That happens in ``app.reshare`` and its kin only, since there are no triggers (ADR 0005, ADR 0022). A transaction that
commits a project so written, and not reshared afterwards, fails the test that it happens in. Only the service's own
login is watched, and no text: it writes no project by text; those who try what the floor lets through do.
"""

import re
from collections.abc import Iterator
from typing import Any, Final
from weakref import WeakKeyDictionary

import asyncpg
import pytest
from sqlalchemy import Connection, Engine, TextClause, event

from zhaoshang.database.direct import Direct
from zhaoshang.database.unit_of_work import UnitOfWork

_KIND: Final = "tenant_id|stage|industry|is_major|created_at|investment_fen"
WRITTEN: Final = re.compile(
    rf"INSERT INTO app\.project |UPDATE app\.project SET (?:(?! WHERE ).)*\b({_KIND})=", re.DOTALL
)
COUNTED: Final = re.compile(r"\bapp\.reshare(_all)?\(", re.IGNORECASE)
_OPEN: Final[WeakKeyDictionary[Connection, str]] = WeakKeyDictionary()


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


def _watch(connection: Connection, _cursor: Any, statement: str, _parameters: Any, context: Any, _many: Any) -> None:
    if connection.engine.url.username != SERVICE:
        return
    if COUNTED.search(statement):
        _OPEN.pop(connection, None)
    elif WRITTEN.match(statement) and not isinstance(context.compiled.statement, TextClause):
        _OPEN[connection] = statement


def _check(connection: Connection) -> None:
    if statement := _OPEN.pop(connection, None):
        UNCOUNTED.append(statement)


def _forget(connection: Connection, *_: Any) -> None:
    _OPEN.pop(connection, None)


_usual = UnitOfWork.direct


async def _direct(self: UnitOfWork, statement: Direct, **values: object) -> list[asyncpg.Record]:
    """What goes past the session is watched as well."""
    found = await _usual(self, statement, **values)
    connection = (await self.session.connection()).sync_connection
    assert connection is not None
    if COUNTED.search(statement.text):
        _OPEN.pop(connection, None)
    elif WRITTEN.match(statement.text):
        _OPEN[connection] = statement.text
    return found


UnitOfWork.direct = _direct  # type: ignore[method-assign]  # watched in every test, as the engine's events are
event.listen(Engine, "before_cursor_execute", _watch)
event.listen(Engine, "commit", _check)
event.listen(Engine, "rollback", _forget)
event.listen(Engine, "rollback_savepoint", _forget)
