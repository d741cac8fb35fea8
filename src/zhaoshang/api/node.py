"""Relay's object identification and connections."""

from enum import Enum
from typing import Generic, TypeVar

import strawberry

T = TypeVar("T")


@strawberry.interface(description="节点：An object with a global id that `node(id:)` finds again.")
class Node:
    """Anything with a global id."""

    id: strawberry.ID = strawberry.field(description="全局标识：Opaque, stable for ever, unique over all types.")


@strawberry.type(description="分页信息：Where a page lies in its list (Relay).")
class PageInfo:
    """Relay's page information."""

    has_next_page: bool = strawberry.field(description="有下一页：More items follow.")
    has_previous_page: bool = strawberry.field(description="有上一页：Items lie before.")
    start_cursor: str | None = strawberry.field(description="首游标：Cursor of the first item of the page.")
    end_cursor: str | None = strawberry.field(description="末游标：Cursor of the last item of the page.")


@strawberry.type(description="边：One item of a page with its cursor.")
class Edge(Generic[T]):
    """One item of a connection."""

    cursor: str = strawberry.field(description="游标：Pass it as `after` or `before`.")
    node: T = strawberry.field(description="节点：The item itself.")


@strawberry.type(description="分页列表：A keyset page over a list; pages stay stable while rows are added.")
class Connection(Generic[T]):
    """A page of a list."""

    edges: list[Edge[T]] = strawberry.field(description="边：The items with their cursors.")
    nodes: list[T] = strawberry.field(description="节点列表：The items without cursors.")
    page_info: PageInfo = strawberry.field(description="分页信息：Where this page lies in the list.")
    total_count: int = strawberry.field(
        description="总数：How many items the whole list has under the same filter; computed only when selected."
    )


@strawberry.enum(description="排序方向：Which end of the list comes first.")
class OrderDirection(Enum):
    """Which end of a list comes first."""

    ASC = strawberry.enum_value("ASC", description="升序：Smallest or oldest first.")
    DESC = strawberry.enum_value("DESC", description="降序：Largest or newest first.")
