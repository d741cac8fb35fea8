"""The duties' part of the GraphQL schema."""

from datetime import datetime
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.duties.declare import all_duties
from zhaoshang.duties.permissions import Duties
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered

if TYPE_CHECKING:
    from zhaoshang.projects.api.types import Project

_Kinds: Final[Any] = StrEnum("DutyKind", dict(zip(all_duties(), all_duties(), strict=True)))  # type: ignore[misc]  # what its members are, the rooms say
KIND: Final[Any] = described(
    _Kinds,
    "待办类型：What is to be done; each is brought by the room it belongs to.",
    {_Kinds(kind): f"{duty.zh}：{duty.en}." for kind, duty in all_duties().items()},
)


@strawberry.type(description="待办：Something that waits for the acting unit, or for the person who asks.")
class Duty:
    """Something that waits."""

    id: strawberry.ID = strawberry.field(description="标识：Stays the same while it waits; of no use for `node(id:)`.")
    kind: str = strawberry.field(graphql_type=KIND, description="类型：What is to be done.")
    subject_id: strawberry.ID = strawberry.field(
        description="对象：The global id of what it is about, for `node(id:)`; its type is the id's first part."
    )
    subject: Node | None = strawberry.field(
        description="对象本身：What `node(id:)` answers for `subjectId`, as far as the reader may see it."
    )
    project: Annotated["Project", strawberry.lazy("zhaoshang.projects.api.types")] | None = strawberry.field(
        description="项目：The project it is about; null for none, or for one the reader may not see."
    )
    title: str | None = strawberry.field(description="名称：What it is called, where it has a name of its own.")
    since: datetime = strawberry.field(description="起：Since when it waits.")
    due_at: datetime | None = strawberry.field(
        description="期限：From when on it is overdue; null when it has no deadline."
    )
    is_overdue: bool = strawberry.field(description="已逾期：Whether its deadline has passed.")
    days_left: int | None = strawberry.field(
        description="剩余工作日：Working days until it is overdue, today among them; 0 when it is."
    )


@strawberry.enum(description="待办分组：How duties may be counted.")
class DutyGroup(Enum):
    """How duties may be counted."""

    KIND = strawberry.enum_value("KIND", description="按类型：By what is to be done.")


@strawberry.type(description="待办统计：How many duties wait.")
class DutyCount:
    """How many wait."""

    kind: str | None = strawberry.field(graphql_type=KIND | None, description="类型：Null when not grouped by it.")
    open: int = strawberry.field(description="总数：All that wait.")
    overdue: int = strawberry.field(description="已逾期：Those whose deadline has passed.")
    due_soon: int = strawberry.field(description="即将到期：Those due within the next three days.")


@strawberry.input(description="待办筛选：Which duties; an absent entry filters nothing.")
class DutyFilter:
    """Which duties."""

    kind: list[str] | None = strawberry.field(
        graphql_type=list[KIND] | None, default=None, description="类型：Of these kinds."
    )
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：About this project.")
    due_before: datetime | None = strawberry.field(default=None, description="期限早于：Due before this instant.")
    overdue: bool | None = strawberry.field(default=None, description="已逾期：Overdue, or not.")


Narrowing = Annotated[DutyFilter | None, strawberry.argument(description="筛选：Which duties.")]


def waiting(  # type: ignore[no-untyped-def]  # noqa: ANN201, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Narrowing = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    """Declares the list's arguments; the compiler reads them."""
    return answered(root, info)


def counted(  # type: ignore[no-untyped-def]  # noqa: ANN201  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Narrowing = None,
    group_by: Annotated[
        list[DutyGroup] | None, strawberry.argument(description="分组：Count for each of these; all together if none.")
    ] = None,
):
    """Declares the counts' arguments; the compiler reads them."""
    return answered(root, info)


@strawberry.type
class DutiesQuery:
    """What may be asked about duties."""

    my_duties: Connection[Duty] = strawberry.field(
        resolver=waiting,
        description=(
            "我的待办：What waits for whoever asks, the most urgent first, those without a deadline last. "
            "It is everything that the acting unit is to do and this person may do for it."
        ),
        directives=[requires(Duties.VIEW)],
    )
    my_duty_counts: list[DutyCount] = strawberry.field(
        resolver=counted,
        description="待办统计：How many of them wait, exactly those the list shows under the same filter.",
        directives=[requires(Duties.VIEW)],
    )
