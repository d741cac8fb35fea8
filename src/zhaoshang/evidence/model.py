"""The tables of evidence: which file supports what, and who was shown it (domain §1, §7)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district


class MediaType(StrEnum):
    """文件类型: what a file was found to be, whatever its name and its sender say."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Evidence(Owned, Base):
    """佐证材料: one uploaded file. ``tenant_id`` is who uploaded it; the file itself never changes.

    The same file may be uploaded often, by anybody, but supports one claim of the district only: that the first claim
    wins is the unique index's word, since no tenant sees what the others hold.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        one_of("media_type", MediaType),
        CheckConstraint("size > 0", name="size"),
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"),
        CheckConstraint("num_nulls(claim_kind, claim_id, claimed_at) IN (0, 3)", name="claim"),
        Index(
            "evidence_claim_key",
            "district_id",
            "sha256",
            unique=True,
            postgresql_where=text("claim_id IS NOT NULL"),
        ),
        Index(None, "district_id", "uploaded_at", "id"),
        Index(None, "district_id", "tenant_id", "uploaded_at", "id"),
    )

    file_name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int] = mapped_column(Integer)
    """Bytes."""
    sha256: Mapped[str]
    """In hexadecimal: what makes two files the same."""
    storage_key: Mapped[str]
    """Where the file store keeps it."""
    uploaded_by: Mapped[UUID]
    uploaded_at: Mapped[datetime]
    claim_kind: Mapped[str | None]
    """What kind of thing it supports: the name of the claim's GraphQL type."""
    claim_id: Mapped[UUID | None]
    claimed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class EvidenceDisclosure(Owned, Base):
    """调阅记录: that a file was handed out, to whom and what for. Append-only; ``tenant_id`` is who read it.

    The audit entry beside it is tamper-evident but keeps digests only; the stated purpose is readable here.
    """

    __tablename__ = "evidence_disclosure"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("evidence_id", "evidence"),
        Index(None, "district_id", "evidence_id", "at", "id"),
    )

    evidence_id: Mapped[UUID]
    purpose: Mapped[str]
    by_person_id: Mapped[UUID]
    at: Mapped[datetime]
