"""How a major project is to come along, and how it does: templates, milestones, progress and lights (domain §5)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, Shared, one_of, within_district
from zhaoshang.projects.operations.govern_rows import OfProject
from zhaoshang.values.responsibility import Responsibility


class PlanKind(StrEnum):
    """计划类型: which milestones a project has."""

    CONSTRUCTION = "CONSTRUCTION"
    """It builds."""
    SERVICE = "SERVICE"
    """It moves in."""


class ProposalState(StrEnum):
    """调整申请状态: where a proposal to change the baseline is."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    RETURNED = "RETURNED"


class LightColour(StrEnum):
    """灯色: how a project does."""

    GREEN = "GREEN"
    YELLOW = "YELLOW"
    RED = "RED"


class LightRule(StrEnum):
    """亮灯规则: what was hit."""

    ON_PLAN = "ON_PLAN"
    """Nothing: it does as planned."""
    BEHIND = "BEHIND"
    """投资进度滞后: completed investment is behind the plan by so many points."""
    NOT_STARTED = "NOT_STARTED"
    """未按期开工: construction has not started in the planned month."""
    MILESTONE_LATE = "MILESTONE_LATE"
    """节点逾期: another milestone was not reached in the planned month."""
    NOT_REPORTED = "NOT_REPORTED"
    """未报进度: the month's progress was not reported."""


class MilestoneTemplate(Owned, Base):
    """节点模板: one version of the milestones of each kind of project. ``tenant_id`` published it. Append-only."""

    __tablename__ = "milestone_template"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        UniqueConstraint("district_id", "number"),
        Index(None, "district_id", "effective_on", "id"),
    )

    number: Mapped[int] = mapped_column(Integer)
    effective_on: Mapped[date]
    """Plans made from this day on follow it, until a later one does."""
    published_at: Mapped[datetime]
    published_by: Mapped[UUID]


class MilestoneTemplateItem(Owned, Base):
    """模板节点: one milestone of a kind of project. Append-only."""

    __tablename__ = "milestone_template_item"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("template_id", "milestone_template"),
        one_of("kind", PlanKind),
        one_of("responsibility", Responsibility),
        UniqueConstraint("district_id", "template_id", "kind", "code"),
    )

    template_id: Mapped[UUID]
    kind: Mapped[str]
    place: Mapped[int] = mapped_column(Integer)
    code: Mapped[str]
    name: Mapped[str]
    after: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    """Codes of the milestones that come before it."""
    days: Mapped[int] = mapped_column(Integer)
    """How many calendar days it takes once those are reached."""
    share: Mapped[int] = mapped_column(Integer)
    """Completed investment that is planned by then, of the whole, in ten-thousandths."""
    responsibility: Mapped[str]
    """Who sees to it: the host for HOST, the department that answers for it otherwise."""


class MilestonePlan(OfProject, Shared, Base):
    """节点计划: when a major project is to be where. ``tenant_id`` is its host."""

    __tablename__ = "milestone_plan"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("template_id", "milestone_template"),
        one_of("kind", PlanKind),
        UniqueConstraint("district_id", "project_id"),
        Index(None, "district_id", "tenant_id", "id"),
    )

    project_id: Mapped[UUID]
    template_id: Mapped[UUID]
    kind: Mapped[str]
    start_on: Mapped[date]
    baseline: Mapped[int] = mapped_column(Integer)
    """1 as it was made; one more with each approved change."""
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
    version: Mapped[int] = mapped_column(Integer, default=1)


