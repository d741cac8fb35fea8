"""The write side of a whole ledger at once: what one row costs by itself, thousands together cost once. Private."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select, text

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.model import Company, Contact, FirstReportStatus, MatchKind, Project
from zhaoshang.projects.rules.first_reports import Report
from zhaoshang.projects.store_duplicates import FORGOTTEN, ForeignMatch, Wanted
from zhaoshang.values.normalise import bigrams


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the pipeline holds of one own project, as far as a ledger can speak of it."""

    project_id: UUID
    project_normal: str
    company_normal: str
    project_name: str
    company_name: str
    credit_code: str | None
    industry: str
    investment_fen: int | None
    investment_approximate: bool
    first_contact_on: date
    first_contact_precision: str
    stage: str
    occupies_land: bool | None
    description: str | None
    is_forgotten: bool
    """Lost or withdrawn: the same investor may come anew."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A new project and another tenant's that looks like it."""

    project_id: UUID
    match: ForeignMatch
    dispute: bool


async def lock_projects(work: UnitOfWork, keys: Collection[UUID]) -> None:
    """Lock projects in the order of their ids, so that two operations on the same ones cannot wait for each other."""
    await work.session.execute(
        select(Project.id)
        .where(Project.district_id == work.fence.district, Project.id.in_(keys))
        .order_by(Project.id)
        .with_for_update()
    )


async def snapshots(work: UnitOfWork, keys: Collection[UUID], names: Collection[str]) -> list[Snapshot]:
    """The acting tenant's own projects among ``keys``, and those with one of these normalised names."""
    statement = (
        select(Project, Company.name, Company.name_normal, Company.credit_code)
        .join(Company, (Company.district_id == Project.district_id) & (Company.id == Project.company_id))
        .where(
            Project.district_id == work.fence.district,
            Project.tenant_id == work.fence.tenant,
            or_(Project.id.in_(keys), Project.name_normal.in_(names)),
        )
        .order_by(Project.created_at, Project.id)
    )
    return [
        Snapshot(
            project_id=project.id,
            project_normal=project.name_normal,
            company_normal=company_normal,
            project_name=project.name,
            company_name=company_name,
            credit_code=credit_code,
            industry=project.industry,
            investment_fen=project.investment_fen if project.investment_known else None,
            investment_approximate=project.investment_approximate,
            first_contact_on=project.first_contact_on,
            first_contact_precision=project.first_contact_precision,
            stage=project.stage,
            occupies_land=project.occupies_land,
            description=project.description,
            is_forgotten=project.stage in FORGOTTEN,
        )
        for project, company_name, company_normal, credit_code in await work.session.execute(statement)
    ]


async def contacts_by_id(work: UnitOfWork, keys: Collection[UUID]) -> dict[UUID, Contact]:
    """Contacts of the acting tenant."""
    found = await work.session.scalars(
        select(Contact).where(
            Contact.district_id == work.fence.district, Contact.tenant_id == work.fence.tenant, Contact.id.in_(keys)
        )
    )
    return {contact.id: contact for contact in found}


async def companies_like(work: UnitOfWork, wanted: Collection[Wanted]) -> list[Company]:
    """The acting tenant's own records of these companies, the best known first, as ``store.find_company`` prefers."""
    codes = {each.credit_code for each in wanted if each.credit_code is not None}
    names = {each.company_name for each in wanted}
    statement = (
        select(Company)
        .where(
            Company.district_id == work.fence.district,
            Company.tenant_id == work.fence.tenant,
            or_(Company.credit_code.in_(codes), Company.name_normal.in_(names)),
        )
        .order_by(Company.credit_code.asc().nulls_last(), Company.created_at, Company.id)
    )
    return list(await work.session.scalars(statement))


async def queue_up_alone(work: UnitOfWork) -> None:
    """Let every single report of the district wait until this transaction ends, as ``store_duplicates.queue_up`` asks.

    One lock instead of two for each of thousands of rows, which would exhaust the lock table.
    """
    await rows.queue_up(work, "reports")


async def foreign_matches(work: UnitOfWork, wanted: Sequence[Wanted]) -> list[list[ForeignMatch]]:
    """For each wanted project the look-alikes of other tenants, by the one function that looks across tenants."""
    found = await work.session.execute(
        text(
            "SELECT wanted.place, match.project_id, match.kind, match.report_id, match.reported_at, match.report_status"
            " FROM unnest(CAST(:codes AS text[]), CAST(:companies AS text[]), CAST(:projects AS text[]))"
            " WITH ORDINALITY AS wanted(credit_code, company, project, place)"
            " CROSS JOIN LATERAL app.find_matches(wanted.credit_code, wanted.company, wanted.project) AS match"
        ),
        {
            "codes": [each.credit_code for each in wanted],
            "companies": [each.company_name for each in wanted],
            "projects": [each.project_name for each in wanted],
        },
    )
    matches: list[list[ForeignMatch]] = [[] for _ in wanted]
    for row in found:
        known = row.report_id is not None
        report = Report(row.report_id, row.reported_at, FirstReportStatus(row.report_status)) if known else None
        matches[row.place - 1].append(ForeignMatch(row.project_id, MatchKind(row.kind), report))
    return matches


async def link_all(work: UnitOfWork, links: Sequence[Linked]) -> None:
    """Link new projects to other tenants' for 合作交流办, as ``store_duplicates.link`` does one by one."""
    await work.session.execute(
        text(
            "SELECT app.link_duplicate(link.project, link.other, link.kind, :at, link.dispute)"
            " FROM unnest(CAST(:projects AS uuid[]), CAST(:others AS uuid[]), CAST(:kinds AS text[]),"
            " CAST(:disputes AS boolean[])) AS link(project, other, kind, dispute)"
        ),
        {
            "at": work.at,
            "projects": [link.project_id for link in links],
            "others": [link.match.project_id for link in links],
            "kinds": [link.match.kind.value for link in links],
            "disputes": [link.dispute for link in links],
        },
    )


async def settle_in(work: UnitOfWork, projects: Mapping[Project, Company]) -> None:
    """Let sharing, sort keys and search follow for projects just written."""
    keys = [project.id for project in projects]
    grams = [
        "\x1f".join(sorted({gram for words in (project.name, company.name) for gram in bigrams(words)}))
        for project, company in projects.items()
    ]
    await work.session.execute(text("SELECT app.reshare_all(CAST(:projects AS uuid[]))"), {"projects": keys})
    await work.session.execute(
        text(
            "SELECT app.index_project(found.project, string_to_array(found.grams, chr(31)))"
            " FROM unnest(CAST(:projects AS uuid[]), CAST(:grams AS text[])) AS found(project, grams)"
        ),
        {"projects": keys, "grams": grams},
    )
