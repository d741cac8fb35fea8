"""The tables of the building economy: buildings, what is let of them, what their hosts report, and what is noticed.

Areas are hundredths of a square metre, rents fen per square metre and month. Nothing is deleted: a building is retired,
a lease ends, a returned report stays beside the one that follows it.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district
from zhaoshang.values.industry import Industry


class BuildingKind(StrEnum):
    """楼宇类型: what a building is for."""

    OFFICE = "OFFICE"
    COMMERCIAL = "COMMERCIAL"
    INDUSTRIAL_PARK = "INDUSTRIAL_PARK"
    MIXED = "MIXED"
    OTHER = "OTHER"


class BuildingState(StrEnum):
    """楼宇状态: whether it is still let and reported."""

    OPEN = "OPEN"
    RETIRED = "RETIRED"


class BuildingReportState(StrEnum):
    """楼宇月报状态: who is to act on it."""

    SUBMITTED = "SUBMITTED"
    VERIFIED = "VERIFIED"
    RETURNED = "RETURNED"


class BuildingAlertKind(StrEnum):
    """楼宇预警: what is noticed about a building."""

    REPORT_DUE = "REPORT_DUE"
    LEASE_ENDING = "LEASE_ENDING"
    OCCUPANCY_FALLEN = "OCCUPANCY_FALLEN"


class AlertState(StrEnum):
    """预警状态: whether what was noticed still holds."""

    OPEN = "OPEN"
    CLEARED = "CLEARED"


IN_FORCE: Final = (BuildingReportState.SUBMITTED, BuildingReportState.VERIFIED)
"""What a host says of a month: not what came back."""


class Building(Owned, Base):
    """楼宇: ``tenant_id`` is the street or park that keeps it."""

    __tablename__ = "building"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        one_of("kind", BuildingKind),
        one_of("state", BuildingState),
        CheckConstraint("rentable > 0 AND self_used BETWEEN 0 AND rentable", name="area"),
        CheckConstraint("(state = 'RETIRED') = (retired_at IS NOT NULL)", name="retired"),
        UniqueConstraint("district_id", "tenant_id", "name_normal"),
        Index(None, "district_id", "created_at", "id"),
        Index(None, "district_id", "tenant_id", "created_at", "id"),
        Index(None, "district_id", "rentable", "id"),
        Index(None, "district_id", "tenant_id", "rentable", "id"),
    )

    name: Mapped[str]
    name_normal: Mapped[str]
    """The name folded: no host has two buildings of one name."""
    address: Mapped[str]
    kind: Mapped[str]
    operator: Mapped[str | None]
    rentable: Mapped[int]
    self_used: Mapped[int]
    asking_rent: Mapped[int | None]
    completed_on: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[UUID]
    retired_at: Mapped[datetime | None]
    retired_by: Mapped[UUID | None]
    retire_reason: Mapped[str | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class Lease(Owned, Base):
    """租约: a part of a building let to a firm for some time. A renewal is another lease."""

    __tablename__ = "lease"
    __table_args__ = (
        within_district("building_id", "building"),
        within_district("project_id", "project"),
        one_of("industry", Industry),
        CheckConstraint("area > 0", name="area"),
        CheckConstraint("starts_on <= until AND until <= ends_on", name="term"),
        CheckConstraint("until = coalesce(ended_on, ends_on)", name="until"),
        CheckConstraint("(ended_on IS NULL) = (end_reason IS NULL)", name="ended"),
        Index(None, "district_id", "building_id", "until", "id"),
        Index(None, "district_id", "building_id", "starts_on", "id"),
        Index(None, "district_id", "until", "id"),
        Index(None, "district_id", "tenant_id", "until", "id"),
        Index(None, "district_id", "starts_on", "id"),
        Index(None, "district_id", "tenant_id", "starts_on", "id"),
        Index(None, "district_id", "project_id"),
    )

    building_id: Mapped[UUID]
    project_id: Mapped[UUID | None]
    """落地项目: the host's project that became this tenant of the building."""
    floor: Mapped[str]
    unit: Mapped[str]
    area: Mapped[int]
    firm: Mapped[str]
    credit_code: Mapped[str]
    industry: Mapped[str]
    registered_on: Mapped[date | None] = mapped_column(Date)
    """本地注册: since when the firm is registered in the district; NULL while it is not."""
    rent: Mapped[int]
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    """As agreed; the last day that is let, as all ends here."""
    ended_on: Mapped[date | None] = mapped_column(Date)
    """提前退租: the last day, when it ended before it was agreed to."""
    end_reason: Mapped[str | None]
    until: Mapped[date] = mapped_column(Date)
    """The last day in fact: ``ended_on``, or else ``ends_on``."""
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID]
    version: Mapped[int] = mapped_column(Integer, default=1)


