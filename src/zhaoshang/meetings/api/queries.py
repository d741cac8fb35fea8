"""What may be read of meetings: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.meetings.api.inputs import MeetingFilter, MeetingOrder
from zhaoshang.meetings.api.types import Meeting
from zhaoshang.meetings.permissions import Meetings
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id


def meetings(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[MeetingFilter | None, strawberry.argument(description="筛选：Which meetings.")] = None,
    order_by: Annotated[MeetingOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class MeetingsQuery:
    """What may be read of meetings."""

    meeting: Meeting | None = strawberry.field(
        resolver=by_id,
        description="会议：One meeting; null when there is none such, or none you may see.",
        directives=[requires(Meetings.VIEW)],
    )
    meetings: Connection[Meeting] = strawberry.field(
        resolver=meetings,
        description="会议列表：The meetings you may see, the latest first.",
        directives=[requires(Meetings.VIEW)],
    )
