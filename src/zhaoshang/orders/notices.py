"""What people are told about supervision orders (domain §11)."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from zhaoshang.authorization.permissions import Permission
from zhaoshang.notifications.declare import Told, Units, register_notice
from zhaoshang.orders.model import SupervisionOrder
from zhaoshang.orders.permissions import Orders


def _unit(order: Any, _event: Mapping[str, Any]) -> list[UUID]:
    return [order.unit_id]


def _office(order: Any, _event: Mapping[str, Any]) -> list[UUID]:
    return [order.tenant_id]


def _leaders(_order: Any, event: Mapping[str, Any]) -> list[UUID]:
    """The units of the district's leaders when it happened."""
    return [UUID(each) for each in event["leaders"]]


_of_order: Final = partial(Told, key="order", mapped=SupervisionOrder, subject="SupervisionOrder")

_TOLD: Final[Iterable[tuple[str, str, str, str, Units, Permission]]] = (
    ("ORDER_OPENED", "收到督办单", "An order is addressed to the unit", "order.opened", _unit, Orders.ACKNOWLEDGE),
    ("ORDER_RAISED", "督办单升级", "An order of the unit went one colour up", "order.raised", _unit, Orders.ANSWER),
    ("ORDER_RETURNED", "督办反馈被退回", "The unit's feedback came back", "order.returned", _unit, Orders.ANSWER),
    ("ORDER_CLOSED", "督办单销号", "An order of the unit was closed", "order.closed", _unit, Orders.ANSWER),
    ("ORDER_WITHDRAWN", "督办单撤销", "An order of the unit was withdrawn", "order.withdrawn", _unit, Orders.ANSWER),
    (
        *("ORDER_EXTENSION_DECIDED", "督办延期有结论", "Whether the unit has more time was decided"),
        *("order.extension_decided", _unit, Orders.ASK),
    ),
    ("ORDER_ANSWERED", "收到督办反馈", "A unit gave feedback on an order", "order.answered", _office, Orders.CLOSE),
    (
        *("ORDER_EXTENSION_ASKED", "收到督办延期申请", "A unit asks for more time"),
        *("order.extension_asked", _office, Orders.EXTEND),
    ),
    ("ORDER_RED", "红色督办", "An order is red: to the district's leaders", "order.red", _leaders, Orders.VIEW),
    ("ORDER_RED_OFFICE", "红色督办", "An order is red: to the oversight director", "order.red", _office, Orders.EXTEND),
    (
        *("ORDER_STUCK", "红色督办久拖未办", "A red order is overdue again: to the district's leaders"),
        *("order.stuck", _leaders, Orders.VIEW),
    ),
    (
        *("ORDER_STUCK_OFFICE", "红色督办久拖未办", "A red order is overdue again: to the oversight director"),
        *("order.stuck", _office, Orders.EXTEND),
    ),
)

register_notice(
    *(
        _of_order(kind=kind, zh=zh, en=en, event=event, units=units, holders=holders)
        for kind, zh, en, event, units, holders in _TOLD
    )
)
