"""The GraphQL types of facts."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Metric
from zhaoshang.statistics.api.enums import CapitalSource, FactState
from zhaoshang.statistics.permissions import Facts
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.attribution.api import AttributionEntry
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]
EntryType = Annotated["AttributionEntry", strawberry.lazy("zhaoshang.attribution.api")]


@strawberry.type(description="统计事实：One figure of one project, entered once; what is verified never changes.")
class Fact(Node):
    """One figure of one project."""

    metric: Metric = strawberry.field(description="指标：What is counted.")
    amount: Fen | None = strawberry.field(description="金额：The figure; negative when it corrects; null for counts.")
    count: TenThousandths | None = strawberry.field(description="数量：The figure of a count; null for money.")
    paid_on: date = strawberry.field(description="付款日期：The day that decides its month and its parties.")
    source: CapitalSource | None = strawberry.field(description="资金来源：Of capital in place.")
    state: FactState = strawberry.field(description="核实状态：Whether it counts.")
    project: ProjectType | None = strawberry.field(description="项目：The project.")
    tenant: TenantType | None = strawberry.field(description="报数单位：Who entered it.")
    evidence: EvidenceType | None = strawberry.field(description="佐证材料：The file that proves it.")
    corrects: "Fact | None" = strawberry.field(description="更正对象：The figure that it corrects.")
    reason: str | None = strawberry.field(description="更正理由：Why it is corrected.")
    recorded_at: datetime = strawberry.field(description="报数时间：When it was entered.")
    recorded_by: PersonType | None = strawberry.field(description="报数人：Who entered it.")
    decided_at: datetime | None = strawberry.field(description="核实时间：When it was verified or returned.")
    decided_by: PersonType | None = strawberry.field(description="核实人：Who verified or returned it.")
    return_reason: str | None = strawberry.field(description="退回理由：Why it was returned.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    entries: list[EntryType] = strawberry.field(
        description="分成分录：Who was credited; together exactly this figure.", directives=[requires(Facts.VERIFY)]
    )
