"""The GraphQL types of meetings."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Node
from zhaoshang.api.permission import requires
from zhaoshang.meetings.api.enums import Conclusion, MeetingKind, MeetingState, VoteChoice
from zhaoshang.meetings.permissions import Items, Materials, Meetings, Members, Statements, Votes

if TYPE_CHECKING:
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.projects.api import Project
    from zhaoshang.reviews.api import Review
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]
ReviewType = Annotated["Review", strawberry.lazy("zhaoshang.reviews.api")]


@strawberry.type(description="参会单位：A unit that is invited, as far as you may know of it.")
class MeetingMember(Node):
    """A member."""

    tenant: TenantType | None = strawberry.field(description="单位：Who.")
    whole_agenda: bool = strawberry.field(
        description="全程参会：Whether it is there for the whole agenda; a host is there for its own project."
    )
    votes: bool = strawberry.field(description="表决权：Whether it votes.")
    invited_at: datetime = strawberry.field(description="邀请时间：When it was invited.")


@strawberry.type(description="发言：What a member said of a project.")
class MeetingStatement(Node):
    """A statement."""

    tenant: TenantType | None = strawberry.field(description="发言单位：Who said it.")
    text: str = strawberry.field(description="内容：In its words.")
    at: datetime = strawberry.field(description="发言时间：When.")
    by: PersonType | None = strawberry.field(description="发言人：Who spoke for it.")


@strawberry.type(description="表决：A member's one vote on a project.")
class MeetingVote(Node):
    """A vote."""

    tenant: TenantType | None = strawberry.field(description="表决单位：Whose it is.")
    vote: VoteChoice = strawberry.field(description="意见：What it says.")
    reason: str | None = strawberry.field(description="理由：Why.")
    cast_at: datetime = strawberry.field(description="表决时间：When it was last cast.")
    cast_by: PersonType | None = strawberry.field(description="表决人：Who cast it.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion` to change it.")


@strawberry.type(description="会议材料：A file that a meeting reads from the invitation to the closing, and not after.")
class MeetingMaterial(Node):
    """A material."""

    meeting: "Meeting | None" = strawberry.field(
        description="会议：Of which meeting.", directives=[requires(Meetings.VIEW)]
    )
    item: "MeetingItem | None" = strawberry.field(
        description="议题：Of which project; null for one of the whole agenda.", directives=[requires(Items.VIEW)]
    )
    title: str = strawberry.field(description="标题：What it is.")
    provider: TenantType | None = strawberry.field(description="提供单位：Whose it is.")
    added_at: datetime = strawberry.field(description="提供时间：When it was added.")
    added_by: PersonType | None = strawberry.field(description="提供人：Who added it.")


@strawberry.type(description="议题：One project on an agenda.")
class MeetingItem(Node):
    """An item."""

    meeting: "Meeting | None" = strawberry.field(
        description="会议：On which agenda.", directives=[requires(Meetings.VIEW)]
    )
    review: ReviewType | None = strawberry.field(description="评审：Which round, as far as you may see it.")
    project: ProjectType | None = strawberry.field(description="项目：Which project, as far as you may see it.")
    host: TenantType | None = strawberry.field(description="承接单位：Whose project it is.")
    summary: str = strawberry.field(description="概要：What whoever is invited may know of it.")
    statements: list[MeetingStatement] = strawberry.field(
        description="发言：What was said of it.", directives=[requires(Statements.VIEW)]
    )
    votes: list[MeetingVote] = strawberry.field(
        description="表决：Every member's vote.", directives=[requires(Votes.VIEW)]
    )
    my_vote: MeetingVote | None = strawberry.field(
        description="本单位表决：Your unit's vote; null while it has none.", directives=[requires(Votes.VIEW)]
    )
    votes_for: int = strawberry.field(description="赞成数：How many agree.")
    votes_against: int = strawberry.field(description="反对数：How many disagree.")
    votes_abstaining: int = strawberry.field(description="弃权数：How many do not say.")
    conclusion: Conclusion | None = strawberry.field(description="结论：What the meeting said; null until it closes.")
    reasons: str | None = strawberry.field(description="理由：Why.")
    withdrawn_at: datetime | None = strawberry.field(description="撤下时间：When it was taken off the agenda.")
    withdrawn_reason: str | None = strawberry.field(description="撤下理由：Why.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="会议纪要：What is kept of a meeting; for those invited to its whole agenda.")
class MeetingMinutes:
    """Minutes."""

    text: str = strawberry.field(description="纪要：What was said and decided.")
    document: str = strawberry.field(description="文号：Under which number.")
    evidence: EvidenceType | None = strawberry.field(description="纪要原件：The signed file, if you may see it.")


@strawberry.type(description="会议：An argumentation meeting, or a government meeting on land.")
class Meeting(Node):
    """A meeting."""

    kind: MeetingKind = strawberry.field(description="类型：Which of the two.")
    title: str = strawberry.field(description="名称：What it is called; it names no project.")
    held_at: datetime = strawberry.field(description="会议时间：When it is held.")
    place: str = strawberry.field(description="地点：Where.")
    state: MeetingState = strawberry.field(description="状态：Where it is.")
    holder: TenantType | None = strawberry.field(description="召集单位：Who holds it.")
    items: list[MeetingItem] = strawberry.field(
        description="议题：The agenda; for a host, its own projects.", directives=[requires(Items.VIEW)]
    )
    members: list[MeetingMember] = strawberry.field(
        description="参会单位：Who is invited; no host reads of another.", directives=[requires(Members.VIEW)]
    )
    materials: list[MeetingMaterial] = strawberry.field(
        description="会议材料：What is to be read, as long as the meeting lets you.",
        directives=[requires(Materials.VIEW)],
    )
    minutes: MeetingMinutes | None = strawberry.field(
        description="会议纪要：Null until it closes, and for who was there for its own project only."
    )
    invited_at: datetime | None = strawberry.field(description="邀请时间：When its first members were invited.")
    closed_at: datetime | None = strawberry.field(description="办结时间：When it was closed or cancelled.")
    closed_by: PersonType | None = strawberry.field(description="办结人：Who closed or cancelled it.")
    cancel_reason: str | None = strawberry.field(description="取消理由：Why it does not take place.")
    created_at: datetime = strawberry.field(description="拟定时间：When it was planned.")
    created_by: PersonType | None = strawberry.field(description="拟定人：Who planned it.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
