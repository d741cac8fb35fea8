"""Why an entry of the ledger is what it is, in words anybody can recompute (domain §4, rule 9)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhaoshang.attribution.model import EntryKind, TermsBasis
from zhaoshang.attribution.rules.terms import WHOLE_SHARE
from zhaoshang.values.metric import COUNTS, Metric, TenThousandths, count_text
from zhaoshang.values.money import Fen, yuan_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An entry's own numbers; ``since`` is None for terms that reach back for ever."""

    metric: Metric
    kind: EntryKind
    basis: TermsBasis
    since: date | None
    amount: int
    share: int
    cumulative_before: int
    cumulative_after: int
    credited_before: int
    credited_after: int
    takes_remainder: bool


def explain(entry: Explained, language: Literal["zh", "en"]) -> str:
    """The formula with its numbers: cumulative fact, share, rounding, credited before, and what this entry adds."""
    return _in_chinese(entry) if language == "zh" else _in_english(entry)


def _in_chinese(entry: Explained) -> str:
    unit = "个" if entry.metric in COUNTS else "元"

    def shown(amount: int) -> str:
        return f"{_figure(entry.metric, amount)} {unit}"

    fact = f"累计事实 {shown(entry.cumulative_before)} → {shown(entry.cumulative_after)}"
    if entry.share == WHOLE_SHARE:
        formula = "未分成，全部计入落地单位"
    elif entry.takes_remainder:
        formula = f"落地单位 {_percent(entry.share)}，为累计事实减去其他单位份额"
    else:
        formula = f"原单位 {_percent(entry.share)}，累计四舍五入到分或万分之一"
    rule = "推送前的承接单位独享" if entry.basis is TermsBasis.FIRST_HOST else f"承接日 {entry.since} 起适用的分成规则"
    kind = "；调整：更正、退款，或关账后才来" if entry.kind is EntryKind.ADJUSTMENT else ""
    return (
        f"{fact}；{formula}，累计应计 {shown(entry.credited_after)}，此前已计 {shown(entry.credited_before)}，"
        f"本次计入 {shown(entry.amount)}；依据：{rule}{kind}"
    )


def _in_english(entry: Explained) -> str:
    unit = "" if entry.metric in COUNTS else " yuan"

    def shown(amount: int) -> str:
        return f"{_figure(entry.metric, amount)}{unit}"

    fact = f"cumulative fact {shown(entry.cumulative_before)} -> {shown(entry.cumulative_after)}"
    if entry.share == WHOLE_SHARE:
        formula = "not split: all of it is the host's"
    elif entry.takes_remainder:
        formula = f"the host's {_percent(entry.share)}: the cumulative fact less the others' shares"
    else:
        formula = f"the origin's {_percent(entry.share)}, rounded half up on the cumulative fact"
    rule = (
        "the host before any push" if entry.basis is TermsBasis.FIRST_HOST else f"rule as of acceptance {entry.since}"
    )
    kind = (
        "; an adjustment: a correction, a refund, or late for a closed month"
        if entry.kind is EntryKind.ADJUSTMENT
        else ""
    )
    return (
        f"{fact}; {formula}; due {shown(entry.credited_after)}, credited before {shown(entry.credited_before)}, "
        f"this entry {shown(entry.amount)}; {rule}{kind}"
    )


def _figure(metric: Metric, amount: int) -> str:
    return count_text(TenThousandths(amount)) if metric in COUNTS else yuan_text(Fen(amount))


def _percent(share: int) -> str:
    whole, rest = divmod(share, 100)
    return f"{whole}.{rest:02d}%" if rest else f"{whole}%"
