"""Which codes each mutation of credit can answer with; what they say is ``errors.py``'s word."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.attribution.errors import refusal  # noqa: F401  importing it registers the texts
from zhaoshang.evidence import errors as _evidence  # noqa: F401  importing it registers the texts


@strawberry.enum(description="关账错误码：Why nothing was written.")
class PeriodCloseErrorCode(Enum):
    """Why periodClose wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    PERIOD_INVALID = error_code("PERIOD_INVALID")
    PERIOD_NOT_OVER = error_code("PERIOD_NOT_OVER")
    PERIOD_CLOSED = error_code("PERIOD_CLOSED")
    PERIOD_GAP = error_code("PERIOD_GAP")
    FACTS_WAITING = error_code("FACTS_WAITING")
    REPORTS_WAITING = error_code("REPORTS_WAITING")


@strawberry.enum(description="提出约定错误码：Why nothing was written.")
class AttributionAgreementProposeErrorCode(Enum):
    """Why attributionAgreementPropose wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    SHARE_OUT_OF_RANGE = error_code("SHARE_OUT_OF_RANGE")
    SHARE_PARTY_TWICE = error_code("SHARE_PARTY_TWICE")
    SHARES_NOT_WHOLE = error_code("SHARES_NOT_WHOLE")
    HOST_WITHOUT_SHARE = error_code("HOST_WITHOUT_SHARE")
    PARTY_INVALID = error_code("PARTY_INVALID")
    TERMS_UNCHANGED = error_code("TERMS_UNCHANGED")
    DATE_OUT_OF_RANGE = error_code("DATE_OUT_OF_RANGE")
    AGREEMENT_OPEN = error_code("AGREEMENT_OPEN")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="确认约定错误码：Why nothing was written.")
class AttributionAgreementAgreeErrorCode(Enum):
    """Why attributionAgreementAgree wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    AGREEMENT_DECIDED = error_code("AGREEMENT_DECIDED")
    ALREADY_AGREED = error_code("ALREADY_AGREED")


@strawberry.enum(description="撤回约定错误码：Why nothing was written.")
class AttributionAgreementWithdrawErrorCode(Enum):
    """Why attributionAgreementWithdraw wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    AGREEMENT_DECIDED = error_code("AGREEMENT_DECIDED")


@strawberry.enum(description="批准约定错误码：Why nothing was written.")
class AttributionAgreementApproveErrorCode(Enum):
    """Why attributionAgreementApprove wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    AGREEMENT_DECIDED = error_code("AGREEMENT_DECIDED")
    PARTIES_NOT_AGREED = error_code("PARTIES_NOT_AGREED")
    TERMS_NOT_IN_FORCE = error_code("TERMS_NOT_IN_FORCE")
    TERMS_DISPUTED = error_code("TERMS_DISPUTED")


@strawberry.enum(description="退回约定错误码：Why nothing was written.")
class AttributionAgreementReturnErrorCode(Enum):
    """Why attributionAgreementReturn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    AGREEMENT_DECIDED = error_code("AGREEMENT_DECIDED")


@strawberry.enum(description="提出异议错误码：Why nothing was written.")
class AttributionDisputeRaiseErrorCode(Enum):
    """Why attributionDisputeRaise wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    TERMS_FINAL = error_code("TERMS_FINAL")
    ALREADY_DISPUTED = error_code("ALREADY_DISPUTED")
    DISPUTE_LATE = error_code("DISPUTE_LATE")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="代为登记异议错误码：Why nothing was written.")
class AttributionDisputeRegisterErrorCode(Enum):
    """Why attributionDisputeRegister wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    PARTY_INVALID = error_code("PARTY_INVALID")
    TERMS_FINAL = error_code("TERMS_FINAL")
    ALREADY_DISPUTED = error_code("ALREADY_DISPUTED")
    DISPUTE_LATE = error_code("DISPUTE_LATE")


@strawberry.enum(description="陈述意见错误码：Why nothing was written.")
class AttributionDisputeAnswerErrorCode(Enum):
    """Why attributionDisputeAnswer wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    DISPUTE_DECIDED = error_code("DISPUTE_DECIDED")
    ALREADY_ANSWERED = error_code("ALREADY_ANSWERED")


@strawberry.enum(description="撤回异议错误码：Why nothing was written.")
class AttributionDisputeWithdrawErrorCode(Enum):
    """Why attributionDisputeWithdraw wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    DISPUTE_DECIDED = error_code("DISPUTE_DECIDED")


@strawberry.enum(description="支持异议错误码：Why nothing was written.")
class AttributionDisputeUpholdErrorCode(Enum):
    """Why attributionDisputeUphold wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    DISPUTE_DECIDED = error_code("DISPUTE_DECIDED")
    SHARE_OUT_OF_RANGE = error_code("SHARE_OUT_OF_RANGE")
    SHARE_PARTY_TWICE = error_code("SHARE_PARTY_TWICE")
    SHARES_NOT_WHOLE = error_code("SHARES_NOT_WHOLE")
    HOST_WITHOUT_SHARE = error_code("HOST_WITHOUT_SHARE")
    PARTY_INVALID = error_code("PARTY_INVALID")
    TERMS_UNCHANGED = error_code("TERMS_UNCHANGED")


@strawberry.enum(description="驳回异议错误码：Why nothing was written.")
class AttributionDisputeRejectErrorCode(Enum):
    """Why attributionDisputeReject wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    DISPUTE_DECIDED = error_code("DISPUTE_DECIDED")


@strawberry.enum(description="关联项目错误码：Why nothing was written.")
class AttributionLinkAddErrorCode(Enum):
    """Why attributionLinkAdd wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    LINK_TO_ITSELF = error_code("LINK_TO_ITSELF")
    ALREADY_LINKED = error_code("ALREADY_LINKED")
    ALREADY_SPLIT = error_code("ALREADY_SPLIT")
    PHASE_HOST_DIFFERS = error_code("PHASE_HOST_DIFFERS")
    PROJECT_NOT_LANDED = error_code("PROJECT_NOT_LANDED")
    ALREADY_COUNTED = error_code("ALREADY_COUNTED")
