"""What the mutations of transfers answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.readmodel.payloads import Key, anew
from zhaoshang.transfers.api import codes
from zhaoshang.transfers.api.types import Carrier, HostSuccession, TenantType, Transfer, TransferAdvice, TransferOffer


@strawberry.type(description="推送错误：Why nothing was written.")
class TransferProposeError(UserError):
    """A refusal of transferPropose."""

    code: codes.TransferProposeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="推送结果：The outcome; either the object or errors.")
class TransferProposePayload:
    """The outcome of transferPropose."""

    key: Key = None
    transfer: Transfer | None = strawberry.field(
        resolver=anew("Transfer"), description="推送：The push as it is now; null when refused."
    )
    errors: list[TransferProposeError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="确认入池错误：Why nothing was written.")
class TransferConfirmError(UserError):
    """A refusal of transferConfirm."""

    code: codes.TransferConfirmErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="确认入池结果：The outcome; either the object or errors.")
class TransferConfirmPayload:
    """The outcome of transferConfirm."""

    key: Key = None
    transfer: Transfer | None = strawberry.field(
        resolver=anew("Transfer"), description="推送：The push as it is now; null when refused."
    )
    errors: list[TransferConfirmError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="退回错误：Why nothing was written.")
class TransferReturnError(UserError):
    """A refusal of transferReturn."""

    code: codes.TransferReturnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回结果：The outcome; either the object or errors.")
class TransferReturnPayload:
    """The outcome of transferReturn."""

    key: Key = None
    transfer: Transfer | None = strawberry.field(
        resolver=anew("Transfer"), description="推送：The push as it is now; null when refused."
    )
    errors: list[TransferReturnError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="撤回推送错误：Why nothing was written.")
class TransferWithdrawError(UserError):
    """A refusal of transferWithdraw."""

    code: codes.TransferWithdrawErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="撤回推送结果：The outcome; either the object or errors.")
class TransferWithdrawPayload:
    """The outcome of transferWithdraw."""

    key: Key = None
    transfer: Transfer | None = strawberry.field(
        resolver=anew("Transfer"), description="推送：The push as it is now; null when refused."
    )
    errors: list[TransferWithdrawError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="邀请承接错误：Why nothing was written.")
class TransferOfferError(UserError):
    """A refusal of transferOffer."""

    code: codes.TransferOfferErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="邀请承接结果：The outcome; either the object or errors.")
class TransferOfferPayload:
    """The outcome of transferOffer."""

    key: Key = None
    transfer: Transfer | None = strawberry.field(
        resolver=anew("Transfer"), description="推送：The push as it is now; null when refused."
    )
    errors: list[TransferOfferError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="确定落地单位错误：Why nothing was written.")
class TransferAssignError(UserError):
    """A refusal of transferAssign."""

    code: codes.TransferAssignErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="确定落地单位结果：The outcome; either the object or errors.")
class TransferAssignPayload:
    """The outcome of transferAssign."""

    key: Key = None
    transfer: Transfer | None = strawberry.field(
        resolver=anew("Transfer"), description="推送：The push as it is now; null when refused."
    )
    errors: list[TransferAssignError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="同意承接错误：Why nothing was written.")
class TransferOfferAcceptError(UserError):
    """A refusal of transferOfferAccept."""

    code: codes.TransferOfferAcceptErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="同意承接结果：The outcome; either the object or errors.")
class TransferOfferAcceptPayload:
    """The outcome of transferOfferAccept."""

    key: Key = None
    offer: TransferOffer | None = strawberry.field(
        resolver=anew("TransferOffer"), description="承接邀请：The offer as it is now; null when refused."
    )
    errors: list[TransferOfferAcceptError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="谢绝承接错误：Why nothing was written.")
class TransferOfferDeclineError(UserError):
    """A refusal of transferOfferDecline."""

    code: codes.TransferOfferDeclineErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="谢绝承接结果：The outcome; either the object or errors.")
class TransferOfferDeclinePayload:
    """The outcome of transferOfferDecline."""

    key: Key = None
    offer: TransferOffer | None = strawberry.field(
        resolver=anew("TransferOffer"), description="承接邀请：The offer as it is now; null when refused."
    )
    errors: list[TransferOfferDeclineError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="提出意见错误：Why nothing was written.")
class TransferAdviseError(UserError):
    """A refusal of transferAdvise."""

    code: codes.TransferAdviseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="提出意见结果：The outcome; either the object or errors.")
class TransferAdvisePayload:
    """The outcome of transferAdvise."""

    key: Key = None
    advice: TransferAdvice | None = strawberry.field(
        resolver=anew("TransferAdvice"), description="行业部门意见：The advice as it is now; null when refused."
    )
    errors: list[TransferAdviseError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="载体登记错误：Why nothing was written.")
class CarrierAddError(UserError):
    """A refusal of carrierAdd."""

    code: codes.CarrierAddErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="载体登记结果：The outcome; either the object or errors.")
class CarrierAddPayload:
    """The outcome of carrierAdd."""

    key: Key = None
    carrier: Carrier | None = strawberry.field(
        resolver=anew("Carrier"), description="载体：The carrier as it is now; null when refused."
    )
    errors: list[CarrierAddError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="载体变更错误：Why nothing was written.")
class CarrierUpdateError(UserError):
    """A refusal of carrierUpdate."""

    code: codes.CarrierUpdateErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="载体变更结果：The outcome; either the object or errors.")
class CarrierUpdatePayload:
    """The outcome of carrierUpdate."""

    key: Key = None
    carrier: Carrier | None = strawberry.field(
        resolver=anew("Carrier"), description="载体：The carrier as it is now; null when refused."
    )
    errors: list[CarrierUpdateError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="主导产业申报错误：Why nothing was written.")
class LeadingIndustriesDeclareError(UserError):
    """A refusal of leadingIndustriesDeclare."""

    code: codes.LeadingIndustriesDeclareErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="主导产业申报结果：The outcome; either the object or errors.")
class LeadingIndustriesDeclarePayload:
    """The outcome of leadingIndustriesDeclare."""

    key: Key = None
    tenant: TenantType | None = strawberry.field(
        resolver=anew("Tenant"), description="单位：Your unit; null when refused."
    )
    errors: list[LeadingIndustriesDeclareError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="单位合并错误：Why nothing was written.")
class HostSucceedError(UserError):
    """A refusal of hostSucceed."""

    code: codes.HostSucceedErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="单位合并结果：The outcome; either the object or errors.")
class HostSucceedPayload:
    """The outcome of hostSucceed."""

    key: Key = None
    succession: HostSuccession | None = strawberry.field(
        resolver=anew("HostSuccession"), description="单位合并：The merger; null when refused."
    )
    errors: list[HostSucceedError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
