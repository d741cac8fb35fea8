"""What the mutations and lists of supervision orders take."""

from datetime import date, datetime

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.orders.api.enums import OrderColour, OrderSource, OrderState, SupervisionOrderOrderField
from zhaoshang.orders.rules.orders import NewOrder
from zhaoshang.readmodel.payloads import keyed


@strawberry.input(description="督办筛选：Which orders; an absent entry filters nothing.")
class SupervisionOrderFilter:
    """Which orders."""

    state: list[OrderState] | None = strawberry.field(default=None, description="状态：In one of these states.")
    colour: list[OrderColour] | None = strawberry.field(default=None, description="级别：Of one of these colours.")
    source: list[OrderSource] | None = strawberry.field(default=None, description="来源：From one of these sources.")
    unit: strawberry.ID | None = strawberry.field(default=None, description="承办单位：Addressed to this unit.")
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：About this project.")
    overdue: bool | None = strawberry.field(default=None, description="逾期：Those overdue now, or those that are not.")
    stuck: bool | None = strawberry.field(default=None, description="久拖未办：Those stuck, or those that are not.")
    opened_from: datetime | None = strawberry.field(default=None, description="下达不早于：Opened then or later.")
    opened_before: datetime | None = strawberry.field(default=None, description="下达早于：Opened before this instant.")


@strawberry.input(description="督办排序：In which order.")
class SupervisionOrderOrder:
    """An order."""

    field: SupervisionOrderOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="下达督办单输入：An order to open; from one source, or about a free matter.")
class SupervisionOrderOpenInput:
    """An order to open."""

    unit: strawberry.ID = strawberry.field(description="承办单位：Who is to do it.")
    subject: str = strawberry.field(description="督办事项：What it is about, in a line.")
    task: str = strawberry.field(description="办理要求：What is to be done.")
    due_on: date = strawberry.field(description="期限：The last day that the unit has.")
    colour: OrderColour = strawberry.field(
        default=OrderColour.BLUE, description="级别：Yellow or red from the start only with a reason."
    )
    reason: str | None = strawberry.field(default=None, description="理由：Why it begins so; required unless blue.")
    light: strawberry.ID | None = strawberry.field(default=None, description="亮灯：The light it is opened from.")
    blocker: strawberry.ID | None = strawberry.field(default=None, description="堵点：The blocker it is opened from.")
    line: strawberry.ID | None = strawberry.field(
        default=None, description="通报指标：The line of a published bulletin about that very unit."
    )
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：The project it is about.")


@strawberry.input(description="签收督办单输入：An order that was received.")
class SupervisionOrderAcknowledgeInput:
    """An order that was received."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="反馈督办单输入：What was done.")
class SupervisionOrderAnswerInput:
    """What was done."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    feedback: str = strawberry.field(description="办理情况：What was done.")
    evidence: strawberry.ID | None = strawberry.field(default=None, description="佐证材料：A file of your unit's own.")


@strawberry.input(description="退回反馈输入：A feedback that is not enough.")
class SupervisionOrderReturnInput:
    """A feedback that is not enough."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：What is missing.")


@strawberry.input(description="督办销号输入：An order that was done.")
class SupervisionOrderCloseInput:
    """An order that was done."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    note: str | None = strawberry.field(default=None, description="说明：What there is to say about it.")


@strawberry.input(description="撤销督办单输入：An order that was opened in error.")
class SupervisionOrderWithdrawInput:
    """An order that was opened in error."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="申请延期输入：More time for an order.")
class OrderExtensionAskInput:
    """More time for an order."""

    supervision_order: strawberry.ID = strawberry.field(description="督办单：For which order.")
    expected_version: int = strawberry.field(description=VERSION)
    until: date = strawberry.field(description="申请期限：The last day asked for.")
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="审批延期输入：Whether there is more time.")
class OrderExtensionDecideInput:
    """Whether there is more time."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    granted: bool = strawberry.field(description="同意：Whether the deadline is moved.")
    reason: str | None = strawberry.field(default=None, description="意见：Required when it is refused.")


@strawberry.input(description="调阅反馈材料输入：Which file, and what for.")
class OrderStepFileRevealInput:
    """Which file, and what for."""

    id: strawberry.ID = strawberry.field(description="环节：The step that the file came with.")
    purpose: str = strawberry.field(description="用途：What it is needed for; kept on record.")


def new_order(given: SupervisionOrderOpenInput) -> NewOrder:
    """What the operation takes."""
    return NewOrder(
        unit=keyed("Tenant", given.unit),
        subject=given.subject,
        task=given.task,
        due_on=given.due_on,
        colour=given.colour,
        reason=given.reason,
        light=None if given.light is None else keyed("LightReading", given.light),
        blocker=None if given.blocker is None else keyed("Blocker", given.blocker),
        line=None if given.line is None else keyed("BulletinLine", given.line),
        project=None if given.project is None else keyed("Project", given.project),
    )
