"""A project, who takes part in it, and what happened to it (domain §2)."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import (
    KEPT_BY_DATABASE,
    Base,
    InDistrict,
    Owned,
    Shared,
    name_searchable,
    one_of,
    within_district,
)
from zhaoshang.projects.model.words import DayPrecision
from zhaoshang.values.channel import Channel
from zhaoshang.values.industry import Industry
from zhaoshang.values.stage import Stage


class OfProject:
    """A row governed by a project: who takes part in that project may see it, as far as the policy says."""

    project_key: ClassVar[str] = "project_id"
    """The attribute that holds the governing project's id."""
    parts = 0
    """The acting tenant's parts in that project (bits of ``Part``); the store that loads a row puts them here."""


class Project(OfProject, Shared, Base):
    """项目: one investment from lead to full capacity. ``tenant_id`` is its host now."""

    __tablename__ = "project"
    project_key = "id"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("origin_tenant_id", "tenant"),
        within_district("industry_department_id", "tenant"),
        within_district("company_id", "company"),
        one_of("stage", Stage),
        one_of("industry", Industry),
        one_of("channel", Channel),
        CheckConstraint("investment_fen >= 0 AND investment_fen <= 100000000000000000", name="investment_fen"),
        Index(None, "district_id", "created_at", "id"),
        Index(None, "district_id", "updated_at", "id"),
        Index(None, "district_id", "investment_fen", "id"),
        Index(None, "district_id", "tenant_id", "name_normal"),
        Index(None, "district_id", "name_normal"),
        Index(None, "district_id", "company_id"),
        Index("project_major_idx", "district_id", "investment_fen", postgresql_where=text("is_major")),
        name_searchable(),
    )
    __mapper_args__ = KEPT_BY_DATABASE

    company_id: Mapped[UUID]
    origin_tenant_id: Mapped[UUID | None]
    """原单位 of a pushed project; NULL while it is where it began."""
    industry_department_id: Mapped[UUID | None]
    """The industry department answering for its industry, by the district's data at the time."""
    name: Mapped[str]
    name_normal: Mapped[str]
    description: Mapped[str | None]
    industry: Mapped[str]
    channel: Mapped[str]
    stage: Mapped[str]
    resume_stage: Mapped[str | None]
    """The stage to come back to from ON_HOLD."""
    investment_fen: Mapped[int] = mapped_column(default=0)
    """计划总投资 in fen; 0 with ``investment_known`` false when not yet decided (a NULL would break keyset order)."""
    investment_known: Mapped[bool] = mapped_column(default=True)
    investment_approximate: Mapped[bool] = mapped_column(default=False)
    is_major: Mapped[bool] = mapped_column(default=False)
    """重大项目: investment at or above the district's threshold in force (domain §5)."""
    needs_construction: Mapped[bool] = mapped_column(default=False)
    occupies_land: Mapped[bool | None]
    is_hazardous: Mapped[bool | None]
    """涉危: it handles dangerous chemicals or processes; NULL while undecided."""
    first_contact_on: Mapped[date]
    first_contact_precision: Mapped[str] = mapped_column(default=DayPrecision.DAY)
    registered_on: Mapped[date | None]
    registration_number: Mapped[str | None]
    site_basis: Mapped[str | None]
    site_document: Mapped[str | None]
    lost_reason: Mapped[str | None]
    lost_to: Mapped[str | None]
    reported_elsewhere: Mapped[bool] = mapped_column(default=False)
    """Its creator was told "already reported" (查重): what the hourly limit on such answers counts."""
    created_by: Mapped[UUID]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)

    def touch(self, at: datetime) -> None:
        """Note that the project changed: readers and editors compare versions."""
        self.updated_at = at
        self.version += 1

    def enter(self, stage: Stage, *, by: UUID, at: datetime, reason: str | None) -> "StageChange":
        """Move to a stage and give the row that keeps who, when, from, to and why (domain §2)."""
        change = StageChange(
            district_id=self.district_id,
            tenant_id=self.tenant_id,
            project_id=self.id,
            from_stage=self.stage,
            to_stage=stage,
            at=at,
            by_person_id=by,
            reason=reason,
        )
        self.stage = stage
        self.touch(at)
        return change


class Participation(Owned, Base):
    """Who takes part in a project and as what: the truth of who may see it, and the index "involved" lists walk.

    ``tenant_id`` is the participant. The sort keys are copies kept in the transaction that changes the project.
    Rows are written by ``app.reshare`` and by operations with a district-wide write fence, never by a host itself.
    """

    __tablename__ = "participation"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        UniqueConstraint("district_id", "tenant_id", "project_id"),
        Index(None, "district_id", "project_id"),
        Index(None, "district_id", "tenant_id", "created_at", "project_id"),
        Index(None, "district_id", "tenant_id", "updated_at", "project_id"),
        Index(None, "district_id", "tenant_id", "investment_fen", "project_id"),
    )

    project_id: Mapped[UUID]
    parts: Mapped[int] = mapped_column(Integer)
    """Bits of ``Part``."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    investment_fen: Mapped[int]


class StageChange(OfProject, Shared, Base):
    """阶段变更: every transition, who, when, from, to and why. Append-only."""

    __tablename__ = "stage_change"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        Index(None, "district_id", "project_id", "at", "id"),
        Index(
            "stage_change_signed_idx",
            *("district_id", "tenant_id", "at"),
            postgresql_where=text("to_stage = 'SIGNED'"),
        ),
        Index(
            "stage_change_landed_idx",
            *("district_id", "tenant_id", "at"),
            postgresql_where=text("to_stage = 'LANDED'"),
        ),
    )

    project_id: Mapped[UUID]
    from_stage: Mapped[str | None]
    to_stage: Mapped[str]
    at: Mapped[datetime]
    by_person_id: Mapped[UUID]
    reason: Mapped[str | None]


class Note(OfProject, Shared, Base):
    """跟进记录: a host's own working notes; a later host reads those of before it came. Append-only."""

    __tablename__ = "note"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        Index(None, "district_id", "project_id", "created_at", "id"),
    )

    project_id: Mapped[UUID]
    body: Mapped[str]
    by_person_id: Mapped[UUID]
    created_at: Mapped[datetime]


class SearchGram(InDistrict, Base):
    """One bigram of a project's searchable text; reached only through ``app.search_projects``."""

    __tablename__ = "search_gram"
    __table_args__ = (Index(None, "district_id", "gram", "project_id"),)

    gram: Mapped[str]
    project_id: Mapped[UUID]
