"""The tables of bulletins: what was said of a month, with its lines, lights and sections (domain §11)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district
from zhaoshang.values.metric import Metric


class BulletinState(StrEnum):
    """通报状态: what became of a draft; what was published stays so for ever."""

    DRAFT = "DRAFT"
    SUPERSEDED = "SUPERSEDED"
    """Composed anew since."""
    PUBLISHED = "PUBLISHED"


class LineKind(StrEnum):
    """通报行: whose figures a line tells; the first three kinds together are the fourth."""

    UNIT = "UNIT"
    OTHERS = "OTHERS"
    """Units without a place in the ranking: departments that brought something, hosts that closed since."""
    POOL = "POOL"
    """区级统筹: credit that is nobody's own."""
    DISTRICT = "DISTRICT"


class Bulletin(Owned, Base):
    """月度通报: one edition about one month. ``tenant_id`` is 督查室, which composes and publishes it.

    ``inputs`` names everything that is not fixed by the month being closed, so that the same bulletin can be computed
    again for ever; ``content`` is what was hashed, to the byte.
    """

    __tablename__ = "bulletin"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("corrects_id", "bulletin"),
        within_district("previous_id", "bulletin"),
        one_of("state", BulletinState),
        CheckConstraint("(edition = 1) = (corrects_id IS NULL)", name="corrects"),
        CheckConstraint("(edition = 1) = (reason IS NULL)", name="reason"),
        CheckConstraint("(state = 'PUBLISHED') = (published_at IS NOT NULL)", name="published"),
        CheckConstraint("(published_at IS NULL) = (published_by IS NULL)", name="published_by"),
        # What its lines say of whose they are can be nothing but the bulletin's own word.
        UniqueConstraint("district_id", "id", "tenant_id"),
        Index(
            "bulletin_draft_key",
            *("district_id", "period", "edition"),
            unique=True,
            postgresql_where=text("state <> 'SUPERSEDED'"),
        ),
        Index(None, "district_id", "period", "id"),
        Index(None, "district_id", "published_at", "id"),
        Index(None, "district_id", "corrects_id"),
        Index(
            "bulletin_draft_idx",
            *("district_id", "tenant_id", "id"),
            postgresql_where=text("state = 'DRAFT'"),
        ),
    )

    period: Mapped[str]
    edition: Mapped[int] = mapped_column(Integer)
    """1 as first published; each correction counts on."""
    corrects_id: Mapped[UUID | None]
    """更正: the first edition, which a correction is about."""
    reason: Mapped[str | None]
    """Why it is corrected."""
    previous_id: Mapped[UUID | None]
    """The month before, as it was published: what ranks are compared with."""
    title: Mapped[str]
    state: Mapped[str]
    inputs: Mapped[str]
    content: Mapped[str]
    content_hash: Mapped[str]
    """SHA-256 of the content, in hexadecimal."""
    composed_at: Mapped[datetime]
    composed_by: Mapped[UUID]
    published_at: Mapped[datetime | None]
    published_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


def _of_bulletin() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["district_id", "bulletin_id", "tenant_id"],
        ["app.bulletin.district_id", "app.bulletin.id", "app.bulletin.tenant_id"],
    )


class BulletinLine(Owned, Base):
    """通报指标: how one unit does in one metric, in the unit of the metric. ``tenant_id`` is 督查室."""

    __tablename__ = "bulletin_line"
    __table_args__ = (
        _of_bulletin(),
        within_district("unit_id", "tenant"),
        one_of("kind", LineKind),
        one_of("metric", Metric),
        CheckConstraint("(kind = 'UNIT') = (unit_id IS NOT NULL)", name="unit"),
        CheckConstraint("rank IS NULL OR kind = 'UNIT'", name="rank"),
        UniqueConstraint("district_id", "bulletin_id", "place"),
        Index(None, "district_id", "bulletin_id", "place", "id"),
        Index(None, "district_id", "unit_id", "period", "id"),
        Index(None, "district_id", "period", "id"),
    )

    bulletin_id: Mapped[UUID]
    period: Mapped[str]
    """The bulletin's own, as a sort key."""
    place: Mapped[int] = mapped_column(Integer)
    """Where it stands in the bulletin, from 1."""
    kind: Mapped[str]
    unit_id: Mapped[UUID | None]
    name: Mapped[str]
    """What the unit was called."""
    metric: Mapped[str]
    target: Mapped[int | None]
    """The year's; NULL for who has none."""
    planned: Mapped[int | None]
    """Of the target, for the months up to this one."""
    month: Mapped[int]
    """What this month brought, without what is disputed."""
    done: Mapped[int]
    """What the year brought so far, without what is disputed."""
    disputed: Mapped[int]
    """争议额度: what an open dispute froze, this year so far; within the district's total, out of the ranking."""
    share: Mapped[int | None]
    """Of the year's target, in ten-thousandths; the district's counts what is disputed, too."""
    rank: Mapped[int | None] = mapped_column(Integer)
    previous_rank: Mapped[int | None] = mapped_column(Integer)
    published_at: Mapped[datetime | None]
    """The bulletin's own: who may read the bulletin may read its lines."""


class BulletinLight(Owned, Base):
    """通报亮灯: how many major projects of a unit showed which light in the month. ``tenant_id`` is 督查室."""

    __tablename__ = "bulletin_light"
    __table_args__ = (
        _of_bulletin(),
        within_district("unit_id", "tenant"),
        UniqueConstraint("district_id", "bulletin_id", "unit_id"),
        Index(None, "district_id", "bulletin_id", "place", "id"),
    )

    bulletin_id: Mapped[UUID]
    place: Mapped[int] = mapped_column(Integer)
    unit_id: Mapped[UUID]
    name: Mapped[str]
    green: Mapped[int] = mapped_column(Integer)
    yellow: Mapped[int] = mapped_column(Integer)
    red: Mapped[int] = mapped_column(Integer)
    published_at: Mapped[datetime | None]


class BulletinSection(Owned, Base):
    """通报章节: one section: what the template says of the figures, and what 督查室 adds. ``tenant_id`` is 督查室."""

    __tablename__ = "bulletin_section"
    __table_args__ = (
        _of_bulletin(),
        UniqueConstraint("district_id", "bulletin_id", "place"),
    )

    bulletin_id: Mapped[UUID]
    place: Mapped[int] = mapped_column(Integer)
    heading: Mapped[str]
    text: Mapped[str]
    """As the template has it, with the figures filled in."""
    commentary: Mapped[str | None]
    published_at: Mapped[datetime | None]
