"""台账登记: many projects of one tenant's ledger enter the pipeline in one open transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, TypeVar
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store, store_duplicates, store_ledger
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import (
    Company,
    Contact,
    FirstReport,
    FirstReportStatus,
    Industry,
    Project,
    Stage,
    StageChange,
)
from zhaoshang.projects.operations.register_project import compared_by, department_for, new_report
from zhaoshang.projects.rules import duplicates, first_reports
from zhaoshang.projects.rules.district import DistrictRules
from zhaoshang.projects.rules.entries import NewProject
from zhaoshang.projects.rules.stages import CONSTRUCTION
from zhaoshang.projects.store_duplicates import ForeignMatch, Wanted
from zhaoshang.projects.store_ledger import Linked
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import ProjectId, new_id

T = TypeVar("T")

BATCH: Final = 500
"""Rows written between two signs of progress."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A project as a ledger tells it, already at some stage; its faults have been refused."""

    new: NewProject
    stage: Stage


@dataclass(frozen=True, slots=True)
class Entered:
    """A project that came from a ledger, its contact, and whether another tenant had reported the same."""

    project_id: ProjectId
    contact_id: UUID | None
    reported_elsewhere: bool


async def register_ledger(
    work: UnitOfWork, actor: Actor, entries: Sequence[LedgerEntry], *, reason: str, progress: Callable[[int], None]
) -> list[Entered] | Refusals:
    """Put a ledger's projects into the acting tenant's pipeline at the stages they have, with their first reports.

    No entry condition is asked: what happened on paper happened. The one row of history says where it comes from.
    The caller has authorized, has compared with the tenant's own projects, and commits. Matches in other tenants link
    the projects for 合作交流办, exactly as creating one by one does (domain §2).
    Refuses: TOO_MANY_DUPLICATES.
    """
    rules = await store.rules_in_force(work, day_of(work.at))
    await store_ledger.queue_up_alone(work)
    told = await store_duplicates.disclosures_since(work, work.at - timedelta(hours=1))
    if fishing := duplicates.refuse_fishing(told, rules.duplicate_disclosures_per_hour):
        return fishing
    wanted = [compared_by(entry.new) for entry in entries]
    writing = _Writing(
        work,
        actor,
        rules,
        {industry: await department_for(work, rules, industry) for industry in Industry},
        reason,
        _Companies(await store_ledger.companies_like(work, wanted)),
    )
    rows = [_Row(entry, each, []) for entry, each in zip(entries, wanted, strict=True)]
    entered: list[Entered] = []
    for batch in batched(rows):
        # Compared before anything of this ledger is searchable: its own rows would only be in the way.
        for row, matches in zip(
            batch, await store_ledger.foreign_matches(work, [row.wanted for row in batch]), strict=True
        ):
            row.foreign.extend(matches)
    for batch in batched(rows):
        entered.extend(await writing.write(batch))
        progress(len(entered))
    return entered


