"""裁定考核异议: 合作交流办 rejects an objection, or upholds it with the corrected points of the line (domain §11)."""

from uuid import UUID

from zhaoshang.assessment import store_assessments as store
from zhaoshang.assessment import store_schemes as schemes
from zhaoshang.assessment.errors import Refusals
from zhaoshang.assessment.model import AssessmentObjection, IndicatorKind, ObjectionState
from zhaoshang.assessment.permissions import Objections
from zhaoshang.assessment.rules.assessments import refuse_deciding
from zhaoshang.assessment.rules.scoring import bounds
from zhaoshang.assessment.rules.targets import REASON
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def decide_objection(  # noqa: PLR0913  mirrors the SDL input
    service: Service,
    actor: Actor,
    objection_id: UUID,
    expected: int,
    *,
    upheld: bool,
    points: int | None,
    reason: str,
) -> UUID | Refusals:
    """Decide with reasons; upheld, the line's points stay readable beside the corrected ones, and all are ranked anew.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, OBJECTION_DECIDED,
    OBJECTION_POINTS_INVALID.
    """
    async with service.unit_of_work(actor, Objections.DECIDE) as work:
        objection = await store.load(work, AssessmentObjection, objection_id)
        if objection is None:
            return NOT_FOUND
        if denial := authorize(actor, Objections.DECIDE, objection):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        await schemes.queue_up(work)
        if conflict := await store.lock(work, objection, expected):
            return conflict
        line = await store.line_of(work, objection)
        least, most = bounds(IndicatorKind(line.kind), line.weight, line.cap)
        state = ObjectionState(objection.state)
        if refused := refuse_deciding(state, points, upheld=upheld, before=line.points, least=least, most=most):
            return refused
        objection.state = ObjectionState.UPHELD if upheld else ObjectionState.REJECTED
        objection.decided_at, objection.decided_by, objection.decision = work.at, actor.person, reason.strip()
        objection.corrected = line.corrected = points
        objection.version += 1
        await store.add(work, objection, line)
        if upheld:
            await store.rank_again(work, objection.assessment_id)
        work.record(
            "assessment.objection.settle", "assessment.objection", objection_id, objection.tenant_id, upheld=upheld
        )
        work.emit("assessment.objection_decided", objection=str(objection_id))
        return await work.commit(objection_id)
