"""The tables of a review: rounds, one slot per section, what is asked and handed in, and conditions (domain §3)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, Shared, one_of, within_district
from zhaoshang.projects.operations.govern_rows import OfProject
from zhaoshang.reviews.model.words import (
    UNANSWERED,
    AssessmentKind,
    ConditionState,
    OpinionState,
    ReviewState,
    Verdict,
)
from zhaoshang.values.guidance import Guidance
from zhaoshang.values.industry import Industry


class Review(OfProject, Shared, Base):
    """评审: one round of a project's review. ``tenant_id`` is the host that submitted it.

    What was submitted is copied: later changes of the project are compared with it before it is signed.
    """

    __tablename__ = "review"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("template_id", "review_template"),
        within_district("previous_id", "review"),
        one_of("state", ReviewState),
        one_of("industry", Industry),
        UniqueConstraint("district_id", "project_id", "round"),
        Index(
            "review_open_key",
            "district_id",
            "project_id",
            unique=True,
            postgresql_where=text("state IN ('COLLECTING', 'DELIBERATING', 'GOVERNMENT')"),
        ),
        Index(None, "district_id", "submitted_at", "id"),
        Index(None, "district_id", "due_at", "id"),
        Index(None, "district_id", "previous_id"),
        Index(
            "review_meeting_idx",
            "district_id",
            "due_at",
            "id",
            postgresql_where=text("state IN ('DELIBERATING', 'GOVERNMENT')"),
        ),
    )

    project_id: Mapped[UUID]
    template_id: Mapped[UUID]
    round: Mapped[int] = mapped_column(Integer)
    """1, 2, 3 … of the project."""
    previous_id: Mapped[UUID | None]
    state: Mapped[str]
    statement: Mapped[str]
    """What the host says of the project."""
    veto_answer: Mapped[str | None]
    """How it answers the veto of an earlier round."""
    industry: Mapped[str]
    investment_fen: Mapped[int]
    occupies_land: Mapped[bool]
    needs_construction: Mapped[bool]
    is_hazardous: Mapped[bool]
    fast_track: Mapped[bool]
    """Whether it can pass on opinions alone."""
    covers_fen: Mapped[int | None]
    """The investment up to which a pass on opinions alone holds; NULL for any, and for every other pass."""
    pending: Mapped[int] = mapped_column(Integer)
    """How many sections have not spoken."""
    submitted_at: Mapped[datetime]
    submitted_by: Mapped[UUID]
    due_at: Mapped[datetime]
    """From when on its present step is overdue: the next section, or the meeting; where it ended, its last one."""
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    decision: Mapped[str | None]
    """Why it ended so."""
    version: Mapped[int] = mapped_column(Integer, default=1)

    def close(self, state: ReviewState, *, by: UUID, at: datetime, decision: str | None) -> None:
        """End it."""
        self.state, self.decided_at, self.decided_by, self.decision = state, at, by, decision
        self.version += 1


class ReviewParty(Owned, Base):
    """评审参与单位: who hosts, reviews or answers for a review's project; the index that lists of reviews walk.

    ``tenant_id`` is the participant. Rows follow the project's participations (``app.reshare``).
    """

    __tablename__ = "review_party"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("review_id", "review"),
        UniqueConstraint("district_id", "review_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "submitted_at", "review_id"),
        Index(None, "district_id", "tenant_id", "due_at", "review_id"),
    )

    review_id: Mapped[UUID]
    submitted_at: Mapped[datetime]
    due_at: Mapped[datetime]
    """The review's own, as sort keys."""


class ReviewOpinion(OfProject, Shared, Base):
    """评审意见: one section's slot in a round. ``tenant_id`` is the department that answers it."""

    __tablename__ = "review_opinion"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("review_id", "review"),
        within_district("section_id", "review_template_section"),
        within_district("evidence_id", "evidence"),
        one_of("state", OpinionState),
        one_of("verdict", Verdict),
        one_of("guidance", Guidance),
        CheckConstraint("(state = 'GIVEN') = (verdict IS NOT NULL)", name="given"),
        CheckConstraint("verdict <> 'VETO' OR veto_right", name="veto"),
        UniqueConstraint("district_id", "review_id", "section_code"),
        Index(None, "district_id", "project_id"),
        Index(
            "review_opinion_waiting_idx",
            "district_id",
            "due_at",
            postgresql_where=text("state = 'PENDING'"),
        ),
        Index(
            "review_opinion_duty_idx",
            "district_id",
            "tenant_id",
            "due_at",
            "id",
            postgresql_where=text("state = 'PENDING'"),
        ),
    )

    project_id: Mapped[UUID]
    review_id: Mapped[UUID]
    section_id: Mapped[UUID]
    section_code: Mapped[str]
    place: Mapped[int] = mapped_column(Integer)
    veto_right: Mapped[bool]
    state: Mapped[str]
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    """From when on it is overdue; while the clock stands, what it was."""
    days_left: Mapped[int | None] = mapped_column(Integer)
    """Working days left when the clock was stopped."""
    verdict: Mapped[str | None]
    opinion: Mapped[str | None]
    answers: Mapped[list[str] | None] = mapped_column(ARRAY(Text()))
    """To the section's questions, in their order."""
    guidance: Mapped[str | None]
    guidance_item_id: Mapped[UUID | None]
    """The item of a catalogue that it rests on."""
    evidence_id: Mapped[UUID | None]
    given_at: Mapped[datetime | None]
    given_by: Mapped[UUID | None]
    reminded_at: Mapped[datetime | None]
    overdue_told_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    @property
    def unanswered(self) -> bool:
        """Whether its word is awaited."""
        return self.state in UNANSWERED


