"""补充材料: a host gives a section what it asked for, and the section's clock runs again."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import hold_reviewable
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import Refusals, refusal
from zhaoshang.reviews.model import OpinionState, Review, ReviewOpinion, ReviewState, ReviewSupplement
from zhaoshang.reviews.permissions import Supplements
from zhaoshang.reviews.rules.opinions import ANSWER, refuse_slot
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def answer_supplement(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, supplement_id: UUID, expected: int, answer: str, *, evidence: UUID | None
) -> UUID | Refusals:
    """Answer a section; it has as many working days as it had left, from tomorrow.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, SUPPLEMENT_ANSWERED,
    OPINION_GIVEN when the section spoke without waiting, REVIEW_STATE, REVIEW_STAGE, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Supplements.ANSWER) as work:
        supplement = await load_governed(work, ReviewSupplement, supplement_id)
        if supplement is None:
            return NOT_FOUND
        if denial := authorize(actor, Supplements.ANSWER, supplement):
            return denial
        if faults := tuple(check_text(answer, "answer", limit=ANSWER, required=True)):
            return faults
        project = await hold_reviewable(work, supplement.project_id)
        opinion = await store.load(work, ReviewOpinion, supplement.opinion_id)
        review = None if opinion is None else await store.load(work, Review, opinion.review_id)
        if project is None or opinion is None or review is None:
            return CONFLICT
        if supplement.answered_at is not None:
            return refusal("SUPPLEMENT_ANSWERED")
        if conflict := await store.lock(work, supplement, expected):
            return conflict
        if refused := refuse_slot(OpinionState(opinion.state), ReviewState(review.state), project.stage):
            return refused
        if unproven := await claim_evidence(work, actor, evidence, claim="ReviewSupplement", claim_id=supplement.id):
            return unproven
        supplement.answer, supplement.evidence_id = answer.strip(), evidence
        supplement.answered_at, supplement.answered_by = work.at, actor.person
        supplement.version += 1
        await store.add(work, supplement)
        calendar = await store.calendar(work)
        await store.resume_slot(work, supplement.id, calendar.resumed(opinion.due_at, opinion.days_left or 0, work.at))
        work.record("review.supplement.answer", "review.supplement", supplement.id, actor.tenant)
        work.emit("review.supplement.answered", supplement=str(supplement.id), section=str(opinion.tenant_id))
        return await work.commit(supplement_id)
