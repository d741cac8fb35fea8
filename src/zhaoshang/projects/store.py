"""The pipeline's write side: loading, locking and saving rows inside a bound transaction. Private to the room."""

from datetime import date, datetime
from functools import cache
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Select, bindparam, func, literal, or_, select, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from zhaoshang.database import rows
from zhaoshang.database.direct import Direct, columns_of
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.conditions import StageFacts
from zhaoshang.projects.facts import read_facts, stage_facts
from zhaoshang.projects.model import (
    Company,
    Contact,
    FirstReport,
    Part,
    Participation,
    Project,
    Stage,
    StageChange,
)
from zhaoshang.projects.rules.district import DistrictRules
from zhaoshang.tenancy.model import Tenant, TenantKind
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.normalise import bigrams

Governed = TypeVar("Governed", Project, FirstReport)

load, hold, lock, add = rows.load, rows.hold, rows.lock, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


SHARING_NOTHING: Final = frozenset({
    "name", "name_normal", "description", "channel", "investment_approximate", "first_contact_on",
    "first_contact_precision", "registered_on", "registration_number", "site_basis", "site_document", "updated_at",
    "version",
})  # fmt: skip
"""What neither sharing nor sums nor the lists of major projects follow from: all that ``app.reshare`` would find is as
it should be, but for the moment of the last change in each participation."""


async def load_project(work: UnitOfWork, key: UUID, *, to_change: bool = False) -> Project | None:
    """A project inside the fence, with the acting tenant's parts in it.

    One that is loaded to be changed is locked at once where the fence may write it, so that ``lock`` need not ask
    again; where it may not, nobody is kept waiting, and ``authorize`` says why.
    """
    if to_change and (project := await _load_governed(work, Project, key, "id", locked=True)) is not None:
        work.note_held(project)
        return project
    return await _load_governed(work, Project, key, "id")


async def load_first_report(work: UnitOfWork, key: UUID) -> FirstReport | None:
    """A first report inside the fence, with the acting tenant's parts in its project."""
    return await _load_governed(work, FirstReport, key, "project_id")


async def load_contact(work: UnitOfWork, key: UUID) -> Contact | None:
    """A contact inside the fence, with the acting tenant's parts in what its unit brought of its company."""
    contact = await load(work, Contact, key)
    if contact is not None:
        statement = (
            select(func.coalesce(func.bit_or(Participation.parts), 0))
            .join(
                Project,
                (Project.district_id == Participation.district_id) & (Project.id == Participation.project_id),
            )
            .where(
                Participation.district_id == work.fence.district,
                Participation.tenant_id == work.fence.tenant,
                Project.company_id == contact.company_id,
                Project.tenant_id == contact.tenant_id,
            )
        )
        contact.parts = await work.session.scalar(statement)
    return contact


async def _load_governed(
    work: UnitOfWork, kind: type[Governed], key: UUID, project_key: str, *, locked: bool = False
) -> Governed | None:
    fence = work.fence
    statement = _governed(kind, project_key, locked=locked)
    for record in await work.direct(statement, district=fence.district, tenant=fence.tenant, key=key):
        row = work.found(kind, record, anew=locked)
        row.parts = record["parts"]
        return row
    return None


@cache
def _governed(kind: type[Governed], project_key: str, *, locked: bool) -> Direct:
    rows = select(*columns_of(kind)).where(
        kind.__table__.c.district_id == bindparam("district"), kind.__table__.c.id == bindparam("key")
    )
    # Locked by itself: what stands beside it is looked at, and not for this transaction alone.
    row = (rows.with_for_update() if locked else rows).subquery("governed").c
    part = Participation.__table__.c
    return Direct(
        select(*row, func.coalesce(part.parts, 0).label("parts")).outerjoin_from(
            row.id.table,
            Participation.__table__,
            # A project has few participants and a tenant takes part in many projects: the planner, who takes both for
            # few, walked all of a tenant's. Asked in this way, no index begins with the tenant.
            (part.district_id == row.district_id)
            & (part.project_id == row[project_key])
            & part.tenant_id.is_not_distinct_from(bindparam("tenant")),
        )
    )


async def lock_projects_of(work: UnitOfWork, unit: UUID) -> list[Project]:
    """Every project that a unit hosts or pushed first, locked until this transaction ends."""
    statement = (
        select(Project)
        .where(
            Project.district_id == work.fence.district,
            or_(Project.tenant_id == unit, Project.origin_tenant_id == unit),
        )
        .order_by(Project.id)
        .with_for_update()
    )
    return list(await work.session.scalars(statement))


async def lock_beside_threshold(work: UnitOfWork, threshold_fen: int) -> list[Project]:
    """Every project that is major below a threshold, or is not at or above it; locked until this transaction ends."""
    statement = (
        select(Project)
        .where(
            Project.district_id == work.fence.district,
            or_(
                Project.is_major & (Project.investment_fen < threshold_fen),
                ~Project.is_major & (Project.investment_fen >= threshold_fen),
            ),
        )
        .order_by(Project.id)
        .with_for_update()
    )
    return list(await work.session.scalars(statement))


async def facts_of(work: UnitOfWork, project: Project) -> StageFacts:
    """What the entry conditions read about a project, as of now in this transaction."""
    await work.session.flush()
    asked = {"the_district": work.fence.district, "the_project": project.id}
    return read_facts((await work.session.execute(_facts_statement(), asked)).scalar_one())


@cache
def _facts_statement() -> Select[Any]:
    """Put together once, when every room has added its facts: that takes longer than all else a change does."""
    return select(stage_facts(Project)).where(
        Project.district_id == bindparam("the_district"), Project.id == bindparam("the_project")
    )


