"""台账更新: a tenant's ledger changed its mind about one project, inside an open transaction."""

from dataclasses import dataclass, field
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store, store_duplicates
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import Company, Contact, Project, Stage
from zhaoshang.projects.operations.update_project import change_project
from zhaoshang.projects.permissions import Projects
from zhaoshang.projects.rules import stages
from zhaoshang.projects.rules.entries import CompanyChanges, NewContact, ProjectChanges
from zhaoshang.projects.store_duplicates import Wanted
from zhaoshang.values.ids import new_id
from zhaoshang.values.normalise import company_name_normal
from zhaoshang.values.refusal import NOT_FOUND


@dataclass(frozen=True, slots=True)
class LedgerChange:
    """What a ledger says anew about one project; what it leaves out stays as it is."""

    project_id: UUID
    project: ProjectChanges = field(default_factory=ProjectChanges)
    company: CompanyChanges = field(default_factory=CompanyChanges)
    stage: Stage | None = None
    contact: NewContact | None = None
    contact_id: UUID | None = None
    """The contact that the ledger brought in before, to be corrected instead of adding another."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The project now says what the ledger says."""

    contact_id: UUID | None


async def follow_ledger(work: UnitOfWork, actor: Actor, change: LedgerChange, *, reason: str) -> Followed | Refusals:
    """Apply what a ledger changed to one project of the acting tenant, or nothing of it.

    The caller has locked the project before it compared (``recall_projects``), and commits. No entry condition is
    asked of a new stage: what happened on paper happened.
    Refuses: NOT_FOUND, FORBIDDEN, PROJECT_CLOSED, and the code of each entry condition of an already entered
    stage that the change would take away.
    """
    # One row's refusal must leave the others' changes: each row has a savepoint of its own.
    row = await work.savepoint()
    outcome = await _follow(work, actor, change, reason)
    if isinstance(outcome, Followed):
        await row.keep()
    else:
        await row.take_back()
    return outcome


async def _follow(work: UnitOfWork, actor: Actor, change: LedgerChange, reason: str) -> Followed | Refusals:
    project = await store.load_project(work, change.project_id)
    company = None if project is None else await store.load(work, Company, project.company_id)
    if project is None or company is None:
        return NOT_FOUND
    if denial := authorize(actor, Projects.UPDATE, project):
        return denial
    if closed := stages.refuse_change(Stage(project.stage)):
        return closed
    await _correct_company(work, company, change.company)
    if change.project and (refused := await change_project(work, project, change.project)):
        return refused
    await _move(work, actor, project, change.stage, reason)
    if change.company:
        # Its other projects are found by the same company: each is indexed and compared anew.
        for sibling in await store.projects_of(work, company):
            await _follow_company(work, sibling, company)
    return Followed(await _correct_contact(work, company, change))


async def _correct_company(work: UnitOfWork, company: Company, changes: CompanyChanges) -> None:
    if not changes:
        return
    company.name = changes.get("name", company.name)
    company.name_normal = company_name_normal(company.name)
    company.credit_code = changes.get("credit_code", company.credit_code)
    company.updated_at = work.at
    company.version += 1
    await store.add(work, company)
    work.record("company.update", "company", company.id, company.tenant_id, changed=sorted(changes))


async def _follow_company(work: UnitOfWork, project: Project, company: Company) -> None:
    await store.index_search(work, project, company)
    wanted = Wanted(company.credit_code, company.name_normal, project.name_normal)
    for match in await store_duplicates.foreign_matches(work, wanted):
        # As when people correct a company: linked for 合作交流办, told to nobody.
        await store_duplicates.link(work, project, match, dispute=False)


async def _move(work: UnitOfWork, actor: Actor, project: Project, stage: Stage | None, reason: str) -> None:
    if stage is None:
        return
    project.needs_construction = project.needs_construction or stage in stages.CONSTRUCTION
    moved = project.enter(stage, by=actor.person, at=work.at, reason=reason)
    await store.save(work, project, moved)
    work.record(
        "project.advance", "project", project.id, project.tenant_id, before=moved.from_stage, after=moved.to_stage
    )
    work.emit("project.advanced", project=str(project.id), before=moved.from_stage, after=moved.to_stage)


async def _correct_contact(work: UnitOfWork, company: Company, change: LedgerChange) -> UUID | None:
    wanted = change.contact
    if wanted is None:
        return change.contact_id
    known = None if change.contact_id is None else await store.load(work, Contact, change.contact_id)
    if known is None:
        known = Contact(
            id=new_id(),
            district_id=company.district_id,
            tenant_id=company.tenant_id,
            company_id=company.id,
            created_at=work.at,
            version=0,
        )
    action = "add" if known.version == 0 else "update"
    known.name, known.phone = wanted.name, wanted.phone
    known.version += 1
    await store.add(work, known)
    work.record(f"company.contact.{action}", "company.contact", known.id, known.tenant_id)
    return known.id
