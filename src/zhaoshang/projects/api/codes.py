"""Which codes each mutation of the pipeline can answer with; what they say is ``errors.py``'s word."""

import re
from enum import Enum
from typing import Any

import strawberry

from zhaoshang.api.messages import message_of
from zhaoshang.projects.errors import refusal  # noqa: F401  importing it registers the texts


def _code(name: str) -> Any:
    text = message_of(name)
    return strawberry.enum_value(name, description=re.sub(r"\{(\w+)\}", r"<\1>", f"{text.zh}：{text.en}."))


@strawberry.enum(description="进入条件：What keeps a project out of a stage.")
class EntryConditionCode(Enum):
    """What keeps a project out of a stage."""

    CONTACT_OR_NOTE_REQUIRED = _code("CONTACT_OR_NOTE_REQUIRED")
    CREDIT_CODE_REQUIRED = _code("CREDIT_CODE_REQUIRED")
    INVESTMENT_REQUIRED = _code("INVESTMENT_REQUIRED")
    INDUSTRY_REQUIRED = _code("INDUSTRY_REQUIRED")
    REVIEW_NOT_PASSED = _code("REVIEW_NOT_PASSED")
    LAND_USE_UNDECIDED = _code("LAND_USE_UNDECIDED")
    GOVERNMENT_DECISION_REQUIRED = _code("GOVERNMENT_DECISION_REQUIRED")
    REGISTRATION_REQUIRED = _code("REGISTRATION_REQUIRED")
    SITE_BASIS_REQUIRED = _code("SITE_BASIS_REQUIRED")
    SITE_DOCUMENT_REQUIRED = _code("SITE_DOCUMENT_REQUIRED")
    PLANNING_NOT_CLOSED = _code("PLANNING_NOT_CLOSED")


@strawberry.enum(description="登记提示：What a creation tells although it succeeded.")
class ProjectCreateNoticeCode(Enum):
    """What a creation tells although it succeeded."""

    ALREADY_REPORTED = _code("ALREADY_REPORTED")


@strawberry.enum(description="项目登记错误码：Why a project was not created.")
class ProjectCreateErrorCode(Enum):
    """Why a project was not created."""

    FORBIDDEN = _code("FORBIDDEN")
    DUPLICATE_PROJECT = _code("DUPLICATE_PROJECT")
    TOO_MANY_DUPLICATES = _code("TOO_MANY_DUPLICATES")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")
    INVALID_CREDIT_CODE = _code("INVALID_CREDIT_CODE")
    AMOUNT_OUT_OF_RANGE = _code("AMOUNT_OUT_OF_RANGE")
    DATE_OUT_OF_RANGE = _code("DATE_OUT_OF_RANGE")
    INVALID_PHONE = _code("INVALID_PHONE")
    INVALID_EMAIL = _code("INVALID_EMAIL")
    CONTACT_CHANNEL_REQUIRED = _code("CONTACT_CHANNEL_REQUIRED")


@strawberry.enum(description="项目修改错误码：Why a project was not changed.")
class ProjectUpdateErrorCode(Enum):
    """Why a project was not changed."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    NOTHING_TO_CHANGE = _code("NOTHING_TO_CHANGE")
    PROJECT_CLOSED = _code("PROJECT_CLOSED")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")
    AMOUNT_OUT_OF_RANGE = _code("AMOUNT_OUT_OF_RANGE")
    DATE_OUT_OF_RANGE = _code("DATE_OUT_OF_RANGE")
    CONTACT_OR_NOTE_REQUIRED = _code("CONTACT_OR_NOTE_REQUIRED")
    CREDIT_CODE_REQUIRED = _code("CREDIT_CODE_REQUIRED")
    INVESTMENT_REQUIRED = _code("INVESTMENT_REQUIRED")
    INDUSTRY_REQUIRED = _code("INDUSTRY_REQUIRED")
    REVIEW_NOT_PASSED = _code("REVIEW_NOT_PASSED")
    LAND_USE_UNDECIDED = _code("LAND_USE_UNDECIDED")
    GOVERNMENT_DECISION_REQUIRED = _code("GOVERNMENT_DECISION_REQUIRED")
    REGISTRATION_REQUIRED = _code("REGISTRATION_REQUIRED")
    SITE_BASIS_REQUIRED = _code("SITE_BASIS_REQUIRED")
    SITE_DOCUMENT_REQUIRED = _code("SITE_DOCUMENT_REQUIRED")
    PLANNING_NOT_CLOSED = _code("PLANNING_NOT_CLOSED")


@strawberry.enum(description="阶段推进错误码：Why a project did not enter the stage.")
class ProjectAdvanceErrorCode(Enum):
    """Why a project did not enter the stage."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    ILLEGAL_TRANSITION = _code("ILLEGAL_TRANSITION")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")
    CONTACT_OR_NOTE_REQUIRED = _code("CONTACT_OR_NOTE_REQUIRED")
    CREDIT_CODE_REQUIRED = _code("CREDIT_CODE_REQUIRED")
    INVESTMENT_REQUIRED = _code("INVESTMENT_REQUIRED")
    INDUSTRY_REQUIRED = _code("INDUSTRY_REQUIRED")
    REVIEW_NOT_PASSED = _code("REVIEW_NOT_PASSED")
    LAND_USE_UNDECIDED = _code("LAND_USE_UNDECIDED")
    GOVERNMENT_DECISION_REQUIRED = _code("GOVERNMENT_DECISION_REQUIRED")
    REGISTRATION_REQUIRED = _code("REGISTRATION_REQUIRED")
    SITE_BASIS_REQUIRED = _code("SITE_BASIS_REQUIRED")
    SITE_DOCUMENT_REQUIRED = _code("SITE_DOCUMENT_REQUIRED")
    PLANNING_NOT_CLOSED = _code("PLANNING_NOT_CLOSED")


