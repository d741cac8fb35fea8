"""Which codes each mutation of the pipeline can answer with; what they say is ``errors.py``'s word."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.projects.errors import refusal  # noqa: F401  importing it registers the texts


@strawberry.enum(description="进入条件：What keeps a project out of a stage.")
class EntryConditionCode(Enum):
    """What keeps a project out of a stage."""

    CONTACT_OR_NOTE_REQUIRED = error_code("CONTACT_OR_NOTE_REQUIRED")
    CREDIT_CODE_REQUIRED = error_code("CREDIT_CODE_REQUIRED")
    INVESTMENT_REQUIRED = error_code("INVESTMENT_REQUIRED")
    INDUSTRY_REQUIRED = error_code("INDUSTRY_REQUIRED")
    REVIEW_NOT_PASSED = error_code("REVIEW_NOT_PASSED")
    REVIEW_OUTDATED = error_code("REVIEW_OUTDATED")
    LAND_USE_UNDECIDED = error_code("LAND_USE_UNDECIDED")
    GOVERNMENT_DECISION_REQUIRED = error_code("GOVERNMENT_DECISION_REQUIRED")
    HOST_NOT_CARRIER = error_code("HOST_NOT_CARRIER")
    REGISTRATION_REQUIRED = error_code("REGISTRATION_REQUIRED")
    SITE_BASIS_REQUIRED = error_code("SITE_BASIS_REQUIRED")
    SITE_DOCUMENT_REQUIRED = error_code("SITE_DOCUMENT_REQUIRED")
    PLANNING_NOT_AGREED = error_code("PLANNING_NOT_AGREED")


@strawberry.enum(description="登记提示：What a creation tells although it succeeded.")
class ProjectCreateNoticeCode(Enum):
    """What a creation tells although it succeeded."""

    ALREADY_REPORTED = error_code("ALREADY_REPORTED")


@strawberry.enum(description="项目登记错误码：Why a project was not created.")
class ProjectCreateErrorCode(Enum):
    """Why a project was not created."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    DUPLICATE_PROJECT = error_code("DUPLICATE_PROJECT")
    TOO_MANY_DUPLICATES = error_code("TOO_MANY_DUPLICATES")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    INVALID_CREDIT_CODE = error_code("INVALID_CREDIT_CODE")
    AMOUNT_OUT_OF_RANGE = error_code("AMOUNT_OUT_OF_RANGE")
    DATE_OUT_OF_RANGE = error_code("DATE_OUT_OF_RANGE")
    INVALID_PHONE = error_code("INVALID_PHONE")
    INVALID_EMAIL = error_code("INVALID_EMAIL")
    CONTACT_CHANNEL_REQUIRED = error_code("CONTACT_CHANNEL_REQUIRED")


@strawberry.enum(description="项目修改错误码：Why a project was not changed.")
class ProjectUpdateErrorCode(Enum):
    """Why a project was not changed."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    NOTHING_TO_CHANGE = error_code("NOTHING_TO_CHANGE")
    PROJECT_CLOSED = error_code("PROJECT_CLOSED")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    AMOUNT_OUT_OF_RANGE = error_code("AMOUNT_OUT_OF_RANGE")
    DATE_OUT_OF_RANGE = error_code("DATE_OUT_OF_RANGE")
    CONTACT_OR_NOTE_REQUIRED = error_code("CONTACT_OR_NOTE_REQUIRED")
    CREDIT_CODE_REQUIRED = error_code("CREDIT_CODE_REQUIRED")
    INVESTMENT_REQUIRED = error_code("INVESTMENT_REQUIRED")
    INDUSTRY_REQUIRED = error_code("INDUSTRY_REQUIRED")
    REVIEW_NOT_PASSED = error_code("REVIEW_NOT_PASSED")
    REVIEW_OUTDATED = error_code("REVIEW_OUTDATED")
    LAND_USE_UNDECIDED = error_code("LAND_USE_UNDECIDED")
    GOVERNMENT_DECISION_REQUIRED = error_code("GOVERNMENT_DECISION_REQUIRED")
    HOST_NOT_CARRIER = error_code("HOST_NOT_CARRIER")
    REGISTRATION_REQUIRED = error_code("REGISTRATION_REQUIRED")
    SITE_BASIS_REQUIRED = error_code("SITE_BASIS_REQUIRED")
    SITE_DOCUMENT_REQUIRED = error_code("SITE_DOCUMENT_REQUIRED")
    PLANNING_NOT_AGREED = error_code("PLANNING_NOT_AGREED")


@strawberry.enum(description="阶段推进错误码：Why a project did not enter the stage.")
class ProjectAdvanceErrorCode(Enum):
    """Why a project did not enter the stage."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    ILLEGAL_TRANSITION = error_code("ILLEGAL_TRANSITION")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONTACT_OR_NOTE_REQUIRED = error_code("CONTACT_OR_NOTE_REQUIRED")
    CREDIT_CODE_REQUIRED = error_code("CREDIT_CODE_REQUIRED")
    INVESTMENT_REQUIRED = error_code("INVESTMENT_REQUIRED")
    INDUSTRY_REQUIRED = error_code("INDUSTRY_REQUIRED")
    REVIEW_NOT_PASSED = error_code("REVIEW_NOT_PASSED")
    REVIEW_OUTDATED = error_code("REVIEW_OUTDATED")
    LAND_USE_UNDECIDED = error_code("LAND_USE_UNDECIDED")
    GOVERNMENT_DECISION_REQUIRED = error_code("GOVERNMENT_DECISION_REQUIRED")
    HOST_NOT_CARRIER = error_code("HOST_NOT_CARRIER")
    REGISTRATION_REQUIRED = error_code("REGISTRATION_REQUIRED")
    SITE_BASIS_REQUIRED = error_code("SITE_BASIS_REQUIRED")
    SITE_DOCUMENT_REQUIRED = error_code("SITE_DOCUMENT_REQUIRED")
    PLANNING_NOT_AGREED = error_code("PLANNING_NOT_AGREED")


