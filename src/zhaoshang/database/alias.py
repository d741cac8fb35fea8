"""Aliases of tables for statements that only read: columns as they are named, and nothing of the unit of work.

SQLAlchemy's own ``aliased`` gives attributes of a mapped class: each use of one is adapted to its alias anew, and a
statement of them is prepared to load objects. What is compiled from a query's text loads none.
"""

from typing import Any, TypeVar, cast

from sqlalchemy import ColumnClause, FromClause

M = TypeVar("M")


class Alias:
    """The rows of a table or of a subquery under another name; its attributes are the columns."""

    def __init__(self, mapped: type[Any], rows: FromClause) -> None:
        self._mapped = mapped
        self._rows = rows

    def __clause_element__(self) -> FromClause:
        return self._rows

    def __getattr__(self, name: str) -> Any:
        """A column, made when it is first asked for, as statements need few of a table's; or what the class says."""
        if name.startswith("_"):
            raise AttributeError(name)
        column = self._mapped.__table__.c.get(name)
        if column is None:
            return getattr(self._mapped, name)
        made: ColumnClause[Any] = ColumnClause(name, column.type, _selectable=self._rows)
        self.__dict__[name] = made
        return made


def aliased(mapped: type[M], name: str | None = None) -> type[M]:
    """A table under another name, or under one of its own in each statement."""
    return cast("type[M]", Alias(mapped, mapped.__table__.alias(name)))  # type: ignore[attr-defined]  # each mapped class has a table


def rows_of(mapped: type[M], rows: FromClause) -> type[M]:
    """A subquery whose columns are those of a table."""
    return cast("type[M]", Alias(mapped, rows))
