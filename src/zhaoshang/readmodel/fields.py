"""Fields with arguments, for every room: they read what the compiled statement answered under their key."""

from collections.abc import Mapping
from typing import Annotated, Any, cast

import strawberry

from zhaoshang.readmodel.context import RequestContext

Info = strawberry.Info[RequestContext, None]

First = Annotated[
    int | None, strawberry.argument(description="前若干条：At most so many items from the start, up to 100.")
]
Last = Annotated[
    int | None, strawberry.argument(description="后若干条：At most so many items from the end, up to 100.")
]
After = Annotated[str | None, strawberry.argument(description="此游标之后：Only items after this cursor.")]
Before = Annotated[str | None, strawberry.argument(description="此游标之前：Only items before this cursor.")]
Id = Annotated[strawberry.ID, strawberry.argument(description="全局标识：The object's global id.")]


def answered(parent: Any, info: Info) -> Any:
    """What the operation's one statement answered for this field, under its response key.

    A parent is always part of that answer, parsed: no object of these types is ever made in Python.
    """
    return cast("Mapping[str, Any]", parent)[str(info.path.key)]


def paged(  # type: ignore[no-untyped-def]  # noqa: ANN201, PLR0913, PLR0917  the field's own annotation is its type; Relay's arguments
    root: strawberry.Parent[Any],
    info: Info,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    """The resolver of every connection without an order of its own."""
    return answered(root, info)


def by_id(root: strawberry.Parent[Any], info: Info, id: Id):  # type: ignore[no-untyped-def]  # noqa: ANN201  as `paged`
    """The resolver of every field that finds one object."""
    return answered(root, info)
