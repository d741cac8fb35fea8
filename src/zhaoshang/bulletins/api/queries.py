"""What may be read of bulletins: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.bulletins.api.inputs import BulletinFilter, BulletinLineFilter
from zhaoshang.bulletins.api.types import Bulletin, BulletinLine
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id


def bulletins(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[BulletinFilter | None, strawberry.argument(description="筛选：Which bulletins.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def bulletin_lines(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[BulletinLineFilter | None, strawberry.argument(description="筛选：Which lines.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class BulletinsQuery:
    """What may be read of bulletins."""

    bulletin: Bulletin | None = strawberry.field(
        resolver=by_id,
        description="月度通报：One bulletin; null when there is none such, or none you may see.",
        directives=[requires(Bulletins.VIEW)],
    )
    bulletins: Connection[Bulletin] = strawberry.field(
        resolver=bulletins,
        description="通报列表：The bulletins you may see, the latest month first.",
        directives=[requires(Bulletins.VIEW)],
    )
    bulletin_lines: Connection[BulletinLine] = strawberry.field(
        resolver=bulletin_lines,
        description="通报指标列表：Lines of many bulletins, as one unit's ranks over the months; the latest first.",
        directives=[requires(Bulletins.VIEW)],
    )
