"""What the mutations of meetings answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.meetings.api import codes
from zhaoshang.meetings.api.types import Meeting, MeetingItem, MeetingMaterial, MeetingStatement, MeetingVote
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="拟定会议错误：Why nothing was written.")
class MeetingPlanError(UserError):
    """A refusal of meetingPlan."""

    code: codes.MeetingPlanErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="拟定会议结果：The outcome; either the object or errors.")
class MeetingPlanPayload:
    """The outcome of meetingPlan."""

    key: Key = None
    meeting: Meeting | None = strawberry.field(
        resolver=anew("Meeting"), description="会议：The new meeting; null when refused."
    )
    errors: list[MeetingPlanError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="列入议题错误：Why nothing was written.")
class MeetingItemAddError(UserError):
    """A refusal of meetingItemAdd."""

    code: codes.MeetingItemAddErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="列入议题结果：The outcome; either the object or errors.")
class MeetingItemAddPayload:
    """The outcome of meetingItemAdd."""

    key: Key = None
    item: MeetingItem | None = strawberry.field(
        resolver=anew("MeetingItem"), description="议题：The new item; null when refused."
    )
    errors: list[MeetingItemAddError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="撤下议题错误：Why nothing was written.")
class MeetingItemWithdrawError(UserError):
    """A refusal of meetingItemWithdraw."""

    code: codes.MeetingItemWithdrawErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="撤下议题结果：The outcome; either the object or errors.")
class MeetingItemWithdrawPayload:
    """The outcome of meetingItemWithdraw."""

    key: Key = None
    item: MeetingItem | None = strawberry.field(
        resolver=anew("MeetingItem"), description="议题：The item as it is now; null when refused."
    )
    errors: list[MeetingItemWithdrawError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="提供会议材料错误：Why nothing was written.")
class MeetingMaterialAddError(UserError):
    """A refusal of meetingMaterialAdd."""

    code: codes.MeetingMaterialAddErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="提供会议材料结果：The outcome; either the object or errors.")
class MeetingMaterialAddPayload:
    """The outcome of meetingMaterialAdd."""

    key: Key = None
    material: MeetingMaterial | None = strawberry.field(
        resolver=anew("MeetingMaterial"), description="会议材料：The new material; null when refused."
    )
    errors: list[MeetingMaterialAddError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="调阅会议材料错误：Why nothing was handed out.")
class MeetingMaterialRevealError(UserError):
    """A refusal of meetingMaterialReveal."""

    code: codes.MeetingMaterialRevealErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="调阅会议材料结果：The outcome; either the object or errors.")
class MeetingMaterialRevealPayload:
    """The outcome of meetingMaterialReveal."""

    key: Key = None
    material: MeetingMaterial | None = strawberry.field(
        resolver=anew("MeetingMaterial"), description="会议材料：What the file is; null when refused."
    )
    errors: list[MeetingMaterialRevealError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
    content_base64: str | None = strawberry.field(
        default=None, description="文件内容：The file in base64 (RFC 4648 §4); save it, never show it inside a page."
    )


@strawberry.type(description="邀请参会错误：Why nothing was written.")
class MeetingInviteError(UserError):
    """A refusal of meetingInvite."""

    code: codes.MeetingInviteErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="邀请参会结果：The outcome; either the object or errors.")
class MeetingInvitePayload:
    """The outcome of meetingInvite."""

    key: Key = None
    meeting: Meeting | None = strawberry.field(
        resolver=anew("Meeting"), description="会议：The meeting as it is now; null when refused."
    )
    errors: list[MeetingInviteError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="发言错误：Why nothing was written.")
class MeetingStatementMakeError(UserError):
    """A refusal of meetingStatementMake."""

    code: codes.MeetingStatementMakeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="发言结果：The outcome; either the object or errors.")
class MeetingStatementMakePayload:
    """The outcome of meetingStatementMake."""

    key: Key = None
    statement: MeetingStatement | None = strawberry.field(
        resolver=anew("MeetingStatement"), description="发言：The statement; null when refused."
    )
    errors: list[MeetingStatementMakeError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="表决错误：Why nothing was written.")
class MeetingVoteCastError(UserError):
    """A refusal of meetingVoteCast."""

    code: codes.MeetingVoteCastErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="表决结果：The outcome; either the object or errors.")
class MeetingVoteCastPayload:
    """The outcome of meetingVoteCast."""

    key: Key = None
    vote: MeetingVote | None = strawberry.field(
        resolver=anew("MeetingVote"), description="表决：The vote as it is now; null when refused."
    )
    errors: list[MeetingVoteCastError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="办结会议错误：Why nothing was written.")
class MeetingConcludeError(UserError):
    """A refusal of meetingConclude."""

    code: codes.MeetingConcludeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="办结会议结果：The outcome; either the object or errors.")
class MeetingConcludePayload:
    """The outcome of meetingConclude."""

    key: Key = None
    meeting: Meeting | None = strawberry.field(
        resolver=anew("Meeting"), description="会议：The meeting as it is now; null when refused."
    )
    errors: list[MeetingConcludeError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="取消会议错误：Why nothing was written.")
class MeetingCancelError(UserError):
    """A refusal of meetingCancel."""

    code: codes.MeetingCancelErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="取消会议结果：The outcome; either the object or errors.")
class MeetingCancelPayload:
    """The outcome of meetingCancel."""

    key: Key = None
    meeting: Meeting | None = strawberry.field(
        resolver=anew("Meeting"), description="会议：The meeting as it is now; null when refused."
    )
    errors: list[MeetingCancelError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
