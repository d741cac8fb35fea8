"""Adding up what changed in a district's sums, and comparing them with the projects themselves. Private to the room."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select, text

from zhaoshang.database.alias import aliased
from zhaoshang.database.grains import added_up, unequal
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.model import (
    DIMENSIONS,
    GRAINS,
    Project,
    ProjectCounted,
    ProjectTally,
    ProjectTallyChange,
)

MONTH: Final[ColumnElement[str]] = literal_column("'YYYY-MM'")
ZONE: Final[ColumnElement[str]] = literal_column("'Asia/Shanghai'")


async def fold(work: UnitOfWork) -> int:
    """Add up what changed since the last time; how many changes there were."""
    folded: int = (await work.session.execute(text("SELECT app.fold_tallies()"))).scalar_one()
    return folded


async def recount(work: UnitOfWork) -> None:
    """Count every project of the district anew, while nobody writes one."""
    await work.session.execute(text("SELECT app.recount_projects()"))


def _month(project: Any) -> ColumnElement[Any]:
    return func.to_char(func.timezone(ZONE, project.created_at), MONTH)


def _kind(project: Any) -> dict[str, ColumnElement[Any]]:
    """What a project is, by dimension."""
    return {name: _month(project) if name == "month" else getattr(project, name) for name in DIMENSIONS}


async def counted_off(work: UnitOfWork) -> list[UUID]:
    """Projects that were last counted as something else than they are, or not at all."""
    project, counted = aliased(Project), aliased(ProjectCounted)
    kind = _kind(project)
    differs = or_(
        *(getattr(counted, name).is_distinct_from(kind[name]) for name in DIMENSIONS),
        counted.investment_fen.is_distinct_from(project.investment_fen),
    )
    statement = (
        select(project.id)
        .select_from(project)
        .outerjoin(counted, and_(counted.district_id == project.district_id, counted.id == project.id))
        .where(project.district_id == work.fence.district, differs)
        .order_by(project.id)
    )
    return list(await work.session.scalars(statement))


async def sums_off(work: UnitOfWork) -> Sequence[Any]:
    """By grain and kind, how many projects and how much investment too many (or few) the sums say; none is right."""
    tally, change, project = aliased(ProjectTally), aliased(ProjectTallyChange), aliased(Project)
    told = select(tally.grain, *_dimensions(tally).values(), tally.projects, tally.invested_fen)
    since = added_up(
        _dimensions(change), GRAINS, projects=func.sum(change.projects), invested_fen=func.sum(change.invested_fen)
    )
    true = added_up(_kind(project), GRAINS, projects=-func.count(), invested_fen=-func.sum(project.investment_fen))
    district = work.fence.district
    parts = (
        told.where(tally.district_id == district),
        since.where(change.district_id == district),
        true.where(project.district_id == district),
    )
    off: Sequence[Any] = (await work.session.execute(unequal(parts, DIMENSIONS, "projects", "invested_fen"))).all()
    return off


def _dimensions(sums: Any) -> dict[str, ColumnElement[Any]]:
    return {name: getattr(sums, name) for name in DIMENSIONS}
