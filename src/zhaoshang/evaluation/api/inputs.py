"""What the mutations and lists of evaluations take."""

from datetime import date

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.api.vocabulary import Channel, Industry, Metric
from zhaoshang.evaluation.api.enums import (
    EvaluationState,
    EvaluationYearOrderField,
    PostEvaluationOrderField,
    YearState,
)
from zhaoshang.evaluation.rules.analysis import AskedReport, Section
from zhaoshang.evaluation.rules.records import GivenFigure, GivenYear, NewPromise, PromisedLine
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen


@strawberry.input(description="后评价筛选：Which evaluations; an absent entry filters nothing.")
class PostEvaluationFilter:
    """Which evaluations."""

    state: list[EvaluationState] | None = strawberry.field(default=None, description="状态：In one of these states.")
    tenant: list[strawberry.ID] | None = strawberry.field(default=None, description="承接单位：Hosted by one of these.")
    department: list[strawberry.ID] | None = strawberry.field(
        default=None, description="负责部门：That one of these answers for."
    )
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")
    industry: list[Industry] | None = strawberry.field(default=None, description="行业：Of one of these at landing.")
    landing_year: int | None = strawberry.field(default=None, description="落地年份：Landed in this year.")
    promised: bool | None = strawberry.field(
        default=None, description="已登记承诺：Those with any promise, or those without."
    )
    department_missing: bool | None = strawberry.field(
        default=None, description="无负责部门：Those that nobody answers for, or the others."
    )


@strawberry.input(description="后评价排序：In which order.")
class PostEvaluationOrder:
    """An order."""

    field: PostEvaluationOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="评价年度筛选：Which years; an absent entry filters nothing.")
class EvaluationYearFilter:
    """Which years."""

    state: list[YearState] | None = strawberry.field(default=None, description="状态：In one of these states.")
    tenant: list[strawberry.ID] | None = strawberry.field(default=None, description="承接单位：Hosted by one of these.")
    department: list[strawberry.ID] | None = strawberry.field(
        default=None, description="负责部门：That one of these answers for."
    )
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")
    number: int | None = strawberry.field(default=None, description="评价年度：The n-th year.")
    over: bool | None = strawberry.field(
        default=None, description="已结束：Those that are over, or those that are not."
    )
    overdue: bool | None = strawberry.field(default=None, description="逾期：Those overdue now, or those that are not.")


@strawberry.input(description="评价年度排序：In which order.")
class EvaluationYearOrder:
    """An order."""

    field: EvaluationYearOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="后评价分组筛选：Which lines are compared; an absent entry filters nothing.")
class EvaluationCohortFilter:
    """Which lines."""

    year: list[int] | None = strawberry.field(
        default=None, description="评价年度：Any of these years after landing; all years together when absent."
    )
    metric: list[Metric] | None = strawberry.field(default=None, description="指标：Of any of these metrics.")
    tenant: list[strawberry.ID] | None = strawberry.field(default=None, description="承接单位：Hosted by one of these.")
    department: list[strawberry.ID] | None = strawberry.field(
        default=None, description="负责部门：That one of these answers for."
    )
    industry: list[Industry] | None = strawberry.field(default=None, description="行业：Of one of these at landing.")
    channel: list[Channel] | None = strawberry.field(default=None, description="招商渠道：By one of these.")
    size: list[str] | None = strawberry.field(default=None, description="规模：Of one of these classes.")
    landing_year: int | None = strawberry.field(default=None, description="落地年份：Landed in this year.")
    ended_from: date | None = strawberry.field(default=None, description="年度止日起：Whose last day is this or later.")
    ended_to: date | None = strawberry.field(default=None, description="年度止日止：Whose last day is this or before.")


@strawberry.input(description="分析报告筛选：Which reports; an absent entry filters nothing.")
class EvaluationReportFilter:
    """Which reports."""

    office: list[strawberry.ID] | None = strawberry.field(default=None, description="出具部门：Issued by one of these.")


@strawberry.input(description="承诺指标输入：What is promised of one metric in one year.")
class EvaluationPromiseLineInput:
    """A promise."""

    year: int = strawberry.field(description="评价年度：In which year after landing, from 1.")
    metric: Metric = strawberry.field(description="指标：Of what; employment is that at the end of the year.")
    amount: Fen | None = strawberry.field(default=None, description="金额：For metrics in money.")
    count: TenThousandths | None = strawberry.field(default=None, description="数量：For metrics that are counts.")


