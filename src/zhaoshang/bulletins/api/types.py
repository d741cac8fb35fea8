"""The GraphQL types of bulletins."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Metric
from zhaoshang.bulletins.api.enums import BulletinState, LineKind
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.readmodel.fields import paged
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]


@strawberry.type(description="通报章节：What the template says of the month, and what the oversight office adds.")
class BulletinSection:
    """A section."""

    heading: str = strawberry.field(description="标题：Its heading.")
    text: str = strawberry.field(description="正文：The template's text with the figures filled in.")
    commentary: str | None = strawberry.field(description="评述：What the oversight office adds; null for nothing.")


@strawberry.type(
    description="通报指标：How one unit does in one metric. Amounts are null for counts, counts for money."
)
class BulletinLine(Node):
    """A line."""

    bulletin: "Bulletin | None" = strawberry.field(description="通报：Of which bulletin.")
    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    place: int = strawberry.field(description="序号：Where it stands in the bulletin, from 1.")
    kind: LineKind = strawberry.field(description="类型：Whose figures these are.")
    unit: TenantType | None = strawberry.field(description="单位：The unit; null for what is no unit's.")
    name: str = strawberry.field(description="名称：What it was called when this was composed.")
    metric: Metric = strawberry.field(description="指标：What is counted.")
    target_amount: Fen | None = strawberry.field(description="全年任务：The year's target; null where there is none.")
    target_count: TenThousandths | None = strawberry.field(description="全年任务：The same of a count.")
    planned_amount: Fen | None = strawberry.field(description="序时任务：The target's months up to this one.")
    planned_count: TenThousandths | None = strawberry.field(description="序时任务：The same of a count.")
    month_amount: Fen | None = strawberry.field(description="当月完成：This month, without what is disputed.")
    month_count: TenThousandths | None = strawberry.field(description="当月完成：The same of a count.")
    done_amount: Fen | None = strawberry.field(description="累计完成：The year so far, without what is disputed.")
    done_count: TenThousandths | None = strawberry.field(description="累计完成：The same of a count.")
    disputed_amount: Fen | None = strawberry.field(
        description="争议额度：What disputes froze, the year so far; out of the ranking, within the district's total."
    )
    disputed_count: TenThousandths | None = strawberry.field(description="争议额度：The same of a count.")
    share: TenThousandths | None = strawberry.field(
        description="完成率：Done of the year's target, `0.5678` for 56.78 %; null without a target."
    )
    rank: int | None = strawberry.field(
        description="位次：From 1, by the exact share; equals share one. Null without a target."
    )
    previous_rank: int | None = strawberry.field(description="上月位次：In the month before; null in January.")
    change: int | None = strawberry.field(description="位次变化：Places won since then; below zero for lost ones.")


@strawberry.type(description="通报亮灯：How many major projects of a unit showed which light in the month.")
class BulletinLight(Node):
    """Lights of a unit."""

    unit: TenantType | None = strawberry.field(description="单位：The unit.")
    name: str = strawberry.field(description="名称：What it was called when this was composed.")
    place: int = strawberry.field(description="序号：Where it stands in the bulletin, from 1.")
    green: int = strawberry.field(description="绿灯：How many.")
    yellow: int = strawberry.field(description="黄灯：How many.")
    red: int = strawberry.field(description="红灯：How many.")


@strawberry.type(
    description="月度通报：What was said of a month: targets, figures, shares, ranks, lights; frozen once published."
)
class Bulletin(Node):
    """A bulletin."""

    office: TenantType | None = strawberry.field(description="通报单位：The oversight office.")
    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    edition: int = strawberry.field(description="版次：1 as first published; each correction counts on.")
    title: str = strawberry.field(description="标题：What it is called.")
    state: BulletinState = strawberry.field(description="状态：What became of it.")
    corrects: "Bulletin | None" = strawberry.field(description="更正对象：The first edition; null for that one itself.")
    reason: str | None = strawberry.field(description="更正理由：Why it was corrected.")
    corrections: "list[Bulletin]" = strawberry.field(description="更正通报：Its corrections, the first one first.")
    previous: "Bulletin | None" = strawberry.field(
        description="上月通报：What its ranks are compared with; null in January."
    )
    year_gone: TenThousandths = strawberry.field(
        description="序时进度：How much of the year is over, `0.5000` for half of it."
    )
    content_hash: str = strawberry.field(
        description="内容校验码：SHA-256 of what it says; computed again from the data it comes to the same, for ever."
    )
    sections: list[BulletinSection] = strawberry.field(description="章节：What it says in words.")
    composed_at: datetime = strawberry.field(description="编制时间：When it was composed.")
    composed_by: PersonType | None = strawberry.field(description="编制人：By whom.")
    published_at: datetime | None = strawberry.field(description="发布时间：When; null for a draft.")
    published_by: PersonType | None = strawberry.field(description="发布人：By whom.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    lines: Connection[BulletinLine] = strawberry.field(
        resolver=paged,
        description="通报指标：Its lines: metric by metric, units by rank, then the rest and the total.",
        directives=[requires(Bulletins.VIEW)],
    )
    lights: Connection[BulletinLight] = strawberry.field(
        resolver=paged,
        description="亮灯情况：The lights of the month by unit, in the order of their codes.",
        directives=[requires(Bulletins.VIEW)],
    )
