"""测算考核: 合作交流办 computes a year; again, as often as figures and marks change, until it is published."""

from uuid import UUID

from zhaoshang.assessment import store_assessments as store
from zhaoshang.assessment import store_schemes as schemes
from zhaoshang.assessment.errors import Refusals, refusal
from zhaoshang.assessment.model import Assessment, AssessmentState, Marking
from zhaoshang.assessment.operations.draw_up import draw_up
from zhaoshang.assessment.permissions import Assessments
from zhaoshang.assessment.rules.assessments import refuse_year
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id


@repeatable
async def compute_assessment(service: Service, actor: Actor, year: int) -> UUID | Refusals:
    """Draw up the assessment of a year as a draft that only 合作交流办, 督查室 and the leaders see.

    The draft before stays readable as REPLACED. Refuses: FORBIDDEN, ASSESSMENT_YEAR_OUT_OF_RANGE, ASSESSMENT_PUBLISHED,
    SCHEME_MISSING, TARGETS_MISSING.
    """
    async with service.unit_of_work(actor, Assessments.COMPUTE) as work:
        if denial := authorize(actor, Assessments.COMPUTE):
            return denial
        if refused := refuse_year(year, day_of(work.at).year):
            return refused
        await schemes.queue_up(work)
        if await schemes.is_told(work, year):
            return refusal("ASSESSMENT_PUBLISHED", "year", year=year)
        scheme = await schemes.scheme_in_force(work, year)
        if scheme is None:
            return refusal("SCHEME_MISSING", "year", year=year)
        drawn = await draw_up(work, scheme)
        if drawn.missing_targets:
            return refusal("TARGETS_MISSING", "year", count=drawn.missing_targets)
        earlier = await store.of_year(work, year)
        await store.replace_drafts(work, year)
        assessment = Assessment(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            scheme_id=scheme.id,
            year=year,
            number=len(earlier) + 1,
            state=AssessmentState.DRAFT,
            published=False,
            computed_at=work.at,
            computed_by=actor.person,
            version=1,
        )
        await store.add(work, assessment)
        await store.keep(work, assessment, drawn.lines)
        unmarked = {line.indicator.id for lines in drawn.lines.values() for line in lines if line.value is None}
        for indicator in await schemes.indicators(work, scheme.id):
            # A host that came late is to be marked, too.
            if indicator.marking != Marking.NONE:
                indicator.marking = Marking.AWAITED if indicator.id in unmarked else Marking.DONE
        work.record(
            "assessment.compute", "assessment", assessment.id, actor.tenant, year=year, number=assessment.number
        )
        work.emit("assessment.computed", assessment=str(assessment.id))
        return await work.commit(assessment.id)
