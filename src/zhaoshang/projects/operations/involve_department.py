"""请部门参与: 合作交流办 brings a department into a project."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store
from zhaoshang.projects.errors import Refusals, refusal
from zhaoshang.projects.model import Part, Stage
from zhaoshang.projects.operations.pool_project import held_project
from zhaoshang.projects.permissions import Projects
from zhaoshang.projects.rules import stages
from zhaoshang.values.ids import ProjectId
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def involve_department(  # noqa: PLR0913  a return for each refusal; mirrors the SDL input
    service: Service, actor: Actor, project_id: ProjectId, expected: int, *, department: UUID, part: Part
) -> ProjectId | Refusals:
    """Let a department take part in a project, as a reviewer or as one that is asked; it sees the project from then on.

    Refuses: NOT_FOUND, FORBIDDEN, DEPARTMENT_NOT_FOUND, CONFLICT, PROJECT_CLOSED, ALREADY_INVOLVED.
    """
    async with service.unit_of_work(actor, Projects.INVOLVE) as work:
        project = await store.load_project(work, project_id, to_change=True)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Projects.INVOLVE, project):
            return denial
        tenant = await store.load_department(work, department)
        if tenant is None:
            return refusal("DEPARTMENT_NOT_FOUND", "department")
        if conflict := await store.lock(work, project, expected):
            return conflict
        if closed := stages.refuse_change(Stage(project.stage)):
            return closed
        if not await store.involve(work, project, tenant.id, part):
            return refusal("ALREADY_INVOLVED", "department")
        project.touch(work.at)
        await store.save(work, project)
        work.record("project.involve", "project", project.id, project.tenant_id, department=tenant.id, part=part)
        work.emit("project.involved", project=str(project.id), tenant=str(tenant.id), part=part.name)
        return await work.commit(project_id)


async def entrust_project(work: UnitOfWork, key: UUID, department: UUID) -> bool:
    """Let a department answer for the industry of a project that nobody answers for; it sees the project then.

    False when there is one already. Part of a larger operation, whose fence writes the district's rows.
    """
    project = await held_project(work, key)
    if project.industry_department_id is not None:
        return False
    project.industry_department_id = department
    project.touch(work.at)
    await store.save(work, project)
    work.record("project.entrust", "project", key, project.tenant_id, department=department)
    return True
