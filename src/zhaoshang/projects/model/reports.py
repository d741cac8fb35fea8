"""Who reported a lead first, and which projects look like one (domain §2)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, InDistrict, Owned, one_of, within_district
from zhaoshang.projects.model.project import OfProject
from zhaoshang.projects.model.words import DuplicateState, FirstReportStatus, MatchKind


class FirstReport(OfProject, Owned, Base):
    """首报: who reported the lead first, with a number that tells nothing about other tenants."""

    __tablename__ = "first_report"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        one_of("status", FirstReportStatus),
        UniqueConstraint("district_id", "project_id"),
        UniqueConstraint("district_id", "number"),
        Index(None, "district_id", "tenant_id", "reported_at", "id"),
        Index(None, "district_id", "reported_at", "id"),
        Index(
            "first_report_disputed_idx",
            "district_id",
            "id",
            postgresql_where=text("status = 'DISPUTED'"),
        ),
    )

    project_id: Mapped[UUID]
    number: Mapped[str]
    reported_at: Mapped[datetime]
    by_person_id: Mapped[UUID]
    status: Mapped[str]
    decision_reason: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class DuplicateLink(InDistrict, Base):
    """疑似重复: two tenants' projects that look like one, for 合作交流办 to settle; nobody else sees it."""

    __tablename__ = "duplicate_link"
    __table_args__ = (
        within_district("project_id", "project"),
        within_district("other_project_id", "project"),
        one_of("kind", MatchKind),
        one_of("state", DuplicateState),
        UniqueConstraint("district_id", "project_id", "other_project_id"),
        Index(None, "district_id", "found_at", "id"),
        Index(
            "duplicate_link_duty_idx",
            "district_id",
            "id",
            postgresql_where=text("state = 'OPEN'"),
        ),
    )

    project_id: Mapped[UUID]
    other_project_id: Mapped[UUID]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default=DuplicateState.OPEN)
    found_at: Mapped[datetime]
    decision_reason: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)
