"""The mutations about what a round rests on and asks for: documents, supplements, assessments, conditions."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed
from zhaoshang.reviews.api import codes, inputs, payloads
from zhaoshang.reviews.operations.add_assessment import add_assessment
from zhaoshang.reviews.operations.answer_supplement import answer_supplement
from zhaoshang.reviews.operations.ask_supplement import ask_supplement
from zhaoshang.reviews.operations.confirm_condition import confirm_condition
from zhaoshang.reviews.operations.read_document import read_document
from zhaoshang.reviews.operations.report_condition import report_condition
from zhaoshang.reviews.operations.return_condition import return_condition
from zhaoshang.reviews.permissions import Assessments, Conditions, Documents, Opinions, Supplements
from zhaoshang.values.ids import ProjectId


async def review_supplement_ask(
    info: Info, input: Annotated[inputs.ReviewSupplementAskInput, INPUT]
) -> payloads.ReviewSupplementAskPayload:
    """Ask the host for more; your section's clock stands until it answers."""
    outcome = await ask_supplement(
        info.context.service,
        info.context.actor,
        keyed("ReviewOpinion", input.opinion),
        input.expected_version,
        input.question,
    )
    return answer(
        info,
        outcome,
        payloads.ReviewSupplementAskPayload,
        payloads.ReviewSupplementAskError,
        codes.ReviewSupplementAskErrorCode,
    )


async def review_supplement_answer(
    info: Info, input: Annotated[inputs.ReviewSupplementAnswerInput, INPUT]
) -> payloads.ReviewSupplementAnswerPayload:
    """Give a section what it asked for; its clock runs again."""
    outcome = await answer_supplement(
        info.context.service,
        info.context.actor,
        keyed("ReviewSupplement", input.id),
        input.expected_version,
        input.answer,
        evidence=None if input.evidence is None else keyed("Evidence", input.evidence),
    )
    return answer(
        info,
        outcome,
        payloads.ReviewSupplementAnswerPayload,
        payloads.ReviewSupplementAnswerError,
        codes.ReviewSupplementAnswerErrorCode,
    )


async def review_assessment_add(
    info: Info, input: Annotated[inputs.ReviewAssessmentAddInput, INPUT]
) -> payloads.ReviewAssessmentAddPayload:
    """Keep your own assessment of your project, or one that you bought."""
    outcome = await add_assessment(
        info.context.service,
        info.context.actor,
        ProjectId(keyed("Project", input.project)),
        inputs.new_assessment(input),
    )
    return answer(
        info,
        outcome,
        payloads.ReviewAssessmentAddPayload,
        payloads.ReviewAssessmentAddError,
        codes.ReviewAssessmentAddErrorCode,
    )


async def review_condition_report(
    info: Info, input: Annotated[inputs.ReviewConditionReportInput, INPUT]
) -> payloads.ReviewConditionReportPayload:
    """Say that your project has done what was asked of it."""
    outcome = await report_condition(
        info.context.service,
        info.context.actor,
        keyed("ReviewCondition", input.id),
        input.expected_version,
        input.report,
        evidence=None if input.evidence is None else keyed("Evidence", input.evidence),
    )
    return answer(
        info,
        outcome,
        payloads.ReviewConditionReportPayload,
        payloads.ReviewConditionReportError,
        codes.ReviewConditionReportErrorCode,
    )


async def review_condition_confirm(
    info: Info, input: Annotated[inputs.ReviewConditionConfirmInput, INPUT]
) -> payloads.ReviewConditionConfirmPayload:
    """Close a condition of yours that was reported."""
    outcome = await confirm_condition(
        info.context.service,
        info.context.actor,
        keyed("ReviewCondition", input.id),
        input.expected_version,
        input.decision,
    )
    return answer(
        info,
        outcome,
        payloads.ReviewConditionConfirmPayload,
        payloads.ReviewConditionConfirmError,
        codes.ReviewConditionConfirmErrorCode,
    )


async def review_condition_return(
    info: Info, input: Annotated[inputs.ReviewConditionReturnInput, INPUT]
) -> payloads.ReviewConditionReturnPayload:
    """Give a report back that does not do, with reasons."""
    outcome = await return_condition(
        info.context.service,
        info.context.actor,
        keyed("ReviewCondition", input.id),
        input.expected_version,
        input.decision,
    )
    return answer(
        info,
        outcome,
        payloads.ReviewConditionReturnPayload,
        payloads.ReviewConditionReturnError,
        codes.ReviewConditionReturnErrorCode,
    )


async def review_document_reveal(
    info: Info, input: Annotated[inputs.ReviewDocumentRevealInput, INPUT]
) -> payloads.ReviewDocumentRevealPayload:
    """Get a file of a review for a stated purpose; this is on record before you get it."""
    kind, key = inputs.filed(input.id)
    outcome = await read_document(info.context.service, info.context.actor, kind, key, input.purpose)
    if isinstance(outcome, HandedOut):
        return payloads.ReviewDocumentRevealPayload(key=outcome.asked, content_base64=outcome.base64)
    return answer(
        info,
        outcome,
        payloads.ReviewDocumentRevealPayload,
        payloads.ReviewDocumentRevealError,
        codes.ReviewDocumentRevealErrorCode,
    )


@strawberry.type
class FilesMutation:
    """The mutations about what a round rests on and asks for: documents, supplements, assessments, conditions."""

    review_supplement_ask: payloads.ReviewSupplementAskPayload = strawberry.mutation(
        resolver=review_supplement_ask,
        description="要求补充材料：Ask the host for more; your section's clock stands until it answers.",
        directives=[requires(Opinions.ASK)],
    )
    review_supplement_answer: payloads.ReviewSupplementAnswerPayload = strawberry.mutation(
        resolver=review_supplement_answer,
        description="补充材料：Give a section what it asked for; its clock runs again.",
        directives=[requires(Supplements.ANSWER)],
    )
    review_assessment_add: payloads.ReviewAssessmentAddPayload = strawberry.mutation(
        resolver=review_assessment_add,
        description="登记评估：Keep your own assessment of your project, or one that you bought.",
        directives=[requires(Assessments.ADD)],
    )
    review_condition_report: payloads.ReviewConditionReportPayload = strawberry.mutation(
        resolver=review_condition_report,
        description="报告条件落实：Say that your project has done what was asked of it.",
        directives=[requires(Conditions.REPORT)],
    )
    review_condition_confirm: payloads.ReviewConditionConfirmPayload = strawberry.mutation(
        resolver=review_condition_confirm,
        description="确认条件落实：Close a condition of yours that was reported.",
        directives=[requires(Conditions.CONFIRM)],
    )
    review_condition_return: payloads.ReviewConditionReturnPayload = strawberry.mutation(
        resolver=review_condition_return,
        description="退回条件落实：Give a report back that does not do, with reasons.",
        directives=[requires(Conditions.GIVE_BACK)],
    )
    review_document_reveal: payloads.ReviewDocumentRevealPayload = strawberry.mutation(
        resolver=review_document_reveal,
        description="调阅评审材料：Get a file of a review for a stated purpose; on record before you get it.",
        directives=[requires(Documents.READ_FILE)],
    )
