"""Why an entry of the ledger is what it is, in words anybody can recompute (domain §4, rule 9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

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
    decided: bool
    """Whether a decided dispute moved it, so that it credits no figure of its own."""


_ZH: Final[Mapping[TermsBasis, str]] = {
    TermsBasis.FIRST_HOST: "推送前的承接单位独享",
    TermsBasis.RULE: "承接日 {since} 起适用的分成规则",
    TermsBasis.BACK_AT_ORIGIN: "项目于 {since} 回到原单位，不再分成",
    TermsBasis.AGREEMENT: "合作交流办批准、{since} 起执行的分成约定",
    TermsBasis.DECISION: "合作交流办对分成异议的裁定",
    TermsBasis.SECOND_PHASE: "二期项目，沿用一期的分成",
    TermsBasis.SITES: "多址项目，各址分别计额、合计为一个项目",
    TermsBasis.SUCCESSION: "单位合并，{since} 起由承继单位计入",
}
_EN: Final[Mapping[TermsBasis, str]] = {
    TermsBasis.FIRST_HOST: "the host before any push",
    TermsBasis.RULE: "rule as of acceptance {since}",
    TermsBasis.BACK_AT_ORIGIN: "back at its origin since {since}",
    TermsBasis.AGREEMENT: "an approved agreement, from {since} on",
    TermsBasis.DECISION: "decided by 合作交流办 upon a dispute",
    TermsBasis.SECOND_PHASE: "a second phase, shared as the first",
    TermsBasis.SITES: "one of several sites: money for each, one count for all",
    TermsBasis.SUCCESSION: "a party was merged into its successor on {since}",
}


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
        party = "原单位" if entry.basis is TermsBasis.RULE else "该单位"
        formula = f"{party} {_percent(entry.share)}，累计四舍五入到分或万分之一"
    kind = "；调整：更正、退款，或关账后才来" if entry.kind is EntryKind.ADJUSTMENT else ""
    if entry.decided:
        kind = "；依裁定冲销原分录" if _withdraws(entry) else "；依裁定重新计入"
    return (
        f"{fact}；{formula}，累计应计 {shown(entry.credited_after)}，此前已计 {shown(entry.credited_before)}，"
        f"本次计入 {shown(entry.amount)}；依据：{_ZH[entry.basis].format(since=entry.since)}{kind}"
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
        party = "origin" if entry.basis is TermsBasis.RULE else "unit"
        formula = f"the {party}'s {_percent(entry.share)}, rounded half up on the cumulative fact"
    kind = (
        "; an adjustment: a correction, a refund, or late for a closed month"
        if entry.kind is EntryKind.ADJUSTMENT
        else ""
    )
    if entry.decided:
        kind = "; the decision takes back what was credited" if _withdraws(entry) else "; credited anew by the decision"
    return (
        f"{fact}; {formula}; due {shown(entry.credited_after)}, credited before {shown(entry.credited_before)}, "
        f"this entry {shown(entry.amount)}; {_EN[entry.basis].format(since=entry.since)}{kind}"
    )


def _withdraws(entry: Explained) -> bool:
    # A decision takes the disputed terms back to nothing, and starts the others from nothing.
    return entry.cumulative_after == 0


def _figure(metric: Metric, amount: int) -> str:
    return count_text(TenThousandths(amount)) if metric in COUNTS else yuan_text(Fen(amount))


def _percent(share: int) -> str:
    whole, rest = divmod(share, 100)
    return f"{whole}.{rest:02d}%" if rest else f"{whole}%"
