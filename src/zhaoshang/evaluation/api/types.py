"""The GraphQL types of evaluations."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Channel, Industry, Metric
from zhaoshang.evaluation.api.enums import EvaluationState, PromiseState, PromiseVerdict, YearState
from zhaoshang.evaluation.permissions import Promises
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.projects.api.types import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api.types")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]


@strawberry.type(
    description="指标对照：One metric of a year, or of all years together: promised, in statistics, and recorded."
)
class EvaluationLine:
    """One metric of a year. Amounts are null for counts, counts for money."""

    year: int = strawberry.field(description="评价年度：From 1; 0 tells all years together.")
    from_on: date = strawberry.field(description="起：Its first day.")
    to_on: date = strawberry.field(description="止：Its last day.")
    metric: Metric = strawberry.field(description="指标：What is counted.")
    promised_amount: Fen | None = strawberry.field(
        description="承诺金额：The original promise; of all years, of those whose result is known. Null for none."
    )
    promised_count: TenThousandths | None = strawberry.field(description="承诺数量：The same, of counts.")
    changed_amount: Fen | None = strawberry.field(
        description="变更后承诺金额：The newest confirmed change; null for none, and for all years together."
    )
    changed_count: TenThousandths | None = strawberry.field(description="变更后承诺数量：The same, of counts.")
    derived_amount: Fen | None = strawberry.field(
        description="统计金额：What the verified figures of statistics come to now; null where there are none."
    )
    derived_count: TenThousandths | None = strawberry.field(
        description="统计数量：The same, of counts; of employment the last figure of the year."
    )
    achieved_amount: Fen | None = strawberry.field(
        description="登记金额：What the department recorded last; null for nothing yet, or what is not known."
    )
    achieved_count: TenThousandths | None = strawberry.field(
        description="登记数量：The same, of counts; of all years, employment is that of the newest known one."
    )
    compared_amount: Fen | None = strawberry.field(
        description="可比金额：What was recorded where there is a promise to compare it with."
    )
    compared_count: TenThousandths | None = strawberry.field(description="可比数量：The same, of counts.")
    ratio: TenThousandths | None = strawberry.field(
        description="完成率：Compared of promised, `0.9500` for 95 %; null where nothing compares."
    )
    changed_ratio: TenThousandths | None = strawberry.field(
        description="对变更后承诺的完成率：The same against the promise as it was changed."
    )
    verdict: PromiseVerdict | None = strawberry.field(
        description="兑现情况：By the exact share and the district's rule at landing; null where nothing compares."
    )
    remark: str | None = strawberry.field(
        description="说明：Why it differs from statistics, or is not known; null for all years together."
    )


@strawberry.type(description="年度指标：One metric as it was recorded in a round; it never changes.")
class EvaluationFigure:
    """A figure."""

    metric: Metric = strawberry.field(description="指标：What is counted.")
    amount: Fen | None = strawberry.field(description="登记金额：Null for counts, and for what is not known.")
    count: TenThousandths | None = strawberry.field(description="登记数量：The same, of counts.")
    derived_amount: Fen | None = strawberry.field(description="统计金额：What statistics said at the time.")
    derived_count: TenThousandths | None = strawberry.field(description="统计数量：The same, of counts.")
    remark: str | None = strawberry.field(description="说明：Why it differs, or why it is not known.")
    evidence: EvidenceType | None = strawberry.field(description="佐证材料：The file; null where you may not see it.")


@strawberry.type(description="年度登记：What a department recorded of a year once; the newest round counts.")
class EvaluationRound(Node):
    """A round."""

    number: int = strawberry.field(description="轮次：Counts from 1.")
    recorder: TenantType | None = strawberry.field(description="登记部门：Who recorded it.")
    host: TenantType | None = strawberry.field(description="承接单位：Who hosted the project then.")
    reason: str | None = strawberry.field(description="更正理由：Why it was recorded again; null for the first.")
    recorded_at: datetime = strawberry.field(description="登记时间：When.")
    recorded_by: PersonType | None = strawberry.field(description="登记人：By whom.")
    figures: list[EvaluationFigure] = strawberry.field(description="指标：Its four metrics.")


@strawberry.type(description="评价年度：A year after landing, to be recorded once it is over.")
class EvaluationYear(Node):
    """A year."""

    evaluation: "PostEvaluation | None" = strawberry.field(description="后评价：Of which project's evaluation.")
    project: ProjectType | None = strawberry.field(description="项目：Of which project.")
    tenant: TenantType | None = strawberry.field(description="承接单位：Its host now.")
    department: TenantType | None = strawberry.field(description="负责部门：Who is to record it; null for nobody.")
    number: int = strawberry.field(description="评价年度：1 from the day of landing on.")
    from_on: date = strawberry.field(description="起：Its first day.")
    to_on: date = strawberry.field(description="止：Its last day.")
    due_at: datetime = strawberry.field(description="期限：By when it is to be recorded.")
    state: YearState = strawberry.field(description="状态：Whether its figures are there.")
    round: int = strawberry.field(description="轮次：How often it was recorded; give it back as `expectedRound`.")
    is_overdue: bool = strawberry.field(description="逾期：Whether it should have been recorded by now.")
    lines: list[EvaluationLine] = strawberry.field(description="指标对照：Its four metrics.")
    rounds: list[EvaluationRound] = strawberry.field(description="各轮登记：The newest first.")


@strawberry.type(description="承诺指标：What an edition promises of one metric in one year.")
class EvaluationPromiseLine:
    """A promise."""

    year: int = strawberry.field(description="评价年度：In which year after landing.")
    metric: Metric = strawberry.field(description="指标：Of what; employment is that at the end of the year.")
    amount: Fen | None = strawberry.field(description="承诺金额：Null for counts.")
    count: TenThousandths | None = strawberry.field(description="承诺数量：Null for money.")


@strawberry.type(description="承诺：An edition of what a project promised; every edition stays readable.")
class EvaluationPromise(Node):
    """An edition."""

    evaluation: "PostEvaluation | None" = strawberry.field(description="后评价：Of which project's evaluation.")
    project: ProjectType | None = strawberry.field(description="项目：Of which project.")
    number: int = strawberry.field(description="版次：Counts from 1; give the newest back as `expectedNumber`.")
    state: PromiseState = strawberry.field(description="状态：What it is worth.")
    source: str = strawberry.field(description="出处：The clause or the report that says so.")
    reason: str | None = strawberry.field(description="变更理由：Why it was changed; null for an original.")
    evidence: EvidenceType | None = strawberry.field(description="佐证材料：The file; null where you may not see it.")
    promised_at: datetime = strawberry.field(description="登记时间：When it was entered.")
    promised_by: PersonType | None = strawberry.field(description="登记人：By whom.")
    decided_at: datetime | None = strawberry.field(description="处理时间：When it was confirmed or returned.")
    decided_by: PersonType | None = strawberry.field(description="处理人：By whom.")
    return_reason: str | None = strawberry.field(description="退回理由：Why it was returned.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    lines: list[EvaluationPromiseLine] = strawberry.field(description="承诺指标：Year by year.")


@strawberry.type(
    description="后评价：For years from landing, what a project promised against what came of it (policy III.5)."
)
class PostEvaluation(Node):
    """An evaluation."""

    project: ProjectType | None = strawberry.field(description="项目：Of which project.")
    tenant: TenantType | None = strawberry.field(description="承接单位：Its host now.")
    department: TenantType | None = strawberry.field(
        description="负责部门：The industry department that answers for it; null while nobody does."
    )
    state: EvaluationState = strawberry.field(description="状态：How far it has come.")
    landed_on: date = strawberry.field(description="落地日期：From when on years are counted.")
    years: int = strawberry.field(description="评价年限：How many, by the district's rule at landing.")
    partly_from: TenThousandths = strawberry.field(
        description="部分兑现线：From which share on a promise is partly kept, by the rule at landing."
    )
    industry: Industry = strawberry.field(description="行业：At landing.")
    channel: Channel = strawberry.field(description="招商渠道：At landing.")
    size: str | None = strawberry.field(
        description="规模：The district's class of the planned investment at landing; null while that was not known."
    )
    promised: bool = strawberry.field(description="已登记承诺：Whether any promise was entered.")
    opened_at: datetime = strawberry.field(description="开评时间：When it was opened.")
    closed_at: datetime | None = strawberry.field(description="终止时间：When it was closed early.")
    close_reason: str | None = strawberry.field(description="终止原因：Why the project ended.")
    version: int = strawberry.field(description="版本：Counts its changes.")
    evaluated_years: list[EvaluationYear] = strawberry.field(description="评价年度：The first one first.")
    lines: list[EvaluationLine] = strawberry.field(
        description="指标对照：All years together (year 0), then year by year, four metrics each."
    )
    promises: list[EvaluationPromise] = strawberry.field(
        description="各版承诺：The newest first.", directives=[requires(Promises.VIEW)]
    )


@strawberry.type(
    description=(
        "后评价分组：Evaluations compared; a group's field is set only when grouped by it. Sums, rate and median "
        "are null where they would add up what does not: several metrics, or several years of employment."
    )
)
class EvaluationCohortResult:
    """A cohort."""

    metric: Metric | None = strawberry.field(description="指标：When grouped by metric.")
    industry: Industry | None = strawberry.field(description="行业：When grouped by industry.")
    tenant: TenantType | None = strawberry.field(description="承接单位：When grouped by host.")
    department: TenantType | None = strawberry.field(description="负责部门：When grouped by department.")
    channel: Channel | None = strawberry.field(description="招商渠道：When grouped by channel.")
    size: str | None = strawberry.field(description="规模：When grouped by size; null as well where it was not known.")
    landing_year: int | None = strawberry.field(description="落地年份：When grouped by the year of landing.")
    year: int | None = strawberry.field(description="评价年度：When grouped by the year after landing.")
    projects: int = strawberry.field(description="项目数：How many projects.")
    evaluated: int = strawberry.field(description="已评价：How many of them have a known result.")
    promised_amount: Fen | None = strawberry.field(description="承诺金额：Of those whose result is known.")
    promised_count: TenThousandths | None = strawberry.field(description="承诺数量：The same, of counts.")
    compared_amount: Fen | None = strawberry.field(description="可比金额：What came of these promises.")
    compared_count: TenThousandths | None = strawberry.field(description="可比数量：The same, of counts.")
    achieved_amount: Fen | None = strawberry.field(description="登记金额：All that was recorded, promised or not.")
    achieved_count: TenThousandths | None = strawberry.field(description="登记数量：The same, of counts.")
    rate: TenThousandths | None = strawberry.field(description="完成率：Compared of promised, all together.")
    median: TenThousandths | None = strawberry.field(
        description="中位完成率：The middle project's; of an even number the lower of the two."
    )
    kept: int = strawberry.field(description="兑现：How many promises were kept.")
    partly: int = strawberry.field(description="部分兑现：How many partly.")
    missed: int = strawberry.field(description="未兑现：How many were missed.")
    kept_share: TenThousandths | None = strawberry.field(description="兑现率：Kept of all that can be compared.")


@strawberry.type(description="后评价分析报告：What a department says of a period, frozen as it was issued.")
class EvaluationReport(Node):
    """A report."""

    office: TenantType | None = strawberry.field(description="出具部门：Who issued it.")
    from_on: date = strawberry.field(description="报告期起：Its first day.")
    to_on: date = strawberry.field(description="报告期止：Its last day.")
    edition: int = strawberry.field(description="版次：1 as first issued for the period; a later one replaces none.")
    title: str = strawberry.field(description="标题：What it is called.")
    content: str = strawberry.field(description="内容：Its figures and texts as JSON, to the byte that was hashed.")
    content_hash: str = strawberry.field(description="内容校验码：SHA-256 of the content, in hexadecimal.")
    is_intact: bool = strawberry.field(description="校验：Whether the content still comes to that.")
    issued_at: datetime = strawberry.field(description="出具时间：When.")
    issued_by: PersonType | None = strawberry.field(description="出具人：By whom.")
