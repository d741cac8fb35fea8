"""What the mutations of supervision orders answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.orders.api import codes
from zhaoshang.orders.api.types import OrderExtension, OrderStep, SupervisionOrder
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="下达督办单错误：Why nothing was written.")
class SupervisionOrderOpenError(UserError):
    """A refusal of supervisionOrderOpen."""

    code: codes.SupervisionOrderOpenErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="下达督办单结果：The outcome; either the object or errors.")
class SupervisionOrderOpenPayload:
    """The outcome of supervisionOrderOpen."""

    key: Key = None
    order: SupervisionOrder | None = strawberry.field(
        resolver=anew("SupervisionOrder"), description="督办单：The order as it is now; null when refused."
    )
    errors: list[SupervisionOrderOpenError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="签收督办单错误：Why nothing was written.")
class SupervisionOrderAcknowledgeError(UserError):
    """A refusal of supervisionOrderAcknowledge."""

    code: codes.SupervisionOrderAcknowledgeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="签收督办单结果：The outcome; either the object or errors.")
class SupervisionOrderAcknowledgePayload:
    """The outcome of supervisionOrderAcknowledge."""

    key: Key = None
    order: SupervisionOrder | None = strawberry.field(
        resolver=anew("SupervisionOrder"), description="督办单：The order as it is now; null when refused."
    )
    errors: list[SupervisionOrderAcknowledgeError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="反馈督办单错误：Why nothing was written.")
class SupervisionOrderAnswerError(UserError):
    """A refusal of supervisionOrderAnswer."""

    code: codes.SupervisionOrderAnswerErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="反馈督办单结果：The outcome; either the object or errors.")
class SupervisionOrderAnswerPayload:
    """The outcome of supervisionOrderAnswer."""

    key: Key = None
    order: SupervisionOrder | None = strawberry.field(
        resolver=anew("SupervisionOrder"), description="督办单：The order as it is now; null when refused."
    )
    errors: list[SupervisionOrderAnswerError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="退回反馈错误：Why nothing was written.")
class SupervisionOrderReturnError(UserError):
    """A refusal of supervisionOrderReturn."""

    code: codes.SupervisionOrderReturnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回反馈结果：The outcome; either the object or errors.")
class SupervisionOrderReturnPayload:
    """The outcome of supervisionOrderReturn."""

    key: Key = None
    order: SupervisionOrder | None = strawberry.field(
        resolver=anew("SupervisionOrder"), description="督办单：The order as it is now; null when refused."
    )
    errors: list[SupervisionOrderReturnError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="督办销号错误：Why nothing was written.")
class SupervisionOrderCloseError(UserError):
    """A refusal of supervisionOrderClose."""

    code: codes.SupervisionOrderCloseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="督办销号结果：The outcome; either the object or errors.")
class SupervisionOrderClosePayload:
    """The outcome of supervisionOrderClose."""

    key: Key = None
    order: SupervisionOrder | None = strawberry.field(
        resolver=anew("SupervisionOrder"), description="督办单：The order as it is now; null when refused."
    )
    errors: list[SupervisionOrderCloseError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="撤销督办单错误：Why nothing was written.")
class SupervisionOrderWithdrawError(UserError):
    """A refusal of supervisionOrderWithdraw."""

    code: codes.SupervisionOrderWithdrawErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="撤销督办单结果：The outcome; either the object or errors.")
class SupervisionOrderWithdrawPayload:
    """The outcome of supervisionOrderWithdraw."""

    key: Key = None
    order: SupervisionOrder | None = strawberry.field(
        resolver=anew("SupervisionOrder"), description="督办单：The order as it is now; null when refused."
    )
    errors: list[SupervisionOrderWithdrawError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="申请延期错误：Why nothing was written.")
class OrderExtensionAskError(UserError):
    """A refusal of orderExtensionAsk."""

    code: codes.OrderExtensionAskErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="申请延期结果：The outcome; either the object or errors.")
class OrderExtensionAskPayload:
    """The outcome of orderExtensionAsk."""

    key: Key = None
    extension: OrderExtension | None = strawberry.field(
        resolver=anew("OrderExtension"), description="延期申请：The extension as it is now; null when refused."
    )
    errors: list[OrderExtensionAskError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="审批延期错误：Why nothing was written.")
class OrderExtensionDecideError(UserError):
    """A refusal of orderExtensionDecide."""

    code: codes.OrderExtensionDecideErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="审批延期结果：The outcome; either the object or errors.")
class OrderExtensionDecidePayload:
    """The outcome of orderExtensionDecide."""

    key: Key = None
    extension: OrderExtension | None = strawberry.field(
        resolver=anew("OrderExtension"), description="延期申请：The extension as it is now; null when refused."
    )
    errors: list[OrderExtensionDecideError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="调阅反馈材料错误：Why nothing was written.")
class OrderStepFileRevealError(UserError):
    """A refusal of orderStepFileReveal."""

    code: codes.OrderStepFileRevealErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="调阅反馈材料结果：The outcome; either the object or errors.")
class OrderStepFileRevealPayload:
    """The outcome of orderStepFileReveal."""

    key: Key = None
    step: OrderStep | None = strawberry.field(
        resolver=anew("OrderStep"), description="环节：The step; null when refused."
    )
    content_base64: str | None = strawberry.field(
        default=None, description="文件内容：The file, in Base64 (RFC 4648 §4); null when refused."
    )
    errors: list[OrderStepFileRevealError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
