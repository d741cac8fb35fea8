"""The write side of targets: loading and saving rows inside a bound transaction. Private to the room."""

from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from zhaoshang.assessment.model import Target, TargetMonth
from zhaoshang.assessment.rules.targets import Phased
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period

add = rows.add


async def queue_up(work: UnitOfWork) -> None:
    """Wait for whoever sets a target in this district, or counts by its revisions."""
    await rows.queue_up(work, "targets")


async def revision(work: UnitOfWork) -> int:
    """How often targets were set in the district so far."""
    statement = select(func.coalesce(func.max(Target.revision), 0)).where(Target.district_id == work.fence.district)
    return int(await work.session.scalar(statement) or 0)


async def in_force(work: UnitOfWork, tenant: UUID, year: int, metric: Metric) -> Target | None:
    """A unit's latest target of a metric in a year."""
    statement = (
        select(Target)
        .where(
            Target.district_id == work.fence.district,
            Target.tenant_id == tenant,
            Target.year == year,
            Target.metric == metric,
        )
        .order_by(Target.number.desc())
        .limit(1)
    )
    return (await work.session.scalars(statement)).one_or_none()


async def months(work: UnitOfWork, target: UUID) -> tuple[int, ...]:
    """How a target is spread, month by month."""
    statement = (
        select(TargetMonth.amount)
        .where(TargetMonth.district_id == work.fence.district, TargetMonth.target_id == target)
        .order_by(TargetMonth.period)
    )
    return tuple((await work.session.scalars(statement)).all())


async def has_target(work: UnitOfWork, tenant: UUID, year: int) -> bool:
    """Whether a unit has a target of any metric in a year."""
    statement = select(
        exists().where(Target.district_id == work.fence.district, Target.tenant_id == tenant, Target.year == year)
    )
    return bool(await work.session.scalar(statement))


async def phased(work: UnitOfWork, through: Period, revision: int) -> list[Phased]:
    """The targets of the month's year as of a revision, with what is for its months up to that one."""
    latest = (
        select(Target.id, Target.tenant_id, Target.metric, Target.amount)
        .where(Target.district_id == work.fence.district, Target.year == int(through[:4]), Target.revision <= revision)
        .ext(distinct_on(Target.tenant_id, Target.metric))
        .order_by(Target.tenant_id, Target.metric, Target.number.desc())
        .subquery()
    )
    statement = (
        select(latest.c.tenant_id, latest.c.metric, latest.c.amount, func.sum(TargetMonth.amount))
        .join(TargetMonth, TargetMonth.target_id == latest.c.id)
        .where(TargetMonth.district_id == work.fence.district, TargetMonth.period <= through)
        .group_by(latest.c.tenant_id, latest.c.metric, latest.c.amount)
    )
    return [
        Phased(tenant, Metric(metric), int(year), int(so_far))
        for tenant, metric, year, so_far in await work.session.execute(statement)
    ]
