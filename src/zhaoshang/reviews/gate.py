"""What reviews bring to projects: what SIGNED asks for, and rows whose sharing follows (domain §2, §3)."""

from zhaoshang.projects.operations.review_project import Reviewable, ask_before_signing
from zhaoshang.projects.operations.verify_sharing import register_shared
from zhaoshang.reviews.facts import newest_round
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


register_shared(Review, ReviewOpinion, ReviewSupplement, ReviewDocument, ReviewAssessment, ReviewCondition)
ask_before_signing(
    "review",
    newest_round,
    {
        "REVIEW_NOT_PASSED": lambda found, _land: Passed.of(found).argued,
        "REVIEW_OUTDATED": lambda found, _land: Passed.of(found).may_cover,
        "GOVERNMENT_DECISION_REQUIRED": lambda found, land: Passed.of(found).needs_no_decision(occupies_land=land),
    },
)
