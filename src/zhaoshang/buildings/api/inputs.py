"""What the mutations and lists of buildings take."""

from datetime import date

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.api.vocabulary import Industry
from zhaoshang.buildings.api.enums import (
    BuildingAlertKind,
    BuildingKind,
    BuildingOrderField,
    BuildingReportState,
    BuildingState,
    LeaseOrderField,
)
from zhaoshang.buildings.rules.ledger import BuildingEntry, LeaseEntry
from zhaoshang.buildings.rules.reports import NewReport
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.values.area import Area
from zhaoshang.values.money import Fen

UNITS = "单位：Of any of these units."


@strawberry.input(description="楼宇筛选：Which buildings; an absent entry filters nothing.")
class BuildingFilter:
    """Which buildings."""

    tenant: list[strawberry.ID] | None = strawberry.field(default=None, description=UNITS)
    kind: list[BuildingKind] | None = strawberry.field(default=None, description="类型：Of one of these kinds.")
    state: list[BuildingState] | None = strawberry.field(default=None, description="状态：In one of these states.")
    text: str | None = strawberry.field(default=None, description="名称：Whose name has this in it.")
    alert: list[BuildingAlertKind] | None = strawberry.field(
        default=None, description="预警：About which one of these is noticed, and still stands."
    )
    billion_tax_year: int | None = strawberry.field(
        default=None, description="亿元楼年度：Whose verified tax of this year makes it one."
    )


@strawberry.input(description="楼宇排序：In which order.")
class BuildingOrder:
    """An order."""

    field: BuildingOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="租约筛选：Which leases; an absent entry filters nothing.")
class LeaseFilter:
    """Which leases."""

    tenant: list[strawberry.ID] | None = strawberry.field(default=None, description=UNITS)
    building: strawberry.ID | None = strawberry.field(default=None, description="楼宇：Of this building.")
    industry: list[Industry] | None = strawberry.field(default=None, description="行业：Of one of these industries.")
    current: bool | None = strawberry.field(default=None, description="在租：Running today, or not.")
    ends_from: date | None = strawberry.field(default=None, description="到期自：Whose last day is this one or later.")
    ends_to: date | None = strawberry.field(default=None, description="到期至：Whose last day is this one or before.")


@strawberry.input(description="租约排序：In which order.")
class LeaseOrder:
    """An order."""

    field: LeaseOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="楼宇月报筛选：Which reports; an absent entry filters nothing.")
class BuildingReportFilter:
    """Which reports."""

    tenant: list[strawberry.ID] | None = strawberry.field(default=None, description=UNITS)
    building: strawberry.ID | None = strawberry.field(default=None, description="楼宇：Of this building.")
    state: list[BuildingReportState] | None = strawberry.field(
        default=None, description="状态：In one of these states."
    )
    period_from: str | None = strawberry.field(default=None, description="起始月份：Of this month or later, `YYYY-MM`.")
    period_to: str | None = strawberry.field(default=None, description="截止月份：Of this month or before, `YYYY-MM`.")


@strawberry.input(description="登记楼宇输入：What is known of a building.")
class BuildingRegisterInput:
    """A building."""

    name: str = strawberry.field(description="名称：No unit has two of one name.")
    address: str = strawberry.field(description="地址：Where it stands.")
    kind: BuildingKind = strawberry.field(description="类型：What it is for.")
    rentable_area: Area = strawberry.field(description="可租面积：Everything that is let, self-used or vacant.")
    self_used_area: Area = strawberry.field(description="自用面积：Of it, what the owner uses itself.")
    operator: str | None = strawberry.field(default=None, description="运营单位：Who runs it.")
    asking_rent: Fen | None = strawberry.field(
        default=None, description="招租单价：Yuan asked for a square metre and month."
    )
    completed_on: date | None = strawberry.field(default=None, description="竣工日期：Since when it stands.")


