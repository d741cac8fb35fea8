"""What the mutations of assessments answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.assessment.api import codes
from zhaoshang.assessment.api.types import Assessment, AssessmentMark, AssessmentObjection, AssessmentScheme
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="公布考核办法错误：Why nothing was written.")
class AssessmentSchemePublishError(UserError):
    """A refusal of assessmentSchemePublish."""

    code: codes.AssessmentSchemePublishErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="公布考核办法结果：The outcome; either the object or errors.")
class AssessmentSchemePublishPayload:
    """The outcome of assessmentSchemePublish."""

    key: Key = None
    scheme: AssessmentScheme | None = strawberry.field(
        resolver=anew("AssessmentScheme"), description="考核办法：The scheme now in force; null when refused."
    )
    errors: list[AssessmentSchemePublishError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="考核评分错误：Why nothing was written.")
class AssessmentMarkGiveError(UserError):
    """A refusal of assessmentMarkGive."""

    code: codes.AssessmentMarkGiveErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="考核评分结果：The outcome; either the object or errors.")
class AssessmentMarkGivePayload:
    """The outcome of assessmentMarkGive."""

    key: Key = None
    mark: AssessmentMark | None = strawberry.field(
        resolver=anew("AssessmentMark"), description="评分：The mark; null when refused."
    )
    errors: list[AssessmentMarkGiveError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="测算考核错误：Why nothing was written.")
class AssessmentComputeError(UserError):
    """A refusal of assessmentCompute."""

    code: codes.AssessmentComputeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="测算考核结果：The outcome; either the object or errors.")
class AssessmentComputePayload:
    """The outcome of assessmentCompute."""

    key: Key = None
    assessment: Assessment | None = strawberry.field(
        resolver=anew("Assessment"), description="考核：The draft; null when refused."
    )
    errors: list[AssessmentComputeError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="公布考核错误：Why nothing was written.")
class AssessmentPublishError(UserError):
    """A refusal of assessmentPublish."""

    code: codes.AssessmentPublishErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="公布考核结果：The outcome; either the object or errors.")
class AssessmentPublishPayload:
    """The outcome of assessmentPublish."""

    key: Key = None
    assessment: Assessment | None = strawberry.field(
        resolver=anew("Assessment"), description="考核：The assessment as it is now; null when refused."
    )
    errors: list[AssessmentPublishError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="考核定案错误：Why nothing was written.")
class AssessmentFinaliseError(UserError):
    """A refusal of assessmentFinalise."""

    code: codes.AssessmentFinaliseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="考核定案结果：The outcome; either the object or errors.")
class AssessmentFinalisePayload:
    """The outcome of assessmentFinalise."""

    key: Key = None
    assessment: Assessment | None = strawberry.field(
        resolver=anew("Assessment"), description="考核：The assessment as it is now; null when refused."
    )
    errors: list[AssessmentFinaliseError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="提出考核异议错误：Why nothing was written.")
class AssessmentObjectionRaiseError(UserError):
    """A refusal of assessmentObjectionRaise."""

    code: codes.AssessmentObjectionRaiseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="提出考核异议结果：The outcome; either the object or errors.")
class AssessmentObjectionRaisePayload:
    """The outcome of assessmentObjectionRaise."""

    key: Key = None
    objection: AssessmentObjection | None = strawberry.field(
        resolver=anew("AssessmentObjection"), description="异议：The objection; null when refused."
    )
    errors: list[AssessmentObjectionRaiseError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="裁定考核异议错误：Why nothing was written.")
class AssessmentObjectionDecideError(UserError):
    """A refusal of assessmentObjectionDecide."""

    code: codes.AssessmentObjectionDecideErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="裁定考核异议结果：The outcome; either the object or errors.")
class AssessmentObjectionDecidePayload:
    """The outcome of assessmentObjectionDecide."""

    key: Key = None
    objection: AssessmentObjection | None = strawberry.field(
        resolver=anew("AssessmentObjection"), description="异议：The objection as it is now; null when refused."
    )
    errors: list[AssessmentObjectionDecideError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="调阅异议材料错误：Why nothing was written.")
class AssessmentObjectionFileRevealError(UserError):
    """A refusal of assessmentObjectionFileReveal."""

    code: codes.AssessmentObjectionFileRevealErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="调阅异议材料结果：The outcome; either the object or errors.")
class AssessmentObjectionFileRevealPayload:
    """The outcome of assessmentObjectionFileReveal."""

    key: Key = None
    objection: AssessmentObjection | None = strawberry.field(
        resolver=anew("AssessmentObjection"), description="异议：The objection; null when refused."
    )
    content_base64: str | None = strawberry.field(
        default=None, description="文件内容：The file, in Base64 (RFC 4648 §4); null when refused."
    )
    errors: list[AssessmentObjectionFileRevealError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
