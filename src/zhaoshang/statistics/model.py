"""The tables of facts and of closed months (domain §4, §7)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district
from zhaoshang.projects.operations.govern_rows import OfProject
from zhaoshang.values.metric import Metric


class FactState(StrEnum):
    """核实状态: whether a fact counts."""

    SUBMITTED = "SUBMITTED"
    VERIFIED = "VERIFIED"
    RETURNED = "RETURNED"


class CapitalSource(StrEnum):
    """资金来源: where paid-in capital comes from (domain §7)."""

    IN_DISTRICT = "IN_DISTRICT"
    IN_CITY = "IN_CITY"
    OUT_OF_CITY = "OUT_OF_CITY"
    FOREIGN = "FOREIGN"


class Fact(OfProject, Owned, Base):
    """统计事实: one figure of one project, entered once, at its host. What is verified never changes."""

    __tablename__ = "fact"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("corrects_id", "fact"),
        within_district("evidence_id", "evidence"),
        one_of("metric", Metric),
        one_of("state", FactState),
        one_of("source", CapitalSource),
        CheckConstraint("amount <> 0", name="amount"),
        CheckConstraint("(corrects_id IS NULL) = (amount > 0)", name="correction"),
        Index(None, "district_id", "project_id", "metric"),
        Index(None, "district_id", "corrects_id"),
        Index(None, "district_id", "recorded_at", "id"),
        Index(None, "district_id", "tenant_id", "recorded_at", "id"),
        Index(None, "district_id", "tenant_id", "paid_on"),
        Index(
            "fact_submitted_idx",
            "district_id",
            "id",
            postgresql_where=text("state = 'SUBMITTED'"),
        ),
        Index(
            "fact_returned_idx",
            "district_id",
            "tenant_id",
            "id",
            postgresql_where=text("state = 'RETURNED'"),
        ),
    )

    project_id: Mapped[UUID]
    metric: Mapped[str]
    amount: Mapped[int]
    """Fen, or ten-thousandths of a count; a correction or refund is negative."""
    paid_on: Mapped[date]
    """付款日期: the day that decides the period and the parties."""
    source: Mapped[str | None]
    evidence_id: Mapped[UUID]
    """佐证材料: the file that proves it, and nothing else."""
    corrects_id: Mapped[UUID | None]
    state: Mapped[str]
    reason: Mapped[str | None]
    """Why it is corrected, by who entered it."""
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    return_reason: Mapped[str | None]
    version: Mapped[int] = mapped_column(Integer, default=1)
