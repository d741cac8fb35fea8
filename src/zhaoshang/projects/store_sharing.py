"""Comparing participations with the copies derived from them. Private to the room."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Uuid, and_, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.model import (
    Company,
    CompanyParticipation,
    Note,
    Part,
    Participation,
    Project,
)
from zhaoshang.projects.sharing import CHILDREN

TENANTS: Final = ARRAY(Uuid())


def _everybody(project_id: Any, district_id: Any) -> ColumnElement[Any]:
    part = aliased(Participation)
    tenants = func.array_agg(func.distinct(part.tenant_id))
    return (
        select(func.coalesce(tenants, literal_column("'{}'::uuid[]")))
        .where(part.district_id == district_id, part.project_id == project_id)
        .scalar_subquery()
    )


def _host(project_id: Any, district_id: Any) -> ColumnElement[Any]:
    project = aliased(Project)
    hosts = select(func.array_agg(project.tenant_id, type_=TENANTS))
    return hosts.where(project.district_id == district_id, project.id == project_id).scalar_subquery()


def _differs(row: Any, everybody: ColumnElement[Any]) -> ColumnElement[bool]:
    others = func.array_remove(everybody, row.tenant_id)
    return or_(~row.shared_with.contains(others), ~row.shared_with.contained_by(others))


async def _count(work: UnitOfWork, row: Any, *conditions: ColumnElement[bool]) -> int:
    statement = select(func.count()).select_from(row).where(row.district_id == work.fence.district, *conditions)
    return (await work.session.execute(statement)).scalar_one()


async def projects_off(work: UnitOfWork) -> int:
    """Projects whose sharing is not their participations'."""
    return await _count(work, Project, _differs(Project, _everybody(Project.id, Project.district_id)))


async def children_off(work: UnitOfWork) -> int:
    """Rows below a project, and companies, whose sharing is not the project's."""
    off = 0
    for child in CHILDREN:
        off += await _count(work, child, _differs(child, _everybody(child.project_id, child.district_id)))
    off += await _count(work, Note, _differs(Note, _host(Note.project_id, Note.district_id)))
    part, project = aliased(Participation), aliased(Project)
    of_company = (
        select(func.coalesce(func.array_agg(func.distinct(part.tenant_id)), literal_column("'{}'::uuid[]")))
        .join(project, and_(project.district_id == part.district_id, project.id == part.project_id))
        .where(project.district_id == Company.district_id, project.company_id == Company.id)
        .correlate(Company)
        .scalar_subquery()
    )
    listed = aliased(CompanyParticipation)
    in_lists = (
        select(func.coalesce(func.array_agg(listed.tenant_id), literal_column("'{}'::uuid[]"), type_=TENANTS))
        .where(
            listed.district_id == Company.district_id,
            listed.company_id == Company.id,
            listed.created_at == Company.created_at,
        )
        .correlate(Company)
        .scalar_subquery()
    )
    knowing = func.array_append(Company.shared_with, Company.tenant_id, type_=TENANTS)
    listed_off = or_(~knowing.contains(in_lists), ~knowing.contained_by(in_lists))
    return off + await _count(work, Company, or_(_differs(Company, of_company), listed_off))


async def hosts_off(work: UnitOfWork) -> int:
    """Projects whose host is not exactly the one participation that says HOST."""
    part = aliased(Participation)
    hosts = (
        select(func.coalesce(func.array_agg(part.tenant_id), literal_column("'{}'::uuid[]")))
        .where(
            part.district_id == Project.district_id,
            part.project_id == Project.id,
            part.parts.bitwise_and(int(Part.HOST)) != 0,
        )
        .correlate(Project)
        .scalar_subquery()
    )
    return await _count(work, Project, hosts != func.array_append(literal_column("'{}'::uuid[]"), Project.tenant_id))


async def sort_keys_off(work: UnitOfWork) -> int:
    """Participations whose copies of the sort keys are stale."""
    part = aliased(Participation)
    stale = or_(
        part.created_at != Project.created_at,
        part.updated_at != Project.updated_at,
        part.investment_fen != Project.investment_fen,
    )
    statement = (
        select(func.count())
        .select_from(part)
        .join(Project, and_(Project.district_id == part.district_id, Project.id == part.project_id))
        .where(part.district_id == work.fence.district, stale)
    )
    return (await work.session.execute(statement)).scalar_one()
