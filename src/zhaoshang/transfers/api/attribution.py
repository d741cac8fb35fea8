"""三七分成 in GraphQL: the ledger's entries, and statements over them."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Metric
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id
from zhaoshang.transfers.api.enums import AttributionGrouping, EntryKind, TermsBasis
from zhaoshang.transfers.api.types import ProjectType, TenantType
from zhaoshang.transfers.permissions import Attributions
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.projects.api import Project  # noqa: F401  the lazy types above name them
    from zhaoshang.tenancy.api import Tenant  # noqa: F401  as above


@strawberry.type(description="分成分录：One party's credit of one figure; never changed, and it explains itself.")
class AttributionEntry(Node):
    """One party's credit of one figure."""

    metric: Metric = strawberry.field(description="指标：What is credited.")
    period: str = strawberry.field(description="期间：The month it counts in, `YYYY-MM`.")
    kind: EntryKind = strawberry.field(description="类别：A credit of the month, or an adjustment of an earlier one.")
    party: TenantType | None = strawberry.field(description="计入单位：Who is credited; null for the district's pool.")
    origin: TenantType | None = strawberry.field(description="原单位：Who pushed the project first.")
    host: TenantType | None = strawberry.field(description="落地单位：Who hosted it when it was paid.")
    project: ProjectType | None = strawberry.field(description="项目：The project, as far as you may see it.")
    amount: Fen | None = strawberry.field(description="计入金额：The credit; negative for a refund; null for counts.")
    count: TenThousandths | None = strawberry.field(description="计入数量：The credit of a count; null for money.")
    share: TenThousandths = strawberry.field(description="比例：The party's share, `0.3000` for 30 %.")
    cumulative_amount: Fen | None = strawberry.field(description="累计事实：All figures so far under these terms.")
    cumulative_count: TenThousandths | None = strawberry.field(description="累计数量：The same, of counts.")
    basis: TermsBasis = strawberry.field(description="依据：Why it is shared so.")
    since: date | None = strawberry.field(
        description="承接日：The day from which these terms hold; null for the first host's, which reach back for ever."
    )
    posted_at: datetime = strawberry.field(description="入账时间：When it was posted.")
    explanation: str = strawberry.field(
        description="说明：The formula with its numbers, for anybody to recompute; in the request's language."
    )


@strawberry.type(description="分成对账：Entries added up; ask for METRIC among the groups to tell money from counts.")
class AttributionStatement:
    """Entries added up."""

    period: str | None = strawberry.field(description="期间：When grouped by month.")
    metric: Metric | None = strawberry.field(description="指标：When grouped by metric.")
    party: TenantType | None = strawberry.field(description="单位：When grouped by party; null for the pool.")
    kind: EntryKind | None = strawberry.field(description="类别：When credits and adjustments are told apart.")
    entries: int = strawberry.field(description="分录数：How many entries.")
    amount: Fen = strawberry.field(description="金额合计：Sum of all money.")
    count: TenThousandths = strawberry.field(description="数量合计：Sum of all counts.")


@strawberry.input(description="期间范围：Months from and to, both included.")
class PeriodRange:
    """A range of months."""

    from_: str | None = strawberry.field(default=None, name="from", description="起：From, `YYYY-MM`.")
    to: str | None = strawberry.field(default=None, description="止：To, `YYYY-MM`.")


@strawberry.input(description="分录筛选：Which entries; an absent entry filters nothing.")
class AttributionFilter:
    """Which entries."""

    period: PeriodRange | None = strawberry.field(default=None, description="期间：In these months.")
    metric: list[Metric] | None = strawberry.field(default=None, description="指标：Of any of these metrics.")
    party: list[strawberry.ID] | None = strawberry.field(default=None, description="单位：Credited to any of these.")
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")


Filtered = Annotated[AttributionFilter | None, strawberry.argument(description="筛选：Which entries.")]


def attribution_entries(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Filtered = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def attribution_statement(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    group_by: Annotated[
        list[AttributionGrouping] | None,
        strawberry.argument(description="分组：By any of these together; one total when not given."),
    ] = None,
    filter: Filtered = None,
):
    return answered(root, info)


@strawberry.type
class AttributionQuery:
    """What may be read of the ledger of credit."""

    attribution_entry: AttributionEntry | None = strawberry.field(
        resolver=by_id,
        description="分成分录：One entry; null when there is none such, or none you may see.",
        directives=[requires(Attributions.VIEW)],
    )
    attribution_entries: Connection[AttributionEntry] = strawberry.field(
        resolver=attribution_entries,
        description="分成分录列表：The entries you may see, newest first.",
        directives=[requires(Attributions.VIEW)],
    )
    attribution_statement: list[AttributionStatement] = strawberry.field(
        resolver=attribution_statement,
        description="分成对账：Exactly the entries that `attributionEntries` lists under the same filter, added up.",
        directives=[requires(Attributions.VIEW)],
    )
