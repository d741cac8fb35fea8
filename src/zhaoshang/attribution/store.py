"""The write side of attribution: frozen terms, running totals under lock, entries. Private to the room."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import case, column, func, select, table, true
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from zhaoshang.attribution.columns import entry_columns, parties_of, terms_columns
from zhaoshang.attribution.model import (
    AttributionEntry,
    AttributionParty,
    AttributionRunning,
    AttributionTerms,
    TermsBasis,
)
from zhaoshang.attribution.rules.ledger import Entry, Placement, Running
from zhaoshang.attribution.rules.terms import Share, Terms
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy.model import Tenant, TenantKind
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric


async def history(work: UnitOfWork, project: UUID) -> list[Terms]:
    """The terms a project ever had, in the order they were made."""
    statement = (
        select(AttributionTerms)
        .where(AttributionTerms.district_id == work.fence.district, AttributionTerms.project_id == project)
        .order_by(AttributionTerms.made_at, AttributionTerms.id)
    )
    return [terms_of(row) for row in await work.session.scalars(statement)]


async def projects_shared_by(work: UnitOfWork, party: UUID) -> set[UUID]:
    """The projects in some terms of which a tenant takes part."""
    statement = (
        select(AttributionTerms.project_id)
        .join(
            AttributionParty,
            (AttributionParty.district_id == AttributionTerms.district_id)
            & (AttributionParty.terms_id == AttributionTerms.id),
        )
        .where(AttributionParty.district_id == work.fence.district, AttributionParty.tenant_id == party)
    )
    return set(await work.session.scalars(statement))


async def keep_terms(work: UnitOfWork, project: UUID, terms: Terms, transfer: UUID | None = None) -> None:
    """Freeze terms, and let everybody who takes part in them read them."""
    frozen = {"project_id": project, "transfer_id": transfer, "made_at": work.at}
    work.session.add(AttributionTerms(district_id=work.fence.district, **frozen, **terms_columns(terms)))
    await work.session.flush()
    work.session.add_all(
        AttributionParty(
            district_id=work.fence.district, id=new_id(), tenant_id=party, terms_id=terms.id, made_at=work.at
        )
        for party in parties_of(terms)
    )
    await work.session.flush()


async def terms_posted(work: UnitOfWork, fact: UUID) -> UUID | None:
    """The terms a fact was posted under."""
    return await work.session.scalar(
        select(AttributionEntry.terms_id)
        .where(AttributionEntry.district_id == work.fence.district, AttributionEntry.fact_id == fact)
        .limit(1)
    )


async def lock_credited(work: UnitOfWork, terms: UUID) -> list[AttributionRunning]:
    """How far the ledger is under some terms in every metric posted so far, locked until this transaction ends."""
    statement = (
        select(AttributionRunning)
        .where(AttributionRunning.district_id == work.fence.district, AttributionRunning.terms_id == terms)
        .order_by(AttributionRunning.metric)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(await work.session.scalars(statement))


async def lock_running(work: UnitOfWork, terms: Terms, metric: Metric) -> AttributionRunning:
    """How far the ledger is under some terms and metric, locked until this transaction ends."""
    blank: dict[str, Any] = {
        "district_id": work.fence.district,
        "id": new_id(),
        "terms_id": terms.id,
        "metric": metric,
        "cumulative": 0,
        "parties": [],
        "credited": [],
        "opened_at": work.at,
    }
    index = ["district_id", "terms_id", "metric"]
    await work.session.execute(insert(AttributionRunning).values(blank).on_conflict_do_nothing(index_elements=index))
    statement = (
        select(AttributionRunning)
        .where(
            AttributionRunning.district_id == work.fence.district,
            AttributionRunning.terms_id == terms.id,
            AttributionRunning.metric == metric,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await work.session.scalars(statement)).one()


def running_of(row: AttributionRunning) -> Running:
    """The running total in a row."""
    return Running(row.cumulative, MappingProxyType(dict(zip(row.parties, row.credited, strict=True))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What entries are about, and the month they are placed in."""

    project: UUID
    placed: Placement
    fact: UUID | None = None
    dispute: UUID | None = None


