"""What the mutations and lists of meetings take."""

from datetime import date, datetime

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.meetings.api.enums import Conclusion, MeetingKind, MeetingOrderField, MeetingState, VoteChoice
from zhaoshang.meetings.operations.add_material import NewMaterial
from zhaoshang.meetings.operations.conclude_meeting import Minutes
from zhaoshang.meetings.operations.plan_meeting import NewMeeting
from zhaoshang.meetings.rules import Concluded, Invited
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.reviews.operations.conclude_review import Requirement


@strawberry.input(description="会议筛选：Which meetings; an absent entry filters nothing.")
class MeetingFilter:
    """Which meetings."""

    kind: list[MeetingKind] | None = strawberry.field(default=None, description="类型：Of any of these kinds.")
    state: list[MeetingState] | None = strawberry.field(default=None, description="状态：In any of these states.")


@strawberry.input(description="会议排序：In which order.")
class MeetingOrder:
    """An order."""

    field: MeetingOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="拟定会议输入：Which meeting, when and where.")
class MeetingPlanInput:
    """A meeting to plan."""

    kind: MeetingKind = strawberry.field(description="类型：Argumentation, or the government's on land.")
    title: str = strawberry.field(description="名称：Everybody invited reads it, so it names no project.")
    held_at: datetime = strawberry.field(description="会议时间：When; today or later.")
    place: str = strawberry.field(description="地点：Where.")


@strawberry.input(description="列入议题输入：Which round, on which agenda.")
class MeetingItemAddInput:
    """A round to put on an agenda."""

    meeting: strawberry.ID = strawberry.field(description="会议：One that is planned.")
    expected_version: int = strawberry.field(description="会议版本：The meeting's version that you saw.")
    review: strawberry.ID = strawberry.field(description="评审：A round that waits for such a meeting.")
    summary: str = strawberry.field(
        description="概要：What whoever is invited may know of the project: no contacts, no price."
    )


@strawberry.input(description="撤下议题输入：Which item, and why.")
class MeetingItemWithdrawInput:
    """An item to take off."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="提供会议材料输入：Which file, for what.")
class MeetingMaterialAddInput:
    """A material to add."""

    meeting: strawberry.ID = strawberry.field(description="会议：Which meeting.")
    item: strawberry.ID | None = strawberry.field(
        default=None, description="议题：Of which project; a host's own. Null for the whole agenda."
    )
    title: str = strawberry.field(description="标题：What it is.")
    evidence: strawberry.ID = strawberry.field(description="佐证材料：An evidence of yours that supports nothing else.")


@strawberry.input(description="调阅会议材料输入：Which material, and what for.")
class MeetingMaterialRevealInput:
    """A material to hand out."""

    id: strawberry.ID = strawberry.field(description=ID)
    purpose: str = strawberry.field(description="用途：What for; kept on record.")


@strawberry.input(description="参会单位输入：Who is invited to the whole agenda.")
class MeetingMemberInput:
    """A unit to invite."""

    tenant: strawberry.ID = strawberry.field(description="单位：No street or park: these come for their own projects.")
    votes: bool = strawberry.field(default=True, description="表决权：Whether it votes.")


@strawberry.input(description="邀请参会输入：Who is invited to which meeting.")
class MeetingInviteInput:
    """An invitation."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    members: list[MeetingMemberInput] = strawberry.field(
        description="参会单位：Besides who holds it, and the hosts of its projects, who come without being named."
    )


@strawberry.input(description="发言输入：What your unit says of a project.")
class MeetingStatementMakeInput:
    """A statement to make."""

    item: strawberry.ID = strawberry.field(description="议题：Of which project.")
    text: str = strawberry.field(description="内容：What you say.")


@strawberry.input(description="表决输入：What your unit votes on a project.")
class MeetingVoteCastInput:
    """A vote to cast or to change."""

    item: strawberry.ID = strawberry.field(description="议题：Of which project.")
    vote: VoteChoice = strawberry.field(description="意见：What you say.")
    reason: str | None = strawberry.field(default=None, description="理由：Why.")
    expected_version: int | None = strawberry.field(
        default=None, description="所见版本：To change your unit's vote, the version that you saw; null for its first."
    )


@strawberry.input(description="会议条件输入：What a project must still do.")
class MeetingConditionInput:
    """A condition."""

    requirement: str = strawberry.field(description="要求：What has to be done.")
    due_on: date = strawberry.field(description="期限：By which day.")


@strawberry.input(description="议题结论输入：What the meeting says of one project.")
class MeetingItemConclusionInput:
    """A conclusion."""

    item: strawberry.ID = strawberry.field(description="议题：Which item.")
    conclusion: Conclusion = strawberry.field(description="结论：What the meeting says; the vote does not bind it.")
    reasons: str = strawberry.field(description="理由：Why; for a return, what to mend.")
    conditions: list[MeetingConditionInput] = strawberry.field(
        default_factory=list, description="条件：What the project must still do; only with PASS."
    )


@strawberry.input(description="办结会议输入：What was decided of every project.")
class MeetingConcludeInput:
    """A meeting to close."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    minutes: str = strawberry.field(description="纪要：What was said and decided.")
    document: str = strawberry.field(description="文号：Under which number.")
    evidence: strawberry.ID | None = strawberry.field(
        default=None, description="纪要原件：The signed file, an evidence of yours."
    )
    items: list[MeetingItemConclusionInput] = strawberry.field(description="结论：One for every item still on it.")


@strawberry.input(description="取消会议输入：Which meeting, and why.")
class MeetingCancelInput:
    """A meeting to call off."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


def new_meeting(given: MeetingPlanInput) -> NewMeeting:
    """What the operation takes."""
    return NewMeeting(kind=given.kind, title=given.title, held_at=given.held_at, place=given.place)


def new_material(given: MeetingMaterialAddInput) -> NewMaterial:
    """What the operation takes."""
    item = None if given.item is None else keyed("MeetingItem", given.item)
    return NewMaterial(title=given.title, evidence=keyed("Evidence", given.evidence), item=item)


def invited(given: MeetingInviteInput) -> list[Invited]:
    """What the operation takes."""
    return [Invited(keyed("Tenant", each.tenant), each.votes) for each in given.members]


def minutes(given: MeetingConcludeInput) -> Minutes:
    """What the operation takes."""
    return Minutes(
        text=given.minutes,
        document=given.document,
        evidence=None if given.evidence is None else keyed("Evidence", given.evidence),
        items=[
            Concluded(
                item=keyed("MeetingItem", each.item),
                conclusion=each.conclusion,
                reasons=each.reasons,
                requirements=[Requirement(text=one.requirement, due_on=one.due_on) for one in each.conditions],
            )
            for each in given.items
        ],
    )