def batched(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Rows in batches that are written together."""
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry with what it is compared by and what it was found to resemble in other tenants."""

    entry: LedgerEntry
    wanted: Wanted
    foreign: list[ForeignMatch]


class _Companies:
    """The tenant's companies in memory, found by the same preference as ``store.find_company``."""

    def __init__(self, known: Iterable[Company]) -> None:
        self._by_code: dict[str, Company] = {}
        self._by_name: dict[str, list[Company]] = {}
        for company in known:
            self.add(company)

    def add(self, company: Company) -> None:
        """Remember a company under its name and, if it has one, its code."""
        if company.credit_code is not None:
            self._by_code.setdefault(company.credit_code, company)
        self._by_name.setdefault(company.name_normal, []).append(company)

    def find(self, wanted: Wanted) -> Company | None:
        """By credit code, else by name unless the codes differ."""
        same_name = self._by_name.get(wanted.company_name, [])
        if wanted.credit_code is None:
            return next(iter(same_name), None)
        uncoded = next((company for company in same_name if company.credit_code is None), None)
        return self._by_code.get(wanted.credit_code) or uncoded

    def now_coded(self, company: Company, credit_code: str) -> None:
        """A company without a code has one now."""
        company.credit_code = credit_code
        self._by_code.setdefault(credit_code, company)


@dataclass(frozen=True, slots=True)
class _Writing:
    """What every batch of one import shares."""

    work: UnitOfWork
    actor: Actor
    rules: DistrictRules
    departments: dict[Industry, UUID | None]
    reason: str
    companies: _Companies
    contacts: dict[tuple[UUID, str, str | None], Contact] = field(default_factory=dict)

    async def write(self, rows: Sequence[_Row]) -> list[Entered]:
        """Write one batch: companies, then projects, then what names them, then what follows from them."""
        companies = [self._company(row) for row in rows]
        await self.work.flush()
        projects = [self._project(row, company) for row, company in zip(rows, companies, strict=True)]
        await store.add(self.work, *projects)
        reports = await self._reports(projects, rows)
        contacts = [self._contact(row.entry.new, company) for row, company in zip(rows, companies, strict=True)]
        for project in projects:
            self._tell(project)
        arrivals = [self._arrival(project) for project in projects]
        await store.add(self.work, *reports, *arrivals, *{contact for contact in contacts if contact is not None})
        await store_ledger.settle_in(self.work, dict(zip(projects, companies, strict=True)))
        return [
            Entered(ProjectId(project.id), None if contact is None else contact.id, project.reported_elsewhere)
            for project, contact in zip(projects, contacts, strict=True)
        ]

    def _company(self, row: _Row) -> Company:
        wanted = row.wanted
        known = self.companies.find(wanted)
        if known is None:
            known = Company(
                id=new_id(),
                district_id=self.actor.district,
                tenant_id=self.actor.tenant,
                name=row.entry.new.company_name,
                name_normal=wanted.company_name,
                credit_code=wanted.credit_code,
                created_at=self.work.at,
                updated_at=self.work.at,
                version=1,
            )
            self.work.session.add(known)
            self.companies.add(known)
            self.work.record("company.create", "company", known.id, self.actor.tenant)
        elif known.credit_code is None and wanted.credit_code is not None:
            self.companies.now_coded(known, wanted.credit_code)
            known.updated_at = self.work.at
            known.version += 1
            self.work.record("company.update", "company", known.id, self.actor.tenant, changed=["credit_code"])
        return known

    def _project(self, row: _Row, company: Company) -> Project:
        entry, new, at = row.entry, row.entry.new, self.work.at
        known = new.investment_fen is not None
        fen = new.investment_fen or 0
        return Project(
            id=new_id(),
            district_id=self.actor.district,
            tenant_id=self.actor.tenant,
            company_id=company.id,
            industry_department_id=self.departments[new.industry],
            name=new.name,
            name_normal=row.wanted.project_name,
            description=new.description,
            industry=new.industry,
            channel=new.channel,
            stage=entry.stage,
            investment_fen=fen,
            investment_known=known,
            investment_approximate=new.investment_approximate,
            is_major=self.rules.is_major(fen, known=known),
            # What stands in a stage of building, builds.
            needs_construction=new.needs_construction or entry.stage in CONSTRUCTION,
            occupies_land=new.occupies_land,
            first_contact_on=new.first_contact_on or day_of(at),
            first_contact_precision=new.first_contact_precision,
            reported_elsewhere=bool(row.foreign),
            created_by=self.actor.person,
            created_at=at,
            updated_at=at,
            version=1,
        )

    async def _reports(self, projects: Sequence[Project], rows: Sequence[_Row]) -> list[FirstReport]:
        reports: list[FirstReport] = []
        links: list[Linked] = []
        for project, row in zip(projects, rows, strict=True):
            rivals = [each.report for each in row.foreign if each.report and each.kind in first_reports.SAME_INVESTOR]
            judgement = first_reports.judge_report(self.work.at, rivals, self.rules.first_report_window)
            for match in row.foreign:
                disputed = match.report is not None and match.report.id in judgement.disputes
                links.append(Linked(project.id, match, disputed))
            if judgement.standing is not first_reports.Standing.LATER:
                reports.append(new_report(project, FirstReportStatus(judgement.standing)))
        if links:
            await store_ledger.link_all(self.work, links)
        return reports

    def _contact(self, new: NewProject, company: Company) -> Contact | None:
        if new.contact is None:
            return None
        # One person answers for several projects of a company: a ledger repeats them, the pipeline does not.
        who = (company.id, new.contact.name, new.contact.phone)
        if who in self.contacts:
            return self.contacts[who]
        contact = self.contacts[who] = Contact(
            id=new_id(),
            district_id=company.district_id,
            tenant_id=company.tenant_id,
            company_id=company.id,
            name=new.contact.name,
            title=new.contact.title,
            phone=new.contact.phone,
            email=new.contact.email,
            created_at=self.work.at,
            version=1,
        )
        self.work.record("company.contact.add", "company.contact", contact.id, company.tenant_id)
        return contact

    def _arrival(self, project: Project) -> StageChange:
        return StageChange(
            id=new_id(),
            district_id=project.district_id,
            tenant_id=project.tenant_id,
            project_id=project.id,
            from_stage=None,
            to_stage=project.stage,
            at=project.created_at,
            by_person_id=self.actor.person,
            reason=self.reason,
        )

    def _tell(self, project: Project) -> None:
        self.work.record(
            "project.create",
            "project",
            project.id,
            self.actor.tenant,
            stage=project.stage,
            is_major=project.is_major,
            imported=True,
        )
        self.work.emit("project.created", project=str(project.id), tenant=str(self.actor.tenant))
        if project.reported_elsewhere:
            self.work.record("duplicate.disclose", "project", project.id, self.actor.tenant)
            self.work.emit("duplicate.found", project=str(project.id))
