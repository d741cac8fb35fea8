"""What the mutations of blockers answer: the blocker as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.majors.api import codes_blockers as codes
from zhaoshang.majors.api.types_blockers import Blocker
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="提出堵点错误：Why nothing was written.")
class BlockerRaiseError(UserError):
    """A refusal of blockerRaise."""

    code: codes.BlockerRaiseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="提出堵点结果：The outcome; either the object or errors.")
class BlockerRaisePayload:
    """The outcome of blockerRaise."""

    key: Key = None
    blocker: Blocker | None = strawberry.field(
        resolver=anew("Blocker"), description="堵点：The blocker as it is now; null when refused."
    )
    errors: list[BlockerRaiseError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="答复堵点错误：Why nothing was written.")
class BlockerAnswerError(UserError):
    """A refusal of blockerAnswer."""

    code: codes.BlockerAnswerErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="答复堵点结果：The outcome; either the object or errors.")
class BlockerAnswerPayload:
    """The outcome of blockerAnswer."""

    key: Key = None
    blocker: Blocker | None = strawberry.field(
        resolver=anew("Blocker"), description="堵点：The blocker as it is now; null when refused."
    )
    errors: list[BlockerAnswerError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="转办堵点错误：Why nothing was written.")
class BlockerHandOnError(UserError):
    """A refusal of blockerHandOn."""

    code: codes.BlockerHandOnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="转办堵点结果：The outcome; either the object or errors.")
class BlockerHandOnPayload:
    """The outcome of blockerHandOn."""

    key: Key = None
    blocker: Blocker | None = strawberry.field(
        resolver=anew("Blocker"), description="堵点：The blocker as it is now; null when refused."
    )
    errors: list[BlockerHandOnError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="销号错误：Why nothing was written.")
class BlockerResolveError(UserError):
    """A refusal of blockerResolve."""

    code: codes.BlockerResolveErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="销号结果：The outcome; either the object or errors.")
class BlockerResolvePayload:
    """The outcome of blockerResolve."""

    key: Key = None
    blocker: Blocker | None = strawberry.field(
        resolver=anew("Blocker"), description="堵点：The blocker as it is now; null when refused."
    )
    errors: list[BlockerResolveError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="退回堵点错误：Why nothing was written.")
class BlockerReturnError(UserError):
    """A refusal of blockerReturn."""

    code: codes.BlockerReturnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回堵点结果：The outcome; either the object or errors.")
class BlockerReturnPayload:
    """The outcome of blockerReturn."""

    key: Key = None
    blocker: Blocker | None = strawberry.field(
        resolver=anew("Blocker"), description="堵点：The blocker as it is now; null when refused."
    )
    errors: list[BlockerReturnError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="撤回堵点错误：Why nothing was written.")
class BlockerWithdrawError(UserError):
    """A refusal of blockerWithdraw."""

    code: codes.BlockerWithdrawErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="撤回堵点结果：The outcome; either the object or errors.")
class BlockerWithdrawPayload:
    """The outcome of blockerWithdraw."""

    key: Key = None
    blocker: Blocker | None = strawberry.field(
        resolver=anew("Blocker"), description="堵点：The blocker as it is now; null when refused."
    )
    errors: list[BlockerWithdrawError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="改派堵点错误：Why nothing was written.")
class BlockerReassignError(UserError):
    """A refusal of blockerReassign."""

    code: codes.BlockerReassignErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="改派堵点结果：The outcome; either the object or errors.")
class BlockerReassignPayload:
    """The outcome of blockerReassign."""

    key: Key = None
    blocker: Blocker | None = strawberry.field(
        resolver=anew("Blocker"), description="堵点：The blocker as it is now; null when refused."
    )
    errors: list[BlockerReassignError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="批示堵点错误：Why nothing was written.")
class BlockerInstructError(UserError):
    """A refusal of blockerInstruct."""

    code: codes.BlockerInstructErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="批示堵点结果：The outcome; either the object or errors.")
class BlockerInstructPayload:
    """The outcome of blockerInstruct."""

    key: Key = None
    blocker: Blocker | None = strawberry.field(
        resolver=anew("Blocker"), description="堵点：The blocker as it is now; null when refused."
    )
    errors: list[BlockerInstructError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
