"""The write side of duplicates and first reports: what is compared, linked and disputed. Private to the room."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select, text

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.model import (
    Company,
    DuplicateLink,
    DuplicateState,
    FirstReport,
    FirstReportStatus,
    MatchKind,
    Project,
    Stage,
)
from zhaoshang.projects.rules.duplicates import OwnMatch
from zhaoshang.projects.rules.first_reports import Report

FORGOTTEN = (Stage.LOST, Stage.WITHDRAWN)
"""Ends after which the same investor may come anew. A rejected project stays in the way of its own copy."""

OWN_MATCHES = 5


@dataclass(frozen=True, slots=True)
class ForeignMatch:
    """Another tenant's project that looks like the one at hand. Never leaves the operation, except as one notice."""

    project_id: UUID
    kind: MatchKind
    report: Report | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new or renamed project is compared by."""

    credit_code: str | None
    company_name: str
    project_name: str


async def queue_up(work: UnitOfWork, wanted: Wanted) -> None:
    """Let everybody who reports the same investor wait in line until this transaction ends.

    Without it, two reports of one instant could each miss the other's uncommitted row and both be valid. The person's
    own line keeps parallel requests from outrunning the limit on disclosures.
    """
    lines = {f"company-name:{wanted.company_name}", f"person:{work.fence.person}"}
    if wanted.credit_code is not None:
        lines.add(f"credit-code:{wanted.credit_code}")
    # A ledger import holds this one alone (store_ledger.queue_up_alone) instead of thousands of lines.
    await rows.queue_up(work, "reports", shared=True)
    for line in sorted(lines):  # always in this order, so that two reports cannot wait for each other
        await rows.queue_up(work, line)


async def own_matches(work: UnitOfWork, wanted: Wanted) -> list[OwnMatch]:
    """Projects of the acting tenant with the same investor or the same name."""
    same = [Company.name_normal == wanted.company_name, Project.name_normal == wanted.project_name]
    if wanted.credit_code is not None:
        same.append(Company.credit_code == wanted.credit_code)
    statement = (
        select(Project.id, Project.name)
        .join(Company, (Company.district_id == Project.district_id) & (Company.id == Project.company_id))
        .where(
            Project.district_id == work.fence.district,
            Project.tenant_id == work.fence.tenant,
            Project.stage.not_in(FORGOTTEN),
            or_(*same),
        )
        .order_by(Project.created_at, Project.id)
        .limit(OWN_MATCHES)
    )
    return [OwnMatch(key, name) for key, name in await work.session.execute(statement)]


async def foreign_matches(work: UnitOfWork, wanted: Wanted) -> list[ForeignMatch]:
    """Projects of other tenants with the same investor or name, by the one function that looks across tenants."""
    found = await work.session.execute(
        text(
            "SELECT project_id, kind, report_id, reported_at, report_status"
            " FROM app.find_matches(:credit_code, :company_name, :project_name)"
        ),
        {
            "credit_code": wanted.credit_code,
            "company_name": wanted.company_name,
            "project_name": wanted.project_name,
        },
    )
    return [
        ForeignMatch(
            row.project_id,
            MatchKind(row.kind),
            None
            if row.report_id is None
            else Report(row.report_id, row.reported_at, FirstReportStatus(row.report_status)),
        )
        for row in found
    ]


async def link(work: UnitOfWork, project: Project, match: ForeignMatch, *, dispute: bool) -> None:
    """Link a project to another tenant's for 合作交流办, disputing that tenant's valid first report if it must be."""
    await work.session.execute(
        text("SELECT app.link_duplicate(:project, :other, :kind, :at, :dispute)"),
        {
            "project": project.id,
            "other": match.project_id,
            "kind": match.kind.value,
            "at": work.at,
            "dispute": dispute,
        },
    )


async def disclosures_since(work: UnitOfWork, since: datetime) -> int:
    """How often the acting person was told "already reported" since an instant."""
    statement = select(func.count()).where(
        Project.district_id == work.fence.district,
        Project.tenant_id == work.fence.tenant,
        Project.created_by == work.fence.person,
        Project.created_at > since,
        Project.reported_elsewhere,
    )
    return (await work.session.execute(statement)).scalar_one()


async def lock_disputed(work: UnitOfWork, upheld: FirstReport) -> list[FirstReport]:
    """The other disputed reports of linked projects, locked in the order of their ids."""
    linked = await _linked_projects(work, upheld.project_id)
    statement = (
        select(FirstReport)
        .where(
            FirstReport.district_id == work.fence.district,
            FirstReport.project_id.in_(linked),
            FirstReport.status == FirstReportStatus.DISPUTED,
        )
        .order_by(FirstReport.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(await work.session.scalars(statement))


async def lock_report_of(work: UnitOfWork, project_id: UUID) -> FirstReport | None:
    """The first report of a project, locked."""
    statement = (
        select(FirstReport)
        .where(FirstReport.district_id == work.fence.district, FirstReport.project_id == project_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await work.session.scalars(statement)).one_or_none()


async def held_by_others(work: UnitOfWork, project_id: UUID, settled: DuplicateLink) -> bool:
    """Whether another open or confirmed link than the settled one stands in the way of a project's first report."""
    statement = select(DuplicateLink.id).where(
        DuplicateLink.district_id == work.fence.district,
        or_(DuplicateLink.project_id == project_id, DuplicateLink.other_project_id == project_id),
        DuplicateLink.id != settled.id,
        DuplicateLink.state != DuplicateState.DIFFERENT,
        DuplicateLink.kind != MatchKind.PROJECT_NAME,
    )
    return (await work.session.scalars(statement.limit(1))).one_or_none() is not None


async def projects_by_id(work: UnitOfWork, keys: Collection[UUID]) -> dict[UUID, Project]:
    """Projects inside the fence."""
    found = await work.session.scalars(
        select(Project).where(Project.district_id == work.fence.district, Project.id.in_(keys))
    )
    return {project.id: project for project in found}


async def _linked_projects(work: UnitOfWork, project_id: UUID) -> set[UUID]:
    statement = select(DuplicateLink.project_id, DuplicateLink.other_project_id).where(
        DuplicateLink.district_id == work.fence.district,
        or_(DuplicateLink.project_id == project_id, DuplicateLink.other_project_id == project_id),
        DuplicateLink.state != DuplicateState.DIFFERENT,
    )
    return {key for pair in await work.session.execute(statement) for key in pair} - {project_id}
