"""What landed projects brought: figures with their proof, and everybody's credit for them by the ledger's own rules."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.attribution.columns import parties_of
from zhaoshang.attribution.model import (
    AttributionEntry,
    AttributionParty,
    AttributionRunning,
    AttributionTerms,
    EntryKind,
    TermsBasis,
)
from zhaoshang.attribution.rules.ledger import Entry, Running, post
from zhaoshang.attribution.rules.terms import Terms, first_terms, next_terms, terms_for
from zhaoshang.evidence.model import Evidence, MediaType
from zhaoshang.generation import fields
from zhaoshang.generation.chance import Weighted
from zhaoshang.generation.grounds import Grounds
from zhaoshang.generation.moments import DAY, LAST, Moment, day_of
from zhaoshang.generation.telling import Told
from zhaoshang.projects.model import Stage
from zhaoshang.statistics.model import CapitalSource, Fact, FactState
from zhaoshang.values.metric import WHOLE, Metric
from zhaoshang.values.period import period_of

_SOURCES: Final = Weighted({CapitalSource.OUT_OF_CITY: 6, CapitalSource.IN_CITY: 3, CapitalSource.FOREIGN: 1})
_WAITING_IN: Final = 12
"""One in so many figures still waits to be verified."""
_VERIFIED_AFTER: Final = 2 * DAY
_PAYMENTS: Final = (1, 2)
_QUARTER: Final = 91 * DAY

_METRICS: Final = {metric: fields.words(metric.value) for metric in Metric}
_BASES: Final = {basis: fields.words(basis.value) for basis in TermsBasis}
_CREDIT: Final = fields.words(EntryKind.CREDIT.value)
_ONE, _TWO = fields.int4(1), fields.int4(2)
_FILE: Final = (fields.words("凭证.pdf"), fields.words(MediaType.PDF.value), fields.int4(1))
_CLAIM: Final = fields.words("Fact")


def bring(grounds: Grounds, told: Told, transfer: bytes) -> None:
    """Tell the terms of a project that was pushed or landed, and what it brought since it landed."""
    history = _freeze(grounds, told, transfer)
    running: dict[tuple[UUID, Metric], tuple[Running, bytes]] = {}
    for metric, amount, paid in _figures(grounds, told):
        at = Moment(paid + _VERIFIED_AFTER)
        verified = at < LAST and not grounds.luck.one_in(_WAITING_IN)
        fact = _enter(grounds, told, metric, amount, paid, decided=at if verified else None)
        if not verified:
            continue
        terms = terms_for(day_of(paid), history, metric)
        if terms is None:
            raise LookupError("the first terms of a project reach back for ever")
        posted = fields.moment(at)
        so_far, opened = running.get((terms.id, metric), (Running(), posted))
        posting = post(amount, so_far, terms, metric)
        running[terms.id, metric] = posting.running, opened
        for entry in posting.entries:
            _credit(grounds, told, fact, day_of(paid), at, entry, terms)
    for (terms_id, metric), (total, opened) in running.items():
        grounds.sheets.add(
            AttributionRunning,
            *(grounds.number, grounds.luck.id_at(told.moments[-1]), fields.key(terms_id), _METRICS[metric]),
            *(fields.int8(total.cumulative), fields.keys([fields.key(each) for each in total.credited])),
            *(fields.int8s(list(total.credited.values())), opened),
        )


def _freeze(grounds: Grounds, told: Told, transfer: bytes) -> list[Terms]:
    """The terms of its first host, and of who took it over when it was pushed."""
    began = told.moments[0]
    history = [first_terms((told.origin or told.host).id, key=_uuid(grounds.luck.id_at(began)))]
    _agree(grounds, told, history[0], began, fields.NULL)
    if told.origin is not None:
        accepted = told.accepted
        key = _uuid(grounds.luck.id_at(accepted))
        history.append(next_terms(history[0], told.host.id, day_of(accepted), key=key))
        _agree(grounds, told, history[1], accepted, transfer)
    return history


def _agree(grounds: Grounds, told: Told, terms: Terms, made: Moment, transfer: bytes) -> None:
    key, at = fields.key(terms.id), fields.moment(made)
    others = [fields.key(share.party) for share in terms.others]
    grounds.sheets.add(
        AttributionTerms,
        *(grounds.number, key, told.key, fields.key(terms.origin), fields.key(terms.host), fields.day(terms.since)),
        *(fields.keys(others), fields.int4s([share.ten_thousandths for share in terms.others])),
        *(fields.boolean(terms.counts_only), _BASES[terms.basis], transfer, at),
    )
    for party in parties_of(terms):
        grounds.sheets.add(AttributionParty, grounds.number, grounds.luck.id_at(made), fields.key(party), key, at)


def _figures(grounds: Grounds, told: Told) -> Iterator[tuple[Metric, int, Moment]]:
    """What it brought and when it was paid, in the order of time; nothing is paid before it happens."""
    landed, luck = told.reached(Stage.LANDED), grounds.luck
    if landed is None:
        return
    yield Metric.LANDED_PROJECTS, WHOLE, landed
    for number in range(luck.pick(_PAYMENTS)):
        paid = Moment(landed + 3 * DAY + _QUARTER * number)
        if paid < LAST:
            yield Metric.CAPITAL_IN_PLACE, told.invested * (5 + luck.below(20)) // 100 + luck.below(100), paid
    producing = told.reached(Stage.PRODUCING)
    if producing is not None and (paid := Moment(producing + 7 * DAY)) < LAST:
        yield Metric.TAX, luck.spread(50_000, 3_000_000) * 100 + luck.below(100), paid


def _enter(  # noqa: PLR0913  what a figure says
    grounds: Grounds, told: Told, metric: Metric, amount: int, paid: Moment, *, decided: Moment | None
) -> bytes:
    """The figure and the file that proves it; the file itself is nowhere."""
    luck, host, at = grounds.luck, told.host, fields.moment(paid)
    fact, proof = luck.id_at(paid), luck.id_at(paid)
    grounds.sheets.add(
        Evidence,
        *(grounds.number, proof, host.key, *_FILE, fields.words(proof[4:].hex() + fact[4:].hex())),
        *(fields.words(f"generated/{proof[4:].hex()}"), host.clerk, at, _CLAIM, fact, at, _ONE),
    )
    source = fields.words(luck.among(_SOURCES).value) if metric is Metric.CAPITAL_IN_PLACE else fields.NULL
    state, version = (FactState.VERIFIED, _TWO) if decided else (FactState.SUBMITTED, _ONE)
    decision = (fields.moment(decided), grounds.coordination.clerk) if decided else (fields.NULL, fields.NULL)
    grounds.sheets.add(
        Fact,
        *(grounds.number, fact, host.key, told.key, _METRICS[metric], fields.int8(amount), fields.day(day_of(paid))),
        *(source, proof, fields.words(state.value), at, host.clerk, *decision, version),
    )
    return fact


def _credit(  # noqa: PLR0913, PLR0917  what an entry says
    grounds: Grounds, told: Told, fact: bytes, paid: date, at: Moment, entry: Entry, terms: Terms
) -> None:
    numbers = (entry.cumulative_before, entry.cumulative_after, entry.credited_before, entry.credited_after)
    grounds.sheets.add(
        AttributionEntry,
        *(grounds.number, grounds.luck.id_at(at), fields.key(entry.party), told.key, fields.key(terms.id), fact),
        *(_METRICS[entry.metric], fields.words(period_of(paid)), _CREDIT),
        *(fields.int8(entry.amount), fields.int4(entry.share), *map(fields.int8, numbers)),
        *(fields.boolean(entry.party == terms.host), fields.key(terms.origin), fields.key(terms.host)),
        *(fields.day(terms.since), _BASES[terms.basis], fields.moment(at)),
    )


def _uuid(encoded: bytes) -> UUID:
    return UUID(bytes=encoded[4:])
