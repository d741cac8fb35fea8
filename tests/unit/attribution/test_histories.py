"""Whatever happens to a project, its entries are its facts: proved on thousands of random histories.

The ledger here is the smallest one that uses the rules as operations do, and its checks know nothing of how the
rules compute: they compare with exact fractions of the facts.
"""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhaoshang.attribution.rules import ledger
from zhaoshang.attribution.rules.ledger import Entry, Placement, Posting, Running
from zhaoshang.attribution.rules.terms import (
    Share,
    Terms,
    agreed_terms,
    decided_terms,
    first_terms,
    next_terms,
    origin_party,
    succeeded_terms,
    succession,
    terms_for,
    terms_of_correction,
)
from zhaoshang.values.metric import SPLIT, Metric
from zhaoshang.values.period import Period, period_of, previous_period
from zhaoshang.values.reckoning import round_half_away

TENANTS = tuple(UUID(int=number) for number in range(1, 6))
METRICS = (Metric.CAPITAL_IN_PLACE, Metric.LANDED_PROJECTS, Metric.OUTPUT_VALUE)

Post = Callable[[int, Running, Terms, Metric], Posting]
Place = tuple[UUID, Metric]


@dataclass
class Fact:
    """A verified fact; ``terms`` are those its credit is under now, ``posted`` those it was posted under."""

    amount: int
    metric: Metric
    posted: UUID
    terms: UUID


