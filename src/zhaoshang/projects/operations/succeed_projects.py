"""承继项目: what a unit hosts or pushed is its successor's, inside the merger's own open transaction (domain §4)."""

from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store
from zhaoshang.projects.model import Project
from zhaoshang.projects.operations.move_project import company_of_host


async def succeed_projects(work: UnitOfWork, *, unit: UUID, successor: UUID) -> list[UUID]:
    """Let a unit's successor host what it hosted, at the stage it is in, and be the origin of what it pushed.

    The successor gets the companies and their contacts as records of its own. A project of which it is now both host
    and origin has no origin any more. Gives the projects that the unit hosted, locked until the transaction ends. The
    fence writes the district's rows; the caller decides, records and commits.
    """
    hosted = []
    for project in await store.lock_projects_of(work, unit):
        if project.tenant_id == unit:
            hosted.append(project.id)
        await _succeed(work, project, unit, successor)
    return hosted


async def _succeed(work: UnitOfWork, project: Project, unit: UUID, successor: UUID) -> None:
    left, is_host = project.company_id, project.tenant_id == unit
    company = await company_of_host(work, project, successor) if is_host else None
    if company is not None:
        project.tenant_id, project.company_id = successor, company.id
    if project.origin_tenant_id == unit:
        project.origin_tenant_id = successor
    if project.origin_tenant_id == project.tenant_id:
        project.origin_tenant_id = None
    project.touch(work.at)
    await store.save(work, project)
    if company is not None:
        await store.reshare_company(work, left)
        await store.index_search(work, project, company)
