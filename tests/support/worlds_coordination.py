"""What random worlds hold of coordination: consultations with what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.support.worlds_transfers import HOSTS
from zhaoshang.coordination.model import (
    ConsultationState,
    PlanningConsultation,
    PlanningDocument,
    PlanningOpinion,
    PlanningRevision,
    PlanOpinionState,
    ServiceList,
    ServicePhase,
    ServiceTask,
    TaskState,
)
from zhaoshang.evidence.model import Evidence
from zhaoshang.projects.model import Project
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id

if TYPE_CHECKING:
    from tests.support.worlds import World


def a_consultation(world: World, project: Project, tenants: list[Tenant], person: UUID) -> None:
    """For some projects, shared with everybody who takes part in them."""
    random, at = world.random, next(world.clock)
    if random.random() < 0.5:
        return
    everybody = {project.tenant_id, *project.shared_with}

    def shared(owner: UUID) -> dict[str, Any]:
        where = {"district_id": project.district_id, "id": new_id(), "tenant_id": owner, "project_id": project.id}
        return {**where, "shared_with": sorted(everybody - {owner})}

    agreed = random.random() < 0.3
    state = random.choice([each for each in ConsultationState if each is not ConsultationState.AGREED])
    consultation = world.add(
        PlanningConsultation(
            **shared(project.tenant_id),
            runner_tenant_id=random.choice(tenants[HOSTS:]).id,
            number=1,
            state=ConsultationState.AGREED if agreed else state,
            document="文号" if agreed else None,
            revision=1,
            applied_at=at,
            applied_by=person,
            due_at=at,
        )
    )
    of_consultation = {"consultation_id": consultation.id}
    revision = world.add(
        PlanningRevision(
            **shared(project.tenant_id), **of_consultation, number=1, plan="方案", handed_in_at=at, handed_in_by=person
        )
    )
    evidence = world.of(Evidence, project.district_id)[0].id
    world.add(
        PlanningDocument(**shared(project.tenant_id), revision_id=revision.id, name="总平面图", evidence_id=evidence)
    )
    for unit in random.sample(tenants[HOSTS:], 2):
        world.add(
            PlanningOpinion(
                **shared(unit.id),
                **of_consultation,
                revision=1,
                state=PlanOpinionState.PENDING,
                asked_at=at,
                due_at=at,
            )
        )


def a_list(world: World, publisher: Tenant, person: UUID) -> None:
    """The district's service list, without a line."""
    at = next(world.clock)
    where = {"district_id": publisher.district_id, "tenant_id": publisher.id, "id": new_id()}
    world.add(ServiceList(**where, number=1, effective_on=at.date(), published_at=at, published_by=person))


def a_task(world: World, project: Project, tenants: list[Tenant], person: UUID) -> None:
    """For some projects, shared with everybody who takes part in them."""
    random, at = world.random, next(world.clock)
    for unit in random.sample(tenants[HOSTS:], random.randrange(3)):
        world.add(
            ServiceTask(
                district_id=project.district_id,
                id=new_id(),
                tenant_id=unit.id,
                shared_with=sorted({project.tenant_id, *project.shared_with} - {unit.id}),
                project_id=project.id,
                host_tenant_id=project.tenant_id,
                phase=random.choice(list(ServicePhase)),
                place=1,
                title="事项",
                state=random.choice([TaskState.OPEN, TaskState.LAPSED]),
                due_at=at,
                added_at=at,
                added_by=person,
            )
        )
