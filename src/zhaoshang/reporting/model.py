"""The tables of monthly reports: what a host reported of a month, every step of it, and the bureau's figures beside it.

No figure is entered here twice: a report's lines are computed from facts and ledger (``facts.py``), and submitting
freezes them. Only the statistics bureau's own figures are entered, next to the reported ones and never over them.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Integer,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric


class ReportState(StrEnum):
    """月报状态: who is to act on a report."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    VERIFIED = "VERIFIED"
    LAPSED = "LAPSED"
    """The unit was merged or closed before it had to report."""


class ReportAction(StrEnum):
    """月报环节: what a step of a report was."""

    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    VERIFIED = "VERIFIED"
    LAPSED = "LAPSED"
    """By the clock."""


REPORTED: Final = (ReportState.SUBMITTED, ReportState.VERIFIED)
"""The newest round is what the unit says."""
WITH_UNIT: Final = (ReportState.DRAFT, ReportState.RETURNED)
"""The unit is to act."""
PLACES: Final[Mapping[Metric, int]] = MappingProxyType({metric: place for place, metric in enumerate(Metric, 1)})
"""In which order a report has its lines."""


class MonthlyReport(Owned, Base):
    """月报: ``tenant_id`` is the host that reports. Opened by the clock; in a closed month nothing of it changes."""

    __tablename__ = "monthly_report"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        one_of("state", ReportState),
        CheckConstraint("(round = 0) = (submitted_at IS NULL)", name="round"),
        CheckConstraint("state IN ('DRAFT', 'LAPSED') OR round > 0", name="submitted"),
        UniqueConstraint("district_id", "tenant_id", "period"),
        # What a round, a line or a step says of whose it is can be nothing but the report's own word.
        UniqueConstraint("district_id", "id", "tenant_id"),
        Index(None, "district_id", "period", "id"),
        Index(None, "district_id", "due_at", "id"),
        Index(None, "district_id", "tenant_id", "period", "id"),
        Index(None, "district_id", "tenant_id", "due_at", "id"),
        Index(
            "monthly_report_draft_idx",
            *("district_id", "tenant_id", "due_at", "id"),
            postgresql_where=text("state = 'DRAFT'"),
        ),
        Index(
            "monthly_report_returned_idx",
            *("district_id", "tenant_id", "due_at", "id"),
            postgresql_where=text("state = 'RETURNED'"),
        ),
        Index(
            "monthly_report_submitted_idx",
            *("district_id", "verify_by", "id"),
            postgresql_where=text("state = 'SUBMITTED'"),
        ),
    )

    period: Mapped[str]
    """``YYYY-MM``."""
    state: Mapped[str]
    round: Mapped[int] = mapped_column(Integer, default=0)
    """How often it was submitted."""
    opened_at: Mapped[datetime]
    ready_at: Mapped[datetime]
    """From when on it can be submitted: the beginning of the month's last working day."""
    due_at: Mapped[datetime]
    """By when it is to be submitted: the midnight from which on it is overdue."""
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[UUID | None]
    verify_by: Mapped[datetime | None]
    """By when 合作交流办 is to verify the last round, or return it."""
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    return_reason: Mapped[str | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    def step(
        self, action: ReportAction, *, at: datetime, by: UUID | None, tenant: UUID | None, reason: str | None = None
    ) -> "MonthlyReportStep":
        """What was just done, to be kept; ``by`` nobody is the clock."""
        return MonthlyReportStep(
            id=new_id(),
            district_id=self.district_id,
            tenant_id=self.tenant_id,
            report_id=self.id,
            round=self.round,
            action=action,
            at=at,
            by_person_id=by,
            by_tenant_id=tenant,
            reason=reason,
        )


def _of_report() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["district_id", "report_id", "tenant_id"],
        [f"app.monthly_report.{name}" for name in ("district_id", "id", "tenant_id")],
    )


class MonthlyReportRound(Owned, Base):
    """报送轮次: a report as it was submitted once. Append-only, and written by nobody but the unit itself."""

    __tablename__ = "monthly_report_round"
    __table_args__ = (
        _of_report(),
        UniqueConstraint("district_id", "report_id", "number", "tenant_id"),
    )

    report_id: Mapped[UUID]
    number: Mapped[int] = mapped_column(Integer)
    first_reports: Mapped[int] = mapped_column(Integer)
    """New first reports of the month."""
    signed: Mapped[int] = mapped_column(Integer)
    """Projects that were signed in the month."""
    landed: Mapped[int] = mapped_column(Integer)
    submitted_at: Mapped[datetime]
    submitted_by: Mapped[UUID]


