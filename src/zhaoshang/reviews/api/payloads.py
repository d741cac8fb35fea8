"""What the mutations of reviews answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.readmodel.payloads import Key, anew
from zhaoshang.reviews.api import codes
from zhaoshang.reviews.api.types import (
    Review,
    ReviewAssessment,
    ReviewCondition,
    ReviewDocument,
    ReviewOpinion,
    ReviewSupplement,
    ReviewTemplate,
)


@strawberry.type(description="发布评审模板错误：Why nothing was written.")
class ReviewTemplatePublishError(UserError):
    """A refusal of reviewTemplatePublish."""

    code: codes.ReviewTemplatePublishErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="发布评审模板结果：The outcome; either the object or errors.")
class ReviewTemplatePublishPayload:
    """The outcome of reviewTemplatePublish."""

    key: Key = None
    template: ReviewTemplate | None = strawberry.field(
        resolver=anew("ReviewTemplate"), description="评审模板：The new version; null when refused."
    )
    errors: list[ReviewTemplatePublishError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="提交评审错误：Why nothing was written.")
class ReviewSubmitError(UserError):
    """A refusal of reviewSubmit."""

    code: codes.ReviewSubmitErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="提交评审结果：The outcome; either the object or errors.")
class ReviewSubmitPayload:
    """The outcome of reviewSubmit."""

    key: Key = None
    review: Review | None = strawberry.field(
        resolver=anew("Review"), description="评审：The new round; null when refused."
    )
    errors: list[ReviewSubmitError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="撤回评审错误：Why nothing was written.")
class ReviewWithdrawError(UserError):
    """A refusal of reviewWithdraw."""

    code: codes.ReviewWithdrawErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="撤回评审结果：The outcome; either the object or errors.")
class ReviewWithdrawPayload:
    """The outcome of reviewWithdraw."""

    key: Key = None
    review: Review | None = strawberry.field(
        resolver=anew("Review"), description="评审：The round as it is now; null when refused."
    )
    errors: list[ReviewWithdrawError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="提交评审意见错误：Why nothing was written.")
class ReviewOpinionGiveError(UserError):
    """A refusal of reviewOpinionGive."""

    code: codes.ReviewOpinionGiveErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="提交评审意见结果：The outcome; either the object or errors.")
class ReviewOpinionGivePayload:
    """The outcome of reviewOpinionGive."""

    key: Key = None
    opinion: ReviewOpinion | None = strawberry.field(
        resolver=anew("ReviewOpinion"),
        description="评审意见：As it is now; null when refused, but with OPINION_GIVEN the one that was first.",
    )
    errors: list[ReviewOpinionGiveError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="一票否决错误：Why nothing was written.")
class ReviewVetoError(UserError):
    """A refusal of reviewVeto."""

    code: codes.ReviewVetoErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="一票否决结果：The outcome; either the object or errors.")
class ReviewVetoPayload:
    """The outcome of reviewVeto."""

    key: Key = None
    opinion: ReviewOpinion | None = strawberry.field(
        resolver=anew("ReviewOpinion"),
        description="评审意见：As it is now; null when refused, but with OPINION_GIVEN the one that was first.",
    )
    errors: list[ReviewVetoError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="要求补充材料错误：Why nothing was written.")
class ReviewSupplementAskError(UserError):
    """A refusal of reviewSupplementAsk."""

    code: codes.ReviewSupplementAskErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="要求补充材料结果：The outcome; either the object or errors.")
class ReviewSupplementAskPayload:
    """The outcome of reviewSupplementAsk."""

    key: Key = None
    supplement: ReviewSupplement | None = strawberry.field(
        resolver=anew("ReviewSupplement"), description="补充材料：What was asked; null when refused."
    )
    errors: list[ReviewSupplementAskError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="补充材料错误：Why nothing was written.")
class ReviewSupplementAnswerError(UserError):
    """A refusal of reviewSupplementAnswer."""

    code: codes.ReviewSupplementAnswerErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="补充材料结果：The outcome; either the object or errors.")
class ReviewSupplementAnswerPayload:
    """The outcome of reviewSupplementAnswer."""

    key: Key = None
    supplement: ReviewSupplement | None = strawberry.field(
        resolver=anew("ReviewSupplement"), description="补充材料：The answer; null when refused."
    )
    errors: list[ReviewSupplementAnswerError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="登记评估错误：Why nothing was written.")
class ReviewAssessmentAddError(UserError):
    """A refusal of reviewAssessmentAdd."""

    code: codes.ReviewAssessmentAddErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="登记评估结果：The outcome; either the object or errors.")
class ReviewAssessmentAddPayload:
    """The outcome of reviewAssessmentAdd."""

    key: Key = None
    assessment: ReviewAssessment | None = strawberry.field(
        resolver=anew("ReviewAssessment"), description="评估：The new assessment; null when refused."
    )
    errors: list[ReviewAssessmentAddError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="报告条件落实错误：Why nothing was written.")
class ReviewConditionReportError(UserError):
    """A refusal of reviewConditionReport."""

    code: codes.ReviewConditionReportErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="报告条件落实结果：The outcome; either the object or errors.")
class ReviewConditionReportPayload:
    """The outcome of reviewConditionReport."""

    key: Key = None
    condition: ReviewCondition | None = strawberry.field(
        resolver=anew("ReviewCondition"), description="评审条件：The condition as it is now; null when refused."
    )
    errors: list[ReviewConditionReportError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="确认条件落实错误：Why nothing was written.")
class ReviewConditionConfirmError(UserError):
    """A refusal of reviewConditionConfirm."""

    code: codes.ReviewConditionConfirmErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="确认条件落实结果：The outcome; either the object or errors.")
class ReviewConditionConfirmPayload:
    """The outcome of reviewConditionConfirm."""

    key: Key = None
    condition: ReviewCondition | None = strawberry.field(
        resolver=anew("ReviewCondition"), description="评审条件：The condition as it is now; null when refused."
    )
    errors: list[ReviewConditionConfirmError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="退回条件落实错误：Why nothing was written.")
class ReviewConditionReturnError(UserError):
    """A refusal of reviewConditionReturn."""

    code: codes.ReviewConditionReturnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回条件落实结果：The outcome; either the object or errors.")
class ReviewConditionReturnPayload:
    """The outcome of reviewConditionReturn."""

    key: Key = None
    condition: ReviewCondition | None = strawberry.field(
        resolver=anew("ReviewCondition"), description="评审条件：The condition as it is now; null when refused."
    )
    errors: list[ReviewConditionReturnError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="调阅申报材料错误：Why nothing was handed out.")
class ReviewDocumentRevealError(UserError):
    """A refusal of reviewDocumentReveal."""

    code: codes.ReviewDocumentRevealErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="调阅申报材料结果：The outcome; either the object or errors.")
class ReviewDocumentRevealPayload:
    """The outcome of reviewDocumentReveal."""

    key: Key = None
    document: ReviewDocument | None = strawberry.field(
        resolver=anew("ReviewDocument"),
        description="申报材料：What the file is; null when refused, or when it is no document.",
    )
    errors: list[ReviewDocumentRevealError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
    content_base64: str | None = strawberry.field(
        default=None, description="文件内容：The file in base64 (RFC 4648 §4); save it, never show it inside a page."
    )
