"""What reviews bring to projects: what SIGNED asks for, and rows whose sharing follows (domain §2, §3)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.orm import aliased

from zhaoshang.projects.operations.review_project import Reviewable, ask_before_signing
from zhaoshang.projects.operations.verify_sharing import register_shared
from zhaoshang.reviews.model import (
    Review,
    ReviewAssessment,
    ReviewCondition,
    ReviewDocument,
    ReviewOpinion,
    ReviewState,
    ReviewSupplement,
)
from zhaoshang.reviews.rules.rounds import Passed, Round


def outgrown(review: Any, project: Any) -> ColumnElement[bool]:
    """Whether a project has become more than a round judged; ``round_of`` says the same of loaded rows."""
    return or_(
        and_(project.occupies_land.is_(True), not_(review.occupies_land)),
        and_(project.needs_construction, not_(review.needs_construction)),
        and_(project.is_hazardous.is_(True), not_(review.is_hazardous)),
        project.industry != review.industry,
        func.coalesce(project.investment_fen > review.covers_fen, False),
    )


def round_of(review: Review, project: Reviewable) -> Round:
    """A round as submission looks at it."""
    outdated = (
        (bool(project.occupies_land) and not review.occupies_land)
        or (project.needs_construction and not review.needs_construction)
        or (bool(project.is_hazardous) and not review.is_hazardous)
        or project.industry != review.industry
        or (review.covers_fen is not None and project.investment_fen > review.covers_fen)
    )
    return Round(review.round, ReviewState(review.state), outdated)


def _newest_round(project: Any) -> ColumnElement[Any]:
    review = aliased(Review)
    return (
        select(func.json_build_object("state", review.state, "covers", not_(outgrown(review, project))))
        .where(review.district_id == project.district_id, review.project_id == project.id)
        .order_by(review.round.desc())
        .limit(1)
        .correlate(project)
        .scalar_subquery()
    )


register_shared(Review, ReviewOpinion, ReviewSupplement, ReviewDocument, ReviewAssessment, ReviewCondition)
ask_before_signing(
    "review",
    _newest_round,
    {
        "REVIEW_NOT_PASSED": lambda found, _land: Passed.of(found).argued,
        "REVIEW_OUTDATED": lambda found, _land: Passed.of(found).may_cover,
        "GOVERNMENT_DECISION_REQUIRED": lambda found, land: Passed.of(found).needs_no_decision(occupies_land=land),
    },
)
