"""入池与出池: what transfers ask of a project, inside their own open transaction (domain §4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store
from zhaoshang.projects.model import Part, Project, Stage
from zhaoshang.projects.rules.stages import LANDED, TRANSFERABLE


@dataclass(frozen=True, slots=True)
class Transferable:
    """A project as transfers see it, with what the policy's scopes read of a project."""

    project_key: ClassVar[str] = "id"

    district_id: int
    id: UUID
    tenant_id: UUID
    origin_tenant_id: UUID | None
    parts: int
    version: int
    stage: Stage
    industry: str
    needs_construction: bool
    is_major: bool

    @property
    def transferable(self) -> bool:
        """Whether it may be pushed: it has not landed, and goes on."""
        return self.stage in TRANSFERABLE

    @property
    def landed(self) -> bool:
        """Whether it has a place here: figures may be entered of it."""
        return self.stage in LANDED


register_resource(Transferable, "project")


async def find_transferable(work: UnitOfWork, key: UUID, *, locked: bool = False) -> Transferable | None:
    """A project inside the fence, with the acting tenant's parts in it; ``locked`` until the transaction ends."""
    project = await store.load_project(work, key)
    if project is None:
        return None
    if locked and not await store.hold(work, project):
        return None
    return Transferable(
        district_id=project.district_id,
        id=project.id,
        tenant_id=project.tenant_id,
        origin_tenant_id=project.origin_tenant_id,
        parts=project.parts,
        version=project.version,
        stage=Stage(project.stage),
        industry=project.industry,
        needs_construction=project.needs_construction,
        is_major=project.is_major,
    )


async def pool_project(work: UnitOfWork, key: UUID, *, by: UUID, reason: str, departments: Iterable[UUID]) -> None:
    """Put a transferable project into the district's pool, and let the named departments take part in it.

    The caller has locked it (``find_transferable``) and found it transferable.
    """
    project = await held_project(work, key)
    project.resume_stage = project.stage
    change = project.enter(Stage.IN_POOL, by=by, at=work.at, reason=reason)
    for department in departments:
        await store.involve(work, project, department, Part.ASKED)
    await store.save(work, project, change)


async def release_project(work: UnitOfWork, key: UUID, *, by: UUID, reason: str | None) -> None:
    """Take a project out of the pool, back to the stage in which its host pushed it."""
    project = await held_project(work, key)
    change = project.enter(stage_before(project), by=by, at=work.at, reason=reason)
    project.resume_stage = None
    await store.save(work, project, change)


async def held_project(work: UnitOfWork, key: UUID) -> Project:
    """A transfer's project, locked until the transaction ends."""
    project = await store.load_project(work, key)
    if project is None or not await store.hold(work, project):
        msg = "a transfer's project is gone"
        raise LookupError(msg)
    return project


def stage_before(project: Project) -> Stage:
    """The stage in which a project in the pool was pushed."""
    return Stage(project.resume_stage or Stage.LEAD)
