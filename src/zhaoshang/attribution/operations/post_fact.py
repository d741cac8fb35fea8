"""入账: credit a verified fact to those who share it, inside the verification's own open transaction (domain §4)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.attribution import store
from zhaoshang.attribution import store_months as months
from zhaoshang.attribution.operations.freeze_terms import known_terms
from zhaoshang.attribution.rules.ledger import Placement, period_of_entry, place_adjustment, post
from zhaoshang.attribution.rules.terms import Terms, terms_for, terms_of_correction
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.clock import day_of
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period, period_of


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedFact:
    """A fact as the ledger takes it."""

    id: UUID
    project: UUID
    host: UUID
    """Who hosts the project now: the first terms of one never pushed."""
    metric: Metric
    amount: int
    """Fen, or ten-thousandths of a count; a correction or refund is negative."""
    paid_on: date
    corrects: UUID | None = None
    """The verified fact that a correction or refund is about."""


async def post_fact(work: UnitOfWork, fact: VerifiedFact) -> None:
    """Append the entries of a verified fact: each party's new cumulative credit less what it was credited already.

    A fact belongs to the parties of its payment date, a correction to those of the fact it corrects; a closed period
    is never written to, its late facts are adjustments of the month they were discovered in. The entries sum to the
    fact exactly. The caller has locked the fact and commits.
    """
    await months.stay_open(work)
    past = await known_terms(work, fact.project, host=fact.host)
    terms = await _terms(work, fact, past)
    row = await store.lock_running(work, terms, fact.metric)
    posting = post(fact.amount, store.running_of(row), terms, fact.metric)
    placed = _place(fact, await months.closed_through(work), period_of(day_of(work.at)))
    posted = store.Posted(project=fact.project, placed=placed, fact=fact.id)
    entries = store.rows_of(work, posting.entries, terms, posted)
    await store.keep(work, row, posting.running, entries)


async def _terms(work: UnitOfWork, fact: VerifiedFact, past: list[Terms]) -> Terms:
    posted = None if fact.corrects is None else await store.terms_posted(work, fact.corrects)
    if posted is not None:
        return terms_of_correction(posted, past)
    found = terms_for(fact.paid_on, past, fact.metric)
    if found is None:
        msg = "the first terms of a project reach back for ever"
        raise LookupError(msg)
    return found


def _place(fact: VerifiedFact, closed_through: Period | None, discovered: Period) -> Placement:
    if fact.corrects is not None:
        return place_adjustment(closed_through, discovered)
    return period_of_entry(period_of(fact.paid_on), closed_through, discovered)