class BuildingReport(Owned, Base):
    """楼宇月报: what a host says of a building's month. Its figures never change: a correction is another of the month.

    The areas and firms are those of the month's last day, as the leases stood when it was submitted.
    """

    __tablename__ = "building_report"
    __table_args__ = (
        within_district("building_id", "building"),
        within_district("evidence_id", "evidence"),
        one_of("state", BuildingReportState),
        CheckConstraint("tax >= 0", name="tax"),
        CheckConstraint("rentable = self_used + let + vacant AND vacant >= 0", name="area"),
        CheckConstraint("local_firms BETWEEN 0 AND firms", name="firms"),
        CheckConstraint("(state = 'RETURNED') = (returned_at IS NOT NULL)", name="returned"),
        UniqueConstraint("district_id", "building_id", "period", "number"),
        # One word for each month: the next comes when this one was returned.
        Index(
            "building_report_in_force_key",
            *("district_id", "building_id", "period"),
            unique=True,
            postgresql_where=text("state <> 'RETURNED'"),
        ),
        Index(None, "district_id", "period", "id"),
        Index(None, "district_id", "tenant_id", "period", "id"),
        Index(None, "district_id", "building_id", "period", "id"),
        Index(
            "building_report_submitted_idx",
            *("district_id", "verify_by", "id"),
            postgresql_where=text("state = 'SUBMITTED'"),
        ),
    )

    building_id: Mapped[UUID]
    period: Mapped[str]
    number: Mapped[int] = mapped_column(Integer)
    """1 for the month's first; each one after a return counts on."""
    state: Mapped[str]
    tax: Mapped[int]
    """税收: what the building's firms paid in the month, in fen."""
    rentable: Mapped[int]
    self_used: Mapped[int]
    let: Mapped[int]
    vacant: Mapped[int]
    firms: Mapped[int] = mapped_column(Integer)
    local_firms: Mapped[int] = mapped_column(Integer)
    remark: Mapped[str | None]
    evidence_id: Mapped[UUID]
    submitted_at: Mapped[datetime]
    submitted_by: Mapped[UUID]
    verify_by: Mapped[datetime]
    verified_at: Mapped[datetime | None]
    verified_by: Mapped[UUID | None]
    returned_at: Mapped[datetime | None]
    returned_by: Mapped[UUID | None]
    return_reason: Mapped[str | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class BuildingAlert(Owned, Base):
    """楼宇预警: something about a building that somebody is to see; the clock, and what is done, raise and clear it.

    It says by which rule, with which value, and the figures that met it.
    """

    __tablename__ = "building_alert"
    __table_args__ = (
        within_district("building_id", "building"),
        within_district("lease_id", "lease"),
        one_of("kind", BuildingAlertKind),
        one_of("state", AlertState),
        CheckConstraint("(state = 'CLEARED') = (cleared_at IS NOT NULL)", name="cleared"),
        CheckConstraint("(kind = 'LEASE_ENDING') = (lease_id IS NOT NULL)", name="lease"),
        CheckConstraint("(kind = 'OCCUPANCY_FALLEN') = (occupancy IS NOT NULL)", name="occupancy"),
        Index(
            "building_alert_open_key",
            *("district_id", "building_id", "kind", "about"),
            unique=True,
            postgresql_where=text("state = 'OPEN'"),
        ),
        Index(
            "building_alert_report_due_idx",
            *("district_id", "tenant_id", "due_at", "id"),
            postgresql_where=text("state = 'OPEN' AND kind = 'REPORT_DUE'"),
        ),
        Index(
            "building_alert_lease_ending_idx",
            *("district_id", "tenant_id", "due_at", "id"),
            postgresql_where=text("state = 'OPEN' AND kind = 'LEASE_ENDING'"),
        ),
    )

    building_id: Mapped[UUID]
    kind: Mapped[str]
    about: Mapped[str]
    """What exactly: a lease's id, a month, or two months that are compared."""
    state: Mapped[str]
    rule: Mapped[str]
    """By which rule of the district."""
    threshold: Mapped[int] = mapped_column(Integer)
    """What the rule said."""
    due_at: Mapped[datetime]
    """By when somebody should have acted; of an occupancy, the end of the month in which it fell."""
    lease_id: Mapped[UUID | None]
    period: Mapped[str | None]
    compared_period: Mapped[str | None]
    occupancy: Mapped[int | None] = mapped_column(Integer)
    """入驻率 of ``period``, in hundredths of a percent."""
    compared_occupancy: Mapped[int | None] = mapped_column(Integer)
    raised_at: Mapped[datetime]
    cleared_at: Mapped[datetime | None]
