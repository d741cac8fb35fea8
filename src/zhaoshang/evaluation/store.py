"""The write side of evaluations, inside a bound transaction. Private to the room.

Whoever promises, records or decides about one evaluation stands in its line (``queue_up``), before any row.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, or_, select, text, update
from sqlalchemy.orm import aliased

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.scopes import parameter_values, predicate
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evaluation.facts import EvaluationLine, is_intact
from zhaoshang.evaluation.model import (
    EvaluationPromise,
    EvaluationReport,
    EvaluationState,
    EvaluationYear,
    PostEvaluation,
    YearState,
)
from zhaoshang.evaluation.permissions import Evaluations
from zhaoshang.evaluation.rules.analysis import Line
from zhaoshang.evaluation.rules.terms import Terms
from zhaoshang.projects.views.landings import endings, landings
from zhaoshang.tenancy.model import Tenant
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.tenancy.operations.find_unit import find_unit
from zhaoshang.values.metric import Metric
from zhaoshang.values.responsibility import Responsibility

load, refresh, add = rows.load, rows.refresh, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


@dataclass(frozen=True, slots=True)
class Landed:
    """A landed project that nobody evaluates yet."""

    id: UUID
    tenant_id: UUID
    industry_department_id: UUID | None
    industry: str
    channel: str
    investment_fen: int | None
    landed_at: datetime


async def queue_up(work: UnitOfWork, evaluation: UUID) -> None:
    """Wait for whoever changes something of this evaluation."""
    await rows.queue_up(work, f"evaluation:{evaluation}")


async def terms(work: UnitOfWork, day: date) -> Terms:
    """What the district said of evaluations on a day."""
    return Terms(await find_rules(work, day), await find_overrides(work))


async def is_industry(work: UnitOfWork, unit: UUID) -> bool:
    """Whether a unit is open, and answers for industries."""
    found = await find_unit(work, unit)
    return found is not None and Responsibility.INDUSTRY in found.responsibilities


async def unevaluated(work: UnitOfWork, project: UUID | None = None) -> Sequence[Landed]:
    """Landed projects without an evaluation; or the one that is named, if it is one."""
    landed = landings().subquery("landed").c
    known = select(PostEvaluation.id).where(
        PostEvaluation.district_id == landed.district_id, PostEvaluation.project_id == landed.id
    )
    statement = select(*landed).where(landed.district_id == work.fence.district, ~known.exists()).order_by(landed.id)
    if project is not None:
        statement = statement.where(landed.id == project)
    return [Landed(*found) for _, *found in await work.session.execute(statement)]


async def open_all(work: UnitOfWork, evaluations: list[dict[str, Any]], years: list[dict[str, Any]]) -> None:
    """Write evaluations with their years."""
    if evaluations:
        await work.session.execute(insert(PostEvaluation), evaluations)
        await work.session.execute(insert(EvaluationYear), years)


async def abandoned(work: UnitOfWork) -> Sequence[tuple[PostEvaluation, str | None]]:
    """Running evaluations whose project was lost or withdrawn, locked, and why it was."""
    ended = endings().subquery("ended").c
    statement = (
        select(PostEvaluation, ended.reason)
        .join_from(
            PostEvaluation,
            ended.id.table,
            (ended.district_id == PostEvaluation.district_id) & (ended.id == PostEvaluation.project_id),
        )
        .where(
            PostEvaluation.district_id == work.fence.district,
            PostEvaluation.state == EvaluationState.RUNNING,
        )
        .order_by(PostEvaluation.id)
        .with_for_update(of=PostEvaluation, skip_locked=True)
    )
    return [(each, reason) for each, reason in await work.session.execute(statement)]


async def lapse(work: UnitOfWork, evaluation: PostEvaluation) -> None:
    """Let nobody owe the years that were not over when the project ended."""
    await work.session.execute(
        update(EvaluationYear)
        .where(
            EvaluationYear.district_id == evaluation.district_id,
            EvaluationYear.evaluation_id == evaluation.id,
            EvaluationYear.state == YearState.OPEN,
            EvaluationYear.ready_at > work.at,
        )
        .values(state=YearState.LAPSED, version=EvaluationYear.version + 1)
    )


async def untold(work: UnitOfWork) -> Sequence[tuple[EvaluationYear, date]]:
    """Years that are over since the clock came by last, locked, and the day of landing."""
    statement = (
        select(EvaluationYear, PostEvaluation.landed_on)
        .join(
            PostEvaluation,
            (PostEvaluation.district_id == EvaluationYear.district_id)
            & (PostEvaluation.id == EvaluationYear.evaluation_id),
        )
        .where(
            EvaluationYear.district_id == work.fence.district,
            EvaluationYear.state == YearState.OPEN,
            EvaluationYear.told_at.is_(None),
            EvaluationYear.ready_at <= work.at,
        )
        .order_by(EvaluationYear.id)
        .with_for_update(of=EvaluationYear, skip_locked=True)
    )
    return [(each, day) for each, day in await work.session.execute(statement)]


async def follow(work: UnitOfWork, projects: Collection[UUID] | None = None) -> Sequence[UUID]:
    """Let all rows of evaluations say the host and the department of their project; the promises that moved.

    Of some projects, or of all.
    """
    found = await work.session.scalars(
        text("SELECT app.follow_evaluations(CAST(:projects AS uuid[]))"),
        {"projects": None if projects is None else list(projects)},
    )
    return list(found)


async def note_promise(work: UnitOfWork, evaluation: UUID) -> None:
    """Have an evaluation say that something was promised: no fence of a host writes one."""
    await work.session.execute(text("SELECT app.note_promise(:evaluation)"), {"evaluation": evaluation})


async def newest_promise(work: UnitOfWork, evaluation: UUID) -> EvaluationPromise | None:
    """The newest edition of an evaluation's promises."""
    statement = (
        select(EvaluationPromise)
        .where(
            EvaluationPromise.district_id == work.fence.district,
            EvaluationPromise.evaluation_id == evaluation,
        )
        .order_by(EvaluationPromise.number.desc())
        .limit(1)
    )
    return await work.session.scalar(statement)


