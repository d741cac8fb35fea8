"""The mutations about what stands in the way of a major project."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.majors.api import codes_blockers as codes
from zhaoshang.majors.api import inputs_blockers as inputs
from zhaoshang.majors.api import payloads_blockers as payloads
from zhaoshang.majors.operations.answer_blocker import answer_blocker
from zhaoshang.majors.operations.hand_on_blocker import hand_on_blocker
from zhaoshang.majors.operations.instruct_blocker import instruct_blocker
from zhaoshang.majors.operations.raise_blocker import raise_blocker
from zhaoshang.majors.operations.reassign_blocker import reassign_blocker
from zhaoshang.majors.operations.resolve_blocker import resolve_blocker
from zhaoshang.majors.operations.return_blocker import return_blocker
from zhaoshang.majors.operations.withdraw_blocker import withdraw_blocker
from zhaoshang.majors.permissions import Blockers
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed


async def blocker_raise(info: Info, input: Annotated[inputs.BlockerRaiseInput, INPUT]) -> payloads.BlockerRaisePayload:
    """Raise what stands in the way of your major project, for a department to remove."""
    outcome = await raise_blocker(
        info.context.service,
        info.context.actor,
        keyed("MajorProject", input.major_project),
        inputs.new_blocker(input),
    )
    return answer(
        info,
        outcome,
        payloads.BlockerRaisePayload,
        payloads.BlockerRaiseError,
        codes.BlockerRaiseErrorCode,
    )


async def blocker_answer(
    info: Info, input: Annotated[inputs.BlockerAnswerInput, INPUT]
) -> payloads.BlockerAnswerPayload:
    """Answer a blocker that you are to remove; its host says whether that removed it."""
    outcome = await answer_blocker(
        info.context.service,
        info.context.actor,
        keyed("Blocker", input.id),
        input.expected_version,
        input.answer,
        evidence=None if input.evidence is None else keyed("Evidence", input.evidence),
    )
    return answer(
        info,
        outcome,
        payloads.BlockerAnswerPayload,
        payloads.BlockerAnswerError,
        codes.BlockerAnswerErrorCode,
    )


async def blocker_hand_on(
    info: Info, input: Annotated[inputs.BlockerHandOnInput, INPUT]
) -> payloads.BlockerHandOnPayload:
    """Hand a blocker on to the department whose matter it is, which has a new deadline."""
    outcome = await hand_on_blocker(
        info.context.service,
        info.context.actor,
        keyed("Blocker", input.id),
        input.expected_version,
        department=keyed("Tenant", input.department),
        reason=input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.BlockerHandOnPayload,
        payloads.BlockerHandOnError,
        codes.BlockerHandOnErrorCode,
    )


async def blocker_resolve(
    info: Info, input: Annotated[inputs.BlockerResolveInput, INPUT]
) -> payloads.BlockerResolvePayload:
    """Confirm that a blocker of your project is removed; nobody else closes one."""
    outcome = await resolve_blocker(
        info.context.service,
        info.context.actor,
        keyed("Blocker", input.id),
        input.expected_version,
        input.note,
    )
    return answer(
        info,
        outcome,
        payloads.BlockerResolvePayload,
        payloads.BlockerResolveError,
        codes.BlockerResolveErrorCode,
    )


async def blocker_return(
    info: Info, input: Annotated[inputs.BlockerReturnInput, INPUT]
) -> payloads.BlockerReturnPayload:
    """Open a blocker again that the answer did not remove, at its level, with a new deadline."""
    outcome = await return_blocker(
        info.context.service,
        info.context.actor,
        keyed("Blocker", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.BlockerReturnPayload,
        payloads.BlockerReturnError,
        codes.BlockerReturnErrorCode,
    )


async def blocker_withdraw(
    info: Info, input: Annotated[inputs.BlockerWithdrawInput, INPUT]
) -> payloads.BlockerWithdrawPayload:
    """Take back a blocker that was a mistake."""
    outcome = await withdraw_blocker(
        info.context.service,
        info.context.actor,
        keyed("Blocker", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.BlockerWithdrawPayload,
        payloads.BlockerWithdrawError,
        codes.BlockerWithdrawErrorCode,
    )


async def blocker_reassign(
    info: Info, input: Annotated[inputs.BlockerReassignInput, INPUT]
) -> payloads.BlockerReassignPayload:
    """Give a blocker that has come to development and reform to a department, by a day."""
    outcome = await reassign_blocker(
        info.context.service,
        info.context.actor,
        keyed("Blocker", input.id),
        input.expected_version,
        department=keyed("Tenant", input.department),
        due_on=input.due_on,
        reason=input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.BlockerReassignPayload,
        payloads.BlockerReassignError,
        codes.BlockerReassignErrorCode,
    )


async def blocker_instruct(
    info: Info, input: Annotated[inputs.BlockerInstructInput, INPUT]
) -> payloads.BlockerInstructPayload:
    """Instruct a department to remove a blocker of a project that you sponsor, by a day."""
    outcome = await instruct_blocker(
        info.context.service,
        info.context.actor,
        keyed("Blocker", input.id),
        input.expected_version,
        instruction=input.instruction,
        department=keyed("Tenant", input.department),
        due_on=input.due_on,
    )
    return answer(
        info,
        outcome,
        payloads.BlockerInstructPayload,
        payloads.BlockerInstructError,
        codes.BlockerInstructErrorCode,
    )


@strawberry.type
class BlockersMutation:
    """The mutations about what stands in the way of a major project."""

    blocker_raise: payloads.BlockerRaisePayload = strawberry.mutation(
        resolver=blocker_raise,
        description="提出堵点：Raise what stands in the way of your major project, for a department to remove.",
        directives=[requires(Blockers.RAISE)],
    )
    blocker_answer: payloads.BlockerAnswerPayload = strawberry.mutation(
        resolver=blocker_answer,
        description="答复堵点：Answer a blocker that you are to remove; its host says whether that removed it.",
        directives=[requires(Blockers.ANSWER)],
    )
    blocker_hand_on: payloads.BlockerHandOnPayload = strawberry.mutation(
        resolver=blocker_hand_on,
        description="转办堵点：Hand a blocker on to the department whose matter it is, which has a new deadline.",
        directives=[requires(Blockers.HAND_ON)],
    )
    blocker_resolve: payloads.BlockerResolvePayload = strawberry.mutation(
        resolver=blocker_resolve,
        description="销号：Confirm that a blocker of your project is removed; nobody else closes one.",
        directives=[requires(Blockers.RESOLVE)],
    )
    blocker_return: payloads.BlockerReturnPayload = strawberry.mutation(
        resolver=blocker_return,
        description="退回堵点：Open a blocker again that the answer did not remove, at its level, with a new deadline.",
        directives=[requires(Blockers.GIVE_BACK)],
    )
    blocker_withdraw: payloads.BlockerWithdrawPayload = strawberry.mutation(
        resolver=blocker_withdraw,
        description="撤回堵点：Take back a blocker that was a mistake.",
        directives=[requires(Blockers.WITHDRAW)],
    )
    blocker_reassign: payloads.BlockerReassignPayload = strawberry.mutation(
        resolver=blocker_reassign,
        description="改派堵点：Give a blocker that has come to development and reform to a department, by a day.",
        directives=[requires(Blockers.REASSIGN)],
    )
    blocker_instruct: payloads.BlockerInstructPayload = strawberry.mutation(
        resolver=blocker_instruct,
        description="批示堵点：Instruct a department to remove a blocker of a project that you sponsor, by a day.",
        directives=[requires(Blockers.INSTRUCT)],
    )
