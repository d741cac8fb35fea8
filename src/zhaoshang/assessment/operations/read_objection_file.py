"""调阅异议材料: 合作交流办 reads what an objection came with; this leaves a trace (domain §14)."""

from uuid import UUID

from zhaoshang.assessment import store_assessments as store
from zhaoshang.assessment.errors import Refusals
from zhaoshang.assessment.model import AssessmentObjection
from zhaoshang.assessment.permissions import Objections
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.hand_out import HandedOut, KeptFile, fetch, hand_out_with
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def read_objection_file(service: Service, actor: Actor, objection_id: UUID, purpose: str) -> HandedOut | Refusals:
    """Hand out the file that came with an objection, for a stated purpose (domain §14).

    The record of it is committed before the file is fetched; a repeated request is another disclosure.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID.
    """
    async with service.unit_of_work(actor, Objections.READ_FILE) as work:
        objection = await store.load(work, AssessmentObjection, objection_id)
        if objection is None:
            return NOT_FOUND
        if denial := authorize(actor, Objections.READ_FILE, objection):
            return denial
        file = await hand_out_with(work, actor, objection.evidence_id, purpose)
        if not isinstance(file, KeptFile):
            return file
        await work.commit()
    return HandedOut(objection_id, await fetch(service, file))
