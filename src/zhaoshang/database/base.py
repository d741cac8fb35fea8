"""The declarative base and the columns every tenant table shares."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Computed,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from zhaoshang.values.ids import new_id

NAMING = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
}


class Base(DeclarativeBase):
    """All mapped tables live in schema ``app``; times are aware, ids are UUIDs, money is bigint fen."""

    metadata = MetaData(schema="app", naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads this plain class attribute
        datetime: DateTime(timezone=True),
        UUID: Uuid(),
        str: Text(),
        int: BigInteger(),
        list[UUID]: ARRAY(Uuid()),
    }


class InDistrict:
    """Every row belongs to one district; the pair (district, id) is its key (architecture, database rule 1)."""

    district_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)


class Owned(InDistrict):
    """A row owned by one tenant: the tenant that may write it under row-level security."""

    tenant_id: Mapped[UUID]


class Shared(Owned):
    """An owned row that other tenants may read: ``shared_with`` is derived from participations, never set by hand."""

    shared_with: Mapped[list[UUID]] = mapped_column(server_default="{}", default=list)


def within_district(columns: str, target: str) -> ForeignKeyConstraint:
    """A foreign key inside one district: ``within_district("project_id", "project")``."""
    return ForeignKeyConstraint(["district_id", columns], [f"app.{target}.district_id", f"app.{target}.id"])


NAME_SEARCHABLE = "name_searchable"
KEPT_BY_DATABASE = {"exclude_properties": [NAME_SEARCHABLE]}
"""For ``__mapper_args__``: no object has it, so that none waits for it after it was written."""


def name_searchable() -> Column[str]:
    """``name`` as words are looked for in it (``app.searchable``), kept by the database itself."""
    return Column(NAME_SEARCHABLE, Text, Computed("app.searchable(name)", persisted=True), nullable=False)


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """A CHECK that keeps a text column inside an enum (states are text: enums are not leakproof under RLS)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
