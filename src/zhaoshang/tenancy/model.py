"""Districts, tenants with their responsibilities, people and their memberships."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, InDistrict, Owned, one_of, within_district
from zhaoshang.values.responsibility import Responsibility


class TenantKind(StrEnum):
    """What kind of unit a tenant is (domain §1)."""

    STREET = "STREET"
    PARK = "PARK"
    DEPARTMENT = "DEPARTMENT"


class Role(StrEnum):
    """A person's role inside a tenant; the last three are the separated administrators (三员分立)."""

    DIRECTOR = "DIRECTOR"
    OFFICER = "OFFICER"
    STATISTICIAN = "STATISTICIAN"
    VIEWER = "VIEWER"
    SYSTEM_ADMIN = "SYSTEM_ADMIN"
    SECURITY_ADMIN = "SECURITY_ADMIN"
    AUDITOR = "AUDITOR"


ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR})
"""Mutually exclusive with each other and with every other role of the same person (三员分立)."""


class District(Base):
    """区/县: the customer and the outer isolation boundary. A reference table, readable inside its own fence only."""

    __tablename__ = "district"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    created_at: Mapped[datetime]


class Tenant(InDistrict, Base):
    """单位: a street, park or department, the inner isolation boundary. A park inside a park has a parent (园中园)."""

    __tablename__ = "tenant"
    __table_args__ = (
        ForeignKeyConstraint(["district_id"], ["app.district.id"]),
        UniqueConstraint("district_id", "code"),
        within_district("parent_id", "tenant"),
        one_of("kind", TenantKind),
    )

    code: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str]
    pinyin: Mapped[str]
    """Sort key: Chinese names are ordered by this, never by a collation."""
    kind: Mapped[str]
    parent_id: Mapped[UUID | None]
    closed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)


class TenantResponsibility(Owned, Base):
    """One thing a tenant answers for, until it is ended; granting it again opens it anew. Nothing is deleted."""

    __tablename__ = "tenant_responsibility"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        UniqueConstraint("district_id", "tenant_id", "responsibility"),
        one_of("responsibility", Responsibility),
    )

    responsibility: Mapped[str]
    ended_at: Mapped[datetime | None]


class Person(InDistrict, Base):
    """A person of one district, known by the issuer and subject of their token."""

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("district_id", "issuer", "subject"),
        Index(None, "district_id", "pinyin", "id"),
        Index(None, "issuer", "subject"),
    )

    issuer: Mapped[str]
    subject: Mapped[str]
    name: Mapped[str]
    pinyin: Mapped[str]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)


class PersonEmail(InDistrict, Base):
    """邮箱: where somebody may be written to, beside their other data, because fewer may read it.

    Of a code that was mailed only its digest is kept. A person without an address has ``None`` in it, or no row.
    """

    __tablename__ = "person_email"
    __table_args__ = (
        within_district("person_id", "person"),
        UniqueConstraint("district_id", "person_id"),
        Index(
            "person_email_waiting_idx",
            *("district_id", "code_wanted_at", "id"),
            postgresql_where=text("code_wanted_at IS NOT NULL"),
        ),
    )

    person_id: Mapped[UUID]
    address: Mapped[str | None]
    set_at: Mapped[datetime]
    set_by: Mapped[UUID]
    verified_at: Mapped[datetime | None]
    """When the person gave back the code; until then nothing else is mailed there."""
    code_wanted_at: Mapped[datetime | None]
    """Since when a code is to be mailed; null when none is."""
    code_digest: Mapped[str | None]
    code_expires_at: Mapped[datetime | None]
    code_tries: Mapped[int] = mapped_column(Integer, default=0)
    """Wrong codes given back since the last was mailed."""
    codes_asked: Mapped[int] = mapped_column(Integer, default=0)
    """Codes asked for since ``codes_since``."""
    codes_since: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class Membership(Owned, Base):
    """岗位: a person acts for a tenant in one role, from a day until it is ended. Nothing is deleted."""

    __tablename__ = "membership"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("person_id", "person"),
        one_of("role", Role),
        Index(None, "district_id", "granted_at", "id"),
        Index(None, "district_id", "tenant_id", "granted_at", "id"),
        Index(None, "district_id", "person_id"),
    )

    person_id: Mapped[UUID]
    role: Mapped[str]
    granted_at: Mapped[datetime]
    granted_by: Mapped[UUID]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None]


class RuleVersion(InDistrict, Base):
    """规则版本: a district's rule as data, in force from a day on (domain, preamble)."""

    __tablename__ = "rule_version"
    __table_args__ = (UniqueConstraint("district_id", "rule", "effective_on"),)

    rule: Mapped[str]
    """``major_threshold_fen``, ``first_report_window_minutes``, ``industry_department`` …"""
    effective_on: Mapped[date]
    value: Mapped[str]
    """JSON text."""
    created_at: Mapped[datetime]


class WorkingDayOverride(InDistrict, Base):
    """工作日调整: a district's own decision that a day is worked, or that it is not (ADR 0013).

    Rows are only ever added: of several about one day the newest holds, by the order of their ids, so that a decision
    can be changed and what was decided before stays readable.
    """

    __tablename__ = "working_day_override"
    __table_args__ = (Index(None, "district_id", "day", "id"),)

    day: Mapped[date]
    worked: Mapped[bool]
    reason: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[UUID]
