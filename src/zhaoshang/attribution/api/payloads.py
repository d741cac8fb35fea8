"""What the mutations of credit answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.attribution.api import codes
from zhaoshang.attribution.api.types import ClosedPeriod
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="关账错误：Why nothing was written.")
class PeriodCloseError(UserError):
    """A refusal of periodClose."""

    code: codes.PeriodCloseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="关账结果：The outcome; either the object or errors.")
class PeriodClosePayload:
    """The outcome of periodClose."""

    key: Key = None
    closed_period: ClosedPeriod | None = strawberry.field(
        resolver=anew("ClosedPeriod"), description="已关账月份：The closed month; null when refused."
    )
    errors: list[PeriodCloseError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
