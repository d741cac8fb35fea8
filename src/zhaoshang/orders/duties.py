"""What waits about supervision orders: for the unit to do, for 督查室 to decide (domain §11)."""

from zhaoshang.duties.declare import Duty, in_state, register_duty
from zhaoshang.orders.model import ExtensionState, OrderExtension, OrderState, SupervisionOrder
from zhaoshang.orders.permissions import Orders

register_duty(
    Duty(
        kind="ORDER_ACKNOWLEDGEMENT",
        zh="签收督办单",
        en="An order is to be acknowledged",
        mapped=SupervisionOrder,
        subject="SupervisionOrder",
        permission=Orders.ACKNOWLEDGE,
        sees=Orders.VIEW,
        waits=lambda order: in_state(order.state, OrderState.OPEN),
        since=lambda order: order.opened_at,
        due=lambda order: order.due_at,
        project=lambda order: order.project_id,
        title=lambda order: order.subject,
    ),
    Duty(
        kind="ORDER_FEEDBACK",
        zh="办理督办事项",
        en="An order is to be done, and feedback given",
        mapped=SupervisionOrder,
        subject="SupervisionOrder",
        permission=Orders.ANSWER,
        sees=Orders.VIEW,
        waits=lambda order: in_state(order.state, OrderState.ACKNOWLEDGED),
        since=lambda order: order.acknowledged_at,
        due=lambda order: order.due_at,
        project=lambda order: order.project_id,
        title=lambda order: order.subject,
    ),
    Duty(
        kind="ORDER_DECISION",
        zh="审核督办反馈",
        en="Feedback on an order is to be accepted, or returned",
        mapped=SupervisionOrder,
        subject="SupervisionOrder",
        permission=Orders.CLOSE,
        sees=Orders.VIEW,
        waits=lambda order: in_state(order.state, OrderState.ANSWERED),
        since=lambda order: order.answered_at,
        due=lambda order: order.decide_by,
        project=lambda order: order.project_id,
        title=lambda order: order.subject,
    ),
    Duty(
        kind="ORDER_EXTENSION",
        zh="审批督办延期",
        en="More time for an order is to be granted, or refused",
        mapped=OrderExtension,
        subject="OrderExtension",
        permission=Orders.EXTEND,
        sees=Orders.VIEW,
        waits=lambda extension: in_state(extension.state, ExtensionState.REQUESTED),
        since=lambda extension: extension.asked_at,
        due=lambda extension: extension.decide_by,
    ),
)