class Ledger:
    """The ledger of a project that was pushed two weeks ago, kept as operations keep it: append-only."""

    def __init__(self, post: Post = ledger.post) -> None:
        self.post = post
        self.day = date(2026, 1, 15)
        self.closed: Period | None = None
        self.share = 3_000
        self.disputed: Terms | None = None
        first = first_terms(TENANTS[0], key=UUID(int=1_000))
        self.history = [first, next_terms(first, TENANTS[1], self.day - timedelta(days=15), key=UUID(int=1_001))]
        self.facts: list[Fact] = []
        self.running: dict[Place, Running] = {}
        self.entries: list[Entry] = []
        self.placements: list[Placement] = []
        self.seen: tuple[tuple[Terms, ...], tuple[Entry, ...], tuple[Placement, ...]] = ((), (), ())

    # What can happen. ``pick`` chooses among what there is, ``amount`` is any number.

    def pay(self, pick: int, amount: int) -> None:
        """A fact of today or of some weeks ago, whoever was host then."""
        paid = self.day - timedelta(days=12 * (pick % 5))
        terms = terms_for(paid, self.history, METRICS[pick % 3])
        assert terms is not None
        placement = ledger.period_of_entry(period_of(paid), self.closed, period_of(self.day))
        self.record(Fact(amount, METRICS[pick % 3], terms.id, terms.id), placement)

    def correct(self, pick: int, amount: int) -> None:
        """Any correction of an earlier fact."""
        if self.facts:
            fact = self.facts[pick % len(self.facts)]
            terms = terms_of_correction(fact.posted, self.history)
            assert terms.id == fact.terms
            placement = ledger.place_adjustment(self.closed, period_of(self.day))
            self.record(Fact(amount, fact.metric, fact.posted, terms.id), placement)

    def refund(self, pick: int, amount: int) -> None:
        """An earlier fact is taken back whole."""
        del amount
        if self.facts:
            self.correct(pick, -self.facts[pick % len(self.facts)].amount)

    def close(self, pick: int, amount: int) -> None:
        """Time goes by; sometimes the months before are closed."""
        del amount
        self.day += timedelta(days=10 * (pick % 5))
        if pick % 2:
            self.closed = previous_period(period_of(self.day))

    def transfer(self, pick: int, amount: int) -> None:
        """Another host accepts; the origin may be a department with or without a target."""
        before = succession(self.history)[-1]
        party = origin_party(before.origin, is_department=amount % 2 == 0, has_target=amount % 3 == 0)
        host = TENANTS[pick % len(TENANTS)]
        self.history.append(next_terms(before, host, self.day, key=self.key(), party=party, share=self.share))

    def change_rule(self, pick: int, amount: int) -> None:
        """The district publishes another ratio."""
        del pick
        self.share = amount % 10_000

    def agree(self, pick: int, amount: int) -> None:
        """A written agreement among three is approved."""
        host, *others = (TENANTS[(pick + step) % len(TENANTS)] for step in range(3))
        one, two = 1 + amount % 4_999, 1 + amount // 4_999 % 4_999
        terms = agreed_terms(
            succession(self.history)[-1],
            Share(host, 10_000 - one - two),
            [Share(others[0], one), Share(others[1], two)],
            self.day,
            key=self.key(),
        )
        assert isinstance(terms, Terms)
        self.history.append(terms)

    def merge(self, pick: int, amount: int) -> None:
        """Some tenant is merged into another."""
        party, successor = TENANTS[pick % len(TENANTS)], TENANTS[amount % len(TENANTS)]
        before = succession(self.history)[-1]
        self.history.append(succeeded_terms(before, party, successor, self.day, key=self.key()))

    def dispute(self, pick: int, amount: int) -> None:
        """Some terms' credit is frozen: facts go on being posted under them, shown apart."""
        del amount
        line = succession(self.history)
        self.disputed = self.disputed or line[pick % len(line)]

    def decide(self, pick: int, amount: int) -> None:
        """The dispute is dismissed, or the credit goes to others."""
        disputed, self.disputed = self.disputed, None
        if disputed is None or pick % 3 == 0:
            return
        origin, host = TENANTS[pick % len(TENANTS)], TENANTS[(pick + 1) % len(TENANTS)]
        decided = decided_terms(disputed, origin, host, [Share(origin, 1 + amount % 9_999)], key=self.key())
        self.history.append(decided)
        for metric in METRICS:
            running = self.running.pop((disputed.id, metric), Running())
            moved = ledger.reattribute(running, disputed, decided, metric)
            assert sum(entry.amount for entry in moved.entries) == 0
            self.running[decided.id, metric] = moved.renewed
            self.append(moved.entries, ledger.place_adjustment(self.closed, period_of(self.day)))
        for fact in self.facts:
            fact.terms = decided.id if fact.terms == disputed.id else fact.terms

    # How it is kept.

    def key(self) -> UUID:
        return UUID(int=1_000 + len(self.history))

    def record(self, fact: Fact, placement: Placement) -> None:
        terms = next(terms for terms in self.history if terms.id == fact.terms)
        place = (fact.terms, fact.metric)
        posting = self.post(fact.amount, self.running.get(place, Running()), terms, fact.metric)
        assert sum(entry.amount for entry in posting.entries) == fact.amount
        self.running[place] = posting.running
        self.facts.append(fact)
        self.append(posting.entries, placement)

    def append(self, entries: tuple[Entry, ...], placement: Placement) -> None:
        assert self.closed is None or placement.period > self.closed
        self.entries.extend(entries)
        self.placements.extend(placement for _ in entries)

    # What must hold after every step.

    def check(self) -> None:
        self.check_that_nothing_old_has_changed()
        facts: Counter[Place] = Counter()
        for fact in self.facts:
            facts[fact.terms, fact.metric] += fact.amount
        credit: Counter[tuple[UUID, Metric, UUID]] = Counter()
        for entry in self.entries:
            credit[entry.terms, entry.metric, entry.party] += entry.amount
        due: Counter[tuple[UUID, Metric, UUID]] = Counter()
        for terms in self.history:
            for metric in METRICS:
                for party, amount in fair_credit(facts[terms.id, metric], terms, metric).items():
                    due[terms.id, metric, party] = amount
        # Equal for each party (a Counter takes what is missing for zero), so under each terms and metric, and all
        # together, entries are facts as well.
        assert credit == due
        assert sum(entry.amount for entry in self.entries) == sum(fact.amount for fact in self.facts)

    def check_that_nothing_old_has_changed(self) -> None:
        now = (tuple(self.history), tuple(self.entries), tuple(self.placements))
        for before, after in zip(self.seen, now, strict=True):
            assert after[: len(before)] == before
        self.seen = now


