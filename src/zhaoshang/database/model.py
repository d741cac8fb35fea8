"""Tables written by the unit of work itself, beside whatever a room writes: audit entries, events, outcomes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, InDistrict, Owned


class AuditEntry(Owned, Base):
    """审计记录: one change or disclosure: who, for which tenant, when, what, from where. Append-only.

    ``changes`` is JSON text of field names with states, flags and digests, never business text.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index(None, "district_id", "at", "id"),
        Index(None, "district_id", "written_at", "id"),
        Index(None, "district_id", "person_id", "action", "at"),
    )
    # Reading the default back would need the right to read entries, which their writers do not have.
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012  SQLAlchemy reads this plain class attribute

    person_id: Mapped[UUID]
    at: Mapped[datetime]
    action: Mapped[str]
    resource: Mapped[str]
    resource_id: Mapped[UUID]
    changes: Mapped[str]
    request_id: Mapped[str]
    address: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(server_default=func.now())
    """When its transaction began, by the database's clock; ``at`` is the operation's time, years ago in an import."""


class OutboxEvent(Owned, Base):
    """An event for others, written in the transaction of the change it tells of. Append-only."""

    __tablename__ = "outbox_event"
    __table_args__ = (Index(None, "district_id", "id"),)

    kind: Mapped[str]
    payload: Mapped[str]
    """JSON text."""
    at: Mapped[datetime]


class IdempotentOutcome(InDistrict, Base):
    """What a request with an ``Idempotency-Key`` came to, so that its repeat gets the same answer."""

    __tablename__ = "idempotent_outcome"
    __table_args__ = (UniqueConstraint("district_id", "person_id", "key", "path"),)

    person_id: Mapped[UUID]
    key: Mapped[str]
    path: Mapped[str]
    """The mutation field's response path: one request may carry several mutations."""
    request_hash: Mapped[str]
    outcome: Mapped[str] = mapped_column()
    """JSON text: id and version, or the refusals."""
    created_at: Mapped[datetime]
