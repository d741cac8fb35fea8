"""The codes of what blockers refuse: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.majors.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts


@strawberry.enum(description="提出堵点错误码：Why nothing was written.")
class BlockerRaiseErrorCode(Enum):
    """Why blockerRaise wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    NOT_MAJOR = error_code("NOT_MAJOR")
    PROJECT_CLOSED = error_code("PROJECT_CLOSED")
    BLOCKER_DEPARTMENT_UNFIT = error_code("BLOCKER_DEPARTMENT_UNFIT")


@strawberry.enum(description="答复堵点错误码：Why nothing was written.")
class BlockerAnswerErrorCode(Enum):
    """Why blockerAnswer wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    BLOCKER_STATE = error_code("BLOCKER_STATE")
    BLOCKER_LEVEL = error_code("BLOCKER_LEVEL")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="转办堵点错误码：Why nothing was written.")
class BlockerHandOnErrorCode(Enum):
    """Why blockerHandOn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    BLOCKER_STATE = error_code("BLOCKER_STATE")
    BLOCKER_LEVEL = error_code("BLOCKER_LEVEL")
    BLOCKER_DEPARTMENT_SAME = error_code("BLOCKER_DEPARTMENT_SAME")
    BLOCKER_DEPARTMENT_BEFORE = error_code("BLOCKER_DEPARTMENT_BEFORE")
    BLOCKER_DEPARTMENT_UNFIT = error_code("BLOCKER_DEPARTMENT_UNFIT")


@strawberry.enum(description="销号错误码：Why nothing was written.")
class BlockerResolveErrorCode(Enum):
    """Why blockerResolve wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    BLOCKER_STATE = error_code("BLOCKER_STATE")


@strawberry.enum(description="退回堵点错误码：Why nothing was written.")
class BlockerReturnErrorCode(Enum):
    """Why blockerReturn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    BLOCKER_STATE = error_code("BLOCKER_STATE")


@strawberry.enum(description="撤回堵点错误码：Why nothing was written.")
class BlockerWithdrawErrorCode(Enum):
    """Why blockerWithdraw wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    BLOCKER_STATE = error_code("BLOCKER_STATE")


@strawberry.enum(description="改派堵点错误码：Why nothing was written.")
class BlockerReassignErrorCode(Enum):
    """Why blockerReassign wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BLOCKER_DAY_PAST = error_code("BLOCKER_DAY_PAST")
    BLOCKER_DAY_TOO_LATE = error_code("BLOCKER_DAY_TOO_LATE")
    CONFLICT = error_code("CONFLICT")
    BLOCKER_STATE = error_code("BLOCKER_STATE")
    BLOCKER_LEVEL = error_code("BLOCKER_LEVEL")
    BLOCKER_DEPARTMENT_UNFIT = error_code("BLOCKER_DEPARTMENT_UNFIT")


@strawberry.enum(description="批示堵点错误码：Why nothing was written.")
class BlockerInstructErrorCode(Enum):
    """Why blockerInstruct wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BLOCKER_DAY_PAST = error_code("BLOCKER_DAY_PAST")
    BLOCKER_DAY_TOO_LATE = error_code("BLOCKER_DAY_TOO_LATE")
    CONFLICT = error_code("CONFLICT")
    BLOCKER_STATE = error_code("BLOCKER_STATE")
    BLOCKER_LEVEL = error_code("BLOCKER_LEVEL")
    BLOCKER_DEPARTMENT_UNFIT = error_code("BLOCKER_DEPARTMENT_UNFIT")
