"""编制节点计划: a host says when its major project is to be where (policy III.1; domain §5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.majors import store, store_plans
from zhaoshang.majors.errors import Refusals, refusal
from zhaoshang.majors.model import MajorProject, Milestone, MilestonePlan, PlanKind
from zhaoshang.majors.operations.read_lights import read_project
from zhaoshang.majors.permissions import Plans
from zhaoshang.majors.rules.plans import TemplateStep, first_dates, refuse_days, refuse_start, responsible
from zhaoshang.majors.store_plans import Template
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import Reviewable, hold_reviewable
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlan:
    """A plan by the template in force: when it begins, and what it has otherwise than that."""

    start_on: date
    days: Mapping[str, date] = field(default_factory=dict)
    """Days given to milestones, by code; the others follow from the template."""
    responsible: Mapping[str, UUID] = field(default_factory=dict)
    """Units that see to milestones, by code: needed where several answer for the same."""


@repeatable
async def make_plan(service: Service, actor: Actor, major_id: UUID, new: NewPlan) -> UUID | Refusals:
    """Make the plan of a project by its kind's template; it is its first baseline.

    Refuses: NOT_FOUND, FORBIDDEN, PLAN_DAY_INVALID, CONFLICT, NOT_MAJOR, PLAN_EXISTS, MILESTONES_UNPUBLISHED,
    STEP_UNKNOWN, RESPONSIBLE_UNKNOWN.
    """
    async with service.unit_of_work(actor, Plans.MAKE) as work:
        major = await load_governed(work, MajorProject, major_id)
        if major is None:
            return NOT_FOUND
        if denial := authorize(actor, Plans.MAKE, major):
            return denial
        if faults := refuse_start(new.start_on, day_of(work.at)):
            return faults
        project = await hold_reviewable(work, major.project_id)
        if project is None:
            return CONFLICT
        await store.refresh(work, major)
        if major.left_at is not None:
            return refusal("NOT_MAJOR")
        if await store_plans.plan_of(work, major.project_id) is not None:
            return refusal("PLAN_EXISTS")
        made = await _by_template(work, project, new)
        if not isinstance(made, ByTemplate):
            return made
        shared = project.readers(but=actor.tenant)
        plan = MilestonePlan(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            shared_with=shared,
            project_id=project.id,
            template_id=made.template.id,
            kind=made.kind,
            start_on=new.start_on,
            baseline=1,
            made_at=work.at,
            made_by=actor.person,
            version=1,
        )
        await store.add(work, plan)
        usual = first_dates(made.template.steps, new.start_on)
        await store.add(
            work,
            *(
                _milestone(plan, step, place, new.days.get(step.code, usual[step.code]), made.units[step.code])
                for place, step in enumerate(made.template.steps, start=1)
            ),
        )
        await read_project(work, project.id)
        work.record("major.plan.make", "major.plan", plan.id, actor.tenant, template=made.template.id)
        work.emit("major.plan_made", project=str(project.id), plan=str(plan.id))
        return await work.commit(plan.id)


@dataclass(frozen=True, slots=True)
class ByTemplate:
    """What a plan takes from the template in force."""

    template: Template
    kind: PlanKind
    units: Mapping[str, UUID]


async def _by_template(work: UnitOfWork, project: Reviewable, new: NewPlan) -> ByTemplate | Refusals:
    kind = PlanKind.CONSTRUCTION if project.needs_construction else PlanKind.SERVICE
    template = await store_plans.template_in_force(work, kind, day_of(work.at))
    if template is None:
        return refusal("MILESTONES_UNPUBLISHED")
    codes = {step.code for step in template.steps}
    faults = (
        *refuse_days(new.days, codes, new.start_on, "milestones"),
        *(refusal("STEP_UNKNOWN", "responsible") for code in new.responsible if code not in codes),
    )
    if faults:
        return faults
    holders = await find_holders(work)
    units = {
        step.code: responsible(step, project.tenant_id, holders, new.responsible.get(step.code))
        for step in template.steps
    }
    unknown = [refusal("RESPONSIBLE_UNKNOWN", "responsible", code) for code, unit in units.items() if unit is None]
    known = {code: unit for code, unit in units.items() if unit is not None}
    return tuple(unknown) or ByTemplate(template, kind, known)


def _milestone(plan: MilestonePlan, step: TemplateStep, place: int, day: date, unit: UUID) -> Milestone:
    return Milestone(
        id=new_id(),
        district_id=plan.district_id,
        tenant_id=plan.tenant_id,
        shared_with=plan.shared_with,
        project_id=plan.project_id,
        plan_id=plan.id,
        place=place,
        code=step.code,
        name=step.name,
        after=list(step.after),
        days=step.days,
        share=step.share,
        responsible_tenant_id=unit,
        first_planned_on=day,
        planned_on=day,
        version=1,
    )
