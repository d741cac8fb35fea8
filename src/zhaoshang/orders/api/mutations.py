"""The mutations of supervision orders."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.orders.api import codes, inputs, payloads
from zhaoshang.orders.operations.acknowledge_order import acknowledge_order
from zhaoshang.orders.operations.answer_order import answer_order
from zhaoshang.orders.operations.ask_extension import ask_extension
from zhaoshang.orders.operations.close_order import close_order
from zhaoshang.orders.operations.decide_extension import decide_extension
from zhaoshang.orders.operations.open_order import open_order
from zhaoshang.orders.operations.read_order_file import read_order_file
from zhaoshang.orders.operations.return_order import return_order
from zhaoshang.orders.operations.withdraw_order import withdraw_order
from zhaoshang.orders.permissions import Orders
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed


async def supervision_order_open(
    info: Info, input: Annotated[inputs.SupervisionOrderOpenInput, INPUT]
) -> payloads.SupervisionOrderOpenPayload:
    """Have a unit do something by a day: from a light, a blocker, a project or any matter."""
    outcome = await open_order(
        info.context.service,
        info.context.actor,
        inputs.new_order(input),
    )
    return answer(
        info,
        outcome,
        payloads.SupervisionOrderOpenPayload,
        payloads.SupervisionOrderOpenError,
        codes.SupervisionOrderOpenErrorCode,
    )


async def supervision_order_acknowledge(
    info: Info, input: Annotated[inputs.SupervisionOrderAcknowledgeInput, INPUT]
) -> payloads.SupervisionOrderAcknowledgePayload:
    """Acknowledge an order that is addressed to your unit."""
    outcome = await acknowledge_order(
        info.context.service,
        info.context.actor,
        keyed("SupervisionOrder", input.id),
        input.expected_version,
    )
    return answer(
        info,
        outcome,
        payloads.SupervisionOrderAcknowledgePayload,
        payloads.SupervisionOrderAcknowledgeError,
        codes.SupervisionOrderAcknowledgeErrorCode,
    )


async def supervision_order_answer(
    info: Info, input: Annotated[inputs.SupervisionOrderAnswerInput, INPUT]
) -> payloads.SupervisionOrderAnswerPayload:
    """Say what your unit did; the oversight office then decides."""
    outcome = await answer_order(
        info.context.service,
        info.context.actor,
        keyed("SupervisionOrder", input.id),
        input.expected_version,
        input.feedback,
        evidence=None if input.evidence is None else keyed("Evidence", input.evidence),
    )
    return answer(
        info,
        outcome,
        payloads.SupervisionOrderAnswerPayload,
        payloads.SupervisionOrderAnswerError,
        codes.SupervisionOrderAnswerErrorCode,
    )


async def supervision_order_return(
    info: Info, input: Annotated[inputs.SupervisionOrderReturnInput, INPUT]
) -> payloads.SupervisionOrderReturnPayload:
    """Return a feedback that is not enough, with a new deadline."""
    outcome = await return_order(
        info.context.service,
        info.context.actor,
        keyed("SupervisionOrder", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.SupervisionOrderReturnPayload,
        payloads.SupervisionOrderReturnError,
        codes.SupervisionOrderReturnErrorCode,
    )


async def supervision_order_close(
    info: Info, input: Annotated[inputs.SupervisionOrderCloseInput, INPUT]
) -> payloads.SupervisionOrderClosePayload:
    """Accept a feedback, which closes the order; nobody else closes one."""
    outcome = await close_order(
        info.context.service,
        info.context.actor,
        keyed("SupervisionOrder", input.id),
        input.expected_version,
        input.note,
    )
    return answer(
        info,
        outcome,
        payloads.SupervisionOrderClosePayload,
        payloads.SupervisionOrderCloseError,
        codes.SupervisionOrderCloseErrorCode,
    )


async def supervision_order_withdraw(
    info: Info, input: Annotated[inputs.SupervisionOrderWithdrawInput, INPUT]
) -> payloads.SupervisionOrderWithdrawPayload:
    """Take back an order that was opened in error."""
    outcome = await withdraw_order(
        info.context.service,
        info.context.actor,
        keyed("SupervisionOrder", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.SupervisionOrderWithdrawPayload,
        payloads.SupervisionOrderWithdrawError,
        codes.SupervisionOrderWithdrawErrorCode,
    )


async def order_extension_ask(
    info: Info, input: Annotated[inputs.OrderExtensionAskInput, INPUT]
) -> payloads.OrderExtensionAskPayload:
    """Ask for more time before the deadline; the clock goes on meanwhile."""
    outcome = await ask_extension(
        info.context.service,
        info.context.actor,
        keyed("SupervisionOrder", input.supervision_order),
        input.expected_version,
        until=input.until,
        reason=input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.OrderExtensionAskPayload,
        payloads.OrderExtensionAskError,
        codes.OrderExtensionAskErrorCode,
    )


async def order_extension_decide(
    info: Info, input: Annotated[inputs.OrderExtensionDecideInput, INPUT]
) -> payloads.OrderExtensionDecidePayload:
    """Grant more time, or refuse it with a reason."""
    outcome = await decide_extension(
        info.context.service,
        info.context.actor,
        keyed("OrderExtension", input.id),
        input.expected_version,
        granted=input.granted,
        reason=input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.OrderExtensionDecidePayload,
        payloads.OrderExtensionDecideError,
        codes.OrderExtensionDecideErrorCode,
    )


async def order_step_file_reveal(
    info: Info, input: Annotated[inputs.OrderStepFileRevealInput, INPUT]
) -> payloads.OrderStepFileRevealPayload:
    """Read what a feedback came with, on record."""
    outcome = await read_order_file(
        info.context.service, info.context.actor, keyed("OrderStep", input.id), input.purpose
    )
    if isinstance(outcome, HandedOut):
        return payloads.OrderStepFileRevealPayload(key=outcome.asked, content_base64=outcome.base64)
    return answer(
        info,
        outcome,
        payloads.OrderStepFileRevealPayload,
        payloads.OrderStepFileRevealError,
        codes.OrderStepFileRevealErrorCode,
    )


@strawberry.type
class OrdersMutation:
    """The mutations of supervision orders."""

    supervision_order_open: payloads.SupervisionOrderOpenPayload = strawberry.mutation(
        resolver=supervision_order_open,
        description="下达督办单：Have a unit do something by a day: from a light, a blocker, a project or any matter.",
        directives=[requires(Orders.OPEN)],
    )
    supervision_order_acknowledge: payloads.SupervisionOrderAcknowledgePayload = strawberry.mutation(
        resolver=supervision_order_acknowledge,
        description="签收督办单：Acknowledge an order that is addressed to your unit.",
        directives=[requires(Orders.ACKNOWLEDGE)],
    )
    supervision_order_answer: payloads.SupervisionOrderAnswerPayload = strawberry.mutation(
        resolver=supervision_order_answer,
        description="反馈督办单：Say what your unit did; the oversight office then decides.",
        directives=[requires(Orders.ANSWER)],
    )
    supervision_order_return: payloads.SupervisionOrderReturnPayload = strawberry.mutation(
        resolver=supervision_order_return,
        description="退回反馈：Return a feedback that is not enough, with a new deadline.",
        directives=[requires(Orders.RETURN)],
    )
    supervision_order_close: payloads.SupervisionOrderClosePayload = strawberry.mutation(
        resolver=supervision_order_close,
        description="督办销号：Accept a feedback, which closes the order; nobody else closes one.",
        directives=[requires(Orders.CLOSE)],
    )
    supervision_order_withdraw: payloads.SupervisionOrderWithdrawPayload = strawberry.mutation(
        resolver=supervision_order_withdraw,
        description="撤销督办单：Take back an order that was opened in error.",
        directives=[requires(Orders.WITHDRAW)],
    )
    order_extension_ask: payloads.OrderExtensionAskPayload = strawberry.mutation(
        resolver=order_extension_ask,
        description="申请延期：Ask for more time before the deadline; the clock goes on meanwhile.",
        directives=[requires(Orders.ASK)],
    )
    order_extension_decide: payloads.OrderExtensionDecidePayload = strawberry.mutation(
        resolver=order_extension_decide,
        description="审批延期：Grant more time, or refuse it with a reason.",
        directives=[requires(Orders.EXTEND)],
    )
    order_step_file_reveal: payloads.OrderStepFileRevealPayload = strawberry.mutation(
        resolver=order_step_file_reveal,
        description="调阅反馈材料：Read what a feedback came with, for a stated purpose, on record.",
        directives=[requires(Orders.READ_FILE)],
    )
