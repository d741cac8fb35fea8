"""The GraphQL types of credit."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Node
from zhaoshang.api.vocabulary import Metric
from zhaoshang.attribution.api.enums import EntryKind, TermsBasis
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]


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


@strawberry.type(description="已关账月份：A month that takes no more entries.")
class ClosedPeriod(Node):
    """A closed month."""

    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    closed_at: datetime = strawberry.field(description="关账时间：When it was closed.")