async def save(work: UnitOfWork, project: Project, *beside: object) -> None:
    """Write a changed project with the rows beside it, and let the sharing and the sort keys follow."""
    work.session.add_all((project, *beside))
    await work.update(project, follows="reshare")


async def save_facts(work: UnitOfWork, project: Project) -> None:
    """Write a project that changed in itself only: nobody came to take part in it, or ceased to, in this transaction.

    Where the changed facts share nothing anew and are not counted, only the lists by the last change follow.
    """
    changed = work.only_changes(project)
    if changed and changed <= SHARING_NOTHING:
        await work.update(project, follows="resort")
    else:
        await save(work, project)


async def reshare_company(work: UnitOfWork, company: UUID) -> None:
    """Let the sharing of a company follow when one of its projects has left it."""
    await work.session.execute(text("SELECT app.reshare_company(:company)"), {"company": company})


async def index_search(work: UnitOfWork, project: Project, company: Company) -> None:
    """Replace what a project is found by: the two-character pieces of its name and its company's."""
    grams = bigrams(project.name, company.name)
    statement = select(func.app.index_project(literal(project.id), literal(list(grams), ARRAY(TEXT))))
    await work.session.execute(statement)


async def rules_in_force(work: UnitOfWork, day: date) -> DistrictRules:
    """The district's pipeline rules of one day."""
    return DistrictRules.of(await find_rules(work, day))


async def tenant_by_code(work: UnitOfWork, code: str) -> UUID | None:
    """The id of a tenant of the district."""
    return await work.session.scalar(
        select(Tenant.id).where(Tenant.district_id == work.fence.district, Tenant.code == code)
    )


async def load_department(work: UnitOfWork, key: UUID) -> Tenant | None:
    """A department of the district that is not closed."""
    return await work.session.scalar(
        select(Tenant).where(
            Tenant.district_id == work.fence.district,
            Tenant.id == key,
            Tenant.kind == TenantKind.DEPARTMENT,
            Tenant.closed_at.is_(None),
        )
    )


async def participants(work: UnitOfWork, project: Project) -> list[UUID]:
    """Every tenant that takes part in a project, for a caller that reads the district."""
    return [tenant for tenant, _ in await parts_in(work, project.id)]


async def involve(work: UnitOfWork, project: Project, tenant: UUID, part: Part) -> bool:
    """Give a tenant one part more in a project; ``False`` when it has it already. The project is locked."""
    known = await work.session.scalar(
        select(Participation).where(
            Participation.district_id == work.fence.district,
            Participation.tenant_id == tenant,
            Participation.project_id == project.id,
        )
    )
    if known is not None and known.parts & part:
        return False
    if known is not None:
        known.parts |= part
    else:
        work.session.add(
            Participation(
                district_id=project.district_id,
                tenant_id=tenant,
                project_id=project.id,
                parts=int(part),
                created_at=project.created_at,
                updated_at=project.updated_at,
                investment_fen=project.investment_fen,
            )
        )
    await work.session.flush()
    return True


async def parts_in(work: UnitOfWork, project: UUID) -> list[tuple[UUID, int]]:
    """Who takes part in a project, and as what, for a caller that reads the district."""
    found = await work.session.execute(
        select(Participation.tenant_id, Participation.parts)
        .where(Participation.district_id == work.fence.district, Participation.project_id == project)
        .order_by(Participation.tenant_id)
    )
    return [(tenant, parts) for tenant, parts in found]


async def find_company(
    work: UnitOfWork, credit_code: str | None, name_normal: str, *, tenant: UUID | None = None
) -> Company | None:
    """A tenant's own record of a company, the acting one's unless another is named.

    By credit code, else by name unless the codes differ.
    """
    same_name = Company.name_normal == name_normal
    if credit_code is None:
        wanted: Any = same_name
    else:
        wanted = or_(Company.credit_code == credit_code, same_name & Company.credit_code.is_(None))
    statement = (
        select(Company)
        .where(Company.district_id == work.fence.district, Company.tenant_id == (tenant or work.fence.tenant), wanted)
        .order_by(Company.credit_code.asc().nulls_last(), Company.created_at, Company.id)
        .limit(1)
    )
    return (await work.session.scalars(statement)).one_or_none()


async def company_of(work: UnitOfWork, project: Project) -> Company:
    """The company of a project the acting tenant hosts: its own record, so it is there."""
    statement = select(Company).where(Company.district_id == work.fence.district, Company.id == project.company_id)
    return (await work.session.scalars(statement)).one()


async def contacts_of(work: UnitOfWork, company: Company) -> list[Contact]:
    """The people at a company, oldest first."""
    statement = (
        select(Contact)
        .where(Contact.district_id == work.fence.district, Contact.company_id == company.id)
        .order_by(Contact.created_at, Contact.id)
    )
    return list(await work.session.scalars(statement))


async def projects_of(work: UnitOfWork, company: Company) -> list[Project]:
    """The projects of a company."""
    statement = (
        select(Project)
        .where(Project.district_id == work.fence.district, Project.company_id == company.id)
        .order_by(Project.id)
    )
    return list(await work.session.scalars(statement))


async def started(work: UnitOfWork, since: datetime, before: datetime) -> dict[UUID, int]:
    """How many projects of each tenant came to be started for the first time in a span of time."""
    first = (
        select(StageChange.project_id, func.min(StageChange.at).label("at"))
        .where(StageChange.district_id == work.fence.district, StageChange.to_stage == Stage.STARTED)
        .group_by(StageChange.project_id)
        .subquery()
    )
    statement = (
        select(Project.tenant_id, func.count())
        .join(first, first.c.project_id == Project.id)
        .where(Project.district_id == work.fence.district, first.c.at >= since, first.c.at < before)
        .group_by(Project.tenant_id)
    )
    return dict((await work.session.execute(statement)).all())
