"""The words of the assessment: what an indicator is, and what becomes of an assessment and of an objection."""

from enum import StrEnum
from typing import Final


class IndicatorKind(StrEnum):
    """指标类别: how a line of an assessment counts."""

    QUANTITY = "QUANTITY"
    """数量: what was brought, by figures."""
    QUALITY = "QUALITY"
    """质量: how well it was done, by a department's mark."""
    BONUS = "BONUS"
    """加分."""
    DEDUCTION = "DEDUCTION"
    """扣分: its points are below zero."""


class IndicatorMeasure(StrEnum):
    """计量内容: what is counted of each host."""

    CAPITAL_IN_PLACE = "CAPITAL_IN_PLACE"
    LANDED_PROJECTS = "LANDED_PROJECTS"
    TAX = "TAX"
    """These three are what the ledger credited the host with in the months of the year (domain §4)."""
    STARTED_PROJECTS = "STARTED_PROJECTS"
    """开工项目: its projects that were started in the year."""
    RETURNED_FIGURES = "RETURNED_FIGURES"
    """退回数据: figures it entered in the year that 合作交流办 returned, and that are still returned."""
    MARK = "MARK"
    """评分: what a department says."""


class IndicatorMethod(StrEnum):
    """计分办法: how a figure becomes a share of the weight."""

    RATIO = "RATIO"
    """完成率: the figure over the host's target."""
    MIN_MAX = "MIN_MAX"
    """极差: how far between the least and the most of all hosts."""
    PER_UNIT = "PER_UNIT"
    """逐项: so many points for each."""
    MARK = "MARK"
    """评分: as marked."""


class Marking(StrEnum):
    """评分进度: whether the department of an indicator has marked every host."""

    NONE = "NONE"
    """Nobody marks it: it is counted."""
    AWAITED = "AWAITED"
    DONE = "DONE"
    LAPSED = "LAPSED"
    """Another scheme of the year took its place."""


class AssessmentState(StrEnum):
    """考核状态: how far an assessment has come."""

    DRAFT = "DRAFT"
    REPLACED = "REPLACED"
    """A draft that was computed again."""
    PUBLISHED = "PUBLISHED"
    FINAL = "FINAL"


class ObjectionState(StrEnum):
    """考核异议状态: what became of an objection."""

    OPEN = "OPEN"
    UPHELD = "UPHELD"
    REJECTED = "REJECTED"


CREDITED: Final = frozenset({IndicatorMeasure.CAPITAL_IN_PLACE, IndicatorMeasure.LANDED_PROJECTS, IndicatorMeasure.TAX})
"""What the ledger credits, and what hosts have targets of."""

COUNTED: Final = frozenset(
    {IndicatorMeasure.LANDED_PROJECTS, IndicatorMeasure.STARTED_PROJECTS, IndicatorMeasure.RETURNED_FIGURES}
)
"""In ten-thousandths of a count; money is in fen, a mark in hundredths."""
