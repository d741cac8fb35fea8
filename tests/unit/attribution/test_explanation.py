"""An entry says in words anybody can recompute why it is what it is."""

from dataclasses import replace
from datetime import date

from zhaoshang.attribution.model import EntryKind, TermsBasis
from zhaoshang.attribution.rules.explanation import Explained, explain
from zhaoshang.values.metric import Metric

ENTRY = Explained(
    metric=Metric.CAPITAL_IN_PLACE,
    kind=EntryKind.CREDIT,
    basis=TermsBasis.RULE,
    since=date(2026, 6, 30),
    amount=-10_000_000,
    share=3_000,
    cumulative_before=100_000_001,
    cumulative_after=66_666_668,
    credited_before=30_000_000,
    credited_after=20_000_000,
    takes_remainder=False,
    decided=False,
)


def test_the_formula_stands_with_its_numbers() -> None:
    assert explain(ENTRY, "zh") == (
        "累计事实 1000000.01 元 → 666666.68 元；原单位 30%，累计四舍五入到分或万分之一，累计应计 200000.00 元，"
        "此前已计 300000.00 元，本次计入 -100000.00 元；依据：承接日 2026-06-30 起适用的分成规则"
    )
    assert explain(ENTRY, "en") == (
        "cumulative fact 1000000.01 yuan -> 666666.68 yuan; the origin's 30%, rounded half up on the cumulative fact; "
        "due 200000.00 yuan, credited before 300000.00 yuan, this entry -100000.00 yuan; "
        "rule as of acceptance 2026-06-30"
    )


def test_the_host_has_what_is_left_and_an_adjustment_says_so() -> None:
    host = replace(ENTRY, takes_remainder=True, share=6_667, kind=EntryKind.ADJUSTMENT)
    assert "落地单位 66.67%，为累计事实减去其他单位份额" in explain(host, "zh")
    assert explain(host, "zh").endswith("调整：更正、退款，或关账后才来")
    assert "the host's 66.67%: the cumulative fact less the others' shares" in explain(host, "en")
    assert explain(host, "en").endswith("an adjustment: a correction, a refund, or late for a closed month")


def test_what_nobody_shares_is_the_hosts() -> None:
    alone = replace(ENTRY, share=10_000, basis=TermsBasis.FIRST_HOST, metric=Metric.LANDED_PROJECTS, amount=3_000)
    assert "未分成，全部计入落地单位" in explain(alone, "zh")
    assert "本次计入 0.3000 个；依据：推送前的承接单位独享" in explain(alone, "zh")
    assert "not split: all of it is the host's" in explain(alone, "en")
    assert "this entry 0.3000; the host before any push" in explain(alone, "en")
