"""Which codes each mutation of transfers can answer with; what they say is ``errors.py``'s word."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.transfers.errors import refusal  # noqa: F401  importing it registers the texts


@strawberry.enum(description="推送错误码：Why nothing was written.")
class TransferProposeErrorCode(Enum):
    """Why transferPropose wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    SIZE_OUT_OF_RANGE = error_code("SIZE_OUT_OF_RANGE")
    PROJECT_NOT_TRANSFERABLE = error_code("PROJECT_NOT_TRANSFERABLE")
    TRANSFER_OPEN = error_code("TRANSFER_OPEN")


@strawberry.enum(description="确认入池错误码：Why nothing was written.")
class TransferConfirmErrorCode(Enum):
    """Why transferConfirm wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    DEPARTMENT_INVALID = error_code("DEPARTMENT_INVALID")
    TRANSFER_STATE = error_code("TRANSFER_STATE")
    PROJECT_NOT_TRANSFERABLE = error_code("PROJECT_NOT_TRANSFERABLE")


@strawberry.enum(description="退回错误码：Why nothing was written.")
class TransferReturnErrorCode(Enum):
    """Why transferReturn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    TRANSFER_STATE = error_code("TRANSFER_STATE")


@strawberry.enum(description="撤回推送错误码：Why nothing was written.")
class TransferWithdrawErrorCode(Enum):
    """Why transferWithdraw wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    TRANSFER_STATE = error_code("TRANSFER_STATE")
    OFFER_ACCEPTED_ALREADY = error_code("OFFER_ACCEPTED_ALREADY")


@strawberry.enum(description="邀请承接错误码：Why nothing was written.")
class TransferOfferErrorCode(Enum):
    """Why transferOffer wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TRANSFER_STATE = error_code("TRANSFER_STATE")
    CANDIDATE_REQUIRED = error_code("CANDIDATE_REQUIRED")
    CANDIDATE_INVALID = error_code("CANDIDATE_INVALID")
    ALREADY_OFFERED = error_code("ALREADY_OFFERED")


@strawberry.enum(description="确定落地单位错误码：Why nothing was written.")
class TransferAssignErrorCode(Enum):
    """Why transferAssign wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TRANSFER_STATE = error_code("TRANSFER_STATE")
    OFFER_NOT_ACCEPTED = error_code("OFFER_NOT_ACCEPTED")


@strawberry.enum(description="同意承接错误码：Why nothing was written.")
class TransferOfferAcceptErrorCode(Enum):
    """Why transferOfferAccept wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    OFFER_ANSWERED = error_code("OFFER_ANSWERED")
    OFFER_OVERDUE = error_code("OFFER_OVERDUE")


@strawberry.enum(description="谢绝承接错误码：Why nothing was written.")
class TransferOfferDeclineErrorCode(Enum):
    """Why transferOfferDecline wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    OFFER_ANSWERED = error_code("OFFER_ANSWERED")
    OFFER_OVERDUE = error_code("OFFER_OVERDUE")


@strawberry.enum(description="提出意见错误码：Why nothing was written.")
class TransferAdviseErrorCode(Enum):
    """Why transferAdvise wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    ALREADY_ADVISED = error_code("ALREADY_ADVISED")


@strawberry.enum(description="载体登记错误码：Why nothing was written.")
class CarrierAddErrorCode(Enum):
    """Why carrierAdd wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    SIZE_OUT_OF_RANGE = error_code("SIZE_OUT_OF_RANGE")


@strawberry.enum(description="载体变更错误码：Why nothing was written.")
class CarrierUpdateErrorCode(Enum):
    """Why carrierUpdate wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    SIZE_OUT_OF_RANGE = error_code("SIZE_OUT_OF_RANGE")


@strawberry.enum(description="主导产业申报错误码：Why nothing was written.")
class LeadingIndustriesDeclareErrorCode(Enum):
    """Why leadingIndustriesDeclare wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")


@strawberry.enum(description="单位合并错误码：Why nothing was written.")
class HostSucceedErrorCode(Enum):
    """Why hostSucceed wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    SUCCESSOR_INVALID = error_code("SUCCESSOR_INVALID")
    SUCCESSION_UNFINISHED = error_code("SUCCESSION_UNFINISHED")
