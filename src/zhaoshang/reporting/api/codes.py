"""The codes of what monthly reports refuse: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.reporting.operations import find_unreported as _texts  # noqa: F401  importing it registers the texts


@strawberry.enum(description="报送月报错误码：Why nothing was written.")
class MonthlyReportSubmitErrorCode(Enum):
    """Why monthlyReportSubmit wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    REPORT_REMARK_TWICE = error_code("REPORT_REMARK_TWICE")
    PERIOD_CLOSED = error_code("PERIOD_CLOSED")
    CONFLICT = error_code("CONFLICT")
    REPORT_STATE = error_code("REPORT_STATE")
    REPORT_NOT_READY = error_code("REPORT_NOT_READY")
    REPORT_FIGURES_WAITING = error_code("REPORT_FIGURES_WAITING")
    REPORT_ZERO_UNTRUE = error_code("REPORT_ZERO_UNTRUE")
    REPORT_ZERO_MISSING = error_code("REPORT_ZERO_MISSING")


@strawberry.enum(description="核定月报错误码：Why nothing was written.")
class MonthlyReportVerifyErrorCode(Enum):
    """Why monthlyReportVerify wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    PERIOD_CLOSED = error_code("PERIOD_CLOSED")
    CONFLICT = error_code("CONFLICT")
    REPORT_STATE = error_code("REPORT_STATE")
    REPORT_OUTDATED = error_code("REPORT_OUTDATED")
    REPORT_DIFFERENCE_UNEXPLAINED = error_code("REPORT_DIFFERENCE_UNEXPLAINED")


@strawberry.enum(description="退回月报错误码：Why nothing was written.")
class MonthlyReportReturnErrorCode(Enum):
    """Why monthlyReportReturn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    PERIOD_CLOSED = error_code("PERIOD_CLOSED")
    CONFLICT = error_code("CONFLICT")
    REPORT_STATE = error_code("REPORT_STATE")


@strawberry.enum(description="登记统计局数错误码：Why nothing was written.")
class BureauFigureRecordErrorCode(Enum):
    """Why bureauFigureRecord wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    PERIOD_INVALID = error_code("PERIOD_INVALID")
    BUREAU_MONTH_AHEAD = error_code("BUREAU_MONTH_AHEAD")
    BUREAU_FIGURE_INVALID = error_code("BUREAU_FIGURE_INVALID")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    REPORTING_UNIT_UNKNOWN = error_code("REPORTING_UNIT_UNKNOWN")
    CONFLICT = error_code("CONFLICT")
    BUREAU_FIGURE_UNCHANGED = error_code("BUREAU_FIGURE_UNCHANGED")


@strawberry.enum(description="说明差异错误码：Why nothing was written.")
class BureauFigureExplainErrorCode(Enum):
    """Why bureauFigureExplain wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BUREAU_FIGURE_REPLACED = error_code("BUREAU_FIGURE_REPLACED")
    FIGURES_AGREE = error_code("FIGURES_AGREE")


@strawberry.enum(description="合作交流办说明差异错误码：Why nothing was written.")
class BureauFigureCommentErrorCode(Enum):
    """Why bureauFigureComment wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BUREAU_FIGURE_REPLACED = error_code("BUREAU_FIGURE_REPLACED")
    FIGURES_AGREE = error_code("FIGURES_AGREE")
