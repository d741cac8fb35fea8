"""The chain over audit entries. The entries themselves are written by the unit of work."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from zhaoshang.database.base import Base, InDistrict, within_district


class AuditSeal(InDistrict, Base):
    """链: one link over one entry. Hash of the previous link's hash and the entry's canonical text. Append-only."""

    __tablename__ = "audit_seal"
    __table_args__ = (
        within_district("entry_id", "audit_entry"),
        UniqueConstraint("district_id", "seq"),
        UniqueConstraint("district_id", "entry_id"),
    )

    seq: Mapped[int]
    entry_id: Mapped[UUID]
    hash: Mapped[str]
    sealed_at: Mapped[datetime]
