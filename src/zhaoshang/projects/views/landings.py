"""What landed and what ended, as statements: for rooms that follow a project once it has landed."""

from typing import Any, Final

from sqlalchemy import Select, Text, any_, case, func, literal, null, select
from sqlalchemy.dialects.postgresql import ARRAY

from zhaoshang.projects.model import Project, StageChange
from zhaoshang.projects.rules.stages import CLOSED, LANDED

_LANDED: Final = literal(sorted(LANDED), ARRAY(Text()))
_CLOSED: Final = literal(sorted(CLOSED), ARRAY(Text()))


def landings() -> Select[Any]:
    """Every project that has landed, and when it first did; its planned investment is null while that is not known."""
    first = (
        select(func.min(StageChange.at))
        .where(
            StageChange.district_id == Project.district_id,
            StageChange.project_id == Project.id,
            StageChange.to_stage == any_(_LANDED),
        )
        .scalar_subquery()
    )
    return select(
        Project.district_id,
        Project.id,
        Project.tenant_id,
        Project.industry_department_id,
        Project.industry,
        Project.channel,
        case((Project.investment_known, Project.investment_fen), else_=null()).label("investment_fen"),
        func.coalesce(first, Project.updated_at).label("landed_at"),
    ).where(Project.stage == any_(_LANDED))


def endings() -> Select[Any]:
    """Every project that is lost, withdrawn or rejected, and why it came to that."""
    why = (
        select(StageChange.reason)
        .where(
            StageChange.district_id == Project.district_id,
            StageChange.project_id == Project.id,
            StageChange.to_stage == Project.stage,
        )
        .order_by(StageChange.at.desc(), StageChange.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return select(Project.district_id, Project.id, why.label("reason")).where(Project.stage == any_(_CLOSED))
