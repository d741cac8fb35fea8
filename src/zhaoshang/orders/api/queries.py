"""What may be read of supervision orders: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.orders.api.enums import SupervisionOrderGroup
from zhaoshang.orders.api.inputs import SupervisionOrderFilter, SupervisionOrderOrder
from zhaoshang.orders.api.types import SupervisionOrder, SupervisionOrderCount
from zhaoshang.orders.permissions import Orders
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id

Narrowing = Annotated[SupervisionOrderFilter | None, strawberry.argument(description="筛选：Which orders.")]


def supervision_orders(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Narrowing = None,
    order_by: Annotated[SupervisionOrderOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def supervision_order_summary(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    group_by: Annotated[
        list[SupervisionOrderGroup] | None,
        strawberry.argument(description="分组：By any of these together; one total when not given."),
    ] = None,
    filter: Narrowing = None,
):
    return answered(root, info)


@strawberry.type
class OrdersQuery:
    """What may be read of supervision orders."""

    supervision_order: SupervisionOrder | None = strawberry.field(
        resolver=by_id,
        description="督办单：One; null when there is none such, or none you may see.",
        directives=[requires(Orders.VIEW)],
    )
    supervision_orders: Connection[SupervisionOrder] = strawberry.field(
        resolver=supervision_orders,
        description="督办单列表：Those you may see, the next to fall due first.",
        directives=[requires(Orders.VIEW)],
    )
    supervision_order_summary: list[SupervisionOrderCount] = strawberry.field(
        resolver=supervision_order_summary,
        description="督办统计：Counts exactly the orders that `supervisionOrders` lists under the same filter.",
        directives=[requires(Orders.VIEW)],
    )
