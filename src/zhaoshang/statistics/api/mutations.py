"""The mutations of facts: each hands its input to one operation; the outcome is read anew."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed
from zhaoshang.statistics.api import codes, inputs, payloads
from zhaoshang.statistics.operations.record_fact import record_fact
from zhaoshang.statistics.operations.return_fact import return_fact
from zhaoshang.statistics.operations.verify_fact import verify_fact
from zhaoshang.statistics.permissions import Facts
from zhaoshang.values.ids import ProjectId


async def fact_record(info: Info, input: Annotated[inputs.FactRecordInput, INPUT]) -> payloads.FactRecordPayload:
    """Enter a figure of a project of yours; it counts once it is verified."""
    outcome = await record_fact(
        info.context.service,
        info.context.actor,
        ProjectId(keyed("Project", input.project)),
        inputs.new_fact(input),
    )
    return answer(info, outcome, payloads.FactRecordPayload, payloads.FactRecordError, codes.FactRecordErrorCode)


async def fact_verify(info: Info, input: Annotated[inputs.FactVerifyInput, INPUT]) -> payloads.FactVerifyPayload:
    """Let a figure count, and credit everybody who shares in it."""
    outcome = await verify_fact(
        info.context.service,
        info.context.actor,
        keyed("Fact", input.id),
        input.expected_version,
    )
    return answer(info, outcome, payloads.FactVerifyPayload, payloads.FactVerifyError, codes.FactVerifyErrorCode)


async def fact_return(info: Info, input: Annotated[inputs.FactReturnInput, INPUT]) -> payloads.FactReturnPayload:
    """Give a figure back with a reason."""
    outcome = await return_fact(
        info.context.service,
        info.context.actor,
        keyed("Fact", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(info, outcome, payloads.FactReturnPayload, payloads.FactReturnError, codes.FactReturnErrorCode)


@strawberry.type
class StatisticsMutation:
    """What may be done about facts."""

    fact_record: payloads.FactRecordPayload = strawberry.mutation(
        resolver=fact_record,
        description="报数：Enter a figure of a project of yours; it counts once it is verified.",
        directives=[requires(Facts.RECORD)],
    )
    fact_verify: payloads.FactVerifyPayload = strawberry.mutation(
        resolver=fact_verify,
        description="核实：Let a figure count, and credit everybody who shares in it.",
        directives=[requires(Facts.VERIFY)],
    )
    fact_return: payloads.FactReturnPayload = strawberry.mutation(
        resolver=fact_return,
        description="退回：Give a figure back with a reason.",
        directives=[requires(Facts.RETURN)],
    )
