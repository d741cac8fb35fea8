"""落户: a project moves to another host, inside the transfer's own open transaction (domain §4)."""

from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store
from zhaoshang.projects.model import Company, Contact, Project
from zhaoshang.projects.operations.pool_project import held_project, stage_before
from zhaoshang.values.ids import new_id


async def move_project(work: UnitOfWork, key: UUID, *, host: UUID, by: UUID, reason: str | None) -> UUID:
    """Give a project in the pool to its new host, at the stage in which it was pushed; who pushed it first.

    The host gets the company and its contacts as records of its own and reads the notes written before; the origin
    keeps its own records, and of the project its progress only. Back at who pushed it first, nobody is its origin.
    The fence writes the district's rows; the caller decides, records and commits.
    """
    project = await held_project(work, key)
    first, left = project.origin_tenant_id or project.tenant_id, project.company_id
    company = await company_of_host(work, project, host)
    project.tenant_id = host
    project.company_id = company.id
    project.origin_tenant_id = None if host == first else first
    change = project.enter(stage_before(project), by=by, at=work.at, reason=reason)
    project.resume_stage = None
    await store.save(work, project, change)
    await store.reshare_company(work, left)
    await store.index_search(work, project, company)
    return first


async def company_of_host(work: UnitOfWork, project: Project, host: UUID) -> Company:
    """The new host's own record of a project's company, with the people known there. Part of a larger operation."""
    theirs = await store.company_of(work, project)
    known = await store.find_company(work, theirs.credit_code, theirs.name_normal, tenant=host)
    if known is None:
        known = Company(
            id=new_id(),
            district_id=theirs.district_id,
            tenant_id=host,
            name=theirs.name,
            name_normal=theirs.name_normal,
            credit_code=theirs.credit_code,
            created_at=work.at,
            updated_at=work.at,
            version=1,
        )
        await store.add(work, known)
        work.record("company.create", "company", known.id, host)
    for contact in await store.contacts_of(work, theirs):
        handed = Contact(
            id=new_id(),
            district_id=contact.district_id,
            tenant_id=host,
            company_id=known.id,
            name=contact.name,
            title=contact.title,
            phone=contact.phone,
            email=contact.email,
            created_at=work.at,
            version=1,
        )
        await store.add(work, handed)
        # Personal data changes hands: on record like any other disclosure, without a word of it.
        work.record("company.contact.hand_over", "company.contact", handed.id, host, of=contact.id)
    return known
