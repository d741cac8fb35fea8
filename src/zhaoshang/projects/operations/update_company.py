"""企业修改: a host corrects a company's name or credit code."""

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store, store_duplicates
from zhaoshang.projects.conditions import StageFacts
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import Company, Project
from zhaoshang.projects.permissions import Companies
from zhaoshang.projects.rules import stages
from zhaoshang.projects.rules.entries import CompanyChanges, refuse_company_changes
from zhaoshang.projects.store_duplicates import Wanted
from zhaoshang.values.credit_code import parse_credit_code
from zhaoshang.values.ids import CompanyId
from zhaoshang.values.normalise import company_name_normal
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def update_company(
    service: Service, actor: Actor, company_id: CompanyId, expected: int, changes: CompanyChanges
) -> CompanyId | Refusals:
    """Correct a company of the acting tenant; search and the duplicate check of its projects follow.

    A match in another tenant that appears only now is linked for 合作交流办 and told to nobody: disclosure belongs to
    creation alone.
    Refuses: NOT_FOUND, FORBIDDEN, NOTHING_TO_CHANGE, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, INVALID_CREDIT_CODE,
    CONFLICT, and CREDIT_CODE_REQUIRED when a project in review or later would lose it.
    """
    async with service.unit_of_work(actor, Companies.UPDATE) as work:
        company = await store.load(work, Company, company_id)
        if company is None:
            return NOT_FOUND
        if denial := authorize(actor, Companies.UPDATE, company):
            return denial
        if faults := refuse_company_changes(changes):
            return faults
        # Before the row lock, as a creation does: whoever waits for the investor holds nothing that others need.
        await store_duplicates.queue_up(work, _wanted(company, changes))
        if conflict := await store.lock(work, company, expected):
            return conflict
        projects = await store.projects_of(work, company)
        before = [await store.facts_of(work, project) for project in projects]
        changed = _apply(company, changes)
        if not changed:
            return company_id
        company.updated_at = work.at
        company.version += 1
        await store.add(work, company)
        if taken_away := await _taken_away(work, projects, before):
            return taken_away
        for project in projects:
            await store.index_search(work, project, company)
            await _link_silently(work, project, company)
        after = {name: getattr(company, name) for name in changed}
        work.record("company.update", "company", company.id, company.tenant_id, **after)
        work.emit("company.updated", company=str(company.id), changed=changed)
        return await work.commit(company_id)


def _wanted(company: Company, changes: CompanyChanges) -> Wanted:
    """What the company will be compared by."""
    code = parse_credit_code(changes["credit_code"] or "") if "credit_code" in changes else company.credit_code
    return Wanted(code, company_name_normal(changes.get("name", company.name)), "")


def _apply(company: Company, changes: CompanyChanges) -> list[str]:
    """Set what differs and name it."""
    wanted: dict[str, str | None] = {}
    if "name" in changes:
        wanted["name"] = changes["name"].strip()
        wanted["name_normal"] = company_name_normal(changes["name"])
    if "credit_code" in changes:
        wanted["credit_code"] = parse_credit_code(changes["credit_code"] or "")
    changed = sorted(name for name, value in wanted.items() if getattr(company, name) != value)
    for name in changed:
        setattr(company, name, wanted[name])
    return changed


async def _taken_away(work: UnitOfWork, projects: list[Project], before: list[StageFacts]) -> Refusals | None:
    for project, facts in zip(projects, before, strict=True):
        if refused := stages.refuse_regression(facts, await store.facts_of(work, project)):
            return refused
    return None


async def _link_silently(work: UnitOfWork, project: Project, company: Company) -> None:
    wanted = Wanted(company.credit_code, company.name_normal, project.name_normal)
    for match in await store_duplicates.foreign_matches(work, wanted):
        await store_duplicates.link(work, project, match, dispute=False)
