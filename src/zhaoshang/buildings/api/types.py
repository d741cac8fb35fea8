"""The GraphQL types of the building economy."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Industry
from zhaoshang.buildings.api.enums import BuildingAlertKind, BuildingKind, BuildingReportState, BuildingState
from zhaoshang.buildings.api.inputs import LeaseOrder
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, paged
from zhaoshang.values.area import Area
from zhaoshang.values.money import Fen
from zhaoshang.values.points import Points

if TYPE_CHECKING:
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]

OCCUPANCY = "入驻率（%）：Self-used and let, of the rentable area."
LETTING = "出租率（%）：Let, of what the owner does not use itself; null when that is nothing."
LOCAL = "本地注册率（%）：Local firms of all firms; null when there are none."


@strawberry.type(description="租约：A part of a building let to a firm for some time; a renewal is another one.")
class Lease(Node):
    """A lease."""

    building: "Building | None" = strawberry.field(description="楼宇：Of which building.")
    project: ProjectType | None = strawberry.field(
        description="关联项目：The landed project that became this firm, if you may see it."
    )
    floor: str = strawberry.field(description="楼层：Which floor.")
    unit: str = strawberry.field(description="单元：Which unit on it.")
    area: Area = strawberry.field(description="面积：How much is let.")
    firm: str = strawberry.field(description="企业名称：Who rents.")
    credit_code: str = strawberry.field(description="统一社会信用代码：The firm's.")
    industry: Industry = strawberry.field(description="行业：The firm's.")
    registered_on: date | None = strawberry.field(
        description="本地注册日期：Since when the firm is registered in the district; null while it is not."
    )
    rent: Fen = strawberry.field(description="租金单价：Yuan for a square metre and month.")
    starts_on: date = strawberry.field(description="起租日：The first day.")
    ends_on: date = strawberry.field(description="到期日：The last day, as agreed.")
    ended_on: date | None = strawberry.field(description="退租日：The last day in fact, when it ended early.")
    end_reason: str | None = strawberry.field(description="退租理由：Why it ended early.")
    until: date = strawberry.field(description="实际止日：The last day: `endedOn`, or else `endsOn`.")
    is_current: bool = strawberry.field(description="在租：Whether it is running today.")
    recorded_at: datetime = strawberry.field(description="登记时间：When it was entered.")
    recorded_by: PersonType | None = strawberry.field(description="登记人：Who entered it.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(
    description="楼宇月报：A building's month as its unit reports it; as of the month's last day, never changed."
)
class BuildingReport(Node):
    """A report."""

    building: "Building | None" = strawberry.field(description="楼宇：Of which building.")
    tenant: TenantType | None = strawberry.field(description="单位：Who reports.")
    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    number: int = strawberry.field(description="序号：1 for the month's first; each one after a return counts on.")
    state: BuildingReportState = strawberry.field(description="状态：Who is to act.")
    tax: Fen = strawberry.field(description="税收：What its firms paid in the month.")
    rentable_area: Area = strawberry.field(description="可租面积：Everything there is.")
    self_used_area: Area = strawberry.field(description="自用面积：What the owner uses itself.")
    let_area: Area = strawberry.field(description="已租面积：What is let.")
    vacant_area: Area = strawberry.field(description="空置面积：What is left.")
    occupancy_rate: Points | None = strawberry.field(description=OCCUPANCY)
    letting_rate: Points | None = strawberry.field(description=LETTING)
    firms: int = strawberry.field(description="入驻企业：How many firms rent; each once.")
    local_firms: int = strawberry.field(description="本地注册企业：How many are registered in the district.")
    local_rate: Points | None = strawberry.field(description=LOCAL)
    remark: str | None = strawberry.field(description="说明：What the unit said about it.")
    evidence: EvidenceType | None = strawberry.field(
        description="佐证材料：The file that proves the tax, if you may see it.", directives=[requires(Evidences.VIEW)]
    )
    submitted_at: datetime = strawberry.field(description="报送时间：When it was submitted.")
    submitted_by: PersonType | None = strawberry.field(description="报送人：Who submitted it.")
    verify_by: datetime = strawberry.field(description="核定期限：By when it is to be decided on.")
    verified_at: datetime | None = strawberry.field(description="核定时间：When it was verified.")
    verified_by: PersonType | None = strawberry.field(description="核定人：Who verified it.")
    returned_at: datetime | None = strawberry.field(description="退回时间：When it was returned.")
    returned_by: PersonType | None = strawberry.field(description="退回人：Who returned it.")
    return_reason: str | None = strawberry.field(description="退回理由：Why.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="楼宇年度：What a building brought in a calendar year, as far as it is reported.")
class BuildingYear:
    """A year."""

    year: int = strawberry.field(description="年度：Which year.")
    months: int = strawberry.field(description="已报月数：How many months are reported.")
    verified_months: int = strawberry.field(description="已核定月数：How many of them are verified.")
    tax: Fen = strawberry.field(description="税收：Of the verified months.")
    waiting_tax: Fen = strawberry.field(description="待核定税收：Of the others.")
    tax_per_square_metre: Fen = strawberry.field(
        description="单位面积税收：Verified tax for each rentable square metre of the year's last report."
    )
    threshold: Fen = strawberry.field(description="亿元楼标准：By the district's rule of that year.")
    is_billion: bool = strawberry.field(
        description="亿元楼：Whether its verified tax reaches that; the number itself does."
    )


@strawberry.type(description="行业结构：The firms of one industry that rent in a building today.")
class BuildingIndustry:
    """An industry."""

    industry: Industry = strawberry.field(description="行业：Which.")
    firms: int = strawberry.field(description="企业数：How many firms.")
    area: Area = strawberry.field(description="面积：What they rent.")


@strawberry.type(
    description="楼宇预警：Something noticed about a building, by which rule, and the figures that met it."
)
class BuildingAlert(Node):
    """An alert."""

    kind: BuildingAlertKind = strawberry.field(description="类型：What it is.")
    building: "Building | None" = strawberry.field(description="楼宇：About which building.")
    rule: str = strawberry.field(description="规则：By which rule of the district.")
    threshold: int = strawberry.field(description="规则取值：What the rule said: days, working days or points.")
    due_at: datetime = strawberry.field(description="期限：By when somebody should have acted.")
    raised_at: datetime = strawberry.field(description="预警时间：Since when it is noticed.")
    lease: Lease | None = strawberry.field(description="租约：Which lease ends.")
    period: str | None = strawberry.field(description="月份：Which month is not reported, or fell.")
    compared_period: str | None = strawberry.field(description="对比月份：Against which month it fell.")
    occupancy_rate: Points | None = strawberry.field(description="入驻率（%）：Of the month that fell.")
    compared_occupancy_rate: Points | None = strawberry.field(description="对比入驻率（%）：Of the month compared.")


def leases_of(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    order_by: Annotated[LeaseOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type(description="楼宇：A building that its street or park lets; what is computed is as of today.")
class Building(Node):
    """A building."""

    tenant: TenantType | None = strawberry.field(description="单位：Which street or park keeps it.")
    name: str = strawberry.field(description="名称：What it is called.")
    address: str = strawberry.field(description="地址：Where it stands.")
    kind: BuildingKind = strawberry.field(description="类型：What it is for.")
    operator: str | None = strawberry.field(description="运营单位：Who runs it.")
    state: BuildingState = strawberry.field(description="状态：Whether it is still let.")
    rentable_area: Area = strawberry.field(description="可租面积：Everything that is let, self-used or vacant.")
    self_used_area: Area = strawberry.field(description="自用面积：What the owner uses itself.")
    let_area: Area = strawberry.field(description="已租面积：What is let today.")
    vacant_area: Area = strawberry.field(description="空置面积：What is left today.")
    occupancy_rate: Points | None = strawberry.field(description=OCCUPANCY)
    letting_rate: Points | None = strawberry.field(description=LETTING)
    asking_rent: Fen | None = strawberry.field(description="招租单价：Yuan asked for a square metre and month.")
    completed_on: date | None = strawberry.field(description="竣工日期：Since when it stands.")
    firms: int = strawberry.field(description="入驻企业：How many firms rent today; each once.")
    local_firms: int = strawberry.field(description="本地注册企业：How many are registered in the district.")
    local_rate: Points | None = strawberry.field(description=LOCAL)
    tax_last_twelve_months: Fen = strawberry.field(
        description="近十二个月税收：Verified, of the twelve months that end with the newest verified one."
    )
    tax_per_square_metre: Fen = strawberry.field(description="单位面积税收：The same, for each rentable square metre.")
    created_at: datetime = strawberry.field(description="登记时间：When it was registered.")
    retired_at: datetime | None = strawberry.field(description="注销时间：When it was retired.")
    retired_by: PersonType | None = strawberry.field(description="注销人：Who retired it.")
    retire_reason: str | None = strawberry.field(description="注销理由：Why.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    latest_report: BuildingReport | None = strawberry.field(
        description="最新月报：The newest month's; null while none is in force."
    )
    years: list[BuildingYear] = strawberry.field(description="分年税收：The newest year first.")
    industries: list[BuildingIndustry] = strawberry.field(description="行业结构：Who rents today, by industry.")
    alerts: list[BuildingAlert] = strawberry.field(description="预警：What is noticed and still stands.")
    leases: Connection[Lease] = strawberry.field(
        resolver=leases_of, description="租约：Everything that is or was let, the latest begun first."
    )
    reports: Connection[BuildingReport] = strawberry.field(
        resolver=paged, description="月报：Its reports, returned ones too, the newest month first."
    )


@strawberry.type(description="楼宇总览：Buildings counted as of today; each group is set only when grouped by it.")
class BuildingOverview:
    """Buildings counted."""

    tenant: TenantType | None = strawberry.field(description="单位：When grouped by unit.")
    kind: BuildingKind | None = strawberry.field(description="类型：When grouped by kind.")
    state: BuildingState | None = strawberry.field(description="状态：When grouped by state.")
    count: int = strawberry.field(description="楼宇数：How many.")
    rentable_area: Area = strawberry.field(description="可租面积：Of all of them.")
    self_used_area: Area = strawberry.field(description="自用面积：Of all of them.")
    let_area: Area = strawberry.field(description="已租面积：Of all of them.")
    vacant_area: Area = strawberry.field(description="空置面积：Of all of them.")
    occupancy_rate: Points | None = strawberry.field(description=OCCUPANCY)
    letting_rate: Points | None = strawberry.field(description=LETTING)
    firms: int = strawberry.field(description="入驻企业：In each building once.")
    local_firms: int = strawberry.field(description="本地注册企业：Of these.")
    local_rate: Points | None = strawberry.field(description=LOCAL)
    with_alerts: int = strawberry.field(description="有预警：How many have something noticed.")


@strawberry.type(
    description="楼宇汇总：Monthly reports added up, but for returned ones; each group is set only when grouped by it."
)
class BuildingSummary:
    """Reports added up."""

    tenant: TenantType | None = strawberry.field(description="单位：When grouped by unit.")
    building: Building | None = strawberry.field(description="楼宇：When grouped by building.")
    period: str | None = strawberry.field(description="月份：When grouped by month.")
    reports: int = strawberry.field(description="月报数：How many are submitted or verified.")
    verified: int = strawberry.field(description="已核定：How many are verified.")
    buildings: int = strawberry.field(description="楼宇数：Of how many buildings.")
    billion_buildings: int = strawberry.field(
        description="亿元楼：How many of them are one, by the verified tax of the report's calendar year so far."
    )
    rentable_area: Area = strawberry.field(description="可租面积：Of several months, each month's added up.")
    self_used_area: Area = strawberry.field(description="自用面积：Likewise.")
    let_area: Area = strawberry.field(description="已租面积：Likewise.")
    vacant_area: Area = strawberry.field(description="空置面积：Likewise.")
    occupancy_rate: Points | None = strawberry.field(description=OCCUPANCY)
    letting_rate: Points | None = strawberry.field(description=LETTING)
    firms: int = strawberry.field(description="入驻企业：In each building and month once.")
    local_firms: int = strawberry.field(description="本地注册企业：Of these.")
    local_rate: Points | None = strawberry.field(description=LOCAL)
    tax: Fen = strawberry.field(description="税收：Verified.")
    waiting_tax: Fen = strawberry.field(description="待核定税收：Submitted, and not verified.")
    tax_per_square_metre: Fen | None = strawberry.field(
        description="单位面积税收：Verified tax for each rentable square metre and month."
    )
