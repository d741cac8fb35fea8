"""What supervision orders tell of the project they are about (domain §11)."""

from typing import Any, Final

from zhaoshang.orders.model import OrderAction, OrderStep
from zhaoshang.orders.permissions import Orders
from zhaoshang.projects.views.happenings import Happening, register_happening

_STEPS: Final[dict[OrderAction, tuple[str, str]]] = {
    OrderAction.OPENED: ("下达督办单", "A supervision order was opened"),
    OrderAction.ACKNOWLEDGED: ("签收督办单", "A unit acknowledged an order"),
    OrderAction.ANSWERED: ("反馈督办单", "A unit gave feedback on an order"),
    OrderAction.RETURNED: ("退回督办反馈", "The feedback on an order was not accepted"),
    OrderAction.CLOSED: ("督办销号", "An order was closed as done"),
    OrderAction.WITHDRAWN: ("撤销督办单", "An order was withdrawn"),
    OrderAction.EXTENSION_ASKED: ("申请督办延期", "More time was asked for"),
    OrderAction.EXTENSION_GRANTED: ("同意督办延期", "More time was granted"),
    OrderAction.EXTENSION_REFUSED: ("不同意督办延期", "More time was refused"),
    OrderAction.RAISED: ("督办升级", "An order was overdue and went one colour up by the clock"),
    OrderAction.STUCK: ("督办久拖未办", "A red order was overdue again"),
}


def _is(action: OrderAction) -> Any:
    return lambda step: step.action == action.value


register_happening(
    *(
        Happening(
            kind=f"ORDER_{action}",
            zh=zh,
            en=f"{en}; `detail` has what was said, if anything was",
            mapped=OrderStep,
            sees=Orders.VIEW,
            at=lambda step: step.at,
            when=_is(action),
            by="by_person_id",
            unit="by_tenant_id",
            detail="reason",
        )
        for action, (zh, en) in _STEPS.items()
    )
)
