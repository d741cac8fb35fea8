"""Reading the ledger of credit for a statement, as its reader may see it. Private to the room."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, case, func, null, select
from sqlalchemy.orm import aliased

from zhaoshang.attribution.model import AttributionEntry, EntryKind, TermsBasis
from zhaoshang.attribution.views.ledger import FILTERS, in_dispute
from zhaoshang.authorization.decision import Decision
from zhaoshang.authorization.masks import masked
from zhaoshang.authorization.scopes import parameter_values, predicate
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.exchange.statement.asked import AskedStatement
from zhaoshang.exchange.statement.lines import Line, Party
from zhaoshang.projects.model import Project
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period


@dataclass(frozen=True, slots=True)
class Sight:
    """What the policy lets a reader see: of entries what every one of its decisions covers, and of their projects."""

    entries: tuple[Decision, ...]
    projects: Decision


async def tenant_of(work: UnitOfWork) -> Tenant:
    """The acting tenant."""
    statement = select(Tenant).where(Tenant.district_id == work.fence.district, Tenant.id == work.fence.tenant)
    return (await work.session.scalars(statement)).one()


async def count_entries(work: UnitOfWork, sight: Sight, asked: AskedStatement) -> int:
    """How many entries there are."""
    entry = aliased(AttributionEntry)
    statement = select(func.count()).select_from(entry).where(*_wanted(work, entry, sight, asked))
    return int(await work.session.scalar(statement, parameter_values(work.fence)) or 0)


async def lines_of(work: UnitOfWork, sight: Sight, asked: AskedStatement) -> list[Line]:
    """The entries, month by month in the order they were posted, with the names that go with them."""
    entry, project = aliased(AttributionEntry), aliased(Project)
    party, origin, host = (aliased(Tenant) for _ in range(3))
    statement = (
        select(
            *_columns(entry),
            entry.dispute_id.is_not(None).label("decided"),
            in_dispute(entry.terms_id).label("disputed"),
            party.pinyin.label("party_pinyin"),
            party.name.label("party_name"),
            party.code.label("party_code"),
            origin.name.label("origin"),
            host.name.label("host"),
            _name_of(project, sight.projects).label("project"),
        )
        .select_from(entry)
        .outerjoin(party, _is(party, entry, entry.tenant_id))
        .outerjoin(origin, _is(origin, entry, entry.origin_tenant_id))
        .outerjoin(host, _is(host, entry, entry.host_tenant_id))
        .outerjoin(project, and_(_is(project, entry, entry.project_id), *_covered(sight.projects, project)))
        .where(*_wanted(work, entry, sight, asked))
        .order_by(entry.period, entry.posted_at, entry.id)
    )
    return [_line(row) for row in await work.session.execute(statement, parameter_values(work.fence))]


def _wanted(work: UnitOfWork, entry: Any, sight: Sight, asked: AskedStatement) -> list[ColumnElement[bool]]:
    """The entries in sight that ``attributionEntries`` lists under the same filter: it is the very same filter."""
    given = {
        "period.from": asked.first,
        "period.to": asked.last,
        "party": None if asked.party is None else [asked.party],
        "project": asked.project,
    }
    conditions = [entry.district_id == work.fence.district]
    for decision in sight.entries:
        conditions += _covered(decision, entry)
    for name, value in given.items():
        if value is not None:
            filtered = FILTERS[name]
            kept = value if filtered.convert is None else filtered.convert(value)
            bound: Any = bindparam(None, kept, type_=filtered.type_)
            conditions.append(filtered.form(entry, bound))
    return conditions


def _covered(decision: Decision, row: Any) -> list[ColumnElement[bool]]:
    narrowed = predicate(decision, row)
    return [] if narrowed is None else [narrowed]


def _is(row: Any, entry: Any, key: Any) -> ColumnElement[bool]:
    return and_(row.district_id == entry.district_id, row.id == key)


def _name_of(project: Any, decision: Decision) -> ColumnElement[Any]:
    hidden = masked(decision, "name", project) if decision.allowed else None
    name: ColumnElement[Any] = project.name
    return name if hidden is None else case((hidden, null()), else_=name)


_KEPT = (
    "tenant_id",
    "period",
    "posted_at",
    "metric",
    "kind",
    "basis",
    "since",
    "share",
    "cumulative_before",
    "cumulative_after",
    "credited_before",
    "credited_after",
    "amount",
    "takes_remainder",
)


def _columns(entry: Any) -> list[Any]:
    return [getattr(entry, name) for name in _KEPT]


def _line(row: Any) -> Line:
    return Line(
        period=Period(row.period),
        posted_at=row.posted_at,
        party=None if row.tenant_id == UUID(int=0) else Party(row.party_pinyin, row.party_name, row.party_code),
        origin=row.origin,
        host=row.host,
        project=row.project,
        metric=Metric(row.metric),
        kind=EntryKind(row.kind),
        basis=TermsBasis(row.basis),
        # The first host's terms hold from the first day there is.
        since=None if row.since == date.min else row.since,
        share=row.share,
        cumulative_before=row.cumulative_before,
        cumulative_after=row.cumulative_after,
        credited_before=row.credited_before,
        credited_after=row.credited_after,
        amount=row.amount,
        takes_remainder=row.takes_remainder,
        decided=row.decided,
        disputed=row.disputed,
    )
