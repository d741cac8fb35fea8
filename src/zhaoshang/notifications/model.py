"""The tables of notices: what somebody was told, what they want to be told, and how far the outbox has been read.

And of the daily digest: who wants it mailed, and what became of each.
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, InDistrict, Owned, one_of, within_district


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
    in_digest: Mapped[bool] = mapped_column(server_default=text("true"), default=True)
    """Whether the daily digest counts notices of the kind; what is not told at all, it cannot."""
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


class Language(StrEnum):
    """In which language letters are written."""

    ZH = "ZH"
    EN = "EN"


class DigestPreference(InDistrict, Base):
    """每日邮件设置: whether a person wants the daily digest, and in which language; without a row, yes, in Chinese."""

    __tablename__ = "digest_preference"
    __table_args__ = (
        within_district("person_id", "person"),
        UniqueConstraint("district_id", "person_id"),
        one_of("language", Language),
    )

    person_id: Mapped[UUID]
    wanted: Mapped[bool]
    language: Mapped[str]
    set_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)


class DigestState(StrEnum):
    """What became of a day's digest."""

    NOTHING = "NOTHING"
    """There was nothing to tell; none was sent."""
    SENDING = "SENDING"
    """Somebody is about to send it."""
    SENT = "SENT"
    FAILED = "FAILED"
    """The mail server did not take it; it is tried again at ``next_at``, if there is one."""
    UNKNOWN = "UNKNOWN"
    """It may have been taken, or not: it is not sent again, since nobody is to get it twice."""


class MailDigest(InDistrict, Base):
    """每日邮件: one person's digest of one day, claimed before it is sent: there is never a second."""

    __tablename__ = "mail_digest"
    __table_args__ = (
        within_district("person_id", "person"),
        UniqueConstraint("district_id", "person_id", "day"),
        Index(None, "district_id", "day", "state"),
        one_of("state", DigestState),
    )

    person_id: Mapped[UUID]
    day: Mapped[date]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(Integer)
    claimed_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    told_until: Mapped[datetime]
    """Up to when notices were counted."""
    duties: Mapped[int] = mapped_column(Integer)
    notices: Mapped[int] = mapped_column(Integer)
    outcome: Mapped[str | None]
    """What the mail server made of the last attempt."""
    settled_at: Mapped[datetime | None]
