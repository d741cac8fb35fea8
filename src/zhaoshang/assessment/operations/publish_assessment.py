"""公布考核: 合作交流办 publishes a draft; from then on the hosts may object for some working days (domain §11)."""

from uuid import UUID

from zhaoshang.assessment import store_assessments as store
from zhaoshang.assessment import store_schemes as schemes
from zhaoshang.assessment.errors import Refusals
from zhaoshang.assessment.model import Assessment, AssessmentState
from zhaoshang.assessment.operations.draw_up import DrawnUp, draw_up
from zhaoshang.assessment.operations.freeze_content import freeze_content
from zhaoshang.assessment.permissions import Assessments
from zhaoshang.assessment.rules.assessments import (
    OBJECTION_DAYS,
    OBJECTION_DAYS_RULE,
    refuse_publishing,
    refuse_state,
)
from zhaoshang.attribution.operations.find_months import find_closed_through
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.clock import day_of
from zhaoshang.values.district_rules import whole_number
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.working_days import due_after


@repeatable
async def publish_assessment(service: Service, actor: Actor, assessment_id: UUID, expected: int) -> UUID | Refusals:
    """Publish the draft of a closed year, provided that computing it now would give just the same.

    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, ASSESSMENT_STATE, ASSESSMENT_YEAR_OPEN, MARKS_MISSING, ASSESSMENT_STALE.
    """
    async with service.unit_of_work(actor, Assessments.PUBLISH) as work:
        assessment = await store.load(work, Assessment, assessment_id)
        if assessment is None:
            return NOT_FOUND
        if denial := authorize(actor, Assessments.PUBLISH, assessment):
            return denial
        await schemes.queue_up(work)
        if conflict := await store.lock(work, assessment, expected):
            return conflict
        if refused := refuse_state(AssessmentState(assessment.state), AssessmentState.DRAFT):
            return refused
        scheme = await schemes.scheme_of(work, assessment)
        drawn = await draw_up(work, scheme)
        newest = await schemes.scheme_in_force(work, assessment.year)
        same = newest is scheme and await _is_same(work, assessment, drawn)
        closed = await find_closed_through(work)
        if refused := refuse_publishing(assessment.year, closed, missing=drawn.missing_marks, same=same):
            return refused
        days = whole_number(await find_rules(work, day_of(work.at)), OBJECTION_DAYS_RULE, OBJECTION_DAYS)
        assessment.state, assessment.published = AssessmentState.PUBLISHED, True
        assessment.published_at, assessment.published_by = work.at, actor.person
        assessment.objections_end_at = due_after(work.at, days, await find_overrides(work))
        assessment.published_hash = await freeze_content(work, assessment, scheme)
        assessment.version += 1
        await store.add(work, assessment)
        await store.announce(work, assessment)
        work.record("assessment.publish", "assessment", assessment.id, actor.tenant, sha256=assessment.published_hash)
        work.emit("assessment.published", assessment=str(assessment.id))
        return await work.commit(assessment_id)


async def _is_same(work: UnitOfWork, assessment: Assessment, drawn: DrawnUp) -> bool:
    """Whether the draft's lines are what they would be now."""
    kept = {
        (line.tenant_id, line.indicator_id): tuple(getattr(line, name) for name in _COMPARED)
        for line in await store.lines(work, assessment.id)
    }
    now = {
        (host, line.indicator.id): tuple(getattr(line, name) for name in _COMPARED)
        for host, lines in drawn.lines.items()
        for line in lines
    }
    return kept == now


_COMPARED = ("value", "disputed", "target", "lowest", "highest", "points", "remark")
