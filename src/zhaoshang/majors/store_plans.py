"""The write side of milestone plans, progress and lights inside a bound transaction. Private to the room.

Lock order: the plan, then its milestones and proposals.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import insert

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.majors.model import (
    BaselineProposal,
    LightColour,
    LightReading,
    MajorProject,
    Milestone,
    MilestonePlan,
    MilestoneTemplate,
    MilestoneTemplateItem,
    PlanKind,
    ProgressReport,
    ProposalState,
)
from zhaoshang.majors.rules.lights import STANDING, Course, Step
from zhaoshang.majors.rules.plans import TemplateStep
from zhaoshang.values.period import Period
from zhaoshang.values.responsibility import Responsibility


@dataclass(frozen=True, slots=True)
class Template:
    """A version of the milestones of one kind of project."""

    id: UUID
    steps: Sequence[TemplateStep]


@dataclass(frozen=True, slots=True)
class Watched:
    """A project whose light is read: what it needs for that, and what is final already."""

    project: UUID
    shared_with: Sequence[UUID]
    course: Course
    final: Collection[Period]


async def next_number(work: UnitOfWork) -> int:
    """The number of the next template; a lock on the district's templates until the transaction ends."""
    await rows.queue_up(work, "milestone template")
    newest = select(func.coalesce(func.max(MilestoneTemplate.number), 0)).where(
        MilestoneTemplate.district_id == work.fence.district
    )
    return int((await work.session.execute(newest)).scalar_one()) + 1


async def template_in_force(work: UnitOfWork, kind: PlanKind, day: date) -> Template | None:
    """The template that a plan made on a day follows; nothing when it has no such projects."""
    newest = await work.session.scalar(
        select(MilestoneTemplate.id)
        .where(MilestoneTemplate.district_id == work.fence.district, MilestoneTemplate.effective_on <= day)
        .order_by(MilestoneTemplate.effective_on.desc(), MilestoneTemplate.number.desc())
        .limit(1)
    )
    if newest is None:
        return None
    found = await work.session.scalars(
        select(MilestoneTemplateItem)
        .where(
            MilestoneTemplateItem.district_id == work.fence.district,
            MilestoneTemplateItem.template_id == newest,
            MilestoneTemplateItem.kind == kind.value,
        )
        .order_by(MilestoneTemplateItem.place)
    )
    steps = [
        TemplateStep(kind, each.code, each.name, each.after, each.days, each.share, Responsibility(each.responsibility))
        for each in found
    ]
    return Template(newest, steps) if steps else None


async def plan_of(work: UnitOfWork, project: UUID) -> MilestonePlan | None:
    """The plan of a project, if it has one."""
    return await work.session.scalar(
        select(MilestonePlan).where(
            MilestonePlan.district_id == work.fence.district, MilestonePlan.project_id == project
        )
    )


async def milestones_of(work: UnitOfWork, plan: UUID) -> list[Milestone]:
    """The milestones of a plan as they are now, in their order."""
    found = await work.session.scalars(
        select(Milestone)
        .where(Milestone.district_id == work.fence.district, Milestone.plan_id == plan)
        .order_by(Milestone.place)
        .execution_options(populate_existing=True)
    )
    return list(found)


async def has_open_proposal(work: UnitOfWork, plan: UUID) -> bool:
    """Whether a change of the plan waits to be decided."""
    found = await work.session.scalar(
        select(BaselineProposal.id).where(
            BaselineProposal.district_id == work.fence.district,
            BaselineProposal.plan_id == plan,
            BaselineProposal.state == ProposalState.PROPOSED.value,
        )
    )
    return found is not None


async def rebase(work: UnitOfWork, proposal: UUID) -> None:
    """Put the days of an approved proposal in force: a new baseline, which no fence of a host writes."""
    await work.session.flush()
    await work.session.execute(text("SELECT app.rebase_plan(:proposal)"), {"proposal": proposal})


