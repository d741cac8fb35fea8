"""What may be read of blockers: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.majors.api.inputs_blockers import BlockerFilter, BlockerOrder
from zhaoshang.majors.api.types_blockers import Blocker
from zhaoshang.majors.permissions import Blockers
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id


def blockers(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[BlockerFilter | None, strawberry.argument(description="筛选：Which blockers.")] = None,
    order_by: Annotated[BlockerOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class BlockersQuery:
    """What may be read of blockers."""

    blocker: Blocker | None = strawberry.field(
        resolver=by_id,
        description="堵点：One; null when there is none such, or none you may see.",
        directives=[requires(Blockers.VIEW)],
    )
    blockers: Connection[Blocker] = strawberry.field(
        resolver=blockers,
        description="堵点列表：Those you may see, the next to fall due first.",
        directives=[requires(Blockers.VIEW)],
    )