class Milestone(OfProject, Shared, Base):
    """节点: one step of a plan. ``tenant_id`` is the project's host, which reports it."""

    __tablename__ = "milestone"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("plan_id", "milestone_plan"),
        within_district("responsible_tenant_id", "tenant"),
        within_district("evidence_id", "evidence"),
        CheckConstraint("share >= 0 AND share <= 10000", name="share"),
        UniqueConstraint("district_id", "plan_id", "code"),
        Index(None, "district_id", "project_id", "place"),
        Index(
            "milestone_open_idx",
            "district_id",
            "tenant_id",
            "planned_on",
            "id",
            postgresql_where=text("actual_on IS NULL"),
        ),
        Index(
            "milestone_late_idx",
            *("district_id", "tenant_id"),
            text("timezone('Asia/Shanghai', (GREATEST(planned_on, forecast_on) + 1)::timestamp)"),
            "id",
            postgresql_where=text("actual_on IS NULL"),
        ),
    )

    project_id: Mapped[UUID]
    plan_id: Mapped[UUID]
    place: Mapped[int] = mapped_column(Integer)
    code: Mapped[str]
    name: Mapped[str]
    after: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    days: Mapped[int] = mapped_column(Integer)
    share: Mapped[int] = mapped_column(Integer)
    responsible_tenant_id: Mapped[UUID]
    first_planned_on: Mapped[date]
    """In the first baseline."""
    planned_on: Mapped[date]
    """In the baseline in force."""
    forecast_on: Mapped[date | None]
    """When the host expects it now; NULL for as planned."""
    actual_on: Mapped[date | None]
    evidence_id: Mapped[UUID | None]
    reported_at: Mapped[datetime | None]
    reported_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class BaselineProposal(OfProject, Shared, Base):
    """计划调整申请: a host asks to change its baseline, with a reason; 发改委 decides."""

    __tablename__ = "baseline_proposal"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("plan_id", "milestone_plan"),
        one_of("state", ProposalState),
        Index(
            "baseline_proposal_open_key",
            "district_id",
            "plan_id",
            unique=True,
            postgresql_where=text("state = 'PROPOSED'"),
        ),
        Index(None, "district_id", "project_id", "proposed_at", "id"),
        Index("baseline_proposal_duty_idx", "district_id", "id", postgresql_where=text("state = 'PROPOSED'")),
        Index(
            "baseline_proposal_returned_idx",
            *("district_id", "tenant_id", "id"),
            postgresql_where=text("state = 'RETURNED'"),
        ),
    )

    project_id: Mapped[UUID]
    plan_id: Mapped[UUID]
    reason: Mapped[str]
    state: Mapped[str]
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[UUID]
    decision: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    def decide(self, state: ProposalState, decision: str | None, *, by: UUID, at: datetime) -> None:
        """Say what comes of it."""
        self.state, self.decision, self.decided_by, self.decided_at = state, decision, by, at
        self.version += 1


class BaselineShift(OfProject, Shared, Base):
    """调整内容: the day that a proposal gives one milestone. Append-only."""

    __tablename__ = "baseline_shift"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("proposal_id", "baseline_proposal"),
        within_district("milestone_id", "milestone"),
        UniqueConstraint("district_id", "proposal_id", "milestone_id"),
        Index(None, "district_id", "project_id"),
    )

    project_id: Mapped[UUID]
    proposal_id: Mapped[UUID]
    milestone_id: Mapped[UUID]
    planned_before: Mapped[date]
    planned_on: Mapped[date]


class ProgressReport(OfProject, Shared, Base):
    """月度进度: what was invested by the end of a month, since the beginning. ``tenant_id`` is the host."""

    __tablename__ = "progress_report"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("evidence_id", "evidence"),
        CheckConstraint("completed_fen >= 0", name="completed_fen"),
        UniqueConstraint("district_id", "project_id", "period"),
    )

    project_id: Mapped[UUID]
    period: Mapped[str]
    completed_fen: Mapped[int]
    narrative: Mapped[str]
    evidence_id: Mapped[UUID | None]
    """现场照片."""
    reported_at: Mapped[datetime]
    reported_by: Mapped[UUID]
    version: Mapped[int] = mapped_column(Integer, default=1)


class LightReading(OfProject, Shared, Base):
    """亮灯: how a project did in a month, by which rule. ``tenant_id`` is the host of that month."""

    __tablename__ = "light_reading"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("owner_tenant_id", "tenant"),
        one_of("colour", LightColour),
        one_of("rule", LightRule),
        UniqueConstraint("district_id", "project_id", "period"),
        Index(None, "district_id", "period", "id"),
    )

    project_id: Mapped[UUID]
    period: Mapped[str]
    colour: Mapped[str]
    rule: Mapped[str]
    owner_tenant_id: Mapped[UUID]
    """Who has to see to it."""
    due_on: Mapped[date | None]
    """Their next deadline; NULL when everything is reached."""
    planned_share: Mapped[int] = mapped_column(Integer)
    done_share: Mapped[int] = mapped_column(Integer)
    """Of the whole investment, in ten-thousandths, at the end of the month that was to be reported."""
    read_at: Mapped[datetime]
    final: Mapped[bool]
    """定灯: the month is over and was read; nothing changes it any more."""
