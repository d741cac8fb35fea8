"""The tables of schemes: how a year is assessed, and what departments mark (domain §11)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.assessment.model.words import IndicatorKind, IndicatorMeasure, IndicatorMethod, Marking
from zhaoshang.database.base import Base, Owned, one_of, within_district


class AssessmentScheme(Owned, Base):
    """考核办法: how the hosts are assessed in a year. ``tenant_id`` is 合作交流办, which made it. Append-only.

    A change is another scheme of the next number, with its reason; what an assessment was computed by stays.
    """

    __tablename__ = "assessment_scheme"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        UniqueConstraint("district_id", "year", "number"),
        CheckConstraint("(number = 1) = (reason IS NULL)", name="reason"),
        Index(None, "district_id", "published_at", "id"),
    )

    year: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(Integer)
    """1 as first made; each change counts on."""
    reason: Mapped[str | None]
    published_at: Mapped[datetime]
    published_by: Mapped[UUID]


class AssessmentIndicator(Owned, Base):
    """考核指标: one line of a scheme. ``tenant_id`` is who marks it; of what is counted, 合作交流办.

    Append-only but for ``marking``.
    """

    __tablename__ = "assessment_indicator"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("scheme_id", "assessment_scheme"),
        one_of("kind", IndicatorKind),
        one_of("measure", IndicatorMeasure),
        one_of("method", IndicatorMethod),
        one_of("marking", Marking),
        UniqueConstraint("district_id", "scheme_id", "code"),
        UniqueConstraint("district_id", "scheme_id", "place"),
        CheckConstraint("weight > 0", name="weight"),
        CheckConstraint("(measure = 'MARK') = (method = 'MARK')", name="marked"),
        CheckConstraint("kind <> 'QUALITY' OR measure = 'MARK'", name="quality"),
        CheckConstraint("(kind = 'QUANTITY') = (method IN ('RATIO', 'MIN_MAX'))", name="quantity"),
        CheckConstraint("(method = 'RATIO') = (cap IS NOT NULL)", name="cap"),
        CheckConstraint("(method = 'PER_UNIT') = (rate IS NOT NULL)", name="rate"),
        CheckConstraint("(marking = 'NONE') = (measure <> 'MARK')", name="unmarked"),
        Index(
            "assessment_indicator_duty_idx",
            *("district_id", "tenant_id", "id"),
            postgresql_where=text("marking = 'AWAITED'"),
        ),
    )

    scheme_id: Mapped[UUID]
    year: Mapped[int] = mapped_column(Integer)
    """The scheme's own."""
    place: Mapped[int] = mapped_column(Integer)
    code: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str | None]
    about: Mapped[str]
    """What it measures, and how: for who is assessed."""
    kind: Mapped[str]
    measure: Mapped[str]
    method: Mapped[str]
    weight: Mapped[int] = mapped_column(Integer)
    """Hundredths of a point: what it is worth in full; of a bonus or deduction, the most there is."""
    cap: Mapped[int | None] = mapped_column(Integer)
    """Ten-thousandths of the weight that a ratio reaches at most."""
    rate: Mapped[int | None] = mapped_column(Integer)
    """Hundredths of a point for each one counted."""
    marking: Mapped[str]
    asked_at: Mapped[datetime]
    """The scheme's own, as a sort key."""


class AssessmentMark(Owned, Base):
    """考核评分: what a department says of one host. ``tenant_id`` is the department. Append-only.

    It is of the year and the indicator's code, so that it outlives a change of the scheme; the last number counts.
    """

    __tablename__ = "assessment_mark"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("unit_id", "tenant"),
        UniqueConstraint(
            *("district_id", "tenant_id", "year", "code", "unit_id", "number"), name="assessment_mark_number_key"
        ),
        CheckConstraint("mark >= 0", name="mark"),
        Index(None, "district_id", "given_at", "id"),
        Index(None, "district_id", "tenant_id", "given_at", "id"),
    )

    year: Mapped[int] = mapped_column(Integer)
    code: Mapped[str]
    unit_id: Mapped[UUID]
    number: Mapped[int] = mapped_column(Integer)
    mark: Mapped[int] = mapped_column(Integer)
    """Hundredths: of a hundred for quality, of points for a bonus or a deduction."""
    reason: Mapped[str]
    given_at: Mapped[datetime]
    given_by: Mapped[UUID]
