"""考核定案: once the time to object is over and all is decided, 合作交流办 makes the assessment final (domain §11)."""

from uuid import UUID

from zhaoshang.assessment import store_assessments as store
from zhaoshang.assessment import store_schemes as schemes
from zhaoshang.assessment.errors import Refusals
from zhaoshang.assessment.model import Assessment, AssessmentState
from zhaoshang.assessment.operations.freeze_content import freeze_content
from zhaoshang.assessment.permissions import Assessments
from zhaoshang.assessment.rules.assessments import refuse_final
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def finalise_assessment(service: Service, actor: Actor, assessment_id: UUID, expected: int) -> UUID | Refusals:
    """Make a published assessment final: from then on nothing of it changes, and its hash says so.

    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, ASSESSMENT_STATE, OBJECTIONS_RUNNING, OBJECTIONS_UNDECIDED.
    """
    async with service.unit_of_work(actor, Assessments.FINALISE) as work:
        assessment = await store.load(work, Assessment, assessment_id)
        if assessment is None:
            return NOT_FOUND
        if denial := authorize(actor, Assessments.FINALISE, assessment):
            return denial
        await schemes.queue_up(work)
        if conflict := await store.lock(work, assessment, expected):
            return conflict
        waiting = await store.undecided(work, assessment_id)
        state, until = AssessmentState(assessment.state), assessment.objections_end_at
        if refused := refuse_final(state, until, work.at, waiting):
            return refused
        scheme = await schemes.scheme_of(work, assessment)
        assessment.state = AssessmentState.FINAL
        assessment.finalised_at, assessment.finalised_by = work.at, actor.person
        assessment.final_hash = await freeze_content(work, assessment, scheme)
        assessment.version += 1
        await store.add(work, assessment)
        work.record("assessment.finalise", "assessment", assessment.id, actor.tenant, sha256=assessment.final_hash)
        work.emit("assessment.final", assessment=str(assessment.id))
        return await work.commit(assessment_id)