def rows_of(work: UnitOfWork, entries: Iterable[Entry], terms: Terms, posted: Posted) -> list[AttributionEntry]:
    """The rows of entries under some terms."""
    return [
        AttributionEntry(
            id=new_id(),
            district_id=work.fence.district,
            project_id=posted.project,
            fact_id=posted.fact,
            dispute_id=posted.dispute,
            period=posted.placed.period,
            kind=posted.placed.kind,
            posted_at=work.at,
            **entry_columns(entry, terms),
        )
        for entry in entries
    ]


async def keep(
    work: UnitOfWork, row: AttributionRunning, running: Running, entries: Iterable[AttributionEntry]
) -> None:
    """Write entries with the running total they lead to."""
    row.cumulative = running.cumulative
    row.parties, row.credited = list(running.credited), list(running.credited.values())
    work.session.add_all([row, *entries])
    await work.session.flush()


async def is_department(work: UnitOfWork, tenant: UUID) -> bool:
    """Whether a tenant of the district is a department."""
    kind = await work.session.scalar(
        select(Tenant.kind).where(Tenant.district_id == work.fence.district, Tenant.id == tenant)
    )
    return kind == TenantKind.DEPARTMENT


async def facts_off(work: UnitOfWork) -> int:
    """Figures that are not exactly the sum of their entries."""
    # The figures belong to the room above; their table is looked at by name, for comparing only.
    fact = table("fact", *(column(name) for name in ("district_id", "id", "amount", "state")), schema="app")
    entry = aliased(AttributionEntry)
    credited = (
        select(entry.fact_id, func.sum(entry.amount).label("amount"))
        .where(entry.district_id == work.fence.district, entry.fact_id.is_not(None))
        .group_by(entry.fact_id)
        .subquery()
    )
    counts = case((fact.c.state == "VERIFIED", fact.c.amount), else_=0)
    statement = (
        select(func.count())
        .select_from(fact.outerjoin(credited, credited.c.fact_id == fact.c.id))
        .where(fact.c.district_id == work.fence.district, func.coalesce(credited.c.amount, 0) != counts)
    )
    return int(await work.session.scalar(statement) or 0)


async def decisions_off(work: UnitOfWork) -> int:
    """Decisions whose entries in some metric and month are not nothing together."""
    entry = aliased(AttributionEntry)
    off = (
        select(entry.dispute_id)
        .where(entry.district_id == work.fence.district, entry.dispute_id.is_not(None))
        .group_by(entry.dispute_id, entry.metric, entry.period)
        .having(func.sum(entry.amount) != 0)
        .subquery()
    )
    return int(await work.session.scalar(select(func.count()).select_from(off)) or 0)


async def running_off(work: UnitOfWork) -> int:
    """Running totals that are not the sum of their entries."""
    entry = aliased(AttributionEntry)
    party = (
        func.unnest(AttributionRunning.parties, AttributionRunning.credited)
        .table_valued("party", "credited")
        .render_derived()
    )
    posted = (
        select(func.coalesce(func.sum(entry.amount), 0))
        .where(
            entry.district_id == AttributionRunning.district_id,
            entry.terms_id == AttributionRunning.terms_id,
            entry.metric == AttributionRunning.metric,
            entry.tenant_id == party.c.party,
        )
        .correlate(AttributionRunning, party)
        .scalar_subquery()
    )
    statement = (
        select(func.count())
        .select_from(AttributionRunning)
        .join(party, true())
        .where(AttributionRunning.district_id == work.fence.district, party.c.credited != posted)
    )
    return int(await work.session.scalar(statement) or 0)


def terms_of(row: AttributionTerms) -> Terms:
    """The terms in a row."""
    return Terms(
        id=row.id,
        origin=row.origin_tenant_id,
        host=row.host_tenant_id,
        since=row.since,
        others=tuple(Share(party, share) for party, share in zip(row.parties, row.shares, strict=True)),
        basis=TermsBasis(row.basis),
        counts_only=row.counts_only,
        replaces=row.replaces,
    )
