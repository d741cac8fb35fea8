"""What the mutations of credit answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.attribution.api import codes
from zhaoshang.attribution.api.types import AttributionAgreement, AttributionDispute, AttributionLink, ClosedPeriod
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="关账错误：Why nothing was written.")
class PeriodCloseError(UserError):
    """A refusal of periodClose."""

    code: codes.PeriodCloseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="关账结果：The outcome; either the object or errors.")
class PeriodClosePayload:
    """The outcome of periodClose."""

    key: Key = None
    closed_period: ClosedPeriod | None = strawberry.field(
        resolver=anew("ClosedPeriod"), description="已关账月份：The closed month; null when refused."
    )
    errors: list[PeriodCloseError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="提出约定错误：Why nothing was written.")
class AttributionAgreementProposeError(UserError):
    """A refusal of attributionAgreementPropose."""

    code: codes.AttributionAgreementProposeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="提出约定结果：The outcome; either the object or errors.")
class AttributionAgreementProposePayload:
    """The outcome of attributionAgreementPropose."""

    key: Key = None
    agreement: AttributionAgreement | None = strawberry.field(
        resolver=anew("AttributionAgreement"), description="分成约定：The agreement as it is now; null when refused."
    )
    errors: list[AttributionAgreementProposeError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="确认约定错误：Why nothing was written.")
class AttributionAgreementAgreeError(UserError):
    """A refusal of attributionAgreementAgree."""

    code: codes.AttributionAgreementAgreeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="确认约定结果：The outcome; either the object or errors.")
class AttributionAgreementAgreePayload:
    """The outcome of attributionAgreementAgree."""

    key: Key = None
    agreement: AttributionAgreement | None = strawberry.field(
        resolver=anew("AttributionAgreement"), description="分成约定：The agreement as it is now; null when refused."
    )
    errors: list[AttributionAgreementAgreeError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="撤回约定错误：Why nothing was written.")
class AttributionAgreementWithdrawError(UserError):
    """A refusal of attributionAgreementWithdraw."""

    code: codes.AttributionAgreementWithdrawErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="撤回约定结果：The outcome; either the object or errors.")
class AttributionAgreementWithdrawPayload:
    """The outcome of attributionAgreementWithdraw."""

    key: Key = None
    agreement: AttributionAgreement | None = strawberry.field(
        resolver=anew("AttributionAgreement"), description="分成约定：The agreement as it is now; null when refused."
    )
    errors: list[AttributionAgreementWithdrawError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="批准约定错误：Why nothing was written.")
class AttributionAgreementApproveError(UserError):
    """A refusal of attributionAgreementApprove."""

    code: codes.AttributionAgreementApproveErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="批准约定结果：The outcome; either the object or errors.")
class AttributionAgreementApprovePayload:
    """The outcome of attributionAgreementApprove."""

    key: Key = None
    agreement: AttributionAgreement | None = strawberry.field(
        resolver=anew("AttributionAgreement"), description="分成约定：The agreement as it is now; null when refused."
    )
    errors: list[AttributionAgreementApproveError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="退回约定错误：Why nothing was written.")
class AttributionAgreementReturnError(UserError):
    """A refusal of attributionAgreementReturn."""

    code: codes.AttributionAgreementReturnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回约定结果：The outcome; either the object or errors.")
class AttributionAgreementReturnPayload:
    """The outcome of attributionAgreementReturn."""

    key: Key = None
    agreement: AttributionAgreement | None = strawberry.field(
        resolver=anew("AttributionAgreement"), description="分成约定：The agreement as it is now; null when refused."
    )
    errors: list[AttributionAgreementReturnError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="提出异议错误：Why nothing was written.")
class AttributionDisputeRaiseError(UserError):
    """A refusal of attributionDisputeRaise."""

    code: codes.AttributionDisputeRaiseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="提出异议结果：The outcome; either the object or errors.")
class AttributionDisputeRaisePayload:
    """The outcome of attributionDisputeRaise."""

    key: Key = None
    dispute: AttributionDispute | None = strawberry.field(
        resolver=anew("AttributionDispute"), description="分成异议：The dispute as it is now; null when refused."
    )
    errors: list[AttributionDisputeRaiseError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="代为登记异议错误：Why nothing was written.")
class AttributionDisputeRegisterError(UserError):
    """A refusal of attributionDisputeRegister."""

    code: codes.AttributionDisputeRegisterErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="代为登记异议结果：The outcome; either the object or errors.")
class AttributionDisputeRegisterPayload:
    """The outcome of attributionDisputeRegister."""

    key: Key = None
    dispute: AttributionDispute | None = strawberry.field(
        resolver=anew("AttributionDispute"), description="分成异议：The dispute as it is now; null when refused."
    )
    errors: list[AttributionDisputeRegisterError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="陈述意见错误：Why nothing was written.")
class AttributionDisputeAnswerError(UserError):
    """A refusal of attributionDisputeAnswer."""

    code: codes.AttributionDisputeAnswerErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="陈述意见结果：The outcome; either the object or errors.")
class AttributionDisputeAnswerPayload:
    """The outcome of attributionDisputeAnswer."""

    key: Key = None
    dispute: AttributionDispute | None = strawberry.field(
        resolver=anew("AttributionDispute"), description="分成异议：The dispute as it is now; null when refused."
    )
    errors: list[AttributionDisputeAnswerError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="撤回异议错误：Why nothing was written.")
class AttributionDisputeWithdrawError(UserError):
    """A refusal of attributionDisputeWithdraw."""

    code: codes.AttributionDisputeWithdrawErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="撤回异议结果：The outcome; either the object or errors.")
class AttributionDisputeWithdrawPayload:
    """The outcome of attributionDisputeWithdraw."""

    key: Key = None
    dispute: AttributionDispute | None = strawberry.field(
        resolver=anew("AttributionDispute"), description="分成异议：The dispute as it is now; null when refused."
    )
    errors: list[AttributionDisputeWithdrawError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="支持异议错误：Why nothing was written.")
class AttributionDisputeUpholdError(UserError):
    """A refusal of attributionDisputeUphold."""

    code: codes.AttributionDisputeUpholdErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="支持异议结果：The outcome; either the object or errors.")
class AttributionDisputeUpholdPayload:
    """The outcome of attributionDisputeUphold."""

    key: Key = None
    dispute: AttributionDispute | None = strawberry.field(
        resolver=anew("AttributionDispute"), description="分成异议：The dispute as it is now; null when refused."
    )
    errors: list[AttributionDisputeUpholdError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="驳回异议错误：Why nothing was written.")
class AttributionDisputeRejectError(UserError):
    """A refusal of attributionDisputeReject."""

    code: codes.AttributionDisputeRejectErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="驳回异议结果：The outcome; either the object or errors.")
class AttributionDisputeRejectPayload:
    """The outcome of attributionDisputeReject."""

    key: Key = None
    dispute: AttributionDispute | None = strawberry.field(
        resolver=anew("AttributionDispute"), description="分成异议：The dispute as it is now; null when refused."
    )
    errors: list[AttributionDisputeRejectError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="关联项目错误：Why nothing was written.")
class AttributionLinkAddError(UserError):
    """A refusal of attributionLinkAdd."""

    code: codes.AttributionLinkAddErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="关联项目结果：The outcome; either the object or errors.")
class AttributionLinkAddPayload:
    """The outcome of attributionLinkAdd."""

    key: Key = None
    link: AttributionLink | None = strawberry.field(
        resolver=anew("AttributionLink"), description="项目关联：The link; null when refused."
    )
    errors: list[AttributionLinkAddError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
