"""The codes of what evaluations refuse: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.evaluation import errors as _texts  # noqa: F401  importing it registers the texts
from zhaoshang.evidence import errors as _files  # noqa: F401  the same of files


@strawberry.enum(description="登记承诺错误码：Why nothing was written.")
class EvaluationPromiseErrorCode(Enum):
    """Why evaluationPromise wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    PROMISE_EMPTY = error_code("PROMISE_EMPTY")
    PROMISE_TWICE = error_code("PROMISE_TWICE")
    PROMISE_YEAR_UNKNOWN = error_code("PROMISE_YEAR_UNKNOWN")
    PROMISE_INVALID = error_code("PROMISE_INVALID")
    EVALUATION_METRIC_UNKNOWN = error_code("EVALUATION_METRIC_UNKNOWN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    EVALUATION_CLOSED = error_code("EVALUATION_CLOSED")
    CONFLICT = error_code("CONFLICT")
    PROMISE_WAITING = error_code("PROMISE_WAITING")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="确认承诺变更错误码：Why nothing was written.")
class EvaluationPromiseConfirmErrorCode(Enum):
    """Why evaluationPromiseConfirm wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    PROMISE_DECIDED = error_code("PROMISE_DECIDED")


@strawberry.enum(description="退回承诺变更错误码：Why nothing was written.")
class EvaluationPromiseReturnErrorCode(Enum):
    """Why evaluationPromiseReturn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    PROMISE_DECIDED = error_code("PROMISE_DECIDED")


@strawberry.enum(description="指定负责部门错误码：Why nothing was written.")
class EvaluationDepartmentNameErrorCode(Enum):
    """Why evaluationDepartmentName wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    EVALUATION_DEPARTMENT_UNKNOWN = error_code("EVALUATION_DEPARTMENT_UNKNOWN")
    EVALUATION_CLOSED = error_code("EVALUATION_CLOSED")
    EVALUATION_DEPARTMENT_NAMED = error_code("EVALUATION_DEPARTMENT_NAMED")


@strawberry.enum(description="登记年度指标错误码：Why nothing was written.")
class EvaluationYearRecordErrorCode(Enum):
    """Why evaluationYearRecord wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    EVALUATION_METRIC_TWICE = error_code("EVALUATION_METRIC_TWICE")
    EVALUATION_METRIC_UNKNOWN = error_code("EVALUATION_METRIC_UNKNOWN")
    EVALUATION_METRIC_MISSING = error_code("EVALUATION_METRIC_MISSING")
    EVALUATION_FIGURE_INVALID = error_code("EVALUATION_FIGURE_INVALID")
    EVALUATION_EVIDENCE_REQUIRED = error_code("EVALUATION_EVIDENCE_REQUIRED")
    EVALUATION_REASON_REQUIRED = error_code("EVALUATION_REASON_REQUIRED")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    EVALUATION_YEAR_LAPSED = error_code("EVALUATION_YEAR_LAPSED")
    EVALUATION_YEAR_NOT_OVER = error_code("EVALUATION_YEAR_NOT_OVER")
    CONFLICT = error_code("CONFLICT")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="出具分析报告错误码：Why nothing was written.")
class EvaluationReportIssueErrorCode(Enum):
    """Why evaluationReportIssue wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    EVALUATION_PERIOD_INVALID = error_code("EVALUATION_PERIOD_INVALID")
    EVALUATION_PERIOD_OPEN = error_code("EVALUATION_PERIOD_OPEN")
    EVALUATION_SECTIONS_TOO_MANY = error_code("EVALUATION_SECTIONS_TOO_MANY")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
