"""The tables of notices: what somebody was told, what they want to be told, and how far the outbox has been read."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, InDistrict, Owned, within_district


class Notice(Owned, Base):
    """消息: something happened that concerns ``person_id`` as staff of ``tenant_id``; it says what, never how it reads.

    What it is about is read by its id, under the reader's own permissions of that moment.
    """

    __tablename__ = "notice"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("person_id", "person"),
        UniqueConstraint(
            "district_id", "event_id", "person_id", "tenant_id", "kind", "subject_id", name="notice_once_key"
        ),
        Index(None, "district_id", "person_id", "at", "id"),
        Index("notice_unread_idx", "district_id", "person_id", "at", "id", postgresql_where=text("read_at IS NULL")),
    )

    person_id: Mapped[UUID]
    kind: Mapped[str]
    subject: Mapped[str]
    """The GraphQL type of what it is about."""
    subject_id: Mapped[UUID]
    event_id: Mapped[UUID]
    """The event of the outbox that it tells of."""
    at: Mapped[datetime]
    """When it happened."""
    read_at: Mapped[datetime | None]


class NoticePreference(InDistrict, Base):
    """提醒设置: whether a person wants to be told of a kind; without a row, yes."""

    __tablename__ = "notice_preference"
    __table_args__ = (
        within_district("person_id", "person"),
        UniqueConstraint("district_id", "person_id", "kind"),
        Index(None, "district_id", "person_id", "kind", "id"),
    )

    person_id: Mapped[UUID]
    kind: Mapped[str]
    in_app: Mapped[bool]
    set_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)


class NoticeMark(Base):
    """读取进度: how far a district's outbox has been read for notices."""

    __tablename__ = "notice_mark"

    district_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    upto: Mapped[UUID]
    """The newest event seen; one that was written earlier and committed later may still follow."""


class NoticeTaken(InDistrict, Base):
    """已处理事件: ``id`` is an event that people have been told of. Append-only."""

    __tablename__ = "notice_taken"

    taken_at: Mapped[datetime]
