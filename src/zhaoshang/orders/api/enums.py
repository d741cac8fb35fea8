"""The enums of supervision orders as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.orders.model import ExtensionState, OrderAction, OrderColour, OrderSource, OrderState

__all__ = [
    "ExtensionState",
    "OrderAction",
    "OrderColour",
    "OrderSource",
    "OrderState",
    "SupervisionOrderGroup",
    "SupervisionOrderOrderField",
]

described(
    OrderSource,
    "督办来源：What an order was opened from.",
    {
        OrderSource.LIGHT: "亮灯：A light of a major project.",
        OrderSource.BLOCKER: "堵点：A blocker of a major project.",
        OrderSource.BULLETIN: "通报：What a bulletin said of the unit.",
        OrderSource.PROJECT: "项目：A project, for another reason.",
        OrderSource.MATTER: "事项：No project; the subject says what.",
    },
)
described(
    OrderState,
    "督办状态：Who is to act on an order.",
    {
        OrderState.OPEN: "待签收：The unit is to acknowledge it.",
        OrderState.ACKNOWLEDGED: "办理中：The unit is to do it and give feedback.",
        OrderState.ANSWERED: "待审核：Feedback was given; the oversight office is to accept or return it.",
        OrderState.CLOSED: "已销号：The feedback was accepted.",
        OrderState.WITHDRAWN: "已撤销：It was opened in error.",
    },
)
described(
    OrderColour,
    "督办级别：How urgent an order has become; each deadline that passes takes it one colour up.",
    {
        OrderColour.BLUE: "蓝色督办：Within its first deadline.",
        OrderColour.YELLOW: "黄色督办：Overdue once.",
        OrderColour.RED: "红色督办：Overdue again; the district's leaders are told.",
    },
)
described(
    OrderAction,
    "督办环节：What a step of an order was.",
    {
        OrderAction.OPENED: "下达：The oversight office opened it.",
        OrderAction.ACKNOWLEDGED: "签收：The unit acknowledged it.",
        OrderAction.ANSWERED: "反馈：The unit said what it did.",
        OrderAction.RETURNED: "退回：The feedback was not accepted; a new deadline runs.",
        OrderAction.CLOSED: "销号：The feedback was accepted.",
        OrderAction.WITHDRAWN: "撤销：It was taken back.",
        OrderAction.EXTENSION_ASKED: "申请延期：The unit asked for more time.",
        OrderAction.EXTENSION_GRANTED: "同意延期：The deadline was moved.",
        OrderAction.EXTENSION_REFUSED: "不同意延期：The deadline stays.",
        OrderAction.RAISED: "升级：Overdue; the clock took it one colour up, with a new deadline.",
        OrderAction.STUCK: "久拖未办：Red and overdue again; leaders are told once more.",
    },
)
described(
    ExtensionState,
    "延期状态：What became of an extension.",
    {
        ExtensionState.REQUESTED: "待审：The oversight office's director is to decide.",
        ExtensionState.GRANTED: "同意：The deadline was moved.",
        ExtensionState.REFUSED: "不同意：The deadline stayed.",
        ExtensionState.LAPSED: "失效：The deadline passed, or feedback came, before it was decided.",
    },
)


@strawberry.enum(description="排序字段：What orders are ordered by.")
class SupervisionOrderOrderField(Enum):
    """Orders of a list of supervision orders; each has its index."""

    DUE_AT = strawberry.enum_value("DUE_AT", description="期限：By when the unit is to have done it.")
    OPENED_AT = strawberry.enum_value("OPENED_AT", description="下达时间：When it was opened.")


@strawberry.enum(description="督办分组：How orders may be counted.")
class SupervisionOrderGroup(Enum):
    """Groups."""

    TENANT = strawberry.enum_value("TENANT", description="承办单位：By the unit addressed.")
    COLOUR = strawberry.enum_value("COLOUR", description="级别：By colour.")
    STATE = strawberry.enum_value("STATE", description="状态：By state.")
    MONTH = strawberry.enum_value("MONTH", description="月份：By the month in which it was opened.")
