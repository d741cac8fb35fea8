"""Statements put together once and sent straight to the driver, inside the session's own transaction.

The session builds, keys and adapts every statement it runs, and leaves the event loop's task for each: three times the
work of the driver. What every write does (find a row, lock it, say what was done) goes past it; the rows
become the session's own objects all the same, so that what is changed about them is written as ever.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, TypeVar, cast

import asyncpg
from sqlalchemy import Column, Executable, Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import class_mapper, make_transient_to_detached
from sqlalchemy.orm.attributes import instance_state, manager_of_class, set_committed_value
from sqlalchemy.orm.exc import StaleDataError

DIALECT: Final = asyncpg_dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's dialects are not typed
"""What every statement is compiled for that goes to the driver as it is."""
_NOTHING: Final = object()

R = TypeVar("R")


class Direct:
    """A statement with named values (``bindparam``), compiled once; keep it, do not make it anew."""

    __slots__ = ("_constants", "_names", "text")

    def __init__(self, statement: Executable) -> None:
        compiled: Any = statement.compile(dialect=DIALECT)  # type: ignore[attr-defined]  # of every statement's own
        self.text: Final = str(compiled)
        self._names: Final[tuple[str, ...]] = tuple(compiled.positiontup or ())
        self._constants: Final[Mapping[str, Any]] = compiled.params

    async def rows(self, driver: asyncpg.Connection, values: Mapping[str, Any]) -> list[asyncpg.Record]:
        """What it finds; ``values`` by name, the others are the statement's own."""
        given = (values[name] if name in values else self._constants[name] for name in self._names)
        return await driver.fetch(self.text, *given)


class Objects:
    """The objects of a unit of work. They are its session's, which is made when somebody asks for it: some never do."""

    __slots__ = ("_connection", "_found", "_session")

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection: Final = connection
        self._session: AsyncSession | None = None
        self._found: Final[dict[Any, Any]] = {}
        """What was found before there was a session, by SQLAlchemy's identity."""

    @property
    def session(self) -> AsyncSession:
        """The session, which knows every object that was found."""
        if self._session is None:
            self._session = AsyncSession(bind=self._connection, expire_on_commit=False, autoflush=False)
            self._session.add_all(self._found.values())
        return self._session

    @property
    def opened(self) -> AsyncSession | None:
        """The session where there is one, or would have something to write."""
        return self.session if self._session is None and self._modified() else self._session

    def close(self) -> None:
        """Forget them. The session, if there is one, has no connection any more, so nothing is waited for."""
        if self._session is not None:
            self._session.sync_session.close()

    def found(self, kind: type[R], record: asyncpg.Record, *, anew: bool = False) -> R:
        """A found row as the object of that row: the one that is known, or a new one, as if the session had read it.

        What the known object does not say yet is filled in; ``anew`` takes the row's state for everything, over changes
        that were not written. ``record`` has every column of the table by name.
        """
        columns, identity = _columns(cast("Any", kind)), _identity(kind, record)
        known = (self._found if self._session is None else self._session.sync_session.identity_map).get(identity)
        if known is None:
            # Not by its constructor, which would take each value for a change and note what was there before.
            made: R = manager_of_class(kind).new_instance()
            instance_state(made).dict.update({name: record[name] for name in columns})
            make_transient_to_detached(made)
            if self._session is None:
                self._found[identity] = made
            else:
                self._session.add(made)
            return made
        state = instance_state(known)
        names: Iterable[str] = columns if anew else state.unloaded.intersection(columns)
        for name in names:
            if state.dict.get(name, _NOTHING) != record[name] or name in state.committed_state:
                set_committed_value(known, name, record[name])
        return known  # type: ignore[no-any-return]  # the identity map holds objects of any class

    def only_changes(self, row: Any) -> tuple[str, ...] | None:
        """What a flush would write of a row, where that is all it would write; ``None`` where there is more."""
        state = instance_state(row)
        if self._session is None:
            if self._modified() != [row]:
                return None
        else:
            known = self._session.sync_session
            if known.new or known.deleted or set(known.dirty) != {row} or not state.persistent:
                return None
        return tuple(sorted(name for name, before in state.committed_state.items() if before != state.dict[name]))

    def written(self, row: Any) -> None:
        """Take a row's changes for what is in the database now, as a flush does."""
        state, session = instance_state(row), self._session
        identity_map = None if session is None else session.sync_session.identity_map
        state._commit_all(state.dict, identity_map)  # noqa: SLF001  as a flush does

    def _modified(self) -> list[Any]:
        return [each for each in self._found.values() if instance_state(each).modified]


async def update(objects: Objects, driver: asyncpg.Connection, row: Any, follows: str | None = None) -> bool:
    """Write what was changed about a row, as the session's flush would; nothing where more is to be written.

    ``follows`` names a function of the database's that is called with the row's id once it is written, in the same
    statement: what it reads and writes of that row is the row as written.

    Raises SQLAlchemy's ``StaleDataError`` when the row is not there to be written, as a flush does.
    """
    names = objects.only_changes(row)
    if names is None:
        return False
    if not names and follows is not None:
        await call(driver, follows, row.id)
    if names:
        values = {name: instance_state(row).dict[name] for name in names}
        key = {"the_district": row.district_id, "the_id": row.id}
        statement = _update(cast("Any", type(row)), names, follows)
        if statement is None:
            return False
        if not await statement.rows(driver, {**values, **key}):
            raise StaleDataError(f"no row of {type(row).__name__} was written")
    objects.written(row)
    return True


async def call(driver: asyncpg.Connection, function: str, key: Any) -> None:
    """Call one of the database's own functions with a row's id."""
    await _call(function).rows(driver, {"key": key})


@cache
def _call(function: str) -> Direct:
    return Direct(select(getattr(func.app, function)(bindparam("key", type_=Uuid()))))


@cache
def _update(kind: Any, names: tuple[str, ...], follows: str | None) -> Direct | None:
    """``None`` where a value is not written as it is."""
    row = kind.__table__
    if any(row.c[name].type.dialect_impl(DIALECT).bind_processor(DIALECT) for name in names):
        return None
    told = [row.c.id] if follows is None else [row.c.id, getattr(func.app, follows)(row.c.id)]
    statement = (
        row.update()
        .where(row.c.district_id == bindparam("the_district"), row.c.id == bindparam("the_id"))
        .values({name: bindparam(name, type_=row.c[name].type) for name in names})
        .returning(*told)
    )
    return Direct(statement)


def _identity(kind: type[Any], record: asyncpg.Record) -> Any:
    mapper = class_mapper(kind)
    return mapper.identity_key_from_primary_key(tuple(record[each.name] for each in mapper.primary_key))


def columns_of(kind: Any) -> list[Column[Any]]:
    """What an object of a class has of its table."""
    return [kind.__table__.c[name] for name in _columns(kind)]


@cache
def _columns(kind: type[Any]) -> tuple[str, ...]:
    """A class's columns. Each attribute is named as its column, or this would not be the whole of it."""
    mapper = class_mapper(kind)
    if strange := [each.key for each in mapper.column_attrs if each.columns[0].name != each.key]:
        raise TypeError(f"{kind.__name__}: attributes named otherwise than their columns: {strange}")
    return tuple(each.key for each in mapper.column_attrs)
