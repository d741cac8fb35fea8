"""The mutations of a round: it is submitted, judged, vetoed or withdrawn."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed
from zhaoshang.reviews.api import codes, inputs, payloads
from zhaoshang.reviews.operations.give_opinion import give_opinion
from zhaoshang.reviews.operations.publish_template import publish_template
from zhaoshang.reviews.operations.submit_review import submit_review
from zhaoshang.reviews.operations.veto_review import veto_review
from zhaoshang.reviews.operations.withdraw_review import withdraw_review
from zhaoshang.reviews.permissions import Opinions, Reviews, Templates
from zhaoshang.values.ids import ProjectId


async def review_template_publish(
    info: Info, input: Annotated[inputs.ReviewTemplatePublishInput, INPUT]
) -> payloads.ReviewTemplatePublishPayload:
    """Say who judges what, and how fast, from a day on."""
    outcome = await publish_template(
        info.context.service,
        info.context.actor,
        inputs.new_template(input),
    )
    return answer(
        info,
        outcome,
        payloads.ReviewTemplatePublishPayload,
        payloads.ReviewTemplatePublishError,
        codes.ReviewTemplatePublishErrorCode,
    )


async def review_submit(info: Info, input: Annotated[inputs.ReviewSubmitInput, INPUT]) -> payloads.ReviewSubmitPayload:
    """Let your project be judged: the sections that its kind calls are asked, in parallel."""
    outcome = await submit_review(
        info.context.service,
        info.context.actor,
        ProjectId(keyed("Project", input.project)),
        input.expected_version,
        inputs.submission(input),
    )
    return answer(
        info,
        outcome,
        payloads.ReviewSubmitPayload,
        payloads.ReviewSubmitError,
        codes.ReviewSubmitErrorCode,
    )


async def review_withdraw(
    info: Info, input: Annotated[inputs.ReviewWithdrawInput, INPUT]
) -> payloads.ReviewWithdrawPayload:
    """Take your project out of a review that still collects opinions."""
    outcome = await withdraw_review(
        info.context.service,
        info.context.actor,
        keyed("Review", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.ReviewWithdrawPayload,
        payloads.ReviewWithdrawError,
        codes.ReviewWithdrawErrorCode,
    )


async def review_opinion_give(
    info: Info, input: Annotated[inputs.ReviewOpinionGiveInput, INPUT]
) -> payloads.ReviewOpinionGivePayload:
    """Answer for a section, once; only a veto rejects alone, and it is a mutation of its own."""
    key = keyed("ReviewOpinion", input.id)
    outcome = await give_opinion(
        info.context.service,
        info.context.actor,
        key,
        input.expected_version,
        inputs.new_opinion(input),
    )
    payload = answer(
        info,
        outcome,
        payloads.ReviewOpinionGivePayload,
        payloads.ReviewOpinionGiveError,
        codes.ReviewOpinionGiveErrorCode,
    )
    if any(error.code is codes.ReviewOpinionGiveErrorCode.OPINION_GIVEN for error in payload.errors):
        payload.key = key  # who comes second is shown the first one's word
    return payload


async def review_veto(info: Info, input: Annotated[inputs.ReviewVetoInput, INPUT]) -> payloads.ReviewVetoPayload:
    """Stop a project alone: environment and fire only; it is REJECTED in the same transaction."""
    key = keyed("ReviewOpinion", input.id)
    outcome = await veto_review(
        info.context.service,
        info.context.actor,
        key,
        input.expected_version,
        input.reasons,
    )
    payload = answer(
        info,
        outcome,
        payloads.ReviewVetoPayload,
        payloads.ReviewVetoError,
        codes.ReviewVetoErrorCode,
    )
    if any(error.code is codes.ReviewVetoErrorCode.OPINION_GIVEN for error in payload.errors):
        payload.key = key  # who comes second is shown the first one's word
    return payload


@strawberry.type
class RoundsMutation:
    """The mutations of a round: it is submitted, judged, vetoed or withdrawn."""

    review_template_publish: payloads.ReviewTemplatePublishPayload = strawberry.mutation(
        resolver=review_template_publish,
        description="发布评审模板：Say who judges what, and how fast, from a day on.",
        directives=[requires(Templates.PUBLISH)],
    )
    review_submit: payloads.ReviewSubmitPayload = strawberry.mutation(
        resolver=review_submit,
        description="提交评审：Let your project be judged: the sections that its kind calls are asked, in parallel.",
        directives=[requires(Reviews.SUBMIT)],
    )
    review_withdraw: payloads.ReviewWithdrawPayload = strawberry.mutation(
        resolver=review_withdraw,
        description="撤回评审：Take your project out of a review that still collects opinions.",
        directives=[requires(Reviews.WITHDRAW)],
    )
    review_opinion_give: payloads.ReviewOpinionGivePayload = strawberry.mutation(
        resolver=review_opinion_give,
        description="提交评审意见：Answer for a section, once; none of these rejects alone.",
        directives=[requires(Opinions.GIVE)],
    )
    review_veto: payloads.ReviewVetoPayload = strawberry.mutation(
        resolver=review_veto,
        description="一票否决：Stop a project alone (environment and fire only): REJECTED in the same transaction.",
        directives=[requires(Opinions.VETO)],
    )
