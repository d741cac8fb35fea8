"""The write side of facts: loading, locking and saving rows inside a bound transaction. Private to the room.

Lock order: fact, project, then the ledger's running totals.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.statistics.rules.facts import Corrected
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period, first_day, next_period

load, lock, add = rows.load, rows.lock, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def corrected(work: UnitOfWork, key: UUID) -> Corrected | None:
    """A fact that is to be corrected, locked, and what is left of it by every correction that is not returned."""
    fact = (
        await work.session.scalars(
            select(Fact).where(Fact.district_id == work.fence.district, Fact.id == key).with_for_update()
        )
    ).one_or_none()
    if fact is None:
        return None
    taken = await work.session.scalar(
        select(func.coalesce(func.sum(Fact.amount), 0)).where(
            Fact.district_id == work.fence.district, Fact.corrects_id == key, Fact.state != FactState.RETURNED
        )
    )
    return Corrected(
        fact.project_id,
        Metric(fact.metric),
        FactState(fact.state),
        is_correction=fact.corrects_id is not None,
        left=fact.amount + int(taken or 0),
    )


async def hand_over(work: UnitOfWork, projects: Collection[UUID], host: UUID) -> list[UUID]:
    """Make all figures of some projects a tenant's; the figures."""
    found = await work.session.scalars(
        text("SELECT app.hand_over_facts(CAST(:projects AS uuid[]), :host)"),
        {"projects": list(projects), "host": host},
    )
    return list(found)


async def waiting_of(work: UnitOfWork, tenant: UUID) -> int:
    """How many figures of a tenant wait to be verified."""
    statement = select(func.count()).where(
        Fact.district_id == work.fence.district, Fact.tenant_id == tenant, Fact.state == FactState.SUBMITTED
    )
    return int(await work.session.scalar(statement) or 0)


async def landings(work: UnitOfWork, project: UUID) -> int:
    """How often a project is counted as landed, in ten-thousandths, but for what was returned."""
    found = await work.session.scalar(
        select(func.coalesce(func.sum(Fact.amount), 0)).where(
            Fact.district_id == work.fence.district,
            Fact.project_id == project,
            Fact.metric == Metric.LANDED_PROJECTS,
            Fact.state != FactState.RETURNED,
        )
    )
    return int(found or 0)


async def waiting(work: UnitOfWork, period: Period) -> int:
    """How many figures of a month or before wait to be verified."""
    found = await work.session.scalar(
        select(func.count()).where(
            Fact.district_id == work.fence.district,
            Fact.state == FactState.SUBMITTED,
            Fact.paid_on < first_day(next_period(period)),
        )
    )
    return int(found or 0)


async def returned(work: UnitOfWork, since: datetime, before: datetime) -> dict[UUID, int]:
    """How many figures each tenant entered in a span of time that are returned."""
    statement = (
        select(Fact.tenant_id, func.count())
        .where(
            Fact.district_id == work.fence.district,
            Fact.state == FactState.RETURNED,
            Fact.recorded_at >= since,
            Fact.recorded_at < before,
        )
        .group_by(Fact.tenant_id)
    )
    return dict((await work.session.execute(statement)).all())
