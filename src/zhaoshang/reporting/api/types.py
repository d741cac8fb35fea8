"""The GraphQL types of monthly reports."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Metric
from zhaoshang.readmodel.fields import paged
from zhaoshang.reporting.api.enums import ReportAction, ReportState
from zhaoshang.reporting.permissions import BureauFigures
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]


@strawberry.type(
    description="差异说明：Why the bureau's figure and the reported one differ; it holds for just these two."
)
class FigureExplanation(Node):
    """A reason."""

    reason: str = strawberry.field(description="原因：Why the two differ.")
    at: datetime = strawberry.field(description="说明时间：When it was said.")
    by: PersonType | None = strawberry.field(description="说明人：Who said it.")
    tenant: TenantType | None = strawberry.field(description="说明单位：The unit itself, or the coordination office.")


@strawberry.type(
    description="统计局数：What the statistics bureau counts of a unit's month, beside what the unit reports."
)
class BureauFigure(Node):
    """A figure of the bureau's."""

    tenant: TenantType | None = strawberry.field(description="单位：Of which unit.")
    bureau: TenantType | None = strawberry.field(description="统计局：Whose word it is.")
    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    metric: Metric = strawberry.field(description="指标：What is counted.")
    amount: Fen | None = strawberry.field(description="统计局金额：In yuan; null for counts.")
    count: TenThousandths | None = strawberry.field(description="统计局数量：Of a count; null for money.")
    number: int = strawberry.field(
        description="序号：1 as first recorded; give it back as `expectedNumber` to revise it."
    )
    in_force: bool = strawberry.field(description="现行：Whether no later number replaces it.")
    reason: str | None = strawberry.field(description="修订理由：Why it was revised; null for the first.")
    reported_amount: Fen | None = strawberry.field(
        description="部门金额：What the unit's report says; null for counts, and while none is submitted."
    )
    reported_count: TenThousandths | None = strawberry.field(description="部门数量：The same, of counts.")
    difference_amount: Fen | None = strawberry.field(description="差异金额：The reported figure less the bureau's.")
    difference_count: TenThousandths | None = strawberry.field(description="差异数量：The same, of counts.")
    is_unexplained: bool = strawberry.field(
        description="差异未说明：In force, different, and nobody said why of just these two figures."
    )
    recorded_at: datetime = strawberry.field(description="登记时间：When it was recorded.")
    recorded_by: PersonType | None = strawberry.field(description="登记人：Who recorded it.")
    explanations: list[FigureExplanation] = strawberry.field(description="差异说明：The newest first.")


@strawberry.type(description="月报数据：One metric of a report; every figure is computed from facts and ledger.")
class MonthlyReportLine:
    """One metric of a report."""

    metric: Metric = strawberry.field(description="指标：What is counted.")
    figures: int = strawberry.field(
        description="笔数：Figures paid in the month, but for corrections and those returned."
    )
    verified_amount: Fen | None = strawberry.field(
        description="已核实金额：Their sum, of those verified; null for counts."
    )
    verified_count: TenThousandths | None = strawberry.field(description="已核实数量：The same, of counts.")
    corrections: int = strawberry.field(description="更正笔数：Corrections and refunds dated in the month.")
    corrected_amount: Fen | None = strawberry.field(description="更正金额：Their sum, of those verified; negative.")
    corrected_count: TenThousandths | None = strawberry.field(description="更正数量：The same, of counts.")
    late_figures: int = strawberry.field(
        description="补报笔数：Entered in the month, of months closed by then; corrections among them."
    )
    late_amount: Fen | None = strawberry.field(description="补报金额：Their sum, of those verified.")
    late_count: TenThousandths | None = strawberry.field(description="补报数量：The same, of counts.")
    total_amount: Fen | None = strawberry.field(description="部门金额：Verified, corrected and late together.")
    total_count: TenThousandths | None = strawberry.field(description="部门数量：The same, of counts.")
    waiting_figures: int = strawberry.field(description="待核实笔数：Submitted, and neither verified nor returned.")
    waiting_amount: Fen | None = strawberry.field(description="待核实金额：Their sum.")
    waiting_count: TenThousandths | None = strawberry.field(description="待核实数量：The same, of counts.")
    returned_figures: int = strawberry.field(description="退回笔数：Returned; they never count.")
    credited_amount: Fen | None = strawberry.field(
        description="计入金额：What the ledger credits the unit of the month."
    )
    credited_count: TenThousandths | None = strawberry.field(description="计入数量：The same, of counts.")
    adjusted_amount: Fen | None = strawberry.field(
        description="调整金额：What it credits of months before, or takes back, in this one."
    )
    adjusted_count: TenThousandths | None = strawberry.field(description="调整数量：The same, of counts.")
    zero: bool | None = strawberry.field(
        description="零报告：Whether the unit said that there is nothing; null as yet."
    )
    remark: str | None = strawberry.field(description="说明：What the unit said about it.")
    bureau: BureauFigure | None = strawberry.field(
        description="统计局数：The bureau's figure in force.", directives=[requires(BureauFigures.VIEW)]
    )
    difference_amount: Fen | None = strawberry.field(
        description="差异金额：This total less the bureau's figure; null while there is none.",
        directives=[requires(BureauFigures.VIEW)],
    )
    difference_count: TenThousandths | None = strawberry.field(
        description="差异数量：The same, of counts.", directives=[requires(BureauFigures.VIEW)]
    )


