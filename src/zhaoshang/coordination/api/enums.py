"""The enums of coordination as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.coordination.model import ConsultationState, PlanOpinionState, PlanVerdict

__all__ = ["ConsultationOrderField", "ConsultationState", "PlanOpinionState", "PlanVerdict"]

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
