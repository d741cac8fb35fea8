"""What projects ask of reviews, as one SQL expression: their newest round, and whether it still holds."""

from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select

from zhaoshang.database.alias import aliased
from zhaoshang.reviews.model import Review


def outgrown(review: Any, project: Any) -> ColumnElement[bool]:
    """Whether a project has become more than a round judged; ``gate.round_of`` says the same of loaded rows."""
    return or_(
        and_(project.occupies_land.is_(True), not_(review.occupies_land)),
        and_(project.needs_construction, not_(review.needs_construction)),
        and_(project.is_hazardous.is_(True), not_(review.is_hazardous)),
        project.industry != review.industry,
        func.coalesce(project.investment_fen > review.covers_fen, False),
    )


def newest_round(project: Any) -> ColumnElement[Any]:
    """The state of a project's newest round, and whether it covers what the project is by now."""
    review = aliased(Review)
    return (
        select(func.json_build_object("state", review.state, "covers", not_(outgrown(review, project))))
        .where(review.district_id == project.district_id, review.project_id == project.id)
        .order_by(review.round.desc())
        .limit(1)
        .correlate(project)
        .scalar_subquery()
    )
