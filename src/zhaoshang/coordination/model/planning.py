"""The tables of planning consultations: what was planned, who was asked, what each said (domain §12)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.coordination.model.words import ConsultationState, PlanOpinionState, PlanVerdict
from zhaoshang.database.base import Base, Owned, Shared, one_of, within_district
from zhaoshang.projects.operations.govern_rows import OfProject


class PlanningConsultation(OfProject, Shared, Base):
    """多规合一征询: one consultation on a project to be built. ``tenant_id`` is the host that asked for it.

    The site is the host's: what it agreed holds for no other, but for the unit that the host was merged into.
    """

    __tablename__ = "planning_consultation"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("runner_tenant_id", "tenant"),
        one_of("state", ConsultationState),
        CheckConstraint("(state = 'AGREED') = (document IS NOT NULL)", name="document"),
        UniqueConstraint("district_id", "project_id", "number"),
        Index(
            "planning_consultation_open_key",
            "district_id",
            "project_id",
            unique=True,
            postgresql_where=text("state IN ('APPLIED', 'CONSULTING', 'REVISING', 'CONCLUDING')"),
        ),
        Index(None, "district_id", "applied_at", "id"),
        Index(None, "district_id", "due_at", "id"),
        Index(
            "planning_consultation_revising_idx",
            *("district_id", "tenant_id", "due_at", "id"),
            postgresql_where=text("state = 'REVISING'"),
        ),
        Index(
            "planning_consultation_running_idx",
            *("district_id", "runner_tenant_id", "due_at", "id"),
            postgresql_where=text("state IN ('APPLIED', 'CONCLUDING')"),
        ),
    )

    project_id: Mapped[UUID]
    runner_tenant_id: Mapped[UUID]
    """牵头部门: the approval department that asks the others and closes it."""
    number: Mapped[int] = mapped_column(Integer)
    """1, 2, 3 … of the project."""
    state: Mapped[str]
    revision: Mapped[int] = mapped_column(Integer)
    """The newest revision of the plan."""
    applied_at: Mapped[datetime]
    applied_by: Mapped[UUID]
    due_at: Mapped[datetime]
    """From when on its present step is overdue; where it ended, its last one."""
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None]
    document: Mapped[str | None]
    """文号 of what the departments agreed."""
    concluded_on: Mapped[date | None]
    reasons: Mapped[str | None]
    """Why it ended without agreement."""
    reminded_at: Mapped[datetime | None]
    overdue_told_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    def move(self, state: ConsultationState, due_at: datetime) -> None:
        """Go to another step."""
        self.state, self.due_at = state, due_at
        self.reminded_at = self.overdue_told_at = None
        self.version += 1

    def close(self, state: ConsultationState, *, by: UUID, at: datetime) -> None:
        """End it."""
        self.state, self.closed_by, self.closed_at = state, by, at
        self.version += 1


class PlanningParty(Owned, Base):
    """征询参与单位: who hosts, answers for, or is asked about a consultation's project; the index that lists walk.

    ``tenant_id`` is the participant. Rows follow the project's participations (``app.reshare``).
    """

    __tablename__ = "planning_party"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("consultation_id", "planning_consultation"),
        UniqueConstraint("district_id", "consultation_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "applied_at", "consultation_id"),
        Index(None, "district_id", "tenant_id", "due_at", "consultation_id"),
    )

    consultation_id: Mapped[UUID]
    applied_at: Mapped[datetime]
    due_at: Mapped[datetime]
    """The consultation's own, as sort keys."""


class PlanningRevision(OfProject, Shared, Base):
    """方案: the plan as the host (``tenant_id``) handed it in, and each time that it was adjusted. Append-only."""

    __tablename__ = "planning_revision"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("consultation_id", "planning_consultation"),
        UniqueConstraint("district_id", "consultation_id", "number"),
        Index(None, "district_id", "project_id"),
    )

    project_id: Mapped[UUID]
    consultation_id: Mapped[UUID]
    number: Mapped[int] = mapped_column(Integer)
    plan: Mapped[str]
    handed_in_at: Mapped[datetime]
    handed_in_by: Mapped[UUID]


class PlanningDocument(OfProject, Shared, Base):
    """方案附件: a file that came with a revision, such as the site plan. Append-only."""

    __tablename__ = "planning_document"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("revision_id", "planning_revision"),
        within_district("evidence_id", "evidence"),
        UniqueConstraint("district_id", "revision_id", "name"),
        Index(None, "district_id", "project_id"),
    )

    project_id: Mapped[UUID]
    revision_id: Mapped[UUID]
    name: Mapped[str]
    evidence_id: Mapped[UUID]


class PlanningOpinion(OfProject, Shared, Base):
    """部门意见: what one department (``tenant_id``) says of one revision of a plan."""

    __tablename__ = "planning_opinion"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("consultation_id", "planning_consultation"),
        within_district("evidence_id", "evidence"),
        one_of("state", PlanOpinionState),
        one_of("verdict", PlanVerdict),
        CheckConstraint("(state = 'GIVEN') = (verdict IS NOT NULL)", name="given"),
        UniqueConstraint("district_id", "consultation_id", "tenant_id", "revision"),
        Index(None, "district_id", "project_id"),
        Index(
            "planning_opinion_waiting_idx",
            *("district_id", "tenant_id", "due_at", "id"),
            postgresql_where=text("state = 'PENDING'"),
        ),
        Index("planning_opinion_late_idx", "district_id", "due_at", postgresql_where=text("state = 'PENDING'")),
    )

    project_id: Mapped[UUID]
    consultation_id: Mapped[UUID]
    revision: Mapped[int] = mapped_column(Integer)
    """The revision that it was asked about."""
    state: Mapped[str]
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    """From when on it is overdue."""
    verdict: Mapped[str | None]
    opinion: Mapped[str | None]
    law_basis: Mapped[str | None]
    evidence_id: Mapped[UUID | None]
    given_at: Mapped[datetime | None]
    given_by: Mapped[UUID | None]
    reminded_at: Mapped[datetime | None]
    overdue_told_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)
