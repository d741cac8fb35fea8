"""The tables of assessments: what a year came to for every host, line by line, and objections to it (domain §11)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKeyConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.assessment.model.words import (
    AssessmentState,
    IndicatorKind,
    IndicatorMeasure,
    IndicatorMethod,
    ObjectionState,
)
from zhaoshang.database.base import Base, Owned, one_of, within_district


class Assessment(Owned, Base):
    """年度考核: one computation of a year. ``tenant_id`` is 合作交流办. Each computing is another number.

    What was computed never changes; only a draft is published, and only what was published becomes final.
    """

    __tablename__ = "assessment"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("scheme_id", "assessment_scheme"),
        one_of("state", AssessmentState),
        UniqueConstraint("district_id", "year", "number"),
        CheckConstraint("published = (state IN ('PUBLISHED', 'FINAL'))", name="published"),
        CheckConstraint("published = (published_hash IS NOT NULL)", name="published_hash"),
        CheckConstraint("(state = 'FINAL') = (final_hash IS NOT NULL)", name="final_hash"),
        Index(None, "district_id", "computed_at", "id"),
        Index(
            "assessment_told_key",
            *("district_id", "year"),
            unique=True,
            postgresql_where=text("published"),
        ),
        Index(
            "assessment_published_idx",
            *("district_id", "objections_end_at", "id"),
            postgresql_where=text("state = 'PUBLISHED'"),
        ),
    )

    scheme_id: Mapped[UUID]
    year: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(Integer)
    state: Mapped[str]
    published: Mapped[bool] = mapped_column(Boolean)
    """Published or final: what the whole district may read."""
    computed_at: Mapped[datetime]
    computed_by: Mapped[UUID]
    published_at: Mapped[datetime | None]
    published_by: Mapped[UUID | None]
    objections_end_at: Mapped[datetime | None]
    """The midnight from which on no objection is taken any more."""
    finalised_at: Mapped[datetime | None]
    finalised_by: Mapped[UUID | None]
    published_hash: Mapped[str | None]
    """SHA-256 of what was published, before any objection."""
    final_hash: Mapped[str | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class AssessmentResult(Owned, Base):
    """考核得分: what an assessment comes to for one host, ``tenant_id``."""

    __tablename__ = "assessment_result"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("assessment_id", "assessment"),
        UniqueConstraint("district_id", "assessment_id", "tenant_id"),
        # What a line says of whose it is can be nothing but its result's own word.
        UniqueConstraint("district_id", "id", "tenant_id"),
        CheckConstraint("rank > 0", name="rank"),
        Index(None, "district_id", "assessment_id", "rank", "id"),
    )

    assessment_id: Mapped[UUID]
    year: Mapped[int] = mapped_column(Integer)
    published: Mapped[bool] = mapped_column(Boolean)
    """The assessment's own."""
    total: Mapped[int] = mapped_column(Integer)
    """Hundredths of a point: the sum of its lines as they are now."""
    rank: Mapped[int] = mapped_column(Integer)
    """Equal totals share a rank."""


class AssessmentLine(Owned, Base):
    """考核得分明细: one indicator of one host, with the numbers that explain it. ``corrected`` apart, append-only."""

    __tablename__ = "assessment_line"
    __table_args__ = (
        ForeignKeyConstraint(
            ["district_id", "result_id", "tenant_id"],
            [f"app.assessment_result.{name}" for name in ("district_id", "id", "tenant_id")],
        ),
        within_district("assessment_id", "assessment"),
        within_district("indicator_id", "assessment_indicator"),
        one_of("kind", IndicatorKind),
        one_of("measure", IndicatorMeasure),
        one_of("method", IndicatorMethod),
        UniqueConstraint("district_id", "result_id", "indicator_id"),
        # Nobody objects to a line that is not its own.
        UniqueConstraint("district_id", "id", "tenant_id"),
        Index(None, "district_id", "result_id", "place", "id"),
        Index(None, "district_id", "assessment_id"),
    )

    assessment_id: Mapped[UUID]
    result_id: Mapped[UUID]
    indicator_id: Mapped[UUID]
    published: Mapped[bool] = mapped_column(Boolean)
    """The assessment's own."""
    place: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str]
    measure: Mapped[str]
    method: Mapped[str]
    weight: Mapped[int] = mapped_column(Integer)
    cap: Mapped[int | None] = mapped_column(Integer)
    rate: Mapped[int | None] = mapped_column(Integer)
    """The indicator's own, so that a line explains itself."""
    value: Mapped[int | None]
    """Fen, ten-thousandths or hundredths of a mark, as the measure is; NULL while no mark is given."""
    disputed: Mapped[int]
    """Credit of the year that an open dispute freezes: not in ``value``."""
    target: Mapped[int | None]
    lowest: Mapped[int | None]
    highest: Mapped[int | None]
    """Of all hosts."""
    share: Mapped[int] = mapped_column(Integer)
    """Ten-thousandths of the weight, rounded for reading; points are computed from the exact share."""
    points: Mapped[int] = mapped_column(Integer)
    """Hundredths of a point, as computed."""
    corrected: Mapped[int | None] = mapped_column(Integer)
    """What an upheld objection put in their place."""
    remark: Mapped[str | None]
    """The department's reason for its mark."""


class AssessmentObjection(Owned, Base):
    """考核异议: a host says that one of its lines is wrong. ``tenant_id`` is the host."""

    __tablename__ = "assessment_objection"
    __table_args__ = (
        ForeignKeyConstraint(
            ["district_id", "line_id", "tenant_id"],
            [f"app.assessment_line.{name}" for name in ("district_id", "id", "tenant_id")],
        ),
        within_district("assessment_id", "assessment"),
        within_district("evidence_id", "evidence"),
        one_of("state", ObjectionState),
        UniqueConstraint("district_id", "line_id"),
        CheckConstraint("(state = 'OPEN') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("(state = 'UPHELD') = (corrected IS NOT NULL)", name="corrected"),
        Index(None, "district_id", "raised_at", "id"),
        Index(None, "district_id", "tenant_id", "raised_at", "id"),
        Index(None, "district_id", "assessment_id"),
        Index(
            "assessment_objection_duty_idx",
            *("district_id", "id"),
            postgresql_where=text("state = 'OPEN'"),
        ),
    )

    assessment_id: Mapped[UUID]
    line_id: Mapped[UUID]
    state: Mapped[str]
    reason: Mapped[str]
    evidence_id: Mapped[UUID | None]
    raised_at: Mapped[datetime]
    raised_by: Mapped[UUID]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    decision: Mapped[str | None]
    """合作交流办's reasons."""
    corrected: Mapped[int | None] = mapped_column(Integer)
    """The line's points from then on."""
    version: Mapped[int] = mapped_column(Integer, default=1)
