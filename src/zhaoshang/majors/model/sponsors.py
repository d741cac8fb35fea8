"""That a project is major, since when, and who sponsors it at three levels (policy III.1; domain §5)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, Shared, one_of, within_district
from zhaoshang.projects.operations.govern_rows import OfProject
from zhaoshang.values.stage import Stage


class SponsorLevel(StrEnum):
    """包联层级: each major project has a sponsor at every one of these."""

    DISTRICT_LEADER = "DISTRICT_LEADER"
    DEPARTMENT = "DEPARTMENT"
    HOST = "HOST"
    """Its host, by being that: kept by ``app.follow_major``."""


class MajorProject(OfProject, Shared, Base):
    """重大项目: ``tenant_id`` is the project's host. Rows are written by ``app.follow_major`` only.

    A project that falls below the threshold keeps its row, with the day it left.
    """

    __tablename__ = "major_project"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        one_of("stage", Stage),
        UniqueConstraint("district_id", "project_id"),
        Index(None, "district_id", "entered_at", "id"),
        Index(None, "district_id", "investment_fen", "id"),
    )

    project_id: Mapped[UUID]
    entered_at: Mapped[datetime]
    """When it last became one."""
    left_at: Mapped[datetime | None]
    investment_fen: Mapped[int]
    """The project's own, as a sort key."""
    stage: Mapped[str]
    """The project's own, to list by."""


class MajorParty(Owned, Base):
    """Who hosts or sponsors a major project: the index that lists of major projects walk. Derived with the sharing."""

    __tablename__ = "major_party"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("major_id", "major_project"),
        UniqueConstraint("district_id", "major_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "entered_at", "major_id"),
        Index(None, "district_id", "tenant_id", "investment_fen", "major_id"),
    )

    major_id: Mapped[UUID]
    entered_at: Mapped[datetime]
    investment_fen: Mapped[int]


class MajorChange(OfProject, Shared, Base):
    """进出: that a project became major, or is not any more. Append-only; written by ``app.follow_major`` only.

    ``tenant_id`` is the host of that time.
    """

    __tablename__ = "major_change"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        Index(None, "district_id", "project_id", "at", "id"),
    )

    project_id: Mapped[UUID]
    entered: Mapped[bool]
    at: Mapped[datetime]
    investment_fen: Mapped[int | None]
    """NULL when it is undecided."""
    threshold_fen: Mapped[int]
    """The district's rule in force that day."""
    by_person_id: Mapped[UUID]


class Sponsorship(OfProject, Shared, Base):
    """包联: ``tenant_id`` sponsors a project at one level, until somebody else does."""

    __tablename__ = "sponsorship"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("person_id", "person"),
        one_of("level", SponsorLevel),
        CheckConstraint("(ended_at IS NULL) = (end_reason IS NULL)", name="ended"),
        Index(
            "sponsorship_open_key",
            "district_id",
            "project_id",
            "level",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(None, "district_id", "project_id", "began_at", "id"),
        Index(
            "sponsorship_visit_idx",
            "district_id",
            "tenant_id",
            "next_visit_on",
            "id",
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "sponsorship_duty_idx",
            *("district_id", "tenant_id"),
            text("timezone('Asia/Shanghai', (next_visit_on + 1)::timestamp)"),
            "id",
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    project_id: Mapped[UUID]
    level: Mapped[str]
    person_id: Mapped[UUID | None]
    """Who of the unit answers for it; a district leader is always named."""
    began_at: Mapped[datetime]
    appointed_by: Mapped[UUID]
    next_visit_on: Mapped[date | None]
    """下次走访: by the district's rule; NULL for the host, who is there."""
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str | None]
    handover: Mapped[str | None]
    """交接说明: what the next sponsor is told."""
    version: Mapped[int] = mapped_column(Integer, default=1)

    def end(self, reason: str, handover: str | None, *, at: datetime) -> None:
        """Let somebody else have it."""
        self.ended_at, self.end_reason, self.handover = at, reason, handover
        self.version += 1


class SponsorVisit(OfProject, Shared, Base):
    """包联走访: ``tenant_id`` went to see how its project does. Append-only."""

    __tablename__ = "sponsor_visit"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("sponsorship_id", "sponsorship"),
        Index(None, "district_id", "project_id", "visited_on", "id"),
    )

    project_id: Mapped[UUID]
    sponsorship_id: Mapped[UUID]
    visited_on: Mapped[date]
    findings: Mapped[str]
    follow_up: Mapped[str | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID]
