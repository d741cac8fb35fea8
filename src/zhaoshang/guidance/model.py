"""The tables of industry guidance: editions of a catalogue, and what each lists (domain §3)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district


class GuidanceKind(StrEnum):
    """目录类别: the three kinds a catalogue lists; what it does not list is allowed."""

    ENCOURAGED = "ENCOURAGED"
    RESTRICTED = "RESTRICTED"
    ELIMINATED = "ELIMINATED"


STANDING = "ended_on IS NULL OR ended_on > effective_on"
"""Editions that were in force at any time, or will be. One ended on its own first day is as if it had never been."""


class GuidanceEdition(Owned, Base):
    """产业指导目录版本: one catalogue as a department brought it in. ``tenant_id`` is the department.

    In force from ``effective_on``, that day included, until the day before ``ended_on``. Several may be in force at
    once, a department's own among them: a national catalogue and what the city adds to it.
    """

    __tablename__ = "guidance_edition"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        UniqueConstraint("district_id", "tenant_id", "id"),
        CheckConstraint("ended_on >= effective_on", name="ended_on"),
        CheckConstraint("item_count > 0", name="item_count"),
        Index(
            "guidance_edition_standing_key",
            "district_id",
            "tenant_id",
            "title",
            "effective_on",
            unique=True,
            postgresql_where=text(STANDING),
        ),
        Index(None, "district_id", "effective_on", "id"),
    )

    title: Mapped[str]
    document: Mapped[str]
    """文号: by which document it was issued."""
    effective_on: Mapped[date]
    ended_on: Mapped[date | None]
    """The first day on which it is not in force any more."""
    item_count: Mapped[int] = mapped_column(Integer)
    imported_at: Mapped[datetime]
    imported_by: Mapped[UUID]
    version: Mapped[int] = mapped_column(Integer, default=1)

    def end(self, on: date) -> None:
        """Let it be out of force from a day on."""
        self.ended_on = on
        self.version += 1


class GuidanceItem(Owned, Base):
    """目录条目: one thing that an edition lists. Append-only; ``tenant_id`` is the edition's.

    Ids grow with the place, so that the order of import and id is the catalogue's own.
    """

    __tablename__ = "guidance_item"
    __table_args__ = (
        # With the tenant: nobody adds to an edition of another department.
        ForeignKeyConstraint(
            ["district_id", "tenant_id", "edition_id"],
            ["app.guidance_edition.district_id", "app.guidance_edition.tenant_id", "app.guidance_edition.id"],
        ),
        one_of("kind", GuidanceKind),
        UniqueConstraint("district_id", "edition_id", "kind", "code"),
        Index(None, "district_id", "imported_at", "id"),
        Index(None, "district_id", "edition_id", "imported_at", "id"),
    )

    edition_id: Mapped[UUID]
    kind: Mapped[str]
    code: Mapped[str]
    """编号: as the catalogue numbers it, 一-3; each kind counts from one."""
    sector: Mapped[str]
    """行业: under which heading it stands."""
    text: Mapped[str]
    place: Mapped[int] = mapped_column(Integer)
    """Where in the edition it stands, from 1."""
    imported_at: Mapped[datetime]
