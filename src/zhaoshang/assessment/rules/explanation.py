"""Why a line of an assessment has its points, in words anybody can recompute (domain §11)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from zhaoshang.assessment.model import COUNTED, CREDITED, IndicatorKind, IndicatorMeasure, IndicatorMethod
from zhaoshang.values.metric import TenThousandths, count_text
from zhaoshang.values.money import Fen, yuan_text
from zhaoshang.values.points import points_text

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedLine:
    """A line's own numbers."""

    kind: IndicatorKind
    measure: IndicatorMeasure
    method: IndicatorMethod
    weight: int
    cap: int | None
    rate: int | None
    value: int | None
    disputed: int
    target: int | None
    lowest: int | None
    highest: int | None
    share: int
    points: int
    corrected: int | None


_ZH: Final = {
    IndicatorMeasure.CAPITAL_IN_PLACE: "全年计入的内资到位额",
    IndicatorMeasure.LANDED_PROJECTS: "全年计入的落地项目",
    IndicatorMeasure.TAX: "全年计入的税收",
    IndicatorMeasure.STARTED_PROJECTS: "全年开工项目",
    IndicatorMeasure.RETURNED_FIGURES: "全年被退回的数据",
    IndicatorMeasure.MARK: "部门评分",
}
_EN: Final = {
    IndicatorMeasure.CAPITAL_IN_PLACE: "capital in place credited in the year",
    IndicatorMeasure.LANDED_PROJECTS: "landed projects credited in the year",
    IndicatorMeasure.TAX: "tax credited in the year",
    IndicatorMeasure.STARTED_PROJECTS: "projects started in the year",
    IndicatorMeasure.RETURNED_FIGURES: "figures of the year that were returned",
    IndicatorMeasure.MARK: "the department's mark",
}


def figure_text(measure: IndicatorMeasure, amount: int) -> str:
    """A figure in its measure's own unit: yuan, a count of four places, or a mark of two."""
    if measure in COUNTED:
        return count_text(TenThousandths(amount))
    return points_text(amount) if measure is IndicatorMeasure.MARK else yuan_text(Fen(amount))


def explain(line: ExplainedLine, language: Language) -> str:
    """The formula with its numbers, what is left out of it, and what an objection changed."""
    told = _in_chinese if language == "zh" else _in_english
    return told(line, lambda amount: figure_text(line.measure, amount or 0))


def _in_chinese(line: ExplainedLine, shown: Callable[[int | None], str]) -> str:
    unit = "元" if line.measure in CREDITED and line.measure not in COUNTED else ""
    what, weight = _ZH[line.measure], points_text(line.weight)
    if line.value is None:
        formula = f"{what}：尚未评分，暂计 0 分"
    else:
        head = f"{what} {shown(line.value)}{unit and ' ' + unit}"
        match line.method:
            case IndicatorMethod.RATIO:
                how = f"÷ 目标 {shown(line.target)}，按完成率计分，最多计 {_percent(line.cap or 0)}"
            case IndicatorMethod.MIN_MAX:
                how = (
                    f"，按极差计分：全区最低 {shown(line.lowest)}、最高 {shown(line.highest)}，相同时有则满分、无则零分"
                )
            case IndicatorMethod.PER_UNIT:
                how = f"，每项 {points_text(line.rate or 0)} 分，至多 {weight} 分"
            case IndicatorMethod.MARK:
                full = "100.00" if line.kind is IndicatorKind.QUALITY else weight
                how = f"，满分 {full}"
        sign = "扣分上限" if line.kind is IndicatorKind.DEDUCTION else "权重"
        formula = f"{head} {how}；得 {_percent(line.share)}，{sign} {weight} 分，计 {points_text(line.points)} 分"
    apart = f"；另有 {shown(line.disputed)} 因分成异议冻结，未计入" if line.disputed else ""
    corrected = "" if line.corrected is None else f"；异议成立，更正为 {points_text(line.corrected)} 分"
    return f"{formula}{apart}{corrected}".replace(" ，", "，")


def _in_english(line: ExplainedLine, shown: Callable[[int | None], str]) -> str:
    unit = " yuan" if line.measure in CREDITED and line.measure not in COUNTED else ""
    what, weight = _EN[line.measure], points_text(line.weight)
    if line.value is None:
        formula = f"{what}: none given yet, no points so far"
    else:
        head = f"{what} {shown(line.value)}{unit}"
        match line.method:
            case IndicatorMethod.RATIO:
                how = f" / target {shown(line.target)}, at most {_percent(line.cap or 0)}"
            case IndicatorMethod.MIN_MAX:
                how = (
                    f" between the district's least {shown(line.lowest)} and most {shown(line.highest)};"
                    " when they are equal, the whole if there is any and nothing if there is none"
                )
            case IndicatorMethod.PER_UNIT:
                how = f", {points_text(line.rate or 0)} points each, at most {weight}"
            case IndicatorMethod.MARK:
                how = f" of {'100.00' if line.kind is IndicatorKind.QUALITY else weight}"
        most = "at most" if line.kind is IndicatorKind.DEDUCTION else "of weight"
        formula = f"{head}{how}; {_percent(line.share)} {most} {weight}, {points_text(line.points)} points"
    apart = f"; {shown(line.disputed)} more is frozen by a dispute and does not count" if line.disputed else ""
    corrected = (
        "" if line.corrected is None else f"; an objection was upheld, corrected to {points_text(line.corrected)}"
    )
    return f"{formula}{apart}{corrected}"


def _percent(share: int) -> str:
    whole, rest = divmod(share, 100)
    return f"{whole}.{rest:02d}%"
