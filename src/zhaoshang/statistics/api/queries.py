"""What may be read of facts: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id
from zhaoshang.statistics.api.inputs import FactFilter
from zhaoshang.statistics.api.types import Fact
from zhaoshang.statistics.permissions import Facts


def facts(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[FactFilter | None, strawberry.argument(description="筛选：Which figures.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class StatisticsQuery:
    """What may be read of facts."""

    fact: Fact | None = strawberry.field(
        resolver=by_id,
        description="统计事实：One figure; null when there is none such, or none you may see.",
        directives=[requires(Facts.VIEW)],
    )
    facts: Connection[Fact] = strawberry.field(
        resolver=facts,
        description="统计事实列表：The figures you may see, newest first.",
        directives=[requires(Facts.VIEW)],
    )
