"""Which codes each mutation of facts can answer with; what they say is ``errors.py``'s word."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.evidence import errors as _evidence  # noqa: F401  importing it registers the texts
from zhaoshang.statistics.errors import refusal  # noqa: F401  importing it registers the texts


@strawberry.enum(description="报数错误码：Why nothing was written.")
class FactRecordErrorCode(Enum):
    """Why factRecord wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    UNIT_MISMATCH = error_code("UNIT_MISMATCH")
    AMOUNT_NOT_POSITIVE = error_code("AMOUNT_NOT_POSITIVE")
    FIGURE_TOO_LARGE = error_code("FIGURE_TOO_LARGE")
    SOURCE_REQUIRED = error_code("SOURCE_REQUIRED")
    PAID_IN_FUTURE = error_code("PAID_IN_FUTURE")
    DATE_OUT_OF_RANGE = error_code("DATE_OUT_OF_RANGE")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    PROJECT_NOT_LANDED = error_code("PROJECT_NOT_LANDED")
    ALREADY_COUNTED = error_code("ALREADY_COUNTED")
    SITE_COUNTED_AT_LEAD = error_code("SITE_COUNTED_AT_LEAD")
    NOT_CORRECTABLE = error_code("NOT_CORRECTABLE")
    CORRECTS_TOO_MUCH = error_code("CORRECTS_TOO_MUCH")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="核实错误码：Why nothing was written.")
class FactVerifyErrorCode(Enum):
    """Why factVerify wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    FACT_DECIDED = error_code("FACT_DECIDED")
    SITE_COUNTED_AT_LEAD = error_code("SITE_COUNTED_AT_LEAD")


@strawberry.enum(description="退回错误码：Why nothing was written.")
class FactReturnErrorCode(Enum):
    """Why factReturn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    FACT_DECIDED = error_code("FACT_DECIDED")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
