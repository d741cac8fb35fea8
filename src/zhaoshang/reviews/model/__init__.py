"""The tables of reviews: templates, and the rounds that follow them."""

from zhaoshang.reviews.model.rounds import (
    Review,
    ReviewAssessment,
    ReviewCondition,
    ReviewDocument,
    ReviewOpinion,
    ReviewParty,
    ReviewSupplement,
)
from zhaoshang.reviews.model.templates import ReviewTemplate, ReviewTemplateSection
from zhaoshang.reviews.model.words import (
    FAILED,
    OPEN,
    UNANSWERED,
    AssessmentKind,
    ConditionState,
    OpinionState,
    ReviewState,
    SectionTrigger,
    Verdict,
)

__all__ = [
    "FAILED",
    "OPEN",
    "UNANSWERED",
    "AssessmentKind",
    "ConditionState",
    "OpinionState",
    "Review",
    "ReviewAssessment",
    "ReviewCondition",
    "ReviewDocument",
    "ReviewOpinion",
    "ReviewParty",
    "ReviewState",
    "ReviewSupplement",
    "ReviewTemplate",
    "ReviewTemplateSection",
    "SectionTrigger",
    "Verdict",
]
