"""The mutations of schemes, marks, assessments and objections."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.assessment.api import codes, inputs, payloads
from zhaoshang.assessment.operations.compute_assessment import compute_assessment
from zhaoshang.assessment.operations.decide_objection import decide_objection
from zhaoshang.assessment.operations.finalise_assessment import finalise_assessment
from zhaoshang.assessment.operations.give_mark import give_mark
from zhaoshang.assessment.operations.publish_assessment import publish_assessment
from zhaoshang.assessment.operations.publish_scheme import publish_scheme
from zhaoshang.assessment.operations.raise_objection import raise_objection
from zhaoshang.assessment.operations.read_objection_file import read_objection_file
from zhaoshang.assessment.permissions import Assessments, Marks, Objections, Schemes
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed


async def assessment_scheme_publish(
    info: Info, input: Annotated[inputs.AssessmentSchemePublishInput, INPUT]
) -> payloads.AssessmentSchemePublishPayload:
    """Make the scheme of a year, or change it."""
    outcome = await publish_scheme(info.context.service, info.context.actor, inputs.new_scheme(input))
    return answer(
        info,
        outcome,
        payloads.AssessmentSchemePublishPayload,
        payloads.AssessmentSchemePublishError,
        codes.AssessmentSchemePublishErrorCode,
    )


async def assessment_mark_give(
    info: Info, input: Annotated[inputs.AssessmentMarkGiveInput, INPUT]
) -> payloads.AssessmentMarkGivePayload:
    """Mark a host."""
    outcome = await give_mark(
        info.context.service,
        info.context.actor,
        keyed("AssessmentIndicator", input.indicator),
        keyed("Tenant", input.unit),
        input.mark,
        reason=input.reason,
        expected_number=input.expected_number,
    )
    return answer(
        info,
        outcome,
        payloads.AssessmentMarkGivePayload,
        payloads.AssessmentMarkGiveError,
        codes.AssessmentMarkGiveErrorCode,
    )


async def assessment_compute(
    info: Info, input: Annotated[inputs.AssessmentComputeInput, INPUT]
) -> payloads.AssessmentComputePayload:
    """Draw up the assessment of a year."""
    outcome = await compute_assessment(info.context.service, info.context.actor, input.year)
    return answer(
        info,
        outcome,
        payloads.AssessmentComputePayload,
        payloads.AssessmentComputeError,
        codes.AssessmentComputeErrorCode,
    )


async def assessment_publish(
    info: Info, input: Annotated[inputs.AssessmentPublishInput, INPUT]
) -> payloads.AssessmentPublishPayload:
    """Publish a draft."""
    outcome = await publish_assessment(
        info.context.service, info.context.actor, keyed("Assessment", input.id), input.expected_version
    )
    return answer(
        info,
        outcome,
        payloads.AssessmentPublishPayload,
        payloads.AssessmentPublishError,
        codes.AssessmentPublishErrorCode,
    )


async def assessment_finalise(
    info: Info, input: Annotated[inputs.AssessmentFinaliseInput, INPUT]
) -> payloads.AssessmentFinalisePayload:
    """Make a published assessment final."""
    outcome = await finalise_assessment(
        info.context.service, info.context.actor, keyed("Assessment", input.id), input.expected_version
    )
    return answer(
        info,
        outcome,
        payloads.AssessmentFinalisePayload,
        payloads.AssessmentFinaliseError,
        codes.AssessmentFinaliseErrorCode,
    )


async def assessment_objection_raise(
    info: Info, input: Annotated[inputs.AssessmentObjectionRaiseInput, INPUT]
) -> payloads.AssessmentObjectionRaisePayload:
    """Object to a line of your unit."""
    outcome = await raise_objection(
        info.context.service,
        info.context.actor,
        keyed("AssessmentLine", input.line),
        input.reason,
        evidence=None if input.evidence is None else keyed("Evidence", input.evidence),
    )
    return answer(
        info,
        outcome,
        payloads.AssessmentObjectionRaisePayload,
        payloads.AssessmentObjectionRaiseError,
        codes.AssessmentObjectionRaiseErrorCode,
    )


async def assessment_objection_decide(
    info: Info, input: Annotated[inputs.AssessmentObjectionDecideInput, INPUT]
) -> payloads.AssessmentObjectionDecidePayload:
    """Uphold an objection with the corrected points, or reject it."""
    outcome = await decide_objection(
        info.context.service,
        info.context.actor,
        keyed("AssessmentObjection", input.id),
        input.expected_version,
        upheld=input.upheld,
        points=input.points,
        reason=input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.AssessmentObjectionDecidePayload,
        payloads.AssessmentObjectionDecideError,
        codes.AssessmentObjectionDecideErrorCode,
    )


async def assessment_objection_file_reveal(
    info: Info, input: Annotated[inputs.AssessmentObjectionFileRevealInput, INPUT]
) -> payloads.AssessmentObjectionFileRevealPayload:
    """Read what an objection came with, on record."""
    outcome = await read_objection_file(
        info.context.service, info.context.actor, keyed("AssessmentObjection", input.id), input.purpose
    )
    if isinstance(outcome, HandedOut):
        return payloads.AssessmentObjectionFileRevealPayload(key=outcome.asked, content_base64=outcome.base64)
    return answer(
        info,
        outcome,
        payloads.AssessmentObjectionFileRevealPayload,
        payloads.AssessmentObjectionFileRevealError,
        codes.AssessmentObjectionFileRevealErrorCode,
    )


@strawberry.type
class AssessmentMutation:
    """The mutations of assessments."""

    assessment_scheme_publish: payloads.AssessmentSchemePublishPayload = strawberry.mutation(
        resolver=assessment_scheme_publish,
        description="公布考核办法：Say how the hosts are assessed in a year, or change it with a reason.",
        directives=[requires(Schemes.PUBLISH)],
    )
    assessment_mark_give: payloads.AssessmentMarkGivePayload = strawberry.mutation(
        resolver=assessment_mark_give,
        description="考核评分：Mark a host by an indicator of your department, or change the mark before publication.",
        directives=[requires(Marks.SCORE)],
    )
    assessment_compute: payloads.AssessmentComputePayload = strawberry.mutation(
        resolver=assessment_compute,
        description="测算考核：Draw up a year's assessment as a draft; again and again, until it is published.",
        directives=[requires(Assessments.COMPUTE)],
    )
    assessment_publish: payloads.AssessmentPublishPayload = strawberry.mutation(
        resolver=assessment_publish,
        description="公布考核：Publish the draft of a closed year; the hosts may object for some working days.",
        directives=[requires(Assessments.PUBLISH)],
    )
    assessment_finalise: payloads.AssessmentFinalisePayload = strawberry.mutation(
        resolver=assessment_finalise,
        description="考核定案：Make it final, once the time to object is over and every objection is decided.",
        directives=[requires(Assessments.FINALISE)],
    )
    assessment_objection_raise: payloads.AssessmentObjectionRaisePayload = strawberry.mutation(
        resolver=assessment_objection_raise,
        description="提出考核异议：Object to one of your unit's lines, once, while there is time.",
        directives=[requires(Objections.RAISE)],
    )
    assessment_objection_decide: payloads.AssessmentObjectionDecidePayload = strawberry.mutation(
        resolver=assessment_objection_decide,
        description="裁定考核异议：Uphold an objection with the corrected points, or reject it, with reasons.",
        directives=[requires(Objections.DECIDE)],
    )
    assessment_objection_file_reveal: payloads.AssessmentObjectionFileRevealPayload = strawberry.mutation(
        resolver=assessment_objection_file_reveal,
        description="调阅异议材料：Read what an objection came with, for a stated purpose, on record.",
        directives=[requires(Objections.READ_FILE)],
    )
