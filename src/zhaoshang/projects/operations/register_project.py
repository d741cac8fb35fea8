"""The part of creating a project that a ledger import shares: everything inside one open transaction."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.database.idempotency import register_outcome
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store, store_duplicates
from zhaoshang.projects.errors import Refusals, refusal
from zhaoshang.projects.model import Company, Contact, FirstReport, FirstReportStatus, Project, Stage, StageChange
from zhaoshang.projects.rules import duplicates, first_reports
from zhaoshang.projects.rules.district import DistrictRules
from zhaoshang.projects.rules.entries import NewContact, NewProject
from zhaoshang.projects.store_duplicates import ForeignMatch, Wanted
from zhaoshang.values.clock import day_of
from zhaoshang.values.credit_code import parse_credit_code
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.normalise import company_name_normal, project_name_normal
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import trimmed


@dataclass(frozen=True, slots=True)
class Registered:
    """A project that is now in the pipeline, and what its reporter must be told about it."""

    project_id: ProjectId
    notices: tuple[Refusal, ...] = ()


register_outcome(
    Registered,
    "projects.registered",
    encode=lambda done: [done.project_id, done.notices],
    decode=lambda kept: Registered(ProjectId(kept[0]), kept[1]),
)


def compared_by(new: NewProject) -> Wanted:
    """What a project as entered is compared by."""
    return Wanted(
        credit_code=parse_credit_code(new.credit_code or ""),
        company_name=company_name_normal(new.company_name),
        project_name=project_name_normal(new.name),
    )


async def register_project(work: UnitOfWork, actor: Actor, new: NewProject) -> Registered | Refusals:
    """Put a checked project of the acting tenant into the pipeline as a lead, with its first report (domain §2).

    The caller has authorized, has refused faulty input and commits. A match in another tenant links the two projects
    for 合作交流办 and is told as one notice without any detail.
    Refuses: TOO_MANY_DUPLICATES, DUPLICATE_PROJECT.
    """
    rules = await store.rules_in_force(work, day_of(work.at))
    wanted = compared_by(new)
    await store_duplicates.queue_up(work, wanted)
    told = await store_duplicates.disclosures_since(work, work.at - timedelta(hours=1))
    if fishing := duplicates.refuse_fishing(told, rules.duplicate_disclosures_per_hour):
        return fishing
    own = await store_duplicates.own_matches(work, wanted)
    if refused := duplicates.refuse_own_duplicate(own, new.distinct_from):
        return refused
    foreign = await store_duplicates.foreign_matches(work, wanted)
    company = await _company(work, actor, new, wanted)
    project = await _project(work, actor, new, company, rules)
    project.reported_elsewhere = bool(foreign)
    beside: list[object] = [_arrival(project, actor)]
    if new.contact is not None:
        beside.append(_contact(new.contact, company, work))
    if report := await _first_report(work, project, foreign, rules):
        beside.append(report)
    await store.save(work, project, *beside)
    await store.index_search(work, project, company)
    work.record(
        "project.create",
        "project",
        project.id,
        actor.tenant,
        stage=Stage.LEAD,
        is_major=project.is_major,
        distinct_from=sorted(new.distinct_from),
    )
    work.emit("project.created", project=str(project.id), tenant=str(actor.tenant))
    if not foreign:
        return Registered(ProjectId(project.id))
    work.record("duplicate.disclose", "project", project.id, actor.tenant)
    work.emit("duplicate.found", project=str(project.id))
    return Registered(ProjectId(project.id), (refusal("ALREADY_REPORTED"),))


async def _company(work: UnitOfWork, actor: Actor, new: NewProject, wanted: Wanted) -> Company:
    known = await store.find_company(work, wanted.credit_code, wanted.company_name)
    if known is not None:
        if known.credit_code is None and wanted.credit_code is not None:
            known.credit_code = wanted.credit_code
            known.updated_at = work.at
            known.version += 1
            work.record("company.update", "company", known.id, actor.tenant, credit_code=known.credit_code)
        return known
    company = Company(
        id=new_id(),
        district_id=actor.district,
        tenant_id=actor.tenant,
        name=new.company_name.strip(),
        name_normal=wanted.company_name,
        credit_code=wanted.credit_code,
        created_at=work.at,
        updated_at=work.at,
        version=1,
    )
    await store.add(work, company)
    work.record("company.create", "company", company.id, actor.tenant)
    return company


async def _project(work: UnitOfWork, actor: Actor, new: NewProject, company: Company, rules: DistrictRules) -> Project:
    fen = new.investment_fen or 0
    known = new.investment_fen is not None
    return Project(
        id=new_id(),
        district_id=actor.district,
        tenant_id=actor.tenant,
        company_id=company.id,
        industry_department_id=await department_for(work, rules, new.industry),
        name=new.name.strip(),
        name_normal=project_name_normal(new.name),
        description=trimmed(new.description),
        industry=new.industry,
        channel=new.channel,
        stage=Stage.LEAD,
        investment_fen=fen,
        investment_known=known,
        investment_approximate=new.investment_approximate,
        is_major=rules.is_major(fen, known=known),
        needs_construction=new.needs_construction,
        occupies_land=new.occupies_land,
        is_hazardous=new.is_hazardous,
        first_contact_on=new.first_contact_on or day_of(work.at),
        first_contact_precision=new.first_contact_precision,
        created_by=actor.person,
        created_at=work.at,
        updated_at=work.at,
        version=1,
    )


async def department_for(work: UnitOfWork, rules: DistrictRules, industry: str) -> UUID | None:
    """The industry department that answers for an industry by the district's rules in force."""
    code = rules.industry_department.get(industry)  # type: ignore[call-overload]  # an Industry is its own text
    return None if code is None else await store.tenant_by_code(work, code)


