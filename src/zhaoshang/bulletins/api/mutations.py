"""The mutations of bulletins."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.bulletins.api import codes, inputs, payloads
from zhaoshang.bulletins.operations.compose_bulletin import compose_bulletin, correct_bulletin
from zhaoshang.bulletins.operations.publish_bulletin import publish_bulletin
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed


async def bulletin_compose(
    info: Info, input: Annotated[inputs.BulletinComposeInput, INPUT]
) -> payloads.BulletinComposePayload:
    """Compose the bulletin of a closed month."""
    context = info.context
    outcome = await compose_bulletin(context.service, context.actor, input.period, inputs.said(input.commentary))
    return answer(
        info,
        outcome,
        payloads.BulletinComposePayload,
        payloads.BulletinComposeError,
        codes.BulletinComposeErrorCode,
    )


async def bulletin_correct(
    info: Info, input: Annotated[inputs.BulletinCorrectInput, INPUT]
) -> payloads.BulletinCorrectPayload:
    """Compose a correction of a published bulletin."""
    context, said = info.context, inputs.said(input.commentary, input.reason)
    outcome = await correct_bulletin(context.service, context.actor, keyed("Bulletin", input.id), said)
    return answer(
        info,
        outcome,
        payloads.BulletinCorrectPayload,
        payloads.BulletinCorrectError,
        codes.BulletinCorrectErrorCode,
    )


async def bulletin_publish(
    info: Info, input: Annotated[inputs.BulletinPublishInput, INPUT]
) -> payloads.BulletinPublishPayload:
    """Publish a draft."""
    context = info.context
    outcome = await publish_bulletin(
        context.service, context.actor, keyed("Bulletin", input.id), input.expected_version
    )
    return answer(
        info,
        outcome,
        payloads.BulletinPublishPayload,
        payloads.BulletinPublishError,
        codes.BulletinPublishErrorCode,
    )


@strawberry.type
class BulletinsMutation:
    """What may be done about bulletins."""

    bulletin_compose: payloads.BulletinComposePayload = strawberry.mutation(
        resolver=bulletin_compose,
        description="编制通报：Compute the bulletin of a closed month; an earlier draft of it is put aside.",
        directives=[requires(Bulletins.COMPOSE)],
    )
    bulletin_correct: payloads.BulletinCorrectPayload = strawberry.mutation(
        resolver=bulletin_correct,
        description="更正通报：Compute another edition of a published month from the data as they are now.",
        directives=[requires(Bulletins.COMPOSE)],
    )
    bulletin_publish: payloads.BulletinPublishPayload = strawberry.mutation(
        resolver=bulletin_publish,
        description="发布通报：Have everybody read a draft; it never changes any more.",
        directives=[requires(Bulletins.PUBLISH)],
    )