def fair_credit(cumulative: int, terms: Terms, metric: Metric) -> dict[UUID, int]:
    """The definition, in exact fractions: the nearest whole number, of two equally near the one away from zero."""
    credit = {}
    for share in terms.others if metric in SPLIT else ():
        exact = Fraction(abs(cumulative) * share.ten_thousandths, 10_000)
        credit[share.party] = int(math.copysign(1, cumulative)) * math.floor(exact + Fraction(1, 2))
    return {**credit, terms.host: cumulative - sum(credit.values())}


USUAL = (Ledger.pay, Ledger.correct, Ledger.close, Ledger.transfer, Ledger.dispute, Ledger.decide)
RARE = (Ledger.refund, Ledger.change_rule, Ledger.agree, Ledger.merge)
HAPPENINGS = (*[Ledger.pay] * 3, *USUAL, *USUAL, *RARE)
STEP = st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 59), st.integers(-(10**17), 10**17))
STEPS = st.lists(STEP, min_size=8, max_size=20)


@settings(max_examples=2_000, deadline=None)
@given(STEPS)
def test_entries_are_the_facts_after_every_step(
    steps: list[tuple[Callable[[Ledger, int, int], None], int, int]],
) -> None:
    ledger = Ledger()
    for happen, pick, amount in steps:
        happen(ledger, pick, amount)
        ledger.check()


@given(
    st.lists(st.integers(-(10**6), 10**6), max_size=8).flatmap(
        lambda some: st.tuples(st.just(some), st.permutations(some))
    )
)
def test_in_whatever_order_facts_come_the_credit_is_the_same(orders: tuple[list[int], list[int]]) -> None:
    terms = next_terms(first_terms(TENANTS[0], key=UUID(int=1)), TENANTS[1], date.max, key=UUID(int=2))
    ends = []
    for order in orders:
        running = Running()
        for amount in order:
            running = ledger.post(amount, running, terms, Metric.TAX).running
        ends.append(running)

    assert ends[0] == ends[1]


@given(st.integers(), st.integers(1, 10**6))
def test_rounding_is_never_off_by_more_than_a_half(numerator: int, denominator: int) -> None:
    rounded = round_half_away(numerator, denominator)

    assert abs(rounded - Fraction(numerator, denominator)) <= Fraction(1, 2)
    assert round_half_away(-numerator, denominator) == -rounded


def post_each_fact_by_itself(amount: int, running: Running, terms: Terms, metric: Metric) -> Posting:
    """The planted mistake: each fact is rounded, not the total; every fact's entries still sum to it."""
    alone = ledger.post(amount, Running(), terms, metric)
    return Posting(alone.entries, Running(running.cumulative + amount))


def test_rounding_each_fact_by_itself_would_be_found() -> None:
    with pytest.raises(AssertionError):
        fen_by_fen(Ledger(post_each_fact_by_itself))


@pytest.mark.parametrize(
    "rounding",
    [
        lambda numerator, denominator: numerator // denominator,
        lambda numerator, denominator: -(-numerator // denominator),
        lambda numerator, denominator: round(Fraction(numerator, denominator)),
        lambda numerator, denominator: math.floor(Fraction(numerator, denominator) + Fraction(1, 2)),
    ],
    ids=["down", "up", "half to even", "half up below zero too"],
)
def test_any_other_rounding_would_be_found(
    monkeypatch: pytest.MonkeyPatch, rounding: Callable[[int, int], int]
) -> None:
    monkeypatch.setattr(ledger, "round_half_away", rounding)

    with pytest.raises(AssertionError):
        fen_by_fen(Ledger())


def test_an_edited_entry_would_be_found() -> None:
    ledger = fen_by_fen(Ledger())
    ledger.entries[0] = replace(ledger.entries[0], share=1)

    with pytest.raises(AssertionError):
        ledger.check()


def fen_by_fen(ledger: Ledger) -> Ledger:
    """Fens paid and taken back one by one, so that every tenth of a share comes up, above zero and below."""
    for amount in (*[1] * 20, *[-1] * 40):
        ledger.pay(0, amount)
        ledger.check()
    return ledger
