"""提交评审意见: a section says what it thinks of a project (domain §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.guidance.operations.find_item import find_item
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import Reviewable
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import Refusals, refusal
from zhaoshang.reviews.model import (
    ConditionState,
    OpinionState,
    Review,
    ReviewCondition,
    ReviewOpinion,
    ReviewState,
    ReviewTemplate,
    ReviewTemplateSection,
    Verdict,
)
from zhaoshang.reviews.operations.hold_slot import hold_slot
from zhaoshang.reviews.permissions import Opinions
from zhaoshang.reviews.rules.opinions import CitedItem, Requirement, Said, refuse_guidance, refuse_words
from zhaoshang.reviews.rules.rounds import collected
from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.guidance import Guidance
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND, Refusal

AGREED = "各板块均同意，按快速通道通过 / passed on opinions alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOpinion:
    """What a section says, and on what it rests."""

    said: Said
    guidance_item: UUID | None = None
    evidence: UUID | None = None


@repeatable
async def give_opinion(
    service: Service, actor: Actor, opinion_id: UUID, expected: int, new: NewOpinion
) -> UUID | Refusals:
    """Answer for a section, once. No opinion given here rejects a project: a veto is ``veto_review``'s.

    With the last one in, the round passes if the fast track allows it and nobody objects; otherwise it goes to the
    argumentation meeting. Refuses: NOT_FOUND, FORBIDDEN, OPINION_GIVEN, CONFLICT, REVIEW_STATE, REVIEW_STAGE,
    TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, ANSWERS_INCOMPLETE, CONDITION_REQUIRED, CONDITION_IDLE,
    CONDITION_DAY_PAST, LIST_TOO_LONG, GUIDANCE_ITEM_NOT_FOUND, EVIDENCE_NOT_FOUND, EVIDENCE_USED, and what
    ``refuse_guidance`` lists.
    """
    async with service.unit_of_work(actor, Opinions.GIVE) as work:
        opinion = await load_governed(work, ReviewOpinion, opinion_id)
        if opinion is None:
            return NOT_FOUND
        if denial := authorize(actor, Opinions.GIVE, opinion):
            return denial
        held = await hold_slot(work, opinion, expected)
        if not isinstance(held, tuple):
            return held
        project, review = held
        section = await store.referred(work, ReviewTemplateSection, opinion.section_id)
        if faults := refuse_words(new.said, section.questions, today=day_of(work.at)):
            return faults
        cited = await _cited(work, new.guidance_item)
        if isinstance(cited, Refusal):
            return cited
        if refused := refuse_guidance(new.said, cited, asked=section.asks_guidance):
            return refused
        if unproven := await claim_evidence(work, actor, new.evidence, claim="ReviewOpinion", claim_id=opinion.id):
            return unproven
        _say(opinion, actor, new)
        opinion.given_at = work.at
        await store.add(work, opinion)
        await set_conditions(work, project, review, new.said.requirements, by=actor.tenant, opinion=opinion.id)
        await _collect(work, actor, review)
        work.record("review.opinion.give", "review.opinion", opinion.id, actor.tenant, verdict=new.said.verdict)
        work.emit("review.opinion.given", opinion=str(opinion.id), review=str(review.id), host=str(project.tenant_id))
        return await work.commit(opinion_id)


async def _cited(work: UnitOfWork, key: UUID | None) -> CitedItem | Refusal | None:
    if key is None:
        return None
    item = await find_item(work, key, day_of(work.at))
    if item is None:
        return refusal("GUIDANCE_ITEM_NOT_FOUND", "guidanceItem")
    return CitedItem(kind=Guidance(item.kind.value), in_force=item.in_force)


def _say(opinion: ReviewOpinion, actor: Actor, new: NewOpinion) -> None:
    said = new.said
    opinion.state, opinion.verdict, opinion.opinion = OpinionState.GIVEN, said.verdict, said.opinion.strip()
    opinion.answers = [answer.strip() for answer in said.answers]
    opinion.guidance, opinion.guidance_item_id = said.guidance, new.guidance_item
    opinion.evidence_id, opinion.given_by = new.evidence, actor.person
    opinion.version += 1


async def set_conditions(  # noqa: PLR0913  what conditions are
    work: UnitOfWork,
    project: Reviewable,
    review: Review,
    requirements: Sequence[Requirement],
    *,
    by: UUID,
    opinion: UUID | None = None,
) -> None:
    """Ask a project's host for something. Part of a larger operation, whose fence writes the district's rows."""
    await store.add(
        work,
        *(
            ReviewCondition(
                id=new_id(),
                district_id=project.district_id,
                tenant_id=project.tenant_id,
                shared_with=project.readers(but=project.tenant_id),
                project_id=project.id,
                review_id=review.id,
                opinion_id=opinion,
                set_by_tenant_id=by,
                requirement=each.text.strip(),
                due_at=end_of(each.due_on),
                state=ConditionState.OPEN,
                set_at=work.at,
                version=1,
            )
            for each in requirements
        ),
    )


async def _collect(work: UnitOfWork, actor: Actor, review: Review) -> None:
    opinions = await store.opinions_of(work, review.id)
    waiting = [each for each in opinions if each.unanswered]
    review.pending = len(waiting)
    if waiting:
        review.due_at = min(each.due_at for each in waiting)
    else:
        outcome = collected({Verdict(each.verdict) for each in opinions if each.verdict}, fast_track=review.fast_track)
        if outcome is ReviewState.PASSED:
            review.close(outcome, by=actor.person, at=work.at, decision=AGREED)
            work.record("review.pass", "review", review.id, review.tenant_id)
            work.emit("review.passed", review=str(review.id), host=str(review.tenant_id))
        else:
            await await_meeting(work, review, outcome)
            work.emit("review.deliberating", review=str(review.id))
    await store.add(work, review)
    await store.follow(work, review)


async def await_meeting(work: UnitOfWork, review: Review, state: ReviewState) -> None:
    """Let a round wait for the meeting that decides next, by its template's deadline. Part of larger operations."""
    template = await store.referred(work, ReviewTemplate, review.template_id)
    government = state is ReviewState.GOVERNMENT
    days = template.government_working_days if government else template.meeting_working_days
    review.state, review.due_at = state, (await store.calendar(work)).due(work.at, days)
    review.version += 1