@strawberry.input(description="变更楼宇输入：What is known of a building, in place of what was known.")
class BuildingUpdateInput(BuildingRegisterInput):
    """A building as it is now."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="注销楼宇输入：A building that is let and reported no more.")
class BuildingRetireInput:
    """A retirement."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="租约内容：What is let, to whom, for how long.")
class LeaseInput:
    """A lease."""

    floor: str = strawberry.field(description="楼层：Which floor, as it is called there.")
    unit: str = strawberry.field(description="单元：Which unit on it.")
    area: Area = strawberry.field(description="面积：How much is let.")
    firm: str = strawberry.field(description="企业名称：Who rents.")
    credit_code: str = strawberry.field(description="统一社会信用代码：Its 18 characters, check character included.")
    industry: Industry = strawberry.field(description="行业：Of which industry the firm is.")
    rent: Fen = strawberry.field(description="租金单价：Yuan for a square metre and month.")
    starts_on: date = strawberry.field(description="起租日：The first day.")
    ends_on: date = strawberry.field(description="到期日：The last day, as agreed.")
    registered_on: date | None = strawberry.field(
        default=None,
        description="本地注册日期：Since when the firm is registered in the district; null while it is not.",
    )
    project: strawberry.ID | None = strawberry.field(
        default=None, description="关联项目：The unit's landed project that became this firm."
    )


@strawberry.input(description="登记租约输入：A lease of a building.")
class LeaseRecordInput(LeaseInput):
    """A lease of a building."""

    building: strawberry.ID = strawberry.field(description="楼宇：Of which building.")


@strawberry.input(description="更正租约输入：What is known of a lease, in place of what was known.")
class LeaseUpdateInput(LeaseInput):
    """A lease as it is now."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="提前退租输入：A lease that ends before it was agreed to.")
class LeaseEndInput:
    """An early end."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    ended_on: date = strawberry.field(description="退租日：Its last day in fact.")
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="报送楼宇月报输入：What tax a building brought in a month; everything else is counted.")
class BuildingReportSubmitInput:
    """A report."""

    building: strawberry.ID = strawberry.field(description="楼宇：Of which building.")
    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    tax: Fen = strawberry.field(description="税收：What its firms paid in the month.")
    zero: bool = strawberry.field(default=False, description="零报告：Said expressly that they paid none.")
    evidence: strawberry.ID = strawberry.field(
        description="佐证材料：A file of your unit's that supports nothing else."
    )
    remark: str | None = strawberry.field(default=None, description="说明：What there is to say.")


@strawberry.input(description="核定楼宇月报输入：A report that is accepted.")
class BuildingReportVerifyInput:
    """A verification."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="退回楼宇月报输入：A report whose month is to be reported anew.")
class BuildingReportReturnInput:
    """A return."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


def building_entry(given: BuildingRegisterInput) -> BuildingEntry:
    """What the operation takes."""
    return BuildingEntry(
        name=given.name,
        address=given.address,
        kind=given.kind,
        rentable=given.rentable_area,
        self_used=given.self_used_area,
        operator=given.operator,
        asking_rent=given.asking_rent,
        completed_on=given.completed_on,
    )


def lease_entry(given: LeaseInput) -> LeaseEntry:
    """What the operation takes."""
    return LeaseEntry(
        floor=given.floor,
        unit=given.unit,
        area=given.area,
        firm=given.firm,
        credit_code=given.credit_code,
        industry=given.industry,
        rent=given.rent,
        starts_on=given.starts_on,
        ends_on=given.ends_on,
        registered_on=given.registered_on,
        project=None if given.project is None else keyed("Project", given.project),
    )


def new_report(given: BuildingReportSubmitInput) -> NewReport:
    """What the operation takes."""
    return NewReport(
        period=given.period,
        tax=given.tax,
        zero=given.zero,
        evidence=keyed("Evidence", given.evidence),
        remark=given.remark,
    )
