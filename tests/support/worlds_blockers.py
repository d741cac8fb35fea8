"""What random worlds hold of blockers: one of a project, with its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from tests.support.worlds_transfers import HOSTS
from zhaoshang.majors.model import PENDING, Blocker, BlockerAction, BlockerKind, BlockerLevel, BlockerState
from zhaoshang.projects.model import Project
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id

if TYPE_CHECKING:
    from tests.support.worlds import World


def blockers(world: World, projects: list[Project], tenants: list[Tenant], person: UUID) -> None:
    """A blocker of every project, at some level, and of some other department now and then than raised for."""
    for project in projects:
        _a_blocker(world, project, tenants, person)


def _a_blocker(world: World, project: Project, tenants: list[Tenant], person: UUID) -> None:
    random, at = world.random, next(world.clock)
    everybody = [project.tenant_id, *project.shared_with]
    # A closed one stays with whoever hosted the project then.
    host = random.choice([project.tenant_id, random.choice(tenants[:HOSTS]).id])
    state, department = random.choice(list(BlockerState)), random.choice(tenants[HOSTS:]).id
    pending = state in PENDING
    blocker = world.add(
        Blocker(
            district_id=project.district_id,
            tenant_id=host,
            shared_with=[each for each in everybody if each != host],
            id=new_id(),
            project_id=project.id,
            kind=random.choice(list(BlockerKind)),
            description="无法进场",
            state=state,
            level=random.choice(list(BlockerLevel)),
            department_id=department,
            waits_for_tenant_id=department if pending else None,
            due_at=at,
            raised_at=at,
            raised_by=person,
            answered_at=at if state is BlockerState.ANSWERED else None,
            escalation_gap=random.random() < 0.5,
            closed_at=None if pending else at,
            version=1,
        )
    )
    for action in (BlockerAction.RAISED, BlockerAction.ESCALATED):
        world.add(blocker.step(action, at=at, by=person, tenant=host, reason="无法进场"))
