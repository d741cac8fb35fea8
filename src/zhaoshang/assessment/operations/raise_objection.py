"""提出考核异议: a host says that one of its own lines is wrong, while there is time (domain §11)."""

from uuid import UUID

from zhaoshang.assessment import store_assessments as store
from zhaoshang.assessment import store_schemes as schemes
from zhaoshang.assessment.errors import Refusals
from zhaoshang.assessment.model import (
    AssessmentLine,
    AssessmentObjection,
    AssessmentState,
    ObjectionState,
)
from zhaoshang.assessment.permissions import Objections
from zhaoshang.assessment.rules.assessments import refuse_objecting
from zhaoshang.assessment.rules.targets import REASON
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def raise_objection(
    service: Service, actor: Actor, line_id: UUID, reason: str, *, evidence: UUID | None
) -> UUID | Refusals:
    """Object to a line of one's own, once, with the reason and perhaps a file.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, OBJECTION_LATE, OBJECTION_EXISTS,
    EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Objections.RAISE) as work:
        line = await store.load(work, AssessmentLine, line_id)
        if line is None:
            return NOT_FOUND
        if denial := authorize(actor, Objections.RAISE, line):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        await schemes.queue_up(work)
        assessment = await store.assessment_of(work, line)
        earlier = await store.objections_to(work, line_id)
        until = assessment.objections_end_at
        if refused := refuse_objecting(AssessmentState(assessment.state), until, work.at, earlier):
            return refused
        key = new_id()
        if unproven := await claim_evidence(work, actor, evidence, claim="AssessmentObjection", claim_id=key):
            return unproven
        objection = AssessmentObjection(
            id=key,
            district_id=actor.district,
            tenant_id=actor.tenant,
            assessment_id=assessment.id,
            line_id=line_id,
            state=ObjectionState.OPEN,
            reason=reason.strip(),
            evidence_id=evidence,
            raised_at=work.at,
            raised_by=actor.person,
            version=1,
        )
        await store.add(work, objection)
        work.record("assessment.objection.raise", "assessment.objection", key, actor.tenant, line=line_id)
        work.emit("assessment.objected", objection=str(key))
        return await work.commit(key)
