"""The codes of what supervision orders refuse: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.orders.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts


@strawberry.enum(description="下达督办单错误码：Why nothing was written.")
class SupervisionOrderOpenErrorCode(Enum):
    """Why supervisionOrderOpen wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    ORDER_SOURCE_SEVERAL = error_code("ORDER_SOURCE_SEVERAL")
    ORDER_DAY_PAST = error_code("ORDER_DAY_PAST")
    ORDER_DAY_TOO_LATE = error_code("ORDER_DAY_TOO_LATE")
    ORDER_SOURCE_NOT_FOUND = error_code("ORDER_SOURCE_NOT_FOUND")
    ORDER_UNIT_UNFIT = error_code("ORDER_UNIT_UNFIT")


@strawberry.enum(description="签收督办单错误码：Why nothing was written.")
class SupervisionOrderAcknowledgeErrorCode(Enum):
    """Why supervisionOrderAcknowledge wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    ORDER_STATE = error_code("ORDER_STATE")


@strawberry.enum(description="反馈督办单错误码：Why nothing was written.")
class SupervisionOrderAnswerErrorCode(Enum):
    """Why supervisionOrderAnswer wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    ORDER_STATE = error_code("ORDER_STATE")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="退回反馈错误码：Why nothing was written.")
class SupervisionOrderReturnErrorCode(Enum):
    """Why supervisionOrderReturn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    ORDER_STATE = error_code("ORDER_STATE")


@strawberry.enum(description="督办销号错误码：Why nothing was written.")
class SupervisionOrderCloseErrorCode(Enum):
    """Why supervisionOrderClose wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    ORDER_STATE = error_code("ORDER_STATE")


@strawberry.enum(description="撤销督办单错误码：Why nothing was written.")
class SupervisionOrderWithdrawErrorCode(Enum):
    """Why supervisionOrderWithdraw wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    ORDER_STATE = error_code("ORDER_STATE")


@strawberry.enum(description="申请延期错误码：Why nothing was written.")
class OrderExtensionAskErrorCode(Enum):
    """Why orderExtensionAsk wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    ORDER_DAY_PAST = error_code("ORDER_DAY_PAST")
    ORDER_DAY_TOO_LATE = error_code("ORDER_DAY_TOO_LATE")
    CONFLICT = error_code("CONFLICT")
    ORDER_STATE = error_code("ORDER_STATE")
    ORDER_OVERDUE = error_code("ORDER_OVERDUE")
    ORDER_EXTENSION_OPEN = error_code("ORDER_EXTENSION_OPEN")
    ORDER_EXTENSION_SHORT = error_code("ORDER_EXTENSION_SHORT")


@strawberry.enum(description="审批延期错误码：Why nothing was written.")
class OrderExtensionDecideErrorCode(Enum):
    """Why orderExtensionDecide wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    ORDER_EXTENSION_DECIDED = error_code("ORDER_EXTENSION_DECIDED")


@strawberry.enum(description="调阅反馈材料错误码：Why nothing was written.")
class OrderStepFileRevealErrorCode(Enum):
    """Why orderStepFileReveal wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
