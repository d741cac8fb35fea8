"""三七分成: the arithmetic of the ledger of credit, in whole fen and whole ten-thousandths (policy III.3, domain §4).

Credit is rounded once, on the cumulative fact, and an entry is the difference to what is credited already. So a
party's credit is never off by more than half a fen, however many facts there are, and all entries together are
exactly the facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from zhaoshang.attribution.model import EntryKind
from zhaoshang.attribution.rules.terms import WHOLE_SHARE, Terms
from zhaoshang.values.metric import SPLIT, Metric
from zhaoshang.values.period import Period, next_period
from zhaoshang.values.reckoning import round_half_away


@dataclass(frozen=True, slots=True)
class Running:
    """How far the ledger is under some terms and metric: all facts so far, and what each party was credited of them."""

    cumulative: int = 0
    credited: Mapping[UUID, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Entry:
    """One party's credit of one posting, with the numbers that explain it.

    ``credited_after`` is ``cumulative_after`` × ``share``, rounded; the host's is what the others leave.
    """

    terms: UUID
    metric: Metric
    party: UUID
    amount: int
    share: int
    cumulative_before: int
    cumulative_after: int
    credited_before: int
    credited_after: int


@dataclass(frozen=True, slots=True)
class Posting:
    """The entries of one fact, which sum to it, and how far the ledger is with them."""

    entries: tuple[Entry, ...]
    running: Running


@dataclass(frozen=True, slots=True)
class Reattribution:
    """The entries of a decided dispute, which sum to nothing, and how far the ledger is under both terms."""

    entries: tuple[Entry, ...]
    withdrawn: Running
    renewed: Running


@dataclass(frozen=True, slots=True)
class Placement:
    """The period of an entry, and why it is that one."""

    period: Period
    kind: EntryKind


def shares_of(terms: Terms, metric: Metric) -> dict[UUID, int]:
    """Each party's ten-thousandths of a metric, the host last; a metric that is not split is wholly the host's."""
    if metric not in SPLIT:
        return {terms.host: WHOLE_SHARE}
    return {share.party: share.ten_thousandths for share in (*terms.others, terms.host_share)}


def credits_of(cumulative: int, terms: Terms, metric: Metric) -> dict[UUID, int]:
    """Everybody's cumulative credit of a cumulative fact: the others' rounded, the host's the remainder."""
    shares = shares_of(terms, metric)
    del shares[terms.host]
    credited = {party: round_half_away(cumulative * share, WHOLE_SHARE) for party, share in shares.items()}
    credited[terms.host] = cumulative - sum(credited.values())
    return credited


def drift(running: Running, terms: Terms, metric: Metric) -> dict[UUID, int]:
    """By how much each party's credit differs from what the cumulative fact gives it: empty, or there is a bug."""
    due = credits_of(running.cumulative, terms, metric)
    off = {party: running.credited.get(party, 0) - due.get(party, 0) for party in (*due, *running.credited)}
    return {party: difference for party, difference in off.items() if difference}


def post(amount: int, running: Running, terms: Terms, metric: Metric) -> Posting:
    """Credit a verified fact to its parties; corrections and refunds are negative facts under their fact's terms.

    A party whose credit does not change has no entry: a fen that is not enough for anybody's next one is in the
    running total, and the next entry's numbers start from there. A fact other than nothing has at least one entry.
    """
    if off := drift(running, terms, metric):
        # Posting on would hide the fault in the next entries.
        raise ValueError(f"the ledger has drifted under {terms.id}: {off}")
    cumulative = running.cumulative + amount
    credited = credits_of(cumulative, terms, metric)
    entries = (
        Entry(
            terms=terms.id,
            metric=metric,
            party=party,
            amount=credited[party] - running.credited.get(party, 0),
            share=share,
            cumulative_before=running.cumulative,
            cumulative_after=cumulative,
            credited_before=running.credited.get(party, 0),
            credited_after=credited[party],
        )
        for party, share in shares_of(terms, metric).items()
    )
    return Posting(tuple(entry for entry in entries if entry.amount), Running(cumulative, MappingProxyType(credited)))


def reattribute(running: Running, disputed: Terms, decided: Terms, metric: Metric) -> Reattribution:
    """Move all credit from disputed terms to those a decision put in their place (domain §4.8).

    Everything credited is withdrawn and the same cumulative fact is credited anew, so that both versions stay
    readable. The entries belong to the decision, not to a fact, and are adjustments (``place_adjustment``).
    """
    if decided.replaces != disputed.id:
        raise ValueError(f"{decided.id} does not replace {disputed.id}")
    withdrawn = post(-running.cumulative, running, disputed, metric)
    renewed = post(running.cumulative, Running(), decided, metric)
    return Reattribution(withdrawn.entries + renewed.entries, withdrawn.running, renewed.running)


def place_adjustment(closed_through: Period | None, discovered: Period) -> Placement:
    """Where a correction, a refund or a decision goes: the month of discovery, or the first open one after it."""
    opening = discovered if closed_through is None else max(discovered, next_period(closed_through))
    return Placement(opening, EntryKind.ADJUSTMENT)


def period_of_entry(fact_period: Period, closed_through: Period | None, discovered: Period) -> Placement:
    """Where a fact's entries go: its own month while that is open, else the month of discovery as an adjustment."""
    if closed_through is not None and fact_period <= closed_through:
        return place_adjustment(closed_through, discovered)
    return Placement(fact_period, EntryKind.CREDIT)