@strawberry.enum(description="项目暂缓错误码：Why a project was not put on hold.")
class ProjectHoldErrorCode(Enum):
    """Why a project was not put on hold."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    ILLEGAL_TRANSITION = _code("ILLEGAL_TRANSITION")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")


@strawberry.enum(description="项目恢复错误码：Why a project was not resumed.")
class ProjectResumeErrorCode(Enum):
    """Why a project was not resumed."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    NOT_ON_HOLD = _code("NOT_ON_HOLD")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")


@strawberry.enum(description="项目流失错误码：Why a project was not recorded as lost.")
class ProjectLoseErrorCode(Enum):
    """Why a project was not recorded as lost."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    ILLEGAL_TRANSITION = _code("ILLEGAL_TRANSITION")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")


@strawberry.enum(description="项目撤回错误码：Why a project was not withdrawn.")
class ProjectWithdrawErrorCode(Enum):
    """Why a project was not withdrawn."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    ILLEGAL_TRANSITION = _code("ILLEGAL_TRANSITION")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")


@strawberry.enum(description="跟进记录错误码：Why a note was not added.")
class ProjectAddNoteErrorCode(Enum):
    """Why a note was not added."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")


@strawberry.enum(description="办结结论错误码：Why a conclusion was not recorded.")
class ProjectRecordClearanceErrorCode(Enum):
    """Why a conclusion was not recorded."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    PROJECT_CLOSED = _code("PROJECT_CLOSED")
    CLEARANCE_EXISTS = _code("CLEARANCE_EXISTS")
    DATE_OUT_OF_RANGE = _code("DATE_OUT_OF_RANGE")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")


@strawberry.enum(description="请部门参与错误码：Why a department was not involved.")
class ProjectInvolveErrorCode(Enum):
    """Why a department was not involved."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    PROJECT_CLOSED = _code("PROJECT_CLOSED")
    DEPARTMENT_NOT_FOUND = _code("DEPARTMENT_NOT_FOUND")
    ALREADY_INVOLVED = _code("ALREADY_INVOLVED")


@strawberry.enum(description="联系人登记错误码：Why a contact was not added.")
class ContactAddErrorCode(Enum):
    """Why a contact was not added."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")
    INVALID_PHONE = _code("INVALID_PHONE")
    INVALID_EMAIL = _code("INVALID_EMAIL")
    CONTACT_CHANNEL_REQUIRED = _code("CONTACT_CHANNEL_REQUIRED")


@strawberry.enum(description="联系人修改错误码：Why a contact was not changed.")
class ContactUpdateErrorCode(Enum):
    """Why a contact was not changed."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    NOTHING_TO_CHANGE = _code("NOTHING_TO_CHANGE")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")
    INVALID_PHONE = _code("INVALID_PHONE")
    INVALID_EMAIL = _code("INVALID_EMAIL")
    CONTACT_CHANNEL_REQUIRED = _code("CONTACT_CHANNEL_REQUIRED")


@strawberry.enum(description="查看联系方式错误码：Why a contact was not revealed.")
class ContactRevealErrorCode(Enum):
    """Why a contact was not revealed."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")


@strawberry.enum(description="企业修改错误码：Why a company was not changed.")
class CompanyUpdateErrorCode(Enum):
    """Why a company was not changed."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    NOTHING_TO_CHANGE = _code("NOTHING_TO_CHANGE")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")
    INVALID_CREDIT_CODE = _code("INVALID_CREDIT_CODE")
    CREDIT_CODE_REQUIRED = _code("CREDIT_CODE_REQUIRED")


@strawberry.enum(description="首报裁定错误码：Why a dispute was not settled.")
class FirstReportSettleErrorCode(Enum):
    """Why a dispute was not settled."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    REPORT_NOT_DISPUTED = _code("REPORT_NOT_DISPUTED")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")


@strawberry.enum(description="查重裁定错误码：Why a duplicate was not settled.")
class DuplicateSettleErrorCode(Enum):
    """Why a duplicate was not settled."""

    NOT_FOUND = _code("NOT_FOUND")
    FORBIDDEN = _code("FORBIDDEN")
    CONFLICT = _code("CONFLICT")
    DUPLICATE_SETTLED = _code("DUPLICATE_SETTLED")
    TEXT_REQUIRED = _code("TEXT_REQUIRED")
    TEXT_TOO_LONG = _code("TEXT_TOO_LONG")
    TEXT_INVALID = _code("TEXT_INVALID")
