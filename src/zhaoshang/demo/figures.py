"""The demo's figures: what landed projects brought, the proof, the verification and the credit (domain §4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from zhaoshang.attribution.columns import entry_columns, parties_of, terms_columns
from zhaoshang.attribution.model import (
    AttributionEntry,
    AttributionParty,
    AttributionRunning,
    AttributionTerms,
    ClosedPeriod,
    EntryKind,
)
from zhaoshang.attribution.rules.ledger import Running, post
from zhaoshang.attribution.rules.terms import Terms, first_terms, next_terms, terms_for
from zhaoshang.demo.districts import Unit
from zhaoshang.demo.pipeline import Invented, Pipeline
from zhaoshang.demo.proofs import Proof, prove
from zhaoshang.demo.seeded import ANCHOR, BEGINNING
from zhaoshang.projects.model import Project, Stage
from zhaoshang.statistics.model import CapitalSource, Fact, FactState
from zhaoshang.tenancy.model import Role
from zhaoshang.transfers.model import Transfer
from zhaoshang.values.clock import SHANGHAI, day_of
from zhaoshang.values.metric import WHOLE, Metric
from zhaoshang.values.period import Period, first_day, next_period, period_of

_VERIFIED_AFTER: Final = timedelta(days=2)
_CLOSED_AFTER: Final = timedelta(days=9)
"""A month is closed on the tenth of the next: whatever was paid in it is verified by then."""

_SOURCES: Final = {
    CapitalSource.OUT_OF_CITY: 6,
    CapitalSource.IN_CITY: 3,
    CapitalSource.FOREIGN: 1,
    CapitalSource.IN_DISTRICT: 1,
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure before it is written."""

    metric: Metric
    amount: int
    at: datetime
    source: CapitalSource | None = None


def count_figures(pipeline: Pipeline) -> dict[str, bytes]:
    """Add the figures of every landed project with their credit, and the closed months; the files that prove them."""
    files: dict[str, bytes] = {}
    for added in pipeline.projects:
        if added.journey.reached(Stage.LANDED):
            _bring(pipeline, added, files)
    _close_months(pipeline)
    return files


def _bring(pipeline: Pipeline, added: Invented, files: dict[str, bytes]) -> None:
    history = _freeze(pipeline, added)
    running: dict[tuple[UUID, Metric], Running] = {}
    opened: dict[tuple[UUID, Metric], datetime] = {}
    for figure in sorted(_figures(pipeline, added), key=lambda each: each.at):
        if figure.at + _VERIFIED_AFTER >= ANCHOR:
            continue
        fact = _fact(pipeline, added.host, added.id, figure, files)
        terms = terms_for(day_of(figure.at), history, figure.metric)
        if terms is None:
            msg = "the first terms of a project reach back for ever"
            raise LookupError(msg)
        posting = post(figure.amount, running.get((terms.id, figure.metric), Running()), terms, figure.metric)
        running[terms.id, figure.metric] = posting.running
        opened.setdefault((terms.id, figure.metric), figure.at + _VERIFIED_AFTER)
        pipeline.rows[AttributionEntry].extend(
            {
                "district_id": pipeline.cast.district_id,
                "id": pipeline.chance.id_at(figure.at + _VERIFIED_AFTER),
                "project_id": added.id,
                "fact_id": fact,
                "period": period_of(day_of(figure.at)),
                "kind": EntryKind.CREDIT.value,
                "posted_at": figure.at + _VERIFIED_AFTER,
                **entry_columns(entry, terms),
            }
            for entry in posting.entries
        )
    pipeline.rows[AttributionRunning].extend(
        {
            "district_id": pipeline.cast.district_id,
            "id": pipeline.chance.id_at(ANCHOR),
            "terms_id": terms_id,
            "metric": metric.value,
            "cumulative": total.cumulative,
            "parties": list(total.credited),
            "credited": list(total.credited.values()),
            "opened_at": opened[terms_id, metric],
        }
        for (terms_id, metric), total in running.items()
    )


