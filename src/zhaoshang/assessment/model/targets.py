"""The tables of targets: what a unit is to bring in a year, and how much of it in each month (domain §11)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district
from zhaoshang.values.metric import Metric


class Target(Owned, Base):
    """目标任务: what a unit is to bring of one metric in one year. ``tenant_id`` is that unit. Append-only.

    A change is another target of the next number, with its reason; the one before stays, for what was told by it.
    """

    __tablename__ = "target"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        one_of("metric", Metric),
        UniqueConstraint("district_id", "tenant_id", "year", "metric", "number"),
        UniqueConstraint("district_id", "revision"),
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("(number = 1) = (reason IS NULL)", name="reason"),
        Index(None, "district_id", "set_at", "id"),
        Index(None, "district_id", "tenant_id", "set_at", "id"),
    )

    year: Mapped[int] = mapped_column(Integer)
    metric: Mapped[str]
    amount: Mapped[int]
    """Fen, or ten-thousandths of a count: what its months add up to."""
    number: Mapped[int] = mapped_column(Integer)
    """1 as first set; each change counts on."""
    revision: Mapped[int]
    """Counts all targets of the district in the order of their commits: what a bulletin was computed with."""
    reason: Mapped[str | None]
    """Why it was changed."""
    set_at: Mapped[datetime]
    set_by: Mapped[UUID]


class TargetMonth(Owned, Base):
    """月度分解: how much of a target is for one month. ``tenant_id`` is the target's. Append-only."""

    __tablename__ = "target_month"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("target_id", "target"),
        UniqueConstraint("district_id", "target_id", "period"),
        CheckConstraint("amount >= 0", name="amount"),
    )

    target_id: Mapped[UUID]
    period: Mapped[str]
    """``YYYY-MM``."""
    metric: Mapped[str]
    """The target's own: it says what the amount is of."""
    amount: Mapped[int]
