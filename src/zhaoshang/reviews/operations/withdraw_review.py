"""撤回评审: a host takes its project out of a review that is still collecting opinions."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import hold_reviewable, leave_review
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import Refusals
from zhaoshang.reviews.model import Review, ReviewState
from zhaoshang.reviews.permissions import Reviews
from zhaoshang.reviews.rules.rounds import REASON, Round, refuse_state, unanswered_veto
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.stage import Stage
from zhaoshang.values.texts import check_text


async def open_rounds(work: UnitOfWork, unit: UUID) -> int:
    """How many rounds of a unit are open: until it takes them back, or they end, it cannot be merged into another."""
    return await store.open_rounds(work, unit)


@repeatable
async def withdraw_review(
    service: Service, actor: Actor, review_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """End a round before its sections have all spoken; the project negotiates on.

    One that is answering a veto is rejected again: withdrawing answers nothing.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, REVIEW_STATE.
    """
    async with service.unit_of_work(actor, Reviews.WITHDRAW) as work:
        review = await load_governed(work, Review, review_id)
        if review is None:
            return NOT_FOUND
        if denial := authorize(actor, Reviews.WITHDRAW, review):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        project = await hold_reviewable(work, review.project_id)
        if project is None:
            return CONFLICT
        # Asked before locking: its fence lets a host lock no round but one that it could withdraw.
        if refused := refuse_state(ReviewState(review.state), {ReviewState.COLLECTING}):
            return refused
        if conflict := await store.lock(work, review, expected):
            return conflict
        review.pending = 0
        review.close(ReviewState.WITHDRAWN, by=actor.person, at=work.at, decision=reason.strip())
        await store.add(work, review)
        past = [Round(each.round, ReviewState(each.state)) for each in await store.rounds_of(work, project.id)]
        back = Stage.REJECTED if unanswered_veto(past) else Stage.NEGOTIATING
        await leave_review(work, project.id, back, by=actor.person, reason=reason.strip())
        work.record("review.withdraw", "review", review.id, review.tenant_id)
        work.emit("review.withdrawn", review=str(review.id))
        return await work.commit(review_id)
