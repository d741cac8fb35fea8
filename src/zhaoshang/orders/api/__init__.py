"""Supervision orders' part of the GraphQL schema."""

from zhaoshang.orders.api.mutations import OrdersMutation
from zhaoshang.orders.api.queries import OrdersQuery
from zhaoshang.orders.operations import find_pending as _contributes  # noqa: F401  orders take part in mergers

__all__ = ["OrdersMutation", "OrdersQuery"]
