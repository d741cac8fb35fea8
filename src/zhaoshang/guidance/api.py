"""Industry guidance's part of the GraphQL schema: the catalogues, what they list, and the end of one.

A catalogue comes in by ``guidanceImport``, which is the exchange's.
"""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from zhaoshang.api.enums import described, error_code
from zhaoshang.api.inputs import ID, INPUT, VERSION
from zhaoshang.api.node import Connection, Node
from zhaoshang.api.payload import UserError
from zhaoshang.api.permission import requires
from zhaoshang.guidance.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.guidance.operations.end_edition import end_edition
from zhaoshang.guidance.permissions import Guidances
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id
from zhaoshang.readmodel.payloads import Key, anew, answer, keyed

if TYPE_CHECKING:
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]

IN_FORCE = "施行日：Only what is in force on this day."

described(
    GuidanceKind,
    "目录类别：What a catalogue says of what it lists; what no catalogue lists is allowed (允许类).",
    {
        GuidanceKind.ENCOURAGED: "鼓励类：To be encouraged.",
        GuidanceKind.RESTRICTED: "限制类：Nothing new of it; what there is may be improved.",
        GuidanceKind.ELIMINATED: "淘汰类：To be given up.",
    },
)


@strawberry.type(
    description="产业指导目录版本：A catalogue as a department brought it in; several may be in force at once."
)
class GuidanceEdition(Node):
    """One edition of a catalogue."""

    title: str = strawberry.field(description="目录名称：E.g. 《产业结构调整指导目录（2024年本）》.")
    document: str = strawberry.field(description="文号：By which document it was issued.")
    effective_on: date = strawberry.field(description="施行日期：Its first day in force.")
    ended_on: date | None = strawberry.field(
        description="停止施行日期：Its first day out of force; null while no end is set."
    )
    item_count: int = strawberry.field(description="条目数：How many items it lists.")
    department: TenantType | None = strawberry.field(description="发布部门：The industry department it is of.")
    imported_at: datetime = strawberry.field(description="导入时间：When it was brought in.")
    imported_by: PersonType | None = strawberry.field(description="导入人：Who brought it in.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="目录条目：One thing that an edition lists; it never changes.")
class GuidanceItem(Node):
    """One item of an edition."""

    kind: GuidanceKind = strawberry.field(description="类别：Encouraged, restricted or eliminated.")
    code: str = strawberry.field(description="编号：As the catalogue numbers it; each kind counts by itself.")
    sector: str = strawberry.field(description="行业：The heading it stands under.")
    text: str = strawberry.field(description="条目：What is listed, in the catalogue's words.")
    place: int = strawberry.field(description="序号：Its place in the edition, from 1.")
    edition: GuidanceEdition | None = strawberry.field(description="目录版本：The edition that lists it.")
    imported_at: datetime = strawberry.field(description="导入时间：When it was brought in.")


@strawberry.input(description="目录版本筛选：Which editions; an absent entry filters nothing.")
class GuidanceEditionFilter:
    """Which editions."""

    in_force_on: date | None = strawberry.field(default=None, description=IN_FORCE)


@strawberry.input(description="目录条目筛选：Which items; an absent entry filters nothing.")
class GuidanceItemFilter:
    """Which items."""

    edition: strawberry.ID | None = strawberry.field(default=None, description="目录版本：Of this edition.")
    kind: list[GuidanceKind] | None = strawberry.field(default=None, description="类别：Of any of these kinds.")
    in_force_on: date | None = strawberry.field(default=None, description=IN_FORCE)


def guidance_editions(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[GuidanceEditionFilter | None, strawberry.argument(description="筛选：Which editions.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def guidance_items(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[GuidanceItemFilter | None, strawberry.argument(description="筛选：Which items.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class GuidanceQuery:
    """What may be read of industry guidance."""

    guidance_edition: GuidanceEdition | None = strawberry.field(
        resolver=by_id,
        description="产业指导目录版本：One edition; null when there is none such, or none you may see.",
        directives=[requires(Guidances.VIEW)],
    )
    guidance_editions: Connection[GuidanceEdition] = strawberry.field(
        resolver=guidance_editions,
        description="产业指导目录版本列表：The district's editions, the one latest in force first.",
        directives=[requires(Guidances.VIEW)],
    )
    guidance_item: GuidanceItem | None = strawberry.field(
        resolver=by_id,
        description="目录条目：One item; null when there is none such, or none you may see.",
        directives=[requires(Guidances.VIEW)],
    )
    guidance_items: Connection[GuidanceItem] = strawberry.field(
        resolver=guidance_items,
        description="目录条目列表：What editions list, edition after edition, each in its own order.",
        directives=[requires(Guidances.VIEW)],
    )


@strawberry.enum(description="停止施行错误码：Why nothing was written.")
class GuidanceEndErrorCode(Enum):
    """Why guidanceEnd wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    EDITION_ENDED = error_code("EDITION_ENDED")
    DATE_OUT_OF_RANGE = error_code("DATE_OUT_OF_RANGE")


@strawberry.type(description="停止施行错误：Why nothing was written.")
class GuidanceEndError(UserError):
    """A refusal of guidanceEnd."""

    code: GuidanceEndErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="停止施行结果：The outcome; either the object or errors.")
class GuidanceEndPayload:
    """The outcome of guidanceEnd."""

    key: Key = None
    edition: GuidanceEdition | None = strawberry.field(
        resolver=anew("GuidanceEdition"), description="目录版本：The edition as it is now; null when refused."
    )
    errors: list[GuidanceEndError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.input(description="停止施行输入：Which edition, and since when.")
class GuidanceEndInput:
    """The end of an edition."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    ended_on: date = strawberry.field(
        description="停止施行日期：Its first day out of force; its own first day says that it was a mistake."
    )


async def guidance_end(info: Info, input: Annotated[GuidanceEndInput, INPUT]) -> GuidanceEndPayload:
    """Let an edition end."""
    outcome = await end_edition(
        info.context.service,
        info.context.actor,
        keyed("GuidanceEdition", input.id),
        input.expected_version,
        input.ended_on,
    )
    return answer(info, outcome, GuidanceEndPayload, GuidanceEndError, GuidanceEndErrorCode)


@strawberry.type
class GuidanceMutation:
    """What may be done about industry guidance."""

    guidance_end: GuidanceEndPayload = strawberry.mutation(
        resolver=guidance_end,
        description="停止施行：Let an edition of your department's catalogue be out of force from a day on.",
        directives=[requires(Guidances.END)],
    )
