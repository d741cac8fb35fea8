"""What the mutations of facts answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.readmodel.payloads import Key, anew
from zhaoshang.statistics.api import codes
from zhaoshang.statistics.api.types import Fact


@strawberry.type(description="报数错误：Why nothing was written.")
class FactRecordError(UserError):
    """A refusal of factRecord."""

    code: codes.FactRecordErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="报数结果：The outcome; either the object or errors.")
class FactRecordPayload:
    """The outcome of factRecord."""

    key: Key = None
    fact: Fact | None = strawberry.field(
        resolver=anew("Fact"), description="统计事实：The figure as it is now; null when refused."
    )
    errors: list[FactRecordError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="核实错误：Why nothing was written.")
class FactVerifyError(UserError):
    """A refusal of factVerify."""

    code: codes.FactVerifyErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="核实结果：The outcome; either the object or errors.")
class FactVerifyPayload:
    """The outcome of factVerify."""

    key: Key = None
    fact: Fact | None = strawberry.field(
        resolver=anew("Fact"), description="统计事实：The figure as it is now; null when refused."
    )
    errors: list[FactVerifyError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="退回错误：Why nothing was written.")
class FactReturnError(UserError):
    """A refusal of factReturn."""

    code: codes.FactReturnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回结果：The outcome; either the object or errors.")
class FactReturnPayload:
    """The outcome of factReturn."""

    key: Key = None
    fact: Fact | None = strawberry.field(
        resolver=anew("Fact"), description="统计事实：The figure as it is now; null when refused."
    )
    errors: list[FactReturnError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
