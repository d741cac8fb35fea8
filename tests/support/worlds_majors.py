"""What random worlds hold of major projects: sponsors, visits, plans, progress and lights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from zhaoshang.majors.model import (
    BaselineProposal,
    LightColour,
    LightReading,
    LightRule,
    MajorChange,
    MajorProject,
    Milestone,
    MilestonePlan,
    MilestoneTemplate,
    PlanKind,
    ProgressReport,
    ProposalState,
    SponsorLevel,
    Sponsorship,
    SponsorVisit,
)
from zhaoshang.projects.model import Participation, Project
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id

if TYPE_CHECKING:
    from tests.support.worlds import World


def majors(world: World, projects: list[Project], tenants: list[Tenant], person: UUID) -> None:
    """Every third project is major; who sponsors it is anybody's guess, and who sees it who takes part in it."""
    at = next(world.clock)
    template = world.add(
        MilestoneTemplate(
            district_id=tenants[0].district_id,
            id=new_id(),
            tenant_id=tenants[-1].id,
            number=1,
            effective_on=at.date(),
            published_at=at,
            published_by=person,
        )
    )
    for project in projects[::3]:
        _a_major(world, project, tenants, template.id, person)


def _a_major(world: World, project: Project, tenants: list[Tenant], template: UUID, person: UUID) -> None:
    random, at = world.random, next(world.clock)
    everybody = {each.tenant_id for each in world.of(Participation) if each.project_id == project.id}

    def of(owner: UUID) -> dict[str, Any]:
        readers = sorted(everybody - {owner})
        where = {"district_id": project.district_id, "id": new_id(), "tenant_id": owner, "shared_with": readers}
        return {**where, "project_id": project.id}

    host = project.tenant_id
    world.add(MajorProject(**of(host), entered_at=at, investment_fen=1, stage=project.stage))
    world.add(MajorChange(**of(host), entered=True, at=at, threshold_fen=1, by_person_id=person))
    sponsor = random.choice(tenants).id
    level = random.choice(list(SponsorLevel))
    sponsorship = world.add(
        Sponsorship(**of(sponsor), level=level, began_at=at, appointed_by=person, next_visit_on=at.date())
    )
    visit = {"visited_on": at.date(), "findings": "情况", "recorded_at": at, "recorded_by": person}
    world.add(SponsorVisit(**of(sponsor), **visit, sponsorship_id=sponsorship.id))
    made = {"start_on": at.date(), "baseline": 1, "made_at": at, "made_by": person}
    plan = world.add(MilestonePlan(**of(host), **made, template_id=template, kind=PlanKind.SERVICE))
    day = {"first_planned_on": at.date(), "planned_on": at.date(), "responsible_tenant_id": sponsor}
    step = {"place": 1, "code": "OPEN", "name": "开业", "after": [], "days": 1, "share": 10000}
    world.add(Milestone(**of(host), **step, **day, plan_id=plan.id))
    asked = {"reason": "理由", "state": random.choice(list(ProposalState)), "proposed_at": at, "proposed_by": person}
    world.add(BaselineProposal(**of(host), **asked, plan_id=plan.id))
    month = {"period": at.strftime("%Y-%m")}
    said = {"completed_fen": 1, "narrative": "进展", "reported_at": at, "reported_by": person}
    world.add(ProgressReport(**of(host), **month, **said))
    shown = {"colour": LightColour.GREEN, "rule": LightRule.ON_PLAN, "owner_tenant_id": host, "read_at": at}
    world.add(LightReading(**of(host), **month, **shown, planned_share=0, done_share=0, final=False))
