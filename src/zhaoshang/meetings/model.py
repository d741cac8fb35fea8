"""The tables of meetings: agenda, members, materials, statements, votes and minutes (domain §3).

Who may read a row is in its ``shared_with``, derived by ``app.share_meeting``: whoever is invited to the whole agenda
reads all of it, a host that was only invited for its own project reads that project's item and nothing else.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Shared, one_of, within_district
from zhaoshang.reviews.operations.conclude_review import Conclusion


class MeetingKind(StrEnum):
    """会议类型: which of the two decisions a meeting takes."""

    ARGUMENTATION = "ARGUMENTATION"
    """论证会: of projects on which every section has spoken."""
    GOVERNMENT = "GOVERNMENT"
    """政府会议: of projects that occupy land and passed the argumentation."""


class MeetingState(StrEnum):
    """会议状态: where a meeting is."""

    PLANNED = "PLANNED"
    INVITED = "INVITED"
    """Its members read its materials, speak and vote."""
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


OPEN: Final = frozenset({MeetingState.PLANNED, MeetingState.INVITED})
"""States in which it still has something to decide."""


class VoteChoice(StrEnum):
    """表决: what a member says of a project."""

    FOR = "FOR"
    AGAINST = "AGAINST"
    ABSTAIN = "ABSTAIN"


class Meeting(Shared, Base):
    """会议: ``tenant_id`` is who holds it."""

    __tablename__ = "meeting"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        one_of("kind", MeetingKind),
        one_of("state", MeetingState),
        Index(None, "district_id", "held_at", "id"),
        Index(
            "meeting_duty_idx",
            "district_id",
            "held_at",
            "id",
            postgresql_where=text("state IN ('PLANNED', 'INVITED')"),
        ),
    )

    kind: Mapped[str]
    title: Mapped[str]
    """Everybody invited reads it, so it names no project."""
    held_at: Mapped[datetime]
    place: Mapped[str]
    state: Mapped[str]
    invited_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None]
    cancel_reason: Mapped[str | None]
    created_at: Mapped[datetime]
    created_by: Mapped[UUID]
    version: Mapped[int] = mapped_column(Integer, default=1)

    def close(self, state: MeetingState, *, by: UUID, at: datetime) -> None:
        """End it, one way or the other."""
        self.state, self.closed_at, self.closed_by = state, at, by
        self.version += 1


class MeetingMinutes(Shared, Base):
    """会议纪要: what was said of every project, so it is for those invited to the whole agenda only. Append-only.

    ``tenant_id`` is who held the meeting.
    """

    __tablename__ = "meeting_minutes"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("meeting_id", "meeting"),
        within_district("evidence_id", "evidence"),
        UniqueConstraint("district_id", "meeting_id"),
    )

    meeting_id: Mapped[UUID]
    text: Mapped[str]
    document: Mapped[str]
    """文号."""
    evidence_id: Mapped[UUID | None]


class MeetingItem(Shared, Base):
    """议题: one project on an agenda. ``tenant_id`` is who holds the meeting."""

    __tablename__ = "meeting_item"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("meeting_id", "meeting"),
        within_district("review_id", "review"),
        within_district("project_id", "project"),
        within_district("host_tenant_id", "tenant"),
        one_of("conclusion", Conclusion),
        CheckConstraint("(conclusion IS NULL) = (reasons IS NULL)", name="reasons"),
        UniqueConstraint("district_id", "meeting_id", "place"),
        Index(
            "meeting_item_open_key",
            "district_id",
            "review_id",
            unique=True,
            postgresql_where=text("conclusion IS NULL AND withdrawn_at IS NULL"),
        ),
        Index(None, "district_id", "project_id"),
    )

    meeting_id: Mapped[UUID]
    review_id: Mapped[UUID]
    project_id: Mapped[UUID]
    host_tenant_id: Mapped[UUID]
    """Whose project it is, as of the invitation."""
    place: Mapped[int] = mapped_column(Integer)
    """In the agenda; told to nobody, since it would tell a host how many others there are."""
    summary: Mapped[str]
    """What whoever is invited may know of the project: no contacts, no price."""
    conclusion: Mapped[str | None]
    reasons: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided."""
        return self.conclusion is None and self.withdrawn_at is None


class MeetingMember(Shared, Base):
    """参会单位: ``tenant_id`` is invited; the index that lists of meetings walk."""

    __tablename__ = "meeting_member"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("meeting_id", "meeting"),
        CheckConstraint("whole_agenda OR NOT votes", name="votes"),
        UniqueConstraint("district_id", "meeting_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "held_at", "meeting_id"),
    )

    meeting_id: Mapped[UUID]
    whole_agenda: Mapped[bool]
    """False for a host that is there for its own project only."""
    votes: Mapped[bool]
    invited_at: Mapped[datetime]
    held_at: Mapped[datetime]
    """The meeting's own, as a sort key."""


class MeetingStatement(Shared, Base):
    """发言: ``tenant_id`` said something about a project. Append-only."""

    __tablename__ = "meeting_statement"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("meeting_id", "meeting"),
        within_district("item_id", "meeting_item"),
        Index(None, "district_id", "item_id", "at", "id"),
    )

    meeting_id: Mapped[UUID]
    item_id: Mapped[UUID]
    text: Mapped[str]
    at: Mapped[datetime]
    by_person_id: Mapped[UUID]


class MeetingVote(Shared, Base):
    """表决: the one vote of a member (``tenant_id``) on a project; it may be changed until the meeting closes."""

    __tablename__ = "meeting_vote"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("meeting_id", "meeting"),
        within_district("item_id", "meeting_item"),
        one_of("vote", VoteChoice),
        UniqueConstraint("district_id", "item_id", "tenant_id"),
    )

    meeting_id: Mapped[UUID]
    item_id: Mapped[UUID]
    vote: Mapped[str]
    reason: Mapped[str | None]
    cast_at: Mapped[datetime]
    cast_by: Mapped[UUID]
    version: Mapped[int] = mapped_column(Integer, default=1)


class MeetingMaterial(Shared, Base):
    """会议材料: ``tenant_id`` provided it. Append-only.

    Whoever may read the row is in ``shared_with``, the provider among them: nothing else lets anybody see it, not even
    reading the whole district. The file leaves by ``app.material_file`` only.
    """

    __tablename__ = "meeting_material"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("meeting_id", "meeting"),
        within_district("item_id", "meeting_item"),
        within_district("evidence_id", "evidence"),
        Index(None, "district_id", "meeting_id", "added_at", "id"),
    )

    meeting_id: Mapped[UUID]
    item_id: Mapped[UUID | None]
    """Of one project; NULL for one of the whole agenda."""
    title: Mapped[str]
    evidence_id: Mapped[UUID]
    added_at: Mapped[datetime]
    added_by: Mapped[UUID]