async def first_year(work: UnitOfWork, evaluation: UUID) -> EvaluationYear:
    """The first year of an evaluation."""
    statement = select(EvaluationYear).where(
        EvaluationYear.district_id == work.fence.district,
        EvaluationYear.evaluation_id == evaluation,
        EvaluationYear.number == 1,
    )
    return (await work.session.scalars(statement)).one()


async def derived(work: UnitOfWork, year: EvaluationYear) -> Mapping[Metric, int | None]:
    """What statistics say of a year, by metric."""
    line: Any = aliased(EvaluationLine)
    statement = select(line.metric, line.derived).where(
        line.district_id == work.fence.district,
        line.evaluation_id == year.evaluation_id,
        line.year == year.number,
    )
    return {Metric(metric): amount for metric, amount in await work.session.execute(statement)}


async def unrecorded(work: UnitOfWork, evaluation: UUID) -> int:
    """How many years of an evaluation are still to be recorded."""
    statement = select(func.count()).where(
        EvaluationYear.district_id == work.fence.district,
        EvaluationYear.evaluation_id == evaluation,
        EvaluationYear.state == YearState.OPEN,
    )
    return await work.session.scalar(statement) or 0


async def lines_until(work: UnitOfWork, actor: Actor, until: date) -> Sequence[Line]:
    """Every line that an actor sees of years that ended by a day: one statement, one snapshot."""
    line: Any = aliased(EvaluationLine)
    sees = predicate(actor.decide(Evaluations.VIEW), line)
    host = aliased(Tenant)
    statement = (
        select(line, host.code, host.short_name)
        .join(host, (host.district_id == line.district_id) & (host.id == line.tenant_id))
        .where(
            line.district_id == work.fence.district,
            line.year > 0,
            line.to_on <= until,
            or_(line.state == YearState.OPEN, line.state == YearState.RECORDED),
            *(() if sees is None else (sees,)),
        )
        .order_by(line.landed_on, line.evaluation_id, line.year, line.place)
    )
    found = await work.session.execute(statement, parameter_values(work.fence))
    return [
        Line(
            evaluation=each.evaluation_id,
            host=code,
            host_name=name,
            industry=each.industry,
            channel=each.channel,
            size=each.size,
            landed_on=each.landed_on,
            year=each.year,
            to_on=each.to_on,
            recorded=each.state == YearState.RECORDED,
            metric=Metric(each.metric),
            promised=each.promised,
            achieved=each.achieved,
            partly_percent=each.partly_percent,
        )
        for each, code, name in found
    ]


async def editions(work: UnitOfWork, unit: UUID, from_on: date, to_on: date) -> int:
    """How many reports of a period a unit issued."""
    await rows.queue_up(work, f"evaluation reports:{unit}")
    statement = select(func.count()).where(
        EvaluationReport.district_id == work.fence.district,
        EvaluationReport.tenant_id == unit,
        EvaluationReport.from_on == from_on,
        EvaluationReport.to_on == to_on,
    )
    return await work.session.scalar(statement) or 0


async def altered(work: UnitOfWork) -> int:
    """How many reports of the district are not what was hashed."""
    statement = select(func.count()).where(
        EvaluationReport.district_id == work.fence.district, ~is_intact(EvaluationReport)
    )
    return await work.session.scalar(statement) or 0
