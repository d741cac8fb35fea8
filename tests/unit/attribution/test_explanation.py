"""An entry says in words anybody can recompute why it is what it is."""

from dataclasses import replace
from datetime import date

import pytest

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


BASES = {
    TermsBasis.FIRST_HOST: ("推送前的承接单位独享", "the host before any push"),
    TermsBasis.RULE: ("承接日 2026-06-30 起适用的分成规则", "rule as of acceptance 2026-06-30"),
    TermsBasis.BACK_AT_ORIGIN: ("项目于 2026-06-30 回到原单位，不再分成", "back at its origin since 2026-06-30"),
    TermsBasis.AGREEMENT: (
        "合作交流办批准、2026-06-30 起执行的分成约定",
        "an approved agreement, from 2026-06-30 on",
    ),
    TermsBasis.DECISION: ("合作交流办对分成异议的裁定", "decided by 合作交流办 upon a dispute"),
    TermsBasis.SECOND_PHASE: ("二期项目，沿用一期的分成", "a second phase, shared as the first"),
    TermsBasis.SITES: (
        "多址项目，各址分别计额、合计为一个项目",
        "one of several sites: money for each, one count for all",
    ),
    TermsBasis.SUCCESSION: (
        "单位合并，2026-06-30 起由承继单位计入",
        "a party was merged into its successor on 2026-06-30",
    ),
}


@pytest.mark.parametrize("basis", TermsBasis)
def test_every_basis_is_said_in_both_languages(basis: TermsBasis) -> None:
    chinese, english = BASES[basis]
    entry = replace(ENTRY, basis=basis)
    assert explain(entry, "zh").endswith(f"；依据：{chinese}")
    assert explain(entry, "en").endswith(f"; {english}")


@pytest.mark.parametrize("basis", [basis for basis in TermsBasis if basis is not TermsBasis.RULE])
def test_only_the_rule_speaks_of_the_origins_share(basis: TermsBasis) -> None:
    """What was agreed or decided may give a share to anybody."""
    entry = replace(ENTRY, basis=basis, share=2_500)
    assert "；该单位 25%，累计四舍五入到分或万分之一，" in explain(entry, "zh")
    assert "; the unit's 25%, rounded half up on the cumulative fact;" in explain(entry, "en")


def test_terms_that_reach_back_for_ever_name_no_day() -> None:
    for basis, (chinese, _) in BASES.items():
        if "2026-06-30" not in chinese:
            entry = replace(ENTRY, basis=basis, since=None)
            assert "None" not in explain(entry, "zh") + explain(entry, "en")


WITHDRAWN = replace(
    ENTRY,
    kind=EntryKind.ADJUSTMENT,
    decided=True,
    amount=-30_000_000,
    cumulative_before=100_000_001,
    cumulative_after=0,
    credited_before=30_000_000,
    credited_after=0,
)
RENEWED = replace(
    WITHDRAWN,
    basis=TermsBasis.DECISION,
    amount=50_000_001,
    share=5_000,
    cumulative_before=0,
    cumulative_after=100_000_001,
    credited_before=0,
    credited_after=50_000_001,
)


def test_what_a_decision_takes_back_and_gives_anew_says_so_with_its_numbers() -> None:
    assert explain(WITHDRAWN, "zh") == (
        "累计事实 1000000.01 元 → 0.00 元；原单位 30%，累计四舍五入到分或万分之一，累计应计 0.00 元，"
        "此前已计 300000.00 元，本次计入 -300000.00 元；依据：承接日 2026-06-30 起适用的分成规则；依裁定冲销原分录"
    )
    assert explain(RENEWED, "zh") == (
        "累计事实 0.00 元 → 1000000.01 元；该单位 50%，累计四舍五入到分或万分之一，累计应计 500000.01 元，"
        "此前已计 0.00 元，本次计入 500000.01 元；依据：合作交流办对分成异议的裁定；依裁定重新计入"
    )
    assert explain(WITHDRAWN, "en") == (
        "cumulative fact 1000000.01 yuan -> 0.00 yuan; the origin's 30%, rounded half up on the cumulative fact; "
        "due 0.00 yuan, credited before 300000.00 yuan, this entry -300000.00 yuan; "
        "rule as of acceptance 2026-06-30; the decision takes back what was credited"
    )
    assert explain(RENEWED, "en").endswith("decided by 合作交流办 upon a dispute; credited anew by the decision")


def test_a_decided_count_and_the_hosts_part_say_so_too() -> None:
    host = replace(RENEWED, takes_remainder=True, metric=Metric.LANDED_PROJECTS, amount=7_000, share=7_000)
    assert "落地单位 70%，为累计事实减去其他单位份额" in explain(host, "zh")
    assert "本次计入 0.7000 个" in explain(host, "zh")
    # A decision is no correction, refund or late figure, though it is booked like one.
    assert "更正、退款" not in explain(host, "zh")
    assert "an adjustment" not in explain(host, "en")
    alone = replace(RENEWED, share=10_000, takes_remainder=True)
    assert explain(alone, "zh").endswith("依据：合作交流办对分成异议的裁定；依裁定重新计入")
    assert "not split: all of it is the host's" in explain(alone, "en")