def _arrival(project: Project, actor: Actor) -> StageChange:
    return StageChange(
        id=new_id(),
        district_id=project.district_id,
        tenant_id=project.tenant_id,
        project_id=project.id,
        from_stage=None,
        to_stage=Stage.LEAD,
        at=project.created_at,
        by_person_id=actor.person,
        reason=None,
    )


def _contact(new: NewContact, company: Company, work: UnitOfWork) -> Contact:
    contact = Contact(
        id=new_id(),
        district_id=company.district_id,
        tenant_id=company.tenant_id,
        company_id=company.id,
        name=new.name.strip(),
        title=trimmed(new.title),
        phone=trimmed(new.phone),
        email=trimmed(new.email),
        created_at=work.at,
        version=1,
    )
    work.record("company.contact.add", "company.contact", contact.id, company.tenant_id)
    return contact


async def _first_report(
    work: UnitOfWork, project: Project, foreign: list[ForeignMatch], rules: DistrictRules
) -> FirstReport | None:
    # The links name the project, so it must be there; its sharing follows with the rest.
    await store.add(work, project)
    rivals = {
        match.report.id: match.report
        for match in foreign
        if match.report is not None and match.kind in first_reports.SAME_INVESTOR
    }
    judgement = first_reports.judge_report(work.at, rivals.values(), rules.first_report_window)
    for match in foreign:
        disputed = match.report is not None and match.report.id in judgement.disputes
        await store_duplicates.link(work, project, match, dispute=disputed)
    if judgement.standing is first_reports.Standing.LATER:
        return None
    return new_report(project, FirstReportStatus(judgement.standing))


def new_report(project: Project, status: FirstReportStatus) -> FirstReport:
    """A first report of a project as of its creation, under a number that tells nothing."""
    return FirstReport(
        id=new_id(),
        district_id=project.district_id,
        tenant_id=project.tenant_id,
        project_id=project.id,
        number=first_reports.report_number(
            day_of(project.created_at).year, secrets.randbits(first_reports.NUMBER_BITS)
        ),
        reported_at=project.created_at,
        by_person_id=project.created_by,
        status=status,
        version=1,
    )
