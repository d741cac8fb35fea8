"""The codes of what meetings refuse: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.meetings.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts


@strawberry.enum(description="拟定会议错误码：Why nothing was written.")
class MeetingPlanErrorCode(Enum):
    """Why meetingPlan wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    MEETING_DAY_PAST = error_code("MEETING_DAY_PAST")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="列入议题错误码：Why nothing was written.")
class MeetingItemAddErrorCode(Enum):
    """Why meetingItemAdd wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    ROUND_NOT_FOUND = error_code("ROUND_NOT_FOUND")
    CONFLICT = error_code("CONFLICT")
    MEETING_STATE = error_code("MEETING_STATE")
    ROUND_NOT_WAITING = error_code("ROUND_NOT_WAITING")
    ITEM_LISTED = error_code("ITEM_LISTED")
    AGENDA_FULL = error_code("AGENDA_FULL")


@strawberry.enum(description="撤下议题错误码：Why nothing was written.")
class MeetingItemWithdrawErrorCode(Enum):
    """Why meetingItemWithdraw wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    MEETING_STATE = error_code("MEETING_STATE")
    CONFLICT = error_code("CONFLICT")
    ITEM_DECIDED = error_code("ITEM_DECIDED")


@strawberry.enum(description="提供会议材料错误码：Why nothing was written.")
class MeetingMaterialAddErrorCode(Enum):
    """Why meetingMaterialAdd wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    MEETING_STATE = error_code("MEETING_STATE")
    ITEM_NOT_FOUND = error_code("ITEM_NOT_FOUND")
    ITEM_DECIDED = error_code("ITEM_DECIDED")
    ITEM_NOT_YOURS = error_code("ITEM_NOT_YOURS")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="调阅会议材料错误码：Why nothing was handed out.")
class MeetingMaterialRevealErrorCode(Enum):
    """Why meetingMaterialReveal handed out nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    MEETING_STATE = error_code("MEETING_STATE")


@strawberry.enum(description="邀请参会错误码：Why nothing was written.")
class MeetingInviteErrorCode(Enum):
    """Why meetingInvite wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    MEETING_STATE = error_code("MEETING_STATE")
    AGENDA_EMPTY = error_code("AGENDA_EMPTY")
    MEMBERS_TOO_MANY = error_code("MEMBERS_TOO_MANY")
    MEMBER_NOT_FOUND = error_code("MEMBER_NOT_FOUND")
    MEMBER_TWICE = error_code("MEMBER_TWICE")
    MEMBER_IS_HOST = error_code("MEMBER_IS_HOST")
    MEMBER_CANNOT_VOTE = error_code("MEMBER_CANNOT_VOTE")


@strawberry.enum(description="发言错误码：Why nothing was written.")
class MeetingStatementMakeErrorCode(Enum):
    """Why meetingStatementMake wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    MEETING_STATE = error_code("MEETING_STATE")
    ITEM_DECIDED = error_code("ITEM_DECIDED")


@strawberry.enum(description="表决错误码：Why nothing was written.")
class MeetingVoteCastErrorCode(Enum):
    """Why meetingVoteCast wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    MEETING_STATE = error_code("MEETING_STATE")
    ITEM_DECIDED = error_code("ITEM_DECIDED")
    NO_VOTE = error_code("NO_VOTE")
    VOTE_OWN_PROJECT = error_code("VOTE_OWN_PROJECT")
    CONFLICT = error_code("CONFLICT")


@strawberry.enum(description="办结会议错误码：Why nothing was written.")
class MeetingConcludeErrorCode(Enum):
    """Why meetingConclude wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    MEETING_STATE = error_code("MEETING_STATE")
    ITEM_NOT_FOUND = error_code("ITEM_NOT_FOUND")
    ITEM_TWICE = error_code("ITEM_TWICE")
    ITEM_UNDECIDED = error_code("ITEM_UNDECIDED")
    VOTES_MISSING = error_code("VOTES_MISSING")
    CONDITIONS_WITHOUT_PASS = error_code("CONDITIONS_WITHOUT_PASS")
    CONDITION_DAY_PAST = error_code("CONDITION_DAY_PAST")
    LIST_TOO_LONG = error_code("LIST_TOO_LONG")
    ROUND_NOT_WAITING = error_code("ROUND_NOT_WAITING")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="取消会议错误码：Why nothing was written.")
class MeetingCancelErrorCode(Enum):
    """Why meetingCancel wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    MEETING_STATE = error_code("MEETING_STATE")
