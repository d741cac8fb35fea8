"""What may be read of major projects: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.majors.api.inputs import MajorProjectFilter, MajorProjectOrder
from zhaoshang.majors.api.types import MajorProject, Sponsorship
from zhaoshang.majors.permissions import Majors, Sponsorships
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id


def major_projects(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[MajorProjectFilter | None, strawberry.argument(description="筛选：Which major projects.")] = None,
    order_by: Annotated[MajorProjectOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class MajorsQuery:
    """What may be read of major projects."""

    major_project: MajorProject | None = strawberry.field(
        resolver=by_id,
        description="重大项目：One; null when there is none such, or none you may see.",
        directives=[requires(Majors.VIEW)],
    )
    major_projects: Connection[MajorProject] = strawberry.field(
        resolver=major_projects,
        description="重大项目列表：Those you may see, the last to become one first.",
        directives=[requires(Majors.VIEW)],
    )
    sponsorship: Sponsorship | None = strawberry.field(
        resolver=by_id,
        description="包联：One sponsorship; null when there is none such, or none you may see.",
        directives=[requires(Sponsorships.VIEW)],
    )