async def report_of(work: UnitOfWork, project: UUID, period: Period) -> ProgressReport | None:
    """What was reported for a month, locked until the transaction ends."""
    return await work.session.scalar(
        select(ProgressReport)
        .where(
            ProgressReport.district_id == work.fence.district,
            ProgressReport.project_id == project,
            ProgressReport.period == period,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def add_report(work: UnitOfWork, report: Mapping[str, Any]) -> bool:
    """Write a month's first report; ``False`` when somebody else just did."""
    statement = (
        insert(ProgressReport)
        .values(**report)
        .on_conflict_do_nothing(index_elements=["district_id", "project_id", "period"])
        .returning(ProgressReport.id)
    )
    return (await work.session.execute(statement)).scalar_one_or_none() is not None


async def watched(work: UnitOfWork, project: UUID | None = None) -> list[Watched]:
    """Every project of the fence that is major, has a plan and goes on; or one of them, if it is that."""
    await work.session.flush()
    wanted = (
        select(MilestonePlan, MajorProject.investment_fen)
        .join(
            MajorProject,
            (MajorProject.district_id == MilestonePlan.district_id)
            & (MajorProject.project_id == MilestonePlan.project_id),
        )
        .where(
            MilestonePlan.district_id == work.fence.district,
            MajorProject.left_at.is_(None),
            MajorProject.stage.not_in([stage.value for stage in STANDING]),
        )
        .order_by(MilestonePlan.project_id)
    )
    if project is not None:
        wanted = wanted.where(MilestonePlan.project_id == project)
    plans = list((await work.session.execute(wanted)).all())
    keys = [plan.project_id for plan, _ in plans]
    steps = await _steps(work, keys)
    reports: dict[UUID, dict[Period, int]] = {}
    for key, period, fen in await work.session.execute(
        select(ProgressReport.project_id, ProgressReport.period, ProgressReport.completed_fen).where(
            ProgressReport.district_id == work.fence.district, ProgressReport.project_id.in_(keys)
        )
    ):
        reports.setdefault(key, {})[Period(period)] = fen
    final: dict[UUID, set[Period]] = {}
    for key, period in await work.session.execute(
        select(LightReading.project_id, LightReading.period).where(
            LightReading.district_id == work.fence.district, LightReading.project_id.in_(keys), LightReading.final
        )
    ):
        final.setdefault(key, set()).add(Period(period))
    return [
        Watched(
            plan.project_id,
            plan.shared_with,
            Course(
                plan.tenant_id,
                investment,
                plan.start_on,
                steps.get(plan.project_id, ()),
                reports.get(plan.project_id, {}),
            ),
            final.get(plan.project_id, set()),
        )
        for plan, investment in plans
    ]


async def _steps(work: UnitOfWork, projects: Sequence[UUID]) -> Mapping[UUID, Sequence[Step]]:
    found: dict[UUID, list[Step]] = {}
    for each in await work.session.scalars(
        select(Milestone)
        .where(Milestone.district_id == work.fence.district, Milestone.project_id.in_(projects))
        .order_by(Milestone.project_id, Milestone.place)
        .execution_options(populate_existing=True)
    ):
        step = Step(
            each.code, each.responsible_tenant_id, each.planned_on, each.share, each.forecast_on, each.actual_on
        )
        found.setdefault(each.project_id, []).append(step)
    return found


async def keep_readings(work: UnitOfWork, readings: Sequence[Mapping[str, Any]]) -> None:
    """Write what was read of months that are not final; a reading that says the same stays as it is."""
    if not readings:
        return
    statement = insert(LightReading).values(list(readings))
    said = ("colour", "rule", "owner_tenant_id", "due_on", "planned_share", "done_share", "final")
    known = [getattr(LightReading, name) for name in said]
    statement = statement.on_conflict_do_update(
        index_elements=["district_id", "project_id", "period"],
        set_={name: statement.excluded[name] for name in (*said, "read_at")},
        where=~LightReading.final
        & func.row(*known).is_distinct_from(func.row(*(statement.excluded[name] for name in said))),
    )
    await work.session.execute(statement)


async def readings_of(work: UnitOfWork, month: Period) -> tuple[list[UUID], int]:
    """The final readings of a month, and how many are not."""
    statement = (
        select(LightReading.id, LightReading.final)
        .where(LightReading.district_id == work.fence.district, LightReading.period == month)
        .order_by(LightReading.id)
    )
    found = list(await work.session.execute(statement))
    return [key for key, final in found if final], sum(not final for _, final in found)


async def colours_of(work: UnitOfWork, readings: Collection[UUID]) -> dict[UUID, dict[LightColour, int]]:
    """How many of some readings show which light, by host."""
    keys: Any = bindparam("readings", list(readings), type_=ARRAY(Uuid()))
    statement = (
        select(LightReading.tenant_id, LightReading.colour, func.count())
        .where(LightReading.district_id == work.fence.district, LightReading.id == any_(keys))
        .group_by(LightReading.tenant_id, LightReading.colour)
    )
    found: dict[UUID, dict[LightColour, int]] = {}
    for host, colour, count in await work.session.execute(statement):
        found.setdefault(host, {})[LightColour(colour)] = count
    return found
