"""一票否决: environment or fire stops a project alone (policy III.2; domain §3)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import leave_review, sponsors_of
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import Refusals
from zhaoshang.reviews.model import OpinionState, ReviewOpinion, ReviewState, Verdict
from zhaoshang.reviews.operations.hold_slot import hold_slot
from zhaoshang.reviews.permissions import Opinions
from zhaoshang.reviews.rules.opinions import OPINION
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.stage import Stage
from zhaoshang.values.texts import check_text


@repeatable
async def veto_review(service: Service, actor: Actor, opinion_id: UUID, expected: int, reasons: str) -> UUID | Refusals:
    """Reject a project at once, whatever the other sections say: the round ends and the project is REJECTED with it.

    What others have not said lapses. The host, its sponsors and 合作交流办 are told by an event.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, OPINION_GIVEN, CONFLICT, REVIEW_STATE,
    REVIEW_STAGE.
    """
    async with service.unit_of_work(actor, Opinions.VETO) as work:
        opinion = await load_governed(work, ReviewOpinion, opinion_id)
        if opinion is None:
            return NOT_FOUND
        if denial := authorize(actor, Opinions.VETO, opinion):
            return denial
        if faults := tuple(check_text(reasons, "reasons", limit=OPINION, required=True)):
            return faults
        held = await hold_slot(work, opinion, expected)
        if not isinstance(held, tuple):
            return held
        project, review = held
        opinion.state, opinion.verdict, opinion.opinion = OpinionState.GIVEN, Verdict.VETO, reasons.strip()
        opinion.given_at, opinion.given_by = work.at, actor.person
        opinion.version += 1
        review.pending = 0
        review.close(ReviewState.VETOED, by=actor.person, at=work.at, decision=reasons.strip())
        await store.add(work, opinion, review)
        await leave_review(work, project.id, Stage.REJECTED, by=actor.person, reason=reasons.strip())
        sponsors = [str(unit) for unit in await sponsors_of(work, project.id)]
        work.record("review.veto", "review", review.id, actor.tenant, opinion=opinion.id, project=project.id)
        work.emit(
            "review.vetoed",
            review=str(review.id),
            project=str(project.id),
            host=str(project.tenant_id),
            sponsors=sponsors,
        )
        return await work.commit(opinion_id)
