"""The tables of review templates: a district's sections, deadlines and questions, as data with a day of effect."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district
from zhaoshang.values.responsibility import Responsibility


class ReviewTemplate(Owned, Base):
    """评审模板: one version of how the district reviews. ``tenant_id`` is who published it. Append-only."""

    __tablename__ = "review_template"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        UniqueConstraint("district_id", "number"),
        Index(None, "district_id", "effective_on", "id"),
    )

    number: Mapped[int] = mapped_column(Integer)
    """1, 2, 3 … as they were published."""
    effective_on: Mapped[date]
    """Rounds submitted from this day on follow it, until a later one does."""
    fast_track: Mapped[bool]
    """快速通道: a project without land, construction or hazard passes when no section objects (policy III.2)."""
    fast_track_most_fen: Mapped[int | None]
    """Up to which investment; NULL for any."""
    meeting_working_days: Mapped[int] = mapped_column(Integer)
    """How long the argumentation meeting may take once all opinions are in."""
    government_working_days: Mapped[int] = mapped_column(Integer)
    note: Mapped[str | None]
    published_at: Mapped[datetime]
    published_by: Mapped[UUID]


class ReviewTemplateSection(Owned, Base):
    """评审板块: who judges what, of which projects, how fast. Append-only."""

    __tablename__ = "review_template_section"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("template_id", "review_template"),
        within_district("department_id", "tenant"),
        one_of("responsibility", Responsibility),
        # 一票否决 is environment's and fire's alone (policy III.2): no template can give it to anybody else.
        CheckConstraint("NOT veto OR responsibility IN ('ENVIRONMENT_REVIEW', 'FIRE_REVIEW')", name="veto"),
        UniqueConstraint("district_id", "template_id", "code"),
    )

    template_id: Mapped[UUID]
    place: Mapped[int] = mapped_column(Integer)
    code: Mapped[str]
    """What a section is called across versions, so that rounds can be compared: ``environment``."""
    name: Mapped[str]
    responsibility: Mapped[str]
    """Who answers; the department of the project's own industry for INDUSTRY."""
    department_id: Mapped[UUID | None]
    """Which unit, where several hold the responsibility."""
    working_days: Mapped[int] = mapped_column(Integer)
    veto: Mapped[bool]
    asks_guidance: Mapped[bool]
    """Whether its opinion says what the industry catalogues say."""
    triggers: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    """Any of them calls the section."""
    industries: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    """Only projects of these; of any when empty."""
    questions: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    documents: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    """What the host must hand in for it, by name."""
