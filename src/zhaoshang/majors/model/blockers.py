"""What stands in the way of a major project, who is to remove it by when, and every step of that (domain §5)."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, Shared, one_of, within_district
from zhaoshang.projects.operations.govern_rows import OfProject
from zhaoshang.values.ids import new_id


class BlockerKind(StrEnum):
    """堵点类别: what it is about."""

    LAND = "LAND"
    APPROVAL = "APPROVAL"
    UTILITIES = "UTILITIES"
    FINANCE = "FINANCE"
    LABOUR = "LABOUR"
    OTHER = "OTHER"


class BlockerState(StrEnum):
    """堵点状态: only its host closes one (销号), or takes back what was a mistake."""

    OPEN = "OPEN"
    ANSWERED = "ANSWERED"
    RESOLVED = "RESOLVED"
    WITHDRAWN = "WITHDRAWN"


class BlockerLevel(StrEnum):
    """堵点层级: how far up it has come, by the clock alone."""

    DEPARTMENT = "DEPARTMENT"
    MAJOR_PROJECTS = "MAJOR_PROJECTS"
    """发改委 coordinates."""
    LEADER = "LEADER"
    """The district leader who sponsors the project gives an instruction (批示)."""


class BlockerAction(StrEnum):
    """办理环节: what a step of a blocker was."""

    RAISED = "RAISED"
    ANSWERED = "ANSWERED"
    HANDED_ON = "HANDED_ON"
    RETURNED = "RETURNED"
    RESOLVED = "RESOLVED"
    WITHDRAWN = "WITHDRAWN"
    REASSIGNED = "REASSIGNED"
    INSTRUCTED = "INSTRUCTED"
    ESCALATED = "ESCALATED"
    """By the clock: one level up, or back to whoever leads it there."""
    STUCK = "STUCK"
    """By the clock: nobody is there to take it further up."""


PENDING: Final = frozenset({BlockerState.OPEN, BlockerState.ANSWERED})
"""Somebody is to act."""


class Blocker(OfProject, Shared, Base):
    """堵点: ``tenant_id`` is the project's host, who raised it; while it is pending it follows the project."""

    __tablename__ = "blocker"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("department_id", "tenant"),
        within_district("waits_for_tenant_id", "tenant"),
        within_district("answer_evidence_id", "evidence"),
        one_of("kind", BlockerKind),
        one_of("state", BlockerState),
        one_of("level", BlockerLevel),
        CheckConstraint("(state IN ('RESOLVED', 'WITHDRAWN')) = (closed_at IS NOT NULL)", name="closed"),
        CheckConstraint("(waits_for_tenant_id IS NULL) = (closed_at IS NOT NULL)", name="waits"),
        CheckConstraint("state <> 'ANSWERED' OR answered_at IS NOT NULL", name="answered"),
        Index(None, "district_id", "due_at", "id"),
        Index(None, "district_id", "raised_at", "id"),
        Index(None, "district_id", "project_id", "id"),
        Index(None, "district_id", "waits_for_tenant_id", "due_at", "id"),
        Index(
            "blocker_answer_idx",
            *("district_id", "department_id", "waits_for_tenant_id", "due_at", "id"),
            postgresql_where=text("state = 'OPEN'"),
        ),
        Index(
            "blocker_risen_idx",
            *("district_id", "waits_for_tenant_id", "due_at", "id"),
            postgresql_where=text("state = 'OPEN' AND level IN ('MAJOR_PROJECTS', 'LEADER')"),
        ),
        Index(
            "blocker_answered_idx",
            *("district_id", "waits_for_tenant_id", "due_at", "id"),
            postgresql_where=text("state = 'ANSWERED'"),
        ),
        Index("blocker_clock_idx", "district_id", "due_at", "id", postgresql_where=text("state = 'OPEN'")),
    )

    project_id: Mapped[UUID]
    kind: Mapped[str]
    description: Mapped[str]
    state: Mapped[str]
    level: Mapped[str]
    department_id: Mapped[UUID]
    """Who is to remove it."""
    waits_for_tenant_id: Mapped[UUID | None]
    """Who must act now; NULL when it is closed."""
    due_at: Mapped[datetime]
    """By when: the midnight from which on it is overdue."""
    raised_at: Mapped[datetime]
    raised_by: Mapped[UUID]
    answer: Mapped[str | None]
    answer_evidence_id: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    instruction: Mapped[str | None]
    """批示: the leader's last one."""
    escalation_gap: Mapped[bool] = mapped_column(Boolean, default=False)
    """It ought to be one level up, and nobody is there."""
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    def wait_for(self, tenant: UUID, due_at: datetime) -> None:
        """Let it wait for somebody, until a deadline."""
        self.state, self.waits_for_tenant_id, self.due_at = BlockerState.OPEN, tenant, due_at

    def close(self, state: BlockerState, *, by: UUID, at: datetime) -> None:
        """End it: nobody is to act any more."""
        self.state, self.waits_for_tenant_id, self.escalation_gap = state, None, False
        self.closed_at, self.closed_by = at, by

    def step(  # noqa: PLR0913  what a step is
        self,
        action: BlockerAction,
        *,
        at: datetime,
        by: UUID | None,
        tenant: UUID | None,
        reason: str | None,
        from_level: str | None = None,
    ) -> "BlockerStep":
        """What was just done, to be kept; ``by`` nobody is the clock."""
        return BlockerStep(
            id=new_id(),
            district_id=self.district_id,
            tenant_id=self.tenant_id,
            shared_with=list(self.shared_with or ()),
            project_id=self.project_id,
            blocker_id=self.id,
            department_id=self.department_id,
            action=action,
            at=at,
            by_person_id=by,
            by_tenant_id=tenant,
            from_level=from_level or self.level,
            to_level=self.level,
            assigned_department_id=self.department_id,
            due_at=None if self.closed_at else self.due_at,
            reason=reason,
        )


class BlockerParty(Owned, Base):
    """Who hosts or sponsors a blocked project, or is to remove the blocker: the index that lists of blockers walk.

    Derived by ``app.derive_blockers`` and ``app.follow_blocker`` only.
    """

    __tablename__ = "blocker_party"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("blocker_id", "blocker"),
        UniqueConstraint("district_id", "blocker_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "due_at", "blocker_id"),
        Index(None, "district_id", "tenant_id", "raised_at", "blocker_id"),
    )

    blocker_id: Mapped[UUID]
    due_at: Mapped[datetime]
    raised_at: Mapped[datetime]


class BlockerStep(OfProject, Shared, Base):
    """堵点办理环节: one step, by somebody or by the clock. Append-only. ``tenant_id`` is the host of that time."""

    __tablename__ = "blocker_step"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("blocker_id", "blocker"),
        one_of("action", BlockerAction),
        one_of("from_level", BlockerLevel),
        one_of("to_level", BlockerLevel),
        Index(None, "district_id", "blocker_id", "at", "id"),
        Index(None, "district_id", "project_id"),
    )

    project_id: Mapped[UUID]
    blocker_id: Mapped[UUID]
    department_id: Mapped[UUID]
    """The blocker's department today, who reads its steps: derived, as ``shared_with`` is."""
    action: Mapped[str]
    at: Mapped[datetime]
    by_person_id: Mapped[UUID | None]
    """NULL for the clock."""
    by_tenant_id: Mapped[UUID | None]
    from_level: Mapped[str]
    to_level: Mapped[str]
    assigned_department_id: Mapped[UUID]
    """Who was to remove it after this step."""
    due_at: Mapped[datetime | None]
    """By when, after this step; NULL when it was closed."""
    reason: Mapped[str | None]
