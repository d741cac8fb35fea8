"""The one form in which a plain column is written into the response."""

from typing import Any, Final

from sqlalchemy import ColumnElement, DateTime, Text, Uuid, cast, func, literal_column

INSTANT: Final[ColumnElement[str]] = literal_column("""'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'""")
UTC: Final[ColumnElement[str]] = literal_column("'UTC'")


def written(column: ColumnElement[Any], type_name: str, name: str) -> ColumnElement[Any]:
    """A column as JSON: instants as UTC text with microseconds, the key as a global id, the rest as PostgreSQL does."""
    if isinstance(column.type, DateTime):
        return func.to_char(func.timezone(UTC, column), INSTANT)
    if name == "id" and isinstance(column.type, Uuid):
        return global_id(type_name, column)
    return column


def global_id(type_name: str, key: ColumnElement[Any]) -> ColumnElement[str]:
    """A global id: the type's name, an underscore, the key."""
    return literal_column(f"'{type_name}_'").op("||")(cast(key, Text))
