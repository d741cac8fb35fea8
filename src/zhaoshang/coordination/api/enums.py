"""The enums of coordination as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.coordination.model import (
    ConsultationState,
    PlanOpinionState,
    PlanVerdict,
    ServicePhase,
    TaskOutcome,
    TaskState,
)

__all__ = [
    "ConsultationOrderField",
    "ConsultationState",
    "PlanOpinionState",
    "PlanVerdict",
    "ServicePhase",
    "ServiceTaskOrderField",
    "TaskOutcome",
    "TaskState",
]

described(
    ConsultationState,
    "征询状态：Where a planning consultation is.",
    {
        ConsultationState.APPLIED: "已申请：Its runner has still to ask the departments.",
        ConsultationState.CONSULTING: "征询中：Departments are still to answer.",
        ConsultationState.REVISING: "调整方案：All have answered, some wish for changes: the host's turn.",
        ConsultationState.CONCLUDING: "待办结：All support the plan: its runner closes it.",
        ConsultationState.AGREED: "达成一致：It opens STARTED to its project.",
        ConsultationState.NOT_AGREED: "未达成一致：Closed without agreement; another may follow.",
        ConsultationState.WITHDRAWN: "已撤回：By its host, or because its project left the early stages.",
    },
    name="PlanningConsultationState",
)
described(
    PlanOpinionState,
    "部门意见状态：Whether a department has answered.",
    {
        PlanOpinionState.PENDING: "待答复：It has still to answer.",
        PlanOpinionState.GIVEN: "已答复：It has.",
        PlanOpinionState.LAPSED: "已失效：It need not any more.",
    },
    name="PlanningOpinionState",
)
described(
    PlanVerdict,
    "部门意见：What a department says of a plan.",
    {
        PlanVerdict.SUPPORT: "同意：As it is.",
        PlanVerdict.SUPPORT_WITH_CHANGES: "修改后同意：If it is adjusted.",
        PlanVerdict.OBJECT: "反对：Not as it is; nobody can agree over it.",
    },
    name="PlanningVerdict",
)


@strawberry.enum(name="PlanningConsultationOrderField", description="排序字段：What consultations are ordered by.")
class ConsultationOrderField(Enum):
    """Orders of a list of consultations; each has its index."""

    APPLIED_AT = strawberry.enum_value("APPLIED_AT", description="申请时间：When it was applied for.")
    DUE_AT = strawberry.enum_value("DUE_AT", description="时限：When its present step is due.")


described(
    ServicePhase,
    "服务阶段：In which phase departments serve a project; the stage of that name.",
    {
        ServicePhase.APPROVING: "审批：While it is approved.",
        ServicePhase.STARTED: "开工：When it starts to build.",
        ServicePhase.BUILDING: "建设：While it is built.",
        ServicePhase.PRODUCING: "投产：When it begins to produce.",
    },
)
described(
    TaskState,
    "服务任务状态：Where a task is.",
    {
        TaskState.OPEN: "待办理：Its department has to answer.",
        TaskState.ANSWERED: "待确认：The host has to confirm it, or to give it back.",
        TaskState.CONFIRMED: "已确认：Done.",
        TaskState.LAPSED: "已终止：Its project was lost or given up.",
    },
    name="ServiceTaskState",
)
described(
    TaskOutcome,
    "办理结果：What a department says of a task.",
    {
        TaskOutcome.DONE: "已办结：It did what was asked.",
        TaskOutcome.NOT_APPLICABLE: "不适用：There is nothing to do for this project.",
    },
    name="ServiceTaskOutcome",
)


@strawberry.enum(description="排序字段：What service tasks are ordered by.")
class ServiceTaskOrderField(Enum):
    """Orders of a list of tasks; each has its index."""

    DUE_AT = strawberry.enum_value("DUE_AT", description="时限：When it is due.")