def _figures(pipeline: Pipeline, added: Invented) -> Iterator[Figure]:
    chance, landed = pipeline.chance, added.journey.reached(Stage.LANDED)
    if landed is None:
        return
    yield Figure(Metric.LANDED_PROJECTS, WHOLE, landed)
    investment = next(row["investment_fen"] for row in pipeline.rows[Project] if row["id"] == added.id)
    for number in range(chance.between(1, 3)):
        paid = chance.office_hour(landed + timedelta(days=20 + 90 * number + chance.between(0, 40)))
        amount = investment * chance.between(5, 25) // 100 + chance.between(0, 99)
        yield Figure(Metric.CAPITAL_IN_PLACE, max(amount, 100), paid, chance.weighted(_SOURCES))
    producing = added.journey.reached(Stage.PRODUCING)
    if producing is not None:
        for quarter in range(4):
            paid = chance.office_hour(producing + timedelta(days=60 + 91 * quarter))
            yield Figure(Metric.TAX, chance.spread(50_000, 3_000_000) * 100 + chance.between(0, 99), paid)


def _freeze(pipeline: Pipeline, added: Invented) -> list[Terms]:
    cast, began = pipeline.cast, added.journey.steps[0].at
    history = [first_terms(cast.tenants[(added.origin or added.host).code], key=pipeline.chance.id_at(began))]
    transfer: dict[str, Any] | None = None
    if added.origin is not None:
        transfer = next(row for row in pipeline.rows[Transfer] if row["project_id"] == added.id)
        accepted = transfer["accepted_at"]
        key = pipeline.chance.id_at(accepted)
        history.append(next_terms(history[0], cast.tenants[added.host.code], day_of(accepted), key=key))
    for terms in history:
        pushed = transfer if terms.others else None
        at: datetime = pushed["closed_at"] if pushed else began
        made = {"district_id": cast.district_id, "made_at": at}
        pipeline.rows[AttributionTerms].append(
            made | {"project_id": added.id, "transfer_id": pushed["id"] if pushed else None} | terms_columns(terms)
        )
        pipeline.rows[AttributionParty].extend(
            made | {"id": pipeline.chance.id_at(at), "tenant_id": party, "terms_id": terms.id}
            for party in parties_of(terms)
        )
    return history


def _fact(pipeline: Pipeline, host: Unit, project: UUID, figure: Figure, files: dict[str, bytes]) -> UUID:
    cast, chance = pipeline.cast, pipeline.chance
    statistician = cast.who(host.code, Role.STATISTICIAN)
    where = {"district_id": cast.district_id, "tenant_id": cast.tenants[host.code]}
    evidence, fact = chance.id_at(figure.at), chance.id_at(figure.at)
    proof = Proof(
        tenant=cast.tenants[host.code],
        person=statistician,
        at=figure.at,
        name=f"佐证-{figure.at.astimezone(SHANGHAI):%Y%m%d}.pdf",
        says=f"{host.name} {figure.metric} {figure.amount}",
        claim="Fact",
        claim_id=fact,
    )
    prove(pipeline, evidence, proof, files)
    pipeline.rows[Fact].append(
        where
        | {
            "id": fact,
            "project_id": project,
            "metric": figure.metric.value,
            "amount": figure.amount,
            "paid_on": day_of(figure.at),
            "source": figure.source.value if figure.source else None,
            "evidence_id": evidence,
            "corrects_id": None,
            "state": FactState.VERIFIED.value,
            "reason": None,
            "recorded_at": figure.at,
            "recorded_by": statistician,
            "decided_at": figure.at + _VERIFIED_AFTER,
            "decided_by": cast.who("hezuo"),
            "return_reason": None,
            "version": 2,
        }
    )
    return fact


def _close_months(pipeline: Pipeline) -> None:
    period: Period = period_of(day_of(BEGINNING))
    while True:
        over = first_day(next_period(period))
        closed = datetime(over.year, over.month, over.day, 9, tzinfo=SHANGHAI) + _CLOSED_AFTER
        if closed >= ANCHOR:
            return
        pipeline.rows[ClosedPeriod].append(
            {
                "district_id": pipeline.cast.district_id,
                "id": pipeline.chance.id_at(closed),
                "period": period,
                "closed_at": closed,
                "closed_by": pipeline.cast.who("hezuo", Role.DIRECTOR),
            }
        )
        period = next_period(period)
