"""考核评分: a department says how well a host did, with its reason; changed by saying it again (domain §11)."""

from uuid import UUID

from zhaoshang.assessment import store_schemes as store
from zhaoshang.assessment.errors import Refusals, refusal
from zhaoshang.assessment.model import AssessmentIndicator, AssessmentMark, IndicatorKind, Marking
from zhaoshang.assessment.permissions import Marks
from zhaoshang.assessment.rules.schemes import refuse_mark
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.responsibility import Responsibility


@repeatable
async def give_mark(  # noqa: PLR0913  mirrors the SDL input
    service: Service,
    actor: Actor,
    indicator_id: UUID,
    unit: UUID,
    mark: int,
    *,
    reason: str,
    expected_number: int | None,
) -> UUID | Refusals:
    """Mark a host by an indicator of one's own; until the assessment is published it may be said anew.

    Refuses: NOT_FOUND, FORBIDDEN, MARK_OUT_OF_RANGE, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, MARK_NOT_ASKED,
    MARK_LATE, MARK_UNIT_UNFIT, CONFLICT.
    """
    async with service.unit_of_work(actor, Marks.SCORE) as work:
        indicator = await store.load(work, AssessmentIndicator, indicator_id)
        if indicator is None:
            return NOT_FOUND
        if denial := authorize(actor, Marks.SCORE, indicator):
            return denial
        if faults := refuse_mark(IndicatorKind(indicator.kind), indicator.weight, mark, reason):
            return faults
        await store.queue_up(work)
        await work.session.refresh(indicator)
        if indicator.marking in {Marking.NONE, Marking.LAPSED}:
            return refusal("MARK_NOT_ASKED")
        if await store.is_told(work, indicator.year):
            return refusal("MARK_LATE", year=indicator.year)
        hosts = set((await find_holders(work)).get(Responsibility.HOST, ()))
        if unit not in hosts:
            return refusal("MARK_UNIT_UNFIT", "unit")
        known = await store.last_mark(work, indicator, unit)
        if expected_number != (None if known is None else known.number):
            return CONFLICT
        given = AssessmentMark(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            year=indicator.year,
            code=indicator.code,
            unit_id=unit,
            number=1 if known is None else known.number + 1,
            mark=mark,
            reason=reason.strip(),
            given_at=work.at,
            given_by=actor.person,
        )
        await store.add(work, given)
        if await store.marked(work, actor.tenant, indicator.year, indicator.code, hosts) >= hosts:
            indicator.marking = Marking.DONE
        work.record("assessment.mark.score", "assessment.mark", given.id, actor.tenant, unit=unit, number=given.number)
        work.emit("assessment.marked", mark=str(given.id))
        return await work.commit(given.id)