class ReviewSupplement(OfProject, Shared, Base):
    """补充材料: what a section asked the host (``tenant_id``) for; the section's clock stands meanwhile."""

    __tablename__ = "review_supplement"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("opinion_id", "review_opinion"),
        within_district("evidence_id", "evidence"),
        Index(
            "review_supplement_open_key",
            "district_id",
            "opinion_id",
            unique=True,
            postgresql_where=text("answered_at IS NULL"),
        ),
        Index(None, "district_id", "opinion_id", "asked_at", "id"),
        Index(None, "district_id", "project_id"),
        Index(
            "review_supplement_duty_idx",
            "district_id",
            "tenant_id",
            "id",
            postgresql_where=text("answered_at IS NULL"),
        ),
    )

    project_id: Mapped[UUID]
    opinion_id: Mapped[UUID]
    question: Mapped[str]
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID]
    answer: Mapped[str | None]
    evidence_id: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class ReviewDocument(OfProject, Shared, Base):
    """申报材料: a file handed in with a round, by the name its sections ask for. Append-only."""

    __tablename__ = "review_document"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("review_id", "review"),
        within_district("evidence_id", "evidence"),
        UniqueConstraint("district_id", "review_id", "name"),
        Index(None, "district_id", "project_id"),
    )

    project_id: Mapped[UUID]
    review_id: Mapped[UUID]
    name: Mapped[str]
    evidence_id: Mapped[UUID]
    since_round: Mapped[int] = mapped_column(Integer)
    """The round in which it was first handed in: a later one takes over what it does not replace."""


class ReviewAssessment(OfProject, Shared, Base):
    """评估: what a host found out about its project itself, or had an agency find out (policy III.2). Append-only."""

    __tablename__ = "review_assessment"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("evidence_id", "evidence"),
        one_of("kind", AssessmentKind),
        CheckConstraint("kind = 'SELF' OR num_nulls(agency, contract, fee_fen, evidence_id) = 0", name="third_party"),
        CheckConstraint("fee_fen >= 0", name="fee_fen"),
        Index(None, "district_id", "project_id", "added_at", "id"),
    )

    project_id: Mapped[UUID]
    kind: Mapped[str]
    conclusion: Mapped[str]
    agency: Mapped[str | None]
    contract: Mapped[str | None]
    """The contract's number."""
    fee_fen: Mapped[int | None]
    evidence_id: Mapped[UUID | None]
    """The report."""
    assessed_on: Mapped[date]
    added_at: Mapped[datetime]
    added_by: Mapped[UUID]


class ReviewCondition(OfProject, Shared, Base):
    """评审条件: what a project must still do, as a section or the meeting asked. ``tenant_id`` is its host."""

    __tablename__ = "review_condition"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("set_by_tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("review_id", "review"),
        within_district("opinion_id", "review_opinion"),
        within_district("evidence_id", "evidence"),
        one_of("state", ConditionState),
        Index(None, "district_id", "review_id", "set_at", "id"),
        Index(None, "district_id", "project_id"),
        Index("review_condition_waiting_idx", "district_id", "due_at", postgresql_where=text("state = 'OPEN'")),
        Index(
            "review_condition_duty_idx",
            "district_id",
            "tenant_id",
            "due_at",
            "id",
            postgresql_where=text("state = 'OPEN'"),
        ),
        Index(
            "review_condition_reported_idx",
            "district_id",
            "set_by_tenant_id",
            "id",
            postgresql_where=text("state = 'REPORTED'"),
        ),
    )

    project_id: Mapped[UUID]
    review_id: Mapped[UUID]
    opinion_id: Mapped[UUID | None]
    """The opinion that asked for it; NULL when a meeting did."""
    set_by_tenant_id: Mapped[UUID]
    requirement: Mapped[str]
    due_at: Mapped[datetime]
    state: Mapped[str]
    set_at: Mapped[datetime]
    report: Mapped[str | None]
    evidence_id: Mapped[UUID | None]
    reported_at: Mapped[datetime | None]
    reported_by: Mapped[UUID | None]
    decision: Mapped[str | None]
    """What who asked for it says of the report."""
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    reminded_at: Mapped[datetime | None]
    overdue_told_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)