@strawberry.input(description="登记承诺输入：What a landed project promised.")
class EvaluationPromiseInput:
    """An edition of promises."""

    id: strawberry.ID = strawberry.field(description="后评价：Of which evaluation, by its global id.")
    expected_number: int | None = strawberry.field(
        default=None, description="现版次：The newest edition's `number`; absent for the first."
    )
    lines: list[EvaluationPromiseLineInput] = strawberry.field(description="承诺指标：All of them, year by year.")
    source: str = strawberry.field(description="出处：The clause of the agreement, or the report.")
    evidence: strawberry.ID = strawberry.field(description="佐证材料：The file that says so; it proves nothing else.")
    reason: str | None = strawberry.field(default=None, description="变更理由：Required once the first year is over.")


@strawberry.input(description="确认承诺变更输入：A change that counts beside the promise as it was.")
class EvaluationPromiseConfirmInput:
    """A confirmation."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="退回承诺变更输入：A change that never counts.")
class EvaluationPromiseReturnInput:
    """A return."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="指定负责部门输入：Who answers for the project.")
class EvaluationDepartmentNameInput:
    """A department."""

    id: strawberry.ID = strawberry.field(description="后评价：Of which evaluation, by its global id.")
    department: strawberry.ID = strawberry.field(description="部门：An industry department.")


@strawberry.input(description="年度指标输入：One metric of the year.")
class EvaluationFigureInput:
    """A figure."""

    metric: Metric = strawberry.field(description="指标：Each of the four once.")
    amount: Fen | None = strawberry.field(default=None, description="金额：For metrics in money; `0` for nothing.")
    count: TenThousandths | None = strawberry.field(default=None, description="数量：For counts; `0` for nobody.")
    unknown: bool = strawberry.field(default=False, description="查不到：It is not known, for the reason in `remark`.")
    remark: str | None = strawberry.field(
        default=None, description="说明：Required where it differs from statistics, or is not known."
    )
    evidence: strawberry.ID | None = strawberry.field(
        default=None, description="佐证材料：Required for a figure; one file may prove several of the year."
    )


@strawberry.input(description="登记年度指标输入：What a project's year brought.")
class EvaluationYearRecordInput:
    """A year."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_round: int = strawberry.field(description="现轮次：The `round` that you saw; 0 for the first.")
    figures: list[EvaluationFigureInput] = strawberry.field(description="指标：All four at once.")
    reason: str | None = strawberry.field(default=None, description="更正理由：Required to record it again.")


@strawberry.input(description="报告章节输入：What the department says itself.")
class EvaluationSectionInput:
    """A section."""

    heading: str = strawberry.field(description="标题：Its heading.")
    text: str = strawberry.field(description="正文：What is said.")


@strawberry.input(description="出具分析报告输入：Of which period, and what is said of it.")
class EvaluationReportIssueInput:
    """A report."""

    year: int = strawberry.field(description="年份：Of which year.")
    half: int | None = strawberry.field(default=None, description="半年：1 or 2; absent for the whole year.")
    sections: list[EvaluationSectionInput] = strawberry.field(
        default_factory=list, description="章节：What the department says, in this order."
    )


def new_promise(given: EvaluationPromiseInput) -> NewPromise:
    """What the operation takes."""
    return NewPromise(
        lines=tuple(
            PromisedLine(year=line.year, metric=line.metric, fen=line.amount, count=line.count) for line in given.lines
        ),
        source=given.source,
        evidence=keyed("Evidence", given.evidence),
        expected_number=given.expected_number,
        reason=given.reason,
    )


def given_year(given: EvaluationYearRecordInput) -> GivenYear:
    """What the operation takes."""
    return GivenYear(
        figures=tuple(
            GivenFigure(
                metric=each.metric,
                fen=each.amount,
                count=each.count,
                unknown=each.unknown,
                remark=each.remark,
                evidence=None if each.evidence is None else keyed("Evidence", each.evidence),
            )
            for each in given.figures
        ),
        expected_round=given.expected_round,
        reason=given.reason,
    )


def asked_report(given: EvaluationReportIssueInput) -> AskedReport:
    """What the operation takes."""
    sections = tuple(Section(each.heading, each.text) for each in given.sections)
    return AskedReport(year=given.year, half=given.half, sections=sections)