class FrozenLine(Owned, Base):
    """月报数据: one metric of a round, as facts and ledger stood when it was submitted. Append-only."""

    __tablename__ = "monthly_report_line"
    __table_args__ = (
        ForeignKeyConstraint(
            ["district_id", "report_id", "round", "tenant_id"],
            [f"app.monthly_report_round.{name}" for name in ("district_id", "report_id", "number", "tenant_id")],
        ),
        one_of("metric", Metric),
        UniqueConstraint("district_id", "report_id", "round", "metric"),
        CheckConstraint("total = verified + corrected + late", name="total"),
    )

    report_id: Mapped[UUID]
    round: Mapped[int] = mapped_column(Integer)
    metric: Mapped[str]
    figures: Mapped[int] = mapped_column(Integer)
    """Figures paid in the month, without corrections and those returned."""
    verified: Mapped[int]
    """Their sum, of those verified; fen, or ten-thousandths of a count, as all sums here."""
    corrections: Mapped[int] = mapped_column(Integer)
    corrected: Mapped[int]
    late_figures: Mapped[int] = mapped_column(Integer)
    """Figures entered in the month whose own month was closed by then: here they show, there nothing changes."""
    late: Mapped[int]
    waiting_figures: Mapped[int] = mapped_column(Integer)
    """Submitted and neither verified nor returned."""
    waiting: Mapped[int]
    returned_figures: Mapped[int] = mapped_column(Integer)
    credited: Mapped[int]
    """What the ledger credits the unit of the month itself."""
    adjusted: Mapped[int]
    """What it credits of earlier months, or takes back."""
    total: Mapped[int]
    """部门数: verified, corrected and late together."""
    zero: Mapped[bool] = mapped_column(Boolean)
    """零报告: the unit says that there is nothing, rather than saying nothing."""
    remark: Mapped[str | None]


class MonthlyReportStep(Owned, Base):
    """月报办理环节: one step, by somebody or by the clock. Append-only."""

    __tablename__ = "monthly_report_step"
    __table_args__ = (
        _of_report(),
        one_of("action", ReportAction),
        Index(None, "district_id", "report_id", "at", "id"),
    )

    report_id: Mapped[UUID]
    round: Mapped[int] = mapped_column(Integer)
    action: Mapped[str]
    at: Mapped[datetime]
    by_person_id: Mapped[UUID | None]
    """NULL for the clock."""
    by_tenant_id: Mapped[UUID | None]
    reason: Mapped[str | None]


class BureauFigure(Owned, Base):
    """统计局数: what the statistics bureau says of a unit's metric and month. ``tenant_id`` is that unit. Append-only.

    A revision is another figure of the next number, with its reason; the one before stays.
    """

    __tablename__ = "bureau_figure"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("bureau_id", "tenant"),
        one_of("metric", Metric),
        UniqueConstraint("district_id", "tenant_id", "period", "metric", "number"),
        UniqueConstraint("district_id", "id", "tenant_id"),
        CheckConstraint("(number = 1) = (reason IS NULL)", name="reason"),
        Index(None, "district_id", "recorded_at", "id"),
        Index(None, "district_id", "tenant_id", "recorded_at", "id"),
        # Whether a figure differs is no state of its own: a unit's figures are looked through.
        Index(None, "district_id", "tenant_id", "id"),
    )

    bureau_id: Mapped[UUID]
    """统计局: whose word it is."""
    period: Mapped[str]
    metric: Mapped[str]
    amount: Mapped[int]
    number: Mapped[int] = mapped_column(Integer)
    """1 as first recorded; each revision counts on."""
    reason: Mapped[str | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID]


class FigureExplanation(Owned, Base):
    """差异说明: why the bureau's figure and the reported one differ. ``tenant_id`` is the unit. Append-only.

    It explains these two figures: when either changes, it is to be said anew.
    """

    __tablename__ = "figure_explanation"
    __table_args__ = (
        ForeignKeyConstraint(
            ["district_id", "bureau_figure_id", "tenant_id"],
            [f"app.bureau_figure.{name}" for name in ("district_id", "id", "tenant_id")],
        ),
        Index(None, "district_id", "bureau_figure_id", "at", "id"),
    )

    bureau_figure_id: Mapped[UUID]
    reported: Mapped[int]
    """The department's figure that it explains."""
    reason: Mapped[str]
    at: Mapped[datetime]
    by_person_id: Mapped[UUID]
    by_tenant_id: Mapped[UUID]
