"""The enums of blockers as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.majors.model import BlockerAction, BlockerKind, BlockerLevel, BlockerState

__all__ = ["BlockerAction", "BlockerKind", "BlockerLevel", "BlockerOrderField", "BlockerState"]

described(
    BlockerKind,
    "堵点类别：What stands in the way.",
    {
        BlockerKind.LAND: "用地：Land.",
        BlockerKind.APPROVAL: "审批：An approval.",
        BlockerKind.UTILITIES: "水电气讯：Water, power, gas or telecommunications.",
        BlockerKind.FINANCE: "资金：Money.",
        BlockerKind.LABOUR: "用工：People to hire.",
        BlockerKind.OTHER: "其他：Something else.",
    },
)
described(
    BlockerState,
    "堵点状态：Whether somebody is to act on a blocker.",
    {
        BlockerState.OPEN: "待解决：It is to be removed.",
        BlockerState.ANSWERED: "待销号：It was answered; its host is to say whether that removed it.",
        BlockerState.RESOLVED: "已销号：Its host confirmed that it is removed.",
        BlockerState.WITHDRAWN: "已撤回：It was a mistake, or the project ended.",
    },
)
described(
    BlockerLevel,
    "堵点层级：How far up a blocker has come.",
    {
        BlockerLevel.DEPARTMENT: "责任部门：With the department that is to remove it.",
        BlockerLevel.MAJOR_PROJECTS: "发改委：Overdue once; development and reform coordinates.",
        BlockerLevel.LEADER: "包联区领导：Overdue again; the leader who sponsors the project gives an instruction.",
    },
)
described(
    BlockerAction,
    "办理环节：What a step of a blocker was.",
    {
        BlockerAction.RAISED: "提出：Its host raised it.",
        BlockerAction.ANSWERED: "答复：It was answered with what was done.",
        BlockerAction.HANDED_ON: "转办：Its department handed it on to another.",
        BlockerAction.RETURNED: "退回：Its host found that the answer did not remove it.",
        BlockerAction.RESOLVED: "销号：Its host confirmed that it is removed.",
        BlockerAction.WITHDRAWN: "撤回：It was taken back.",
        BlockerAction.REASSIGNED: "改派：Development and reform gave it to a department, by a day.",
        BlockerAction.INSTRUCTED: "批示：The leader said who removes it, by when.",
        BlockerAction.ESCALATED: "升级：The clock took it on: overdue, or its leader changed.",
        BlockerAction.STUCK: "升级受阻：Overdue, and nobody is there at the next level.",
    },
)


@strawberry.enum(description="排序字段：What blockers are ordered by.")
class BlockerOrderField(Enum):
    """Orders of a list of blockers; each has its index."""

    DUE_AT = strawberry.enum_value("DUE_AT", description="期限：By when somebody is to act.")
    RAISED_AT = strawberry.enum_value("RAISED_AT", description="提出时间：When it was raised.")
