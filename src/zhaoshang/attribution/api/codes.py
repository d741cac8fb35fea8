"""Which codes each mutation of credit can answer with; what they say is ``errors.py``'s word."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.attribution.errors import refusal  # noqa: F401  importing it registers the texts


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
