"""三七分成 with the numbers written out: what each party is credited with, and when."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID

import pytest

from zhaoshang.attribution.model import EntryKind
from zhaoshang.attribution.rules import ledger
from zhaoshang.attribution.rules.ledger import Entry, Placement, Running
from zhaoshang.attribution.rules.terms import (
    DISTRICT_POOL,
    Share,
    Terms,
    agreed_terms,
    decided_terms,
    first_terms,
    inherited_terms,
    joint_terms,
    next_terms,
    origin_party,
    site_terms,
    succeeded_terms,
    terms_for,
    terms_of_correction,
)
from zhaoshang.values.metric import SPLIT, WHOLE, Metric
from zhaoshang.values.money import parse_yuan
from zhaoshang.values.period import Period
from zhaoshang.values.reckoning import round_half_away

A, B, C, D = (UUID(int=number) for number in range(1, 5))
MARCH, JUNE, AUGUST = date(2026, 3, 10), date(2026, 6, 10), date(2026, 8, 10)
CAPITAL, TAX, LANDED = Metric.CAPITAL_IN_PLACE, Metric.TAX, Metric.LANDED_PROJECTS


def key(number: int) -> UUID:
    return UUID(int=1_000 + number)


FIRST = first_terms(A, key=key(0))
AT_B = next_terms(FIRST, B, MARCH, key=key(1))
AT_C = next_terms(AT_B, C, JUNE, key=key(2))


def fen(yuan: str) -> int:
    parsed = parse_yuan(yuan)
    assert parsed is not None
    return parsed


def post_all(amounts: Iterable[int], terms: Terms, metric: Metric = CAPITAL) -> tuple[list[Entry], Running]:
    """The entries of facts posted one after the other."""
    entries: list[Entry] = []
    running = Running()
    for amount in amounts:
        posting = ledger.post(amount, running, terms, metric)
        assert sum(entry.amount for entry in posting.entries) == amount
        entries.extend(posting.entries)
        running = posting.running
    return entries, running


def credited(entries: Iterable[Entry]) -> dict[UUID, int]:
    totals: Counter[UUID] = Counter()
    for entry in entries:
        totals[entry.party] += entry.amount
    return dict(totals)


def agreed(host: Share, *others: Share, before: Terms = AT_B) -> Terms:
    terms = agreed_terms(before, host, others, JUNE, key=key(9))
    assert isinstance(terms, Terms)
    return terms


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [
        (0, 10, 0),
        (4, 10, 0),
        (5, 10, 1),
        (14, 10, 1),
        (15, 10, 2),
        (25, 10, 3),
        (-4, 10, 0),
        (-5, 10, -1),
        (-15, 10, -2),
        (-25, 10, -3),
        (1, 3, 0),
        (2, 3, 1),
        (-2, 3, -1),
        (7, 1, 7),
        (10**30 + 5, 10, 10**29 + 1),
    ],
)
def test_a_half_rounds_away_from_zero(numerator: int, denominator: int, rounded: int) -> None:
    assert round_half_away(numerator, denominator) == rounded


@pytest.mark.parametrize("denominator", [0, -1])
def test_only_a_positive_denominator_divides(denominator: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        round_half_away(1, denominator)


def test_origin_has_30_percent_of_the_capital_and_of_its_refund() -> None:
    paid = ledger.post(fen("1000000.01"), Running(), AT_B, CAPITAL)
    refunded = ledger.post(fen("-333333.33"), paid.running, AT_B, CAPITAL)

    assert credited(paid.entries) == {A: fen("300000.00"), B: fen("700000.01")}
    assert credited(refunded.entries) == {A: fen("-100000.00"), B: fen("-233333.33")}
    assert refunded.running == Running(fen("666666.68"), {A: fen("200000.00"), B: fen("466666.68")})


def test_an_entry_explains_itself() -> None:
    _, running = post_all([fen("1000000.01")], AT_B)
    origins, hosts = ledger.post(fen("-333333.33"), running, AT_B, CAPITAL).entries

    assert origins == Entry(
        terms=AT_B.id,
        metric=CAPITAL,
        party=A,
        amount=-10_000_000,
        share=3_000,
        cumulative_before=100_000_001,
        cumulative_after=66_666_668,
        credited_before=30_000_000,
        credited_after=20_000_000,
    )
    assert (hosts.party, hosts.share, hosts.amount) == (B, 7_000, -23_333_333)
    assert (hosts.credited_before, hosts.credited_after) == (70_000_001, 46_666_668)


def test_single_fens_add_up_without_drift() -> None:
    entries, running = post_all([1] * 10, AT_B)

    assert credited(entries) == {A: 3, B: 7}
    # 0.3, 0.6, 0.9, 1.2, 1.5 …: the origin's fens come with the 2nd, the 5th and the 9th.
    assert [entry.cumulative_after for entry in entries if entry.party == A] == [2, 5, 9]
    assert running == Running(10, {A: 3, B: 7})


def test_a_party_without_a_change_has_no_entry() -> None:
    first, second = (ledger.post(1, post_all([1] * before, AT_B)[1], AT_B, CAPITAL) for before in (0, 1))

    assert [(entry.party, entry.amount) for entry in first.entries] == [(B, 1)]
    assert [(entry.party, entry.amount) for entry in second.entries] == [(A, 1)]


def test_a_fact_of_nothing_posts_nothing() -> None:
    assert ledger.post(0, Running(), AT_B, CAPITAL).entries == ()


def test_a_negative_total_mirrors_the_positive_one() -> None:
    assert ledger.credits_of(5, AT_B, TAX) == {A: 2, B: 3}
    assert ledger.credits_of(-5, AT_B, TAX) == {A: -2, B: -3}


@pytest.mark.parametrize("metric", sorted(set(Metric) - SPLIT))
def test_a_metric_that_is_not_split_is_wholly_the_hosts(metric: Metric) -> None:
    entries, running = post_all([fen("1000000.01")], AT_B, metric)

    assert [(entry.party, entry.amount, entry.share) for entry in entries] == [(B, 100_000_001, 10_000)]
    assert running.credited == {B: 100_000_001}


@pytest.mark.parametrize("metric", sorted(SPLIT))
def test_every_split_metric_is_split_alike(metric: Metric) -> None:
    assert ledger.credits_of(10_000, AT_B, metric) == {A: 3_000, B: 7_000}


def test_before_the_push_all_is_the_first_hosts() -> None:
    assert ledger.credits_of(fen("500.00"), FIRST, CAPITAL) == {A: 50_000}


def test_after_a_second_transfer_the_first_pusher_keeps_30_percent_and_the_intermediate_host_what_it_had() -> None:
    history = [FIRST, AT_B, AT_C]
    paid = [(date(2026, 2, 1), 100), (date(2026, 5, 1), 1_000), (date(2026, 7, 1), 10_000), (date(2026, 6, 9), 50)]
    entries: list[Entry] = []
    running: dict[UUID, Running] = {}
    for day, amount in paid:
        terms = terms_for(day, history, CAPITAL)
        assert terms is not None
        posting = ledger.post(amount, running.get(terms.id, Running()), terms, CAPITAL)
        running[terms.id] = posting.running
        entries.extend(posting.entries)

    # B has 70 % of what was paid while it was host, the fact found late among it, and nothing of what came after.
    assert credited(entries) == {A: 100 + 300 + 3_000 + 15, B: 700 + 35, C: 7_000}


def test_back_at_its_origin_a_project_is_not_split_any_more() -> None:
    back = next_terms(AT_B, A, JUNE, key=key(3))
    there, _ = post_all([1_000], AT_B)
    here, _ = post_all([1_000], back)

    assert credited([*there, *here]) == {A: 300 + 1_000, B: 700}


def test_a_departments_share_counts_on_its_own_target() -> None:
    party = origin_party(A, is_department=True, has_target=True)

    entries, _ = post_all([1_000], next_terms(FIRST, B, MARCH, key=key(1), party=party))

    assert credited(entries) == {A: 300, B: 700}


def test_the_share_of_a_department_without_a_target_is_the_pools_never_the_hosts() -> None:
    party = origin_party(A, is_department=True, has_target=False)

    entries, _ = post_all([1_000], next_terms(FIRST, B, MARCH, key=key(1), party=party))

    assert credited(entries) == {DISTRICT_POOL: 300, B: 700}


def test_a_ratio_changed_in_the_middle_leaves_frozen_terms_at_the_old_one() -> None:
    _, before = post_all([1_000], AT_B)
    later = next_terms(AT_B, C, JUNE, key=key(2), share=4_000)

    late = ledger.post(1_000, before, AT_B, CAPITAL)
    new = ledger.post(1_000, Running(), later, CAPITAL)

    assert credited(late.entries) == {A: 300, B: 700}
    assert credited(new.entries) == {A: 400, C: 600}


def test_an_agreed_half_each_gives_the_odd_fen_to_the_origin_first() -> None:
    half = agreed(Share(B, 5_000), Share(A, 5_000))
    first, _ = post_all([1], half)
    both, _ = post_all([1, 1], half)

    assert credited(first) == {A: 1}
    assert credited(both) == {A: 1, B: 1}


def test_three_parties_leave_the_remainder_to_the_host() -> None:
    three = agreed(Share(C, 5_000), Share(A, 2_500), Share(B, 2_500), before=AT_C)

    assert ledger.credits_of(fen("0.02"), three, CAPITAL) == {A: 1, B: 1, C: 0}
    assert ledger.credits_of(fen("100.01"), three, CAPITAL) == {A: 2_500, B: 2_500, C: 5_001}
    assert ledger.credits_of(WHOLE, three, LANDED) == {A: 2_500, B: 2_500, C: 5_000}


def test_sites_of_one_host_share_one_count_of_exactly_one() -> None:
    entries, running = post_all([3_333, 3_333, 3_334], AT_B, LANDED)

    assert credited(entries) == {A: 3_000, B: 7_000}
    assert running.cumulative == WHOLE


def test_sites_of_several_hosts_share_one_count_of_exactly_one() -> None:
    entries, _ = post_all(
        [WHOLE],
        joint_terms(
            [AT_B, site_terms(AT_B, C, JUNE, key=key(4)), site_terms(AT_B, D, JUNE, key=key(5))], JUNE, key=key(3)
        ),
        LANDED,
    )

    assert credited(entries) == {A: 3_000, B: 2_334, C: 2_333, D: 2_333}
    assert sum(entry.amount for entry in entries) == WHOLE


def test_a_second_phase_inherits_the_split_and_counts_from_nothing() -> None:
    half = agreed(Share(B, 5_000), Share(A, 5_000))
    first, _ = post_all([1], half)
    second, running = post_all([1], inherited_terms(half, AUGUST, key=key(4)))

    assert credited(first) == credited(second) == {A: 1}
    assert running.cumulative == 1


def test_after_a_merger_the_heir_is_credited_and_the_old_entries_stay() -> None:
    old, before = post_all([1_000], AT_B)
    new, _ = post_all([1_000], succeeded_terms(AT_B, A, D, JUNE, key=key(3)))
    refund = ledger.post(-100, before, terms_of_correction(AT_B.id, [FIRST, AT_B]), CAPITAL)

    assert credited(old) == {A: 300, B: 700}
    assert credited(new) == {D: 300, B: 700}
    assert credited(refund.entries) == {A: -30, B: -70}


def test_a_decided_dispute_withdraws_all_and_credits_it_anew() -> None:
    _, running = post_all([fen("1000000.01")], AT_B)
    decided = decided_terms(AT_B, D, B, (Share(D, 3_000),), key=key(3))

    moved = ledger.reattribute(running, AT_B, decided, CAPITAL)

    assert [(entry.terms, entry.party, entry.amount) for entry in moved.entries] == [
        (AT_B.id, A, fen("-300000.00")),
        (AT_B.id, B, fen("-700000.01")),
        (decided.id, D, fen("300000.00")),
        (decided.id, B, fen("700000.01")),
    ]
    assert credited(moved.entries) == {A: -30_000_000, B: 0, D: 30_000_000}
    assert moved.withdrawn == Running(0, {A: 0, B: 0})
    assert moved.renewed == Running(100_000_001, {D: 30_000_000, B: 70_000_001})


def test_a_refund_after_a_decision_goes_against_the_decided_terms() -> None:
    _, running = post_all([1_000], AT_B)
    decided = decided_terms(AT_B, D, B, (Share(D, 3_000),), key=key(3))
    moved = ledger.reattribute(running, AT_B, decided, CAPITAL)

    terms = terms_of_correction(AT_B.id, [FIRST, AT_B, decided])

    assert terms == decided
    assert credited(ledger.post(-1_000, moved.renewed, terms, CAPITAL).entries) == {D: -300, B: -700}


def test_a_dispute_about_nothing_moves_nothing() -> None:
    decided = decided_terms(AT_B, D, B, (Share(D, 3_000),), key=key(3))

    assert ledger.reattribute(Running(), AT_B, decided, CAPITAL).entries == ()


def test_credit_moves_only_to_terms_that_replace_the_disputed_ones() -> None:
    with pytest.raises(ValueError, match="does not replace"):
        ledger.reattribute(Running(), AT_B, AT_C, CAPITAL)


@pytest.mark.parametrize(
    ("credit", "off"),
    [
        ({A: 300, B: 700}, {}),
        ({A: 299, B: 701}, {A: -1, B: 1}),
        ({A: 300}, {B: -700}),
        ({A: 300, B: 700, C: 5}, {C: 5}),
    ],
)
def test_a_drift_is_found_and_not_posted_upon(credit: dict[UUID, int], off: dict[UUID, int]) -> None:
    running = Running(1_000, credit)

    assert ledger.drift(running, AT_B, CAPITAL) == off
    if off:
        with pytest.raises(ValueError, match="drifted"):
            ledger.post(1, running, AT_B, CAPITAL)


@pytest.mark.parametrize(
    ("fact", "closed", "discovered", "placed"),
    [
        ("2026-05", None, "2026-06", Placement(Period("2026-05"), EntryKind.CREDIT)),
        ("2026-05", "2026-04", "2026-06", Placement(Period("2026-05"), EntryKind.CREDIT)),
        ("2026-06", "2026-05", "2026-06", Placement(Period("2026-06"), EntryKind.CREDIT)),
        ("2026-05", "2026-05", "2026-06", Placement(Period("2026-06"), EntryKind.ADJUSTMENT)),
        ("2025-12", "2026-05", "2026-06", Placement(Period("2026-06"), EntryKind.ADJUSTMENT)),
        ("2026-05", "2026-06", "2026-06", Placement(Period("2026-07"), EntryKind.ADJUSTMENT)),
        ("2025-11", "2025-12", "2025-12", Placement(Period("2026-01"), EntryKind.ADJUSTMENT)),
    ],
)
def test_a_closed_period_gets_nothing(
    fact: Period, closed: Period | None, discovered: Period, placed: Placement
) -> None:
    assert ledger.period_of_entry(fact, closed, discovered) == placed


@pytest.mark.parametrize(
    ("closed", "discovered", "period"),
    [(None, "2026-06", "2026-06"), ("2026-05", "2026-06", "2026-06"), ("2026-06", "2026-06", "2026-07")],
)
def test_corrections_and_decisions_go_into_the_month_of_discovery(
    closed: Period | None, discovered: Period, period: Period
) -> None:
    assert ledger.place_adjustment(closed, discovered) == Placement(period, EntryKind.ADJUSTMENT)
