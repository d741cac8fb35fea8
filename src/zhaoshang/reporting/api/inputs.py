"""What the mutations and lists of monthly reports take."""

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.api.vocabulary import Metric
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.reporting.api.enums import MonthlyReportOrderField, ReportState
from zhaoshang.reporting.rules.reports import NewBureauFigure, Submission
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen


@strawberry.input(description="月报筛选：Which reports; an absent entry filters nothing.")
class MonthlyReportFilter:
    """Which reports."""

    tenant: list[strawberry.ID] | None = strawberry.field(default=None, description="单位：Of any of these units.")
    state: list[ReportState] | None = strawberry.field(default=None, description="状态：In one of these states.")
    year: int | None = strawberry.field(default=None, description="年度：Of this year.")
    period_from: str | None = strawberry.field(default=None, description="起始月份：Of this month or later, `YYYY-MM`.")
    period_to: str | None = strawberry.field(default=None, description="截止月份：Of this month or before, `YYYY-MM`.")
    overdue: bool | None = strawberry.field(default=None, description="逾期：Those overdue now, or those that are not.")
    outdated: bool | None = strawberry.field(
        default=None, description="已变化：Those whose figures changed since, or those whose did not."
    )
    unexplained: bool | None = strawberry.field(
        default=None,
        description="差异未说明：Those that differ from the bureau's without a reason, or those that do not.",
    )


@strawberry.input(description="月报排序：In which order.")
class MonthlyReportOrder:
    """An order."""

    field: MonthlyReportOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="统计局数筛选：Which figures; an absent entry filters nothing.")
class BureauFigureFilter:
    """Which figures."""

    tenant: list[strawberry.ID] | None = strawberry.field(default=None, description="单位：Of any of these units.")
    metric: list[Metric] | None = strawberry.field(default=None, description="指标：Of any of these metrics.")
    period_from: str | None = strawberry.field(default=None, description="起始月份：Of this month or later, `YYYY-MM`.")
    period_to: str | None = strawberry.field(default=None, description="截止月份：Of this month or before, `YYYY-MM`.")
    in_force: bool | None = strawberry.field(default=None, description="现行：In force, or replaced.")
    unexplained: bool | None = strawberry.field(
        default=None, description="差异未说明：Those that differ without a reason, or those that do not."
    )


@strawberry.input(description="指标说明：What there is to say about one metric.")
class MonthlyReportRemark:
    """A remark."""

    metric: Metric = strawberry.field(description="指标：About which metric.")
    text: str = strawberry.field(description="说明：What there is to say.")


@strawberry.input(description="报送月报输入：A report to submit; its figures are computed, nobody types them.")
class MonthlyReportSubmitInput:
    """A submission."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    remarks: list[MonthlyReportRemark] = strawberry.field(
        default_factory=list, description="说明：At most one for each metric."
    )
    zero: list[Metric] = strawberry.field(
        default_factory=list, description="零报告：Every metric of which nothing was entered, and no other."
    )


@strawberry.input(description="核定月报输入：A report that is accepted.")
class MonthlyReportVerifyInput:
    """A verification."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="退回月报输入：A report that is to be submitted again.")
class MonthlyReportReturnInput:
    """A return."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="登记统计局数输入：What the bureau counts of a unit's month.")
class BureauFigureRecordInput:
    """A figure of the bureau's."""

    tenant: strawberry.ID = strawberry.field(description="单位：Of which street or park.")
    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    metric: Metric = strawberry.field(description="指标：What is counted.")
    amount: Fen | None = strawberry.field(default=None, description="金额：For metrics in money.")
    count: TenThousandths | None = strawberry.field(default=None, description="数量：For metrics that are counts.")
    expected_number: int | None = strawberry.field(
        default=None, description="现行序号：The `number` that is revised; absent for a first figure."
    )
    reason: str | None = strawberry.field(default=None, description="修订理由：Required for a revision.")


@strawberry.input(description="说明差异输入：Why the two figures differ.")
class BureauFigureExplainInput:
    """A reason."""

    id: strawberry.ID = strawberry.field(description="统计局数：The bureau's figure in force.")
    reason: str = strawberry.field(description="原因：Why the two differ.")


@strawberry.input(description="合作交流办说明差异输入：Why a unit's figure and the bureau's differ.")
class BureauFigureCommentInput:
    """A reason."""

    id: strawberry.ID = strawberry.field(description="统计局数：The bureau's figure in force.")
    reason: str = strawberry.field(description="原因：Why the two differ.")


def submission(given: MonthlyReportSubmitInput) -> Submission:
    """What the operation takes."""
    return Submission(
        remarks=tuple((each.metric, each.text) for each in given.remarks),
        zero=frozenset(given.zero),
    )


def new_figure(given: BureauFigureRecordInput) -> NewBureauFigure:
    """What the operation takes."""
    return NewBureauFigure(
        unit=keyed("Tenant", given.tenant),
        period=given.period,
        metric=given.metric,
        fen=given.amount,
        count=given.count,
        expected_number=given.expected_number,
        reason=given.reason,
    )
