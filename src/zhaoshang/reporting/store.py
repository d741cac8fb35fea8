"""The write side of monthly reports, inside a bound transaction. Private to the room.

Lock order: the months, then the report.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from zhaoshang.attribution.operations.find_months import keep_months
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.views.months import first_reports, reached
from zhaoshang.reporting.facts import (
    COUNTED,
    LiveLine,
    in_force,
    is_outdated,
    is_unexplained,
    reported,
)
from zhaoshang.reporting.model import WITH_UNIT, BureauFigure, MonthlyReport, MonthlyReportStep, ReportState
from zhaoshang.reporting.rules.reports import Terms
from zhaoshang.tenancy.operations.find_named import Named, find_named
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.tenancy.operations.find_unit import find_unit
from zhaoshang.values.clock import day_of
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period, period_of
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.stage import Stage

load, lock, add = rows.load, rows.lock, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""

Lines = Mapping[Metric, Mapping[str, int]]
"""What is computed of each metric."""

keep_open = keep_months
"""The last closed month; it stays the last until this transaction ends."""


async def queue_up(work: UnitOfWork) -> None:
    """Wait for whoever records a figure of the bureau's in this district."""
    await rows.queue_up(work, "bureau figures")


async def terms(work: UnitOfWork) -> Terms:
    """What the district says of reports today."""
    return Terms(await find_rules(work, day_of(work.at)), await find_overrides(work))


async def hosts(work: UnitOfWork) -> Sequence[Named]:
    """The units that report."""
    return await find_named(work, Responsibility.HOST)


async def is_host(work: UnitOfWork, unit: UUID) -> bool:
    """Whether a unit is open, and reports."""
    found = await find_unit(work, unit)
    return found is not None and Responsibility.HOST in found.responsibilities


async def open_reports(work: UnitOfWork, given: Sequence[Mapping[str, Any]]) -> int:
    """Add drafts, but for those that are there."""
    if not given:
        return 0
    keys = ["district_id", "tenant_id", "period"]
    statement = insert(MonthlyReport).values(list(given)).on_conflict_do_nothing(index_elements=keys)
    return len((await work.session.scalars(statement.returning(MonthlyReport.id))).all())


async def abandoned(work: UnitOfWork, units: Sequence[UUID]) -> list[MonthlyReport]:
    """Reports that nobody will submit any more, locked: their unit reports no longer."""
    statement = (
        select(MonthlyReport)
        .where(
            MonthlyReport.district_id == work.fence.district,
            MonthlyReport.state.in_(WITH_UNIT),
            MonthlyReport.tenant_id.not_in(units),
        )
        .order_by(MonthlyReport.id)
        .with_for_update(skip_locked=True)
    )
    return list(await work.session.scalars(statement))


async def live_lines(work: UnitOfWork, report: MonthlyReport) -> Lines:
    """What a report says of each metric as everything stands now."""
    line: Any = aliased(LiveLine)
    statement = (
        select(line.metric, *(getattr(line, name) for name in COUNTED))
        .where(line.district_id == work.fence.district, line.report_id == report.id)
        .order_by(line.place)
    )
    found = await work.session.execute(statement)
    return {Metric(metric): dict(zip(COUNTED, counted, strict=True)) for metric, *counted in found}


async def activity(work: UnitOfWork, report: MonthlyReport) -> Mapping[str, int]:
    """What came to pass in a report's month besides figures."""
    this = aliased(MonthlyReport)
    statement = select(first_reports(this), reached(this, Stage.SIGNED), reached(this, Stage.LANDED)).where(
        this.district_id == work.fence.district, this.id == report.id
    )
    first, signed, landed = (await work.session.execute(statement)).one()
    return {"first_reports": first, "signed": signed, "landed": landed}


async def outdated(work: UnitOfWork, report: MonthlyReport) -> bool:
    """Whether anything changed since a report was submitted."""
    this = aliased(MonthlyReport)
    statement = select(is_outdated(this)).where(this.district_id == work.fence.district, this.id == report.id)
    return bool(await work.session.scalar(statement))


async def unexplained_of(work: UnitOfWork, report: MonthlyReport) -> int:
    """How many of a report's figures differ from the bureau's without a reason."""
    figure = aliased(BureauFigure)
    statement = (
        select(func.count())
        .select_from(figure)
        .where(
            figure.district_id == work.fence.district,
            figure.tenant_id == report.tenant_id,
            figure.period == report.period,
            is_unexplained(figure),
        )
    )
    return await work.session.scalar(statement) or 0


async def keep(work: UnitOfWork, report: MonthlyReport, step: MonthlyReportStep) -> None:
    """Write a report and its new step."""
    report.version += 1
    await add(work, report, step)


async def settled(work: UnitOfWork, period: Period) -> set[UUID]:
    """The units whose report of a month is verified as everything stands now."""
    this = aliased(MonthlyReport)
    statement = select(this.tenant_id).where(
        this.district_id == work.fence.district,
        this.period == period,
        this.state == ReportState.VERIFIED,
        ~is_outdated(this),
    )
    return set(await work.session.scalars(statement))


async def unreported(work: UnitOfWork, period: Period) -> list[str]:
    """The names of the hosts whose report of a month is not verified, in their order."""
    done = await settled(work, period)
    return [
        each.short_name for each in await hosts(work) if each.id not in done and period_of(day_of(each.since)) <= period
    ]


async def unfinished_of(work: UnitOfWork, unit: UUID) -> int:
    """How many reports of a unit could have been submitted, and are not verified."""
    statement = select(func.count()).where(
        MonthlyReport.district_id == work.fence.district,
        MonthlyReport.tenant_id == unit,
        MonthlyReport.state.not_in((ReportState.VERIFIED, ReportState.LAPSED)),
        MonthlyReport.ready_at <= work.at,
    )
    return await work.session.scalar(statement) or 0


async def newest_figure(work: UnitOfWork, unit: UUID, period: str, metric: Metric) -> BureauFigure | None:
    """The bureau's figure in force of a unit's metric and month."""
    statement = (
        select(BureauFigure)
        .where(
            BureauFigure.district_id == work.fence.district,
            BureauFigure.tenant_id == unit,
            BureauFigure.period == period,
            BureauFigure.metric == metric,
        )
        .order_by(BureauFigure.number.desc())
        .limit(1)
    )
    return await work.session.scalar(statement)


async def compared(work: UnitOfWork, figure: BureauFigure) -> tuple[bool, int | None]:
    """Whether a figure of the bureau's is in force, and what the unit's report says of the same."""
    this = aliased(BureauFigure)
    statement = select(in_force(this), reported(this)).where(
        this.district_id == work.fence.district, this.id == figure.id
    )
    newest, said = (await work.session.execute(statement)).one()
    return newest, said
