"""The tables that the work is about, as a user of SQLAlchemy's ORM maps them."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, DateTime, MetaData, Text, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Everything lives in schema ``app`` and is keyed by district and id."""

    metadata = MetaData(schema="app")
    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads this plain class attribute
        datetime: DateTime(timezone=True),
        UUID: Uuid(),
        str: Text(),
    }


class InDistrict(Base):
    """The key of every row."""

    __abstract__ = True

    district_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)


class Tenant(InDistrict):
    """A unit."""

    __tablename__ = "tenant"

    code: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str]


class Company(InDistrict):
    """An investor."""

    __tablename__ = "company"

    name: Mapped[str]
    credit_code: Mapped[str | None]


class Project(InDistrict):
    """An investment."""

    __tablename__ = "project"

    tenant_id: Mapped[UUID]
    company_id: Mapped[UUID]
    name: Mapped[str]
    description: Mapped[str | None]
    industry: Mapped[str]
    channel: Mapped[str]
    stage: Mapped[str]
    investment_fen: Mapped[int] = mapped_column(BigInteger)
    investment_known: Mapped[bool]
    is_major: Mapped[bool]
    needs_construction: Mapped[bool]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int]


class StageChange(InDistrict):
    """A transition."""

    __tablename__ = "stage_change"

    project_id: Mapped[UUID]
    from_stage: Mapped[str | None]
    to_stage: Mapped[str]
    at: Mapped[datetime]


class FirstReport(InDistrict):
    """A first report."""

    __tablename__ = "first_report"

    project_id: Mapped[UUID]
    number: Mapped[str]
    status: Mapped[str]
    reported_at: Mapped[datetime]


class AuditEntry(InDistrict):
    """Who changed what."""

    __tablename__ = "audit_entry"

    tenant_id: Mapped[UUID]
    person_id: Mapped[UUID]
    at: Mapped[datetime]
    action: Mapped[str]
    resource: Mapped[str]
    resource_id: Mapped[UUID]
    changes: Mapped[str]
    request_id: Mapped[str]
    address: Mapped[str]


class OutboxEvent(InDistrict):
    """What others are told."""

    __tablename__ = "outbox_event"

    tenant_id: Mapped[UUID]
    kind: Mapped[str]
    payload: Mapped[str]
    at: Mapped[datetime]
