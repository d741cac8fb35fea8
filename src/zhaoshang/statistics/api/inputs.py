"""What the mutations and lists of facts take."""

from datetime import date

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.vocabulary import Metric
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.statistics.api.enums import CapitalSource, FactState
from zhaoshang.statistics.rules.facts import NewFact
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen


@strawberry.input(description="统计事实筛选：Which figures; an absent entry filters nothing.")
class FactFilter:
    """Which figures."""

    state: list[FactState] | None = strawberry.field(default=None, description="核实状态：In any of these states.")
    metric: list[Metric] | None = strawberry.field(default=None, description="指标：Of any of these metrics.")


@strawberry.input(description="报数输入：A figure of a project of yours, with what proves it.")
class FactRecordInput:
    """A figure."""

    project: strawberry.ID = strawberry.field(description="项目：Your project, by its global id.")
    metric: Metric = strawberry.field(description="指标：What is counted.")
    amount: Fen | None = strawberry.field(default=None, description="金额：For metrics in money; negative to correct.")
    count: TenThousandths | None = strawberry.field(default=None, description="数量：For metrics that are counts.")
    paid_on: date = strawberry.field(description="付款日期：The day of payment, or of landing.")
    evidence: strawberry.ID = strawberry.field(description="佐证材料：An evidence of yours that proves nothing else.")
    source: CapitalSource | None = strawberry.field(default=None, description="资金来源：Of capital in place.")
    corrects: strawberry.ID | None = strawberry.field(
        default=None, description="更正对象：The verified figure that a correction or refund is about."
    )
    reason: str | None = strawberry.field(default=None, description="更正理由：Why it is corrected.")


@strawberry.input(description="核实输入：Which figure.")
class FactVerifyInput:
    """A verification."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="退回输入：Which figure, and why it does not count.")
class FactReturnInput:
    """A return."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


def new_fact(given: FactRecordInput) -> NewFact:
    """The figure as the operation takes it."""
    return NewFact(
        metric=given.metric,
        fen=given.amount,
        count=given.count,
        paid_on=given.paid_on,
        evidence=keyed("Evidence", given.evidence),
        source=given.source,
        corrects=None if given.corrects is None else keyed("Fact", given.corrects),
        reason=given.reason,
    )
