"""The mutations of credit: each hands its input to one operation; the outcome is read anew."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.attribution.api import codes, inputs, payloads
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.attribution.permissions import Periods
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer


async def period_close(info: Info, input: Annotated[inputs.PeriodCloseInput, INPUT]) -> payloads.PeriodClosePayload:
    """Close a month for the whole district."""
    outcome = await close_period(
        info.context.service,
        info.context.actor,
        input.period,
    )
    return answer(info, outcome, payloads.PeriodClosePayload, payloads.PeriodCloseError, codes.PeriodCloseErrorCode)


@strawberry.type
class AttributionMutation:
    """What may be done about credit."""

    period_close: payloads.PeriodClosePayload = strawberry.mutation(
        resolver=period_close,
        description="关账：Close a month for the whole district.",
        directives=[requires(Periods.CLOSE)],
    )
