"""占用意见席位: a section's slot with its round and project, as they are now and locked. Part of larger operations."""

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.review_project import Reviewable, hold_reviewable
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import refusal
from zhaoshang.reviews.model import OpinionState, Review, ReviewOpinion, ReviewState
from zhaoshang.reviews.rules.opinions import refuse_slot
from zhaoshang.values.refusal import CONFLICT, Refusal


async def hold_slot(work: UnitOfWork, opinion: ReviewOpinion, expected: int) -> tuple[Reviewable, Review] | Refusal:
    """The project and the round of an authorized slot in which its section may speak now.

    Of two officers who speak at once, the second waits here and finds the first's word.
    Refuses: CONFLICT, OPINION_GIVEN, REVIEW_STATE, REVIEW_STAGE.
    """
    project = await hold_reviewable(work, opinion.project_id)
    review = await store.load(work, Review, opinion.review_id)
    if project is None or review is None:
        return CONFLICT
    await store.hold(work, review)
    await store.hold(work, opinion)
    if opinion.state == OpinionState.GIVEN:
        return refusal("OPINION_GIVEN")
    if opinion.version != expected:
        return CONFLICT
    if refused := refuse_slot(OpinionState(opinion.state), ReviewState(review.state), project.stage):
        return refused
    return project, review
