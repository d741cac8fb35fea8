"""The enums of major projects as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.majors.model import LightColour, LightRule, PlanKind, ProposalState, SponsorLevel

__all__ = [
    "LightColour",
    "LightRule",
    "MajorGroup",
    "MajorProjectOrderField",
    "PlanKind",
    "ProposalState",
    "SponsorLevel",
]

described(
    SponsorLevel,
    "包联层级：At which level somebody sponsors a major project; each has one of every level.",
    {
        SponsorLevel.DISTRICT_LEADER: "区级领导：A leader of the district, named in person.",
        SponsorLevel.DEPARTMENT: "职能部门：A department.",
        SponsorLevel.HOST: "街道园区：Its host, by being that.",
    },
)
described(
    PlanKind,
    "计划类型：Which milestones a project has.",
    {PlanKind.CONSTRUCTION: "建设类：It builds.", PlanKind.SERVICE: "入驻类：It moves in."},
)
described(
    ProposalState,
    "调整申请状态：What came of a proposal.",
    {
        ProposalState.PROPOSED: "待审：It waits to be decided.",
        ProposalState.APPROVED: "已批准：Its days are in force.",
        ProposalState.RETURNED: "已退回：The baseline stays.",
    },
)
described(
    LightColour,
    "灯色：How a project does.",
    {
        LightColour.GREEN: "绿灯：As planned.",
        LightColour.YELLOW: "黄灯：Somewhat behind.",
        LightColour.RED: "红灯：Far behind.",
    },
)
described(
    LightRule,
    "亮灯规则：What was hit.",
    {
        LightRule.ON_PLAN: "按计划推进：Nothing.",
        LightRule.BEHIND: "投资进度滞后：Completed investment is behind the plan.",
        LightRule.NOT_STARTED: "未按期开工：Construction has not started in the planned month.",
        LightRule.MILESTONE_LATE: "节点逾期：Another milestone was not reached in the planned month.",
        LightRule.NOT_REPORTED: "未报进度：The month's progress was not reported.",
    },
)


@strawberry.enum(description="排序字段：What major projects are ordered by.")
class MajorProjectOrderField(Enum):
    """Orders of a list of major projects; each has its index."""

    ENTERED_AT = strawberry.enum_value("ENTERED_AT", description="纳入时间：When it became one.")
    INVESTMENT = strawberry.enum_value("INVESTMENT", description="计划总投资：How much is to be invested.")


@strawberry.enum(description="分组：What durations of major projects are grouped by.")
class MajorGroup(Enum):
    """Groups."""

    TENANT = strawberry.enum_value("TENANT", description="承接单位：By host.")
    STAGE = strawberry.enum_value("STAGE", description="阶段：By stage.")
