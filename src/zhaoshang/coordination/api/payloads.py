"""What the mutations of coordination answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.coordination.api import codes
from zhaoshang.coordination.api.types_planning import PlanningConsultation, PlanningDocument, PlanningOpinion
from zhaoshang.coordination.api.types_services import ServiceList, ServiceTask
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="申请多规合一征询错误：Why nothing was written.")
class PlanningConsultationApplyError(UserError):
    """A refusal of planningConsultationApply."""

    code: codes.PlanningConsultationApplyErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="申请多规合一征询结果：The outcome; either the object or errors.")
class PlanningConsultationApplyPayload:
    """The outcome of planningConsultationApply."""

    key: Key = None
    consultation: PlanningConsultation | None = strawberry.field(
        resolver=anew("PlanningConsultation"), description="征询：The consultation as it is now; null when refused."
    )
    errors: list[PlanningConsultationApplyError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="征询部门意见错误：Why nothing was written.")
class PlanningDepartmentsAskError(UserError):
    """A refusal of planningDepartmentsAsk."""

    code: codes.PlanningDepartmentsAskErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="征询部门意见结果：The outcome; either the object or errors.")
class PlanningDepartmentsAskPayload:
    """The outcome of planningDepartmentsAsk."""

    key: Key = None
    consultation: PlanningConsultation | None = strawberry.field(
        resolver=anew("PlanningConsultation"), description="征询：The consultation as it is now; null when refused."
    )
    errors: list[PlanningDepartmentsAskError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="答复征询错误：Why nothing was written.")
class PlanningOpinionGiveError(UserError):
    """A refusal of planningOpinionGive."""

    code: codes.PlanningOpinionGiveErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="答复征询结果：The outcome; either the object or errors.")
class PlanningOpinionGivePayload:
    """The outcome of planningOpinionGive."""

    key: Key = None
    opinion: PlanningOpinion | None = strawberry.field(
        resolver=anew("PlanningOpinion"), description="部门意见：The opinion as it is now; null when refused."
    )
    errors: list[PlanningOpinionGiveError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="调整方案错误：Why nothing was written.")
class PlanningPlanReviseError(UserError):
    """A refusal of planningPlanRevise."""

    code: codes.PlanningPlanReviseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="调整方案结果：The outcome; either the object or errors.")
class PlanningPlanRevisePayload:
    """The outcome of planningPlanRevise."""

    key: Key = None
    consultation: PlanningConsultation | None = strawberry.field(
        resolver=anew("PlanningConsultation"), description="征询：The consultation as it is now; null when refused."
    )
    errors: list[PlanningPlanReviseError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="办结征询（一致）错误：Why nothing was written.")
class PlanningConsultationAgreeError(UserError):
    """A refusal of planningConsultationAgree."""

    code: codes.PlanningConsultationAgreeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="办结征询（一致）结果：The outcome; either the object or errors.")
class PlanningConsultationAgreePayload:
    """The outcome of planningConsultationAgree."""

    key: Key = None
    consultation: PlanningConsultation | None = strawberry.field(
        resolver=anew("PlanningConsultation"), description="征询：The consultation as it is now; null when refused."
    )
    errors: list[PlanningConsultationAgreeError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="办结征询（未达成一致）错误：Why nothing was written.")
class PlanningConsultationFailError(UserError):
    """A refusal of planningConsultationFail."""

    code: codes.PlanningConsultationFailErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="办结征询（未达成一致）结果：The outcome; either the object or errors.")
class PlanningConsultationFailPayload:
    """The outcome of planningConsultationFail."""

    key: Key = None
    consultation: PlanningConsultation | None = strawberry.field(
        resolver=anew("PlanningConsultation"), description="征询：The consultation as it is now; null when refused."
    )
    errors: list[PlanningConsultationFailError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="撤回征询错误：Why nothing was written.")
class PlanningConsultationWithdrawError(UserError):
    """A refusal of planningConsultationWithdraw."""

    code: codes.PlanningConsultationWithdrawErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="撤回征询结果：The outcome; either the object or errors.")
class PlanningConsultationWithdrawPayload:
    """The outcome of planningConsultationWithdraw."""

    key: Key = None
    consultation: PlanningConsultation | None = strawberry.field(
        resolver=anew("PlanningConsultation"), description="征询：The consultation as it is now; null when refused."
    )
    errors: list[PlanningConsultationWithdrawError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="调阅方案附件错误：Why nothing was handed out.")
class PlanningFileRevealError(UserError):
    """A refusal of planningFileReveal."""

    code: codes.PlanningFileRevealErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="调阅方案附件结果：The outcome; either the object or errors.")
class PlanningFileRevealPayload:
    """The outcome of planningFileReveal."""

    key: Key = None
    document: PlanningDocument | None = strawberry.field(
        resolver=anew("PlanningDocument"),
        description="方案附件：What the file is; null when refused, or when it came with an opinion.",
    )
    errors: list[PlanningFileRevealError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
    content_base64: str | None = strawberry.field(
        default=None, description="文件内容：The file in base64 (RFC 4648 §4); save it, never show it inside a page."
    )


@strawberry.type(description="发布联动服务清单错误：Why nothing was written.")
class ServiceListPublishError(UserError):
    """A refusal of serviceListPublish."""

    code: codes.ServiceListPublishErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="发布联动服务清单结果：The outcome; either the object or errors.")
class ServiceListPublishPayload:
    """The outcome of serviceListPublish."""

    key: Key = None
    service_list: ServiceList | None = strawberry.field(
        resolver=anew("ServiceList"), description="联动服务清单：The new version; null when refused."
    )
    errors: list[ServiceListPublishError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="添加服务任务错误：Why nothing was written.")
class ServiceTaskAddError(UserError):
    """A refusal of serviceTaskAdd."""

    code: codes.ServiceTaskAddErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="添加服务任务结果：The outcome; either the object or errors.")
class ServiceTaskAddPayload:
    """The outcome of serviceTaskAdd."""

    key: Key = None
    task: ServiceTask | None = strawberry.field(
        resolver=anew("ServiceTask"), description="服务任务：The new task; null when refused."
    )
    errors: list[ServiceTaskAddError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="答复服务任务错误：Why nothing was written.")
class ServiceTaskAnswerError(UserError):
    """A refusal of serviceTaskAnswer."""

    code: codes.ServiceTaskAnswerErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="答复服务任务结果：The outcome; either the object or errors.")
class ServiceTaskAnswerPayload:
    """The outcome of serviceTaskAnswer."""

    key: Key = None
    task: ServiceTask | None = strawberry.field(
        resolver=anew("ServiceTask"), description="服务任务：The task as it is now; null when refused."
    )
    errors: list[ServiceTaskAnswerError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="确认服务任务错误：Why nothing was written.")
class ServiceTaskConfirmError(UserError):
    """A refusal of serviceTaskConfirm."""

    code: codes.ServiceTaskConfirmErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="确认服务任务结果：The outcome; either the object or errors.")
class ServiceTaskConfirmPayload:
    """The outcome of serviceTaskConfirm."""

    key: Key = None
    task: ServiceTask | None = strawberry.field(
        resolver=anew("ServiceTask"), description="服务任务：The task as it is now; null when refused."
    )
    errors: list[ServiceTaskConfirmError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="退回服务任务错误：Why nothing was written.")
class ServiceTaskReopenError(UserError):
    """A refusal of serviceTaskReopen."""

    code: codes.ServiceTaskReopenErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回服务任务结果：The outcome; either the object or errors.")
class ServiceTaskReopenPayload:
    """The outcome of serviceTaskReopen."""

    key: Key = None
    task: ServiceTask | None = strawberry.field(
        resolver=anew("ServiceTask"), description="服务任务：The task as it is now; null when refused."
    )
    errors: list[ServiceTaskReopenError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