@strawberry.type(description="报送轮次：A report as it was submitted once; it never changes.")
class MonthlyReportRound(Node):
    """A round."""

    number: int = strawberry.field(description="轮次：Counts from 1.")
    first_reports: int = strawberry.field(description="新增首报：First reports of the month.")
    signed: int = strawberry.field(description="新增签约：Projects signed in the month.")
    landed: int = strawberry.field(description="新增落地：Projects landed in the month.")
    submitted_at: datetime = strawberry.field(description="报送时间：When it was submitted.")
    submitted_by: PersonType | None = strawberry.field(description="报送人：Who submitted it.")
    lines: list[MonthlyReportLine] = strawberry.field(description="数据：Its six metrics, frozen.")


@strawberry.type(description="月报办理环节：One step of a report; it never changes.")
class MonthlyReportStep(Node):
    """One step of a report."""

    action: ReportAction = strawberry.field(description="环节：What it was.")
    round: int = strawberry.field(description="轮次：Of which round.")
    at: datetime = strawberry.field(description="时间：When.")
    by: PersonType | None = strawberry.field(description="办理人：Who; null for the clock.")
    tenant: TenantType | None = strawberry.field(description="办理单位：Acting for which unit.")
    reason: str | None = strawberry.field(description="理由：Why it was returned.")


@strawberry.type(
    description="月报：What a street or park reports of a month; entered once, computed from facts and ledger."
)
class MonthlyReport(Node):
    """A report."""

    tenant: TenantType | None = strawberry.field(description="单位：Who reports.")
    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    state: ReportState = strawberry.field(description="状态：Who is to act.")
    round: int = strawberry.field(description="轮次：How often it was submitted.")
    ready_at: datetime = strawberry.field(description="起报时间：From when on it can be submitted.")
    due_at: datetime = strawberry.field(description="期限：By when it is to be submitted.")
    is_overdue: bool = strawberry.field(description="逾期：Whether the unit should have submitted it by now.")
    is_outdated: bool = strawberry.field(
        description="已变化：Whether facts or ledger changed since it was submitted, while its month is open."
    )
    has_unexplained: bool = strawberry.field(
        description="差异未说明：Whether a figure differs from the bureau's without a reason."
    )
    submitted_at: datetime | None = strawberry.field(description="报送时间：Of the last round.")
    submitted_by: PersonType | None = strawberry.field(description="报送人：Of the last round.")
    verify_by: datetime | None = strawberry.field(description="核定期限：By when the last round is to be decided on.")
    decided_at: datetime | None = strawberry.field(description="核定时间：When it was verified or returned.")
    decided_by: PersonType | None = strawberry.field(description="核定人：Who verified or returned it.")
    return_reason: str | None = strawberry.field(description="退回理由：Why the last round was returned.")
    first_reports: int = strawberry.field(description="新增首报：First reports of the month, as of now.")
    signed: int = strawberry.field(description="新增签约：Projects signed in the month, as of now.")
    landed: int = strawberry.field(description="新增落地：Projects landed in the month, as of now.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    lines: list[MonthlyReportLine] = strawberry.field(description="实时数据：Its six metrics as everything stands now.")
    reported: MonthlyReportRound | None = strawberry.field(
        description="报送数据：What the unit says, frozen; null while it is a draft or returned."
    )
    rounds: list[MonthlyReportRound] = strawberry.field(description="各轮报送：The newest first.")
    steps: Connection[MonthlyReportStep] = strawberry.field(
        resolver=paged, description="办理过程：Everything that was done, in order."
    )


@strawberry.type(description="月报总览：Reports counted; each field is set only when grouped by it.")
class MonthlyReportCount:
    """Reports counted."""

    tenant: TenantType | None = strawberry.field(description="单位：When grouped by unit.")
    period: str | None = strawberry.field(description="月份：When grouped by month.")
    state: ReportState | None = strawberry.field(description="状态：When grouped by state.")
    count: int = strawberry.field(description="份数：How many.")
    verified: int = strawberry.field(description="已核定：How many are verified.")
    overdue: int = strawberry.field(description="逾期：How many the unit should have submitted by now.")
    late: int = strawberry.field(description="迟报：How many were last submitted after their deadline.")
    outdated: int = strawberry.field(description="已变化：How many changed since they were submitted.")
    unexplained: int = strawberry.field(description="差异未说明：How many differ from the bureau's without a reason.")
