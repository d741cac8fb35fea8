"""要求补充材料: a section asks the host for more, and its clock stands until the host answers (domain §3)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import Refusals, refusal
from zhaoshang.reviews.model import OpinionState, ReviewOpinion, ReviewSupplement
from zhaoshang.reviews.operations.hold_slot import hold_slot
from zhaoshang.reviews.permissions import Opinions
from zhaoshang.reviews.rules.opinions import ANSWER
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def ask_supplement(
    service: Service, actor: Actor, opinion_id: UUID, expected: int, question: str
) -> UUID | Refusals:
    """Ask a host to complete what it handed in; the working days that are left are kept for afterwards.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, OPINION_GIVEN, CONFLICT, REVIEW_STATE,
    REVIEW_STAGE, SUPPLEMENT_OPEN.
    """
    async with service.unit_of_work(actor, Opinions.ASK) as work:
        opinion = await load_governed(work, ReviewOpinion, opinion_id)
        if opinion is None:
            return NOT_FOUND
        if denial := authorize(actor, Opinions.ASK, opinion):
            return denial
        if faults := tuple(check_text(question, "question", limit=ANSWER, required=True)):
            return faults
        held = await hold_slot(work, opinion, expected)
        if not isinstance(held, tuple):
            return held
        if opinion.state == OpinionState.WAITING:
            return refusal("SUPPLEMENT_OPEN")
        project, review = held
        since = await store.running_since(work, opinion)
        opinion.days_left = (await store.calendar(work)).left(since, opinion.due_at, work.at)
        opinion.state = OpinionState.WAITING
        opinion.version += 1
        asked = ReviewSupplement(
            id=new_id(),
            district_id=project.district_id,
            tenant_id=project.tenant_id,
            shared_with=project.readers(but=project.tenant_id),
            project_id=project.id,
            opinion_id=opinion.id,
            question=question.strip(),
            asked_at=work.at,
            asked_by=actor.person,
            version=1,
        )
        await store.add(work, opinion, asked)
        work.record("review.supplement.ask", "review.supplement", asked.id, actor.tenant, review=review.id)
        work.emit("review.supplement.asked", supplement=str(asked.id), host=str(project.tenant_id))
        return await work.commit(asked.id)
