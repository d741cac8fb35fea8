"""The codes of what assessments refuse: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.assessment.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts
from zhaoshang.evidence.errors import MESSAGES as OF_FILES  # noqa: F401  likewise


@strawberry.enum(description="公布考核办法错误码：Why nothing was written.")
class AssessmentSchemePublishErrorCode(Enum):
    """Why assessmentSchemePublish wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    SCHEME_YEAR_OUT_OF_RANGE = error_code("SCHEME_YEAR_OUT_OF_RANGE")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    INDICATORS_TOO_MANY = error_code("INDICATORS_TOO_MANY")
    INDICATOR_CODE_INVALID = error_code("INDICATOR_CODE_INVALID")
    INDICATOR_WEIGHT_INVALID = error_code("INDICATOR_WEIGHT_INVALID")
    INDICATOR_METHOD_UNFIT = error_code("INDICATOR_METHOD_UNFIT")
    SCHEME_WEIGHTS_NOT_WHOLE = error_code("SCHEME_WEIGHTS_NOT_WHOLE")
    INDICATOR_DEPARTMENT_UNFIT = error_code("INDICATOR_DEPARTMENT_UNFIT")
    SCHEME_YEAR_ASSESSED = error_code("SCHEME_YEAR_ASSESSED")


@strawberry.enum(description="考核评分错误码：Why nothing was written.")
class AssessmentMarkGiveErrorCode(Enum):
    """Why assessmentMarkGive wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    MARK_OUT_OF_RANGE = error_code("MARK_OUT_OF_RANGE")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    MARK_NOT_ASKED = error_code("MARK_NOT_ASKED")
    MARK_LATE = error_code("MARK_LATE")
    MARK_UNIT_UNFIT = error_code("MARK_UNIT_UNFIT")
    CONFLICT = error_code("CONFLICT")


@strawberry.enum(description="测算考核错误码：Why nothing was written.")
class AssessmentComputeErrorCode(Enum):
    """Why assessmentCompute wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    ASSESSMENT_YEAR_OUT_OF_RANGE = error_code("ASSESSMENT_YEAR_OUT_OF_RANGE")
    ASSESSMENT_PUBLISHED = error_code("ASSESSMENT_PUBLISHED")
    SCHEME_MISSING = error_code("SCHEME_MISSING")
    TARGETS_MISSING = error_code("TARGETS_MISSING")


@strawberry.enum(description="公布考核错误码：Why nothing was written.")
class AssessmentPublishErrorCode(Enum):
    """Why assessmentPublish wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    ASSESSMENT_STATE = error_code("ASSESSMENT_STATE")
    ASSESSMENT_YEAR_OPEN = error_code("ASSESSMENT_YEAR_OPEN")
    MARKS_MISSING = error_code("MARKS_MISSING")
    ASSESSMENT_STALE = error_code("ASSESSMENT_STALE")


@strawberry.enum(description="考核定案错误码：Why nothing was written.")
class AssessmentFinaliseErrorCode(Enum):
    """Why assessmentFinalise wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    ASSESSMENT_STATE = error_code("ASSESSMENT_STATE")
    OBJECTIONS_RUNNING = error_code("OBJECTIONS_RUNNING")
    OBJECTIONS_UNDECIDED = error_code("OBJECTIONS_UNDECIDED")


@strawberry.enum(description="提出考核异议错误码：Why nothing was written.")
class AssessmentObjectionRaiseErrorCode(Enum):
    """Why assessmentObjectionRaise wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    OBJECTION_LATE = error_code("OBJECTION_LATE")
    OBJECTION_EXISTS = error_code("OBJECTION_EXISTS")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="裁定考核异议错误码：Why nothing was written.")
class AssessmentObjectionDecideErrorCode(Enum):
    """Why assessmentObjectionDecide wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    OBJECTION_DECIDED = error_code("OBJECTION_DECIDED")
    OBJECTION_POINTS_INVALID = error_code("OBJECTION_POINTS_INVALID")


@strawberry.enum(description="调阅异议材料错误码：Why nothing was written.")
class AssessmentObjectionFileRevealErrorCode(Enum):
    """Why assessmentObjectionFileReveal wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