@strawberry.enum(description="项目暂缓错误码：Why a project was not put on hold.")
class ProjectHoldErrorCode(Enum):
    """Why a project was not put on hold."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    ILLEGAL_TRANSITION = error_code("ILLEGAL_TRANSITION")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="项目恢复错误码：Why a project was not resumed.")
class ProjectResumeErrorCode(Enum):
    """Why a project was not resumed."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    NOT_ON_HOLD = error_code("NOT_ON_HOLD")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="项目流失错误码：Why a project was not recorded as lost.")
class ProjectLoseErrorCode(Enum):
    """Why a project was not recorded as lost."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    ILLEGAL_TRANSITION = error_code("ILLEGAL_TRANSITION")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="项目撤回错误码：Why a project was not withdrawn.")
class ProjectWithdrawErrorCode(Enum):
    """Why a project was not withdrawn."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    ILLEGAL_TRANSITION = error_code("ILLEGAL_TRANSITION")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="跟进记录错误码：Why a note was not added.")
class ProjectAddNoteErrorCode(Enum):
    """Why a note was not added."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="请部门参与错误码：Why a department was not involved.")
class ProjectInvolveErrorCode(Enum):
    """Why a department was not involved."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    PROJECT_CLOSED = error_code("PROJECT_CLOSED")
    DEPARTMENT_NOT_FOUND = error_code("DEPARTMENT_NOT_FOUND")
    ALREADY_INVOLVED = error_code("ALREADY_INVOLVED")


@strawberry.enum(description="联系人登记错误码：Why a contact was not added.")
class ContactAddErrorCode(Enum):
    """Why a contact was not added."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    INVALID_PHONE = error_code("INVALID_PHONE")
    INVALID_EMAIL = error_code("INVALID_EMAIL")
    CONTACT_CHANNEL_REQUIRED = error_code("CONTACT_CHANNEL_REQUIRED")


@strawberry.enum(description="联系人修改错误码：Why a contact was not changed.")
class ContactUpdateErrorCode(Enum):
    """Why a contact was not changed."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    NOTHING_TO_CHANGE = error_code("NOTHING_TO_CHANGE")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    INVALID_PHONE = error_code("INVALID_PHONE")
    INVALID_EMAIL = error_code("INVALID_EMAIL")
    CONTACT_CHANNEL_REQUIRED = error_code("CONTACT_CHANNEL_REQUIRED")


@strawberry.enum(description="查看联系方式错误码：Why a contact was not revealed.")
class ContactRevealErrorCode(Enum):
    """Why a contact was not revealed."""

    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="企业修改错误码：Why a company was not changed.")
class CompanyUpdateErrorCode(Enum):
    """Why a company was not changed."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    NOTHING_TO_CHANGE = error_code("NOTHING_TO_CHANGE")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    INVALID_CREDIT_CODE = error_code("INVALID_CREDIT_CODE")
    CREDIT_CODE_REQUIRED = error_code("CREDIT_CODE_REQUIRED")


@strawberry.enum(description="首报裁定错误码：Why a dispute was not settled.")
class FirstReportSettleErrorCode(Enum):
    """Why a dispute was not settled."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    REPORT_NOT_DISPUTED = error_code("REPORT_NOT_DISPUTED")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="查重裁定错误码：Why a duplicate was not settled.")
class DuplicateSettleErrorCode(Enum):
    """Why a duplicate was not settled."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    DUPLICATE_SETTLED = error_code("DUPLICATE_SETTLED")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
