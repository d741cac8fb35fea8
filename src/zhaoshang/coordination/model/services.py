"""The tables of joint service: the district's lists, and the tasks that projects get from them (domain §12)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.coordination.model.words import ServicePhase, TaskOutcome, TaskState
from zhaoshang.database.base import Base, Owned, Shared, one_of, within_district
from zhaoshang.projects.operations.govern_rows import OfProject
from zhaoshang.values.responsibility import Responsibility


class ServiceList(Owned, Base):
    """联动服务清单: a version of what departments do for projects, from a day on. Append-only."""

    __tablename__ = "service_list"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        UniqueConstraint("district_id", "number"),
        Index(None, "district_id", "effective_on", "id"),
    )

    number: Mapped[int] = mapped_column(Integer)
    effective_on: Mapped[date]
    note: Mapped[str | None]
    published_at: Mapped[datetime]
    published_by: Mapped[UUID]


class ServiceListTask(Owned, Base):
    """清单事项: what one version asks of whom, for which projects, in which phase. Append-only."""

    __tablename__ = "service_list_task"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("list_id", "service_list"),
        within_district("department_id", "tenant"),
        one_of("phase", ServicePhase),
        one_of("responsibility", Responsibility),
        UniqueConstraint("district_id", "list_id", "place"),
    )

    list_id: Mapped[UUID]
    place: Mapped[int] = mapped_column(Integer)
    phase: Mapped[str]
    title: Mapped[str]
    responsibility: Mapped[str]
    department_id: Mapped[UUID | None]
    working_days: Mapped[int] = mapped_column(Integer)
    needs_construction: Mapped[bool | None]
    """Of those that build, or of those that do not; NULL for both."""
    industries: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    """Of these industries; of any when empty."""


class ServiceTask(OfProject, Shared, Base):
    """服务任务: what one department (``tenant_id``) does for one project."""

    __tablename__ = "service_task"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("host_tenant_id", "tenant"),
        within_district("list_task_id", "service_list_task"),
        within_district("evidence_id", "evidence"),
        one_of("phase", ServicePhase),
        one_of("state", TaskState),
        one_of("outcome", TaskOutcome),
        CheckConstraint("state IN ('OPEN', 'LAPSED') OR outcome IS NOT NULL", name="answered"),
        UniqueConstraint("district_id", "project_id", "list_task_id"),
        Index(None, "district_id", "due_at", "id"),
        Index(
            "service_task_waiting_idx",
            *("district_id", "tenant_id", "due_at", "id"),
            postgresql_where=text("state = 'OPEN'"),
        ),
        Index(
            "service_task_confirming_idx",
            *("district_id", "host_tenant_id", "confirm_by", "id"),
            postgresql_where=text("state = 'ANSWERED'"),
        ),
        Index("service_task_late_idx", "district_id", "due_at", postgresql_where=text("state = 'OPEN'")),
    )

    project_id: Mapped[UUID]
    host_tenant_id: Mapped[UUID]
    """Who hosts the project now, and confirms."""
    list_task_id: Mapped[UUID | None]
    """The line of a list that it comes from; NULL for one that the host added."""
    phase: Mapped[str]
    place: Mapped[int] = mapped_column(Integer)
    title: Mapped[str]
    state: Mapped[str]
    due_at: Mapped[datetime]
    """From when on the department is late."""
    added_at: Mapped[datetime]
    added_by: Mapped[UUID]
    outcome: Mapped[str | None]
    result: Mapped[str | None]
    evidence_id: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    confirm_by: Mapped[datetime | None]
    """From when on the host is late to confirm it."""
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    reopen_reason: Mapped[str | None]
    """Why the host last gave it back."""
    reminded_at: Mapped[datetime | None]
    overdue_told_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class ServiceParty(Owned, Base):
    """任务参与单位: who hosts, reviews or answers for a task's project; the index that lists of tasks walk."""

    __tablename__ = "service_party"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("task_id", "service_task"),
        UniqueConstraint("district_id", "task_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "due_at", "task_id"),
    )

    task_id: Mapped[UUID]
    due_at: Mapped[datetime]
    """The task's own, as a sort key."""
