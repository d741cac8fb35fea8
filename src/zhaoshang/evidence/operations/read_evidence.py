"""调阅佐证材料: the one way to a file, and it leaves a trace."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence import store
from zhaoshang.evidence.errors import Refusals
from zhaoshang.evidence.model import Evidence
from zhaoshang.evidence.operations.hand_out import HandedOut, fetch, record_hand_out
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.evidence.rules import PURPOSE
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def read_evidence(service: Service, actor: Actor, evidence_id: UUID, purpose: str) -> HandedOut | Refusals:
    """Hand a file out for a stated purpose (domain §14).

    The record of it is committed before the file is fetched. A repeated request is another disclosure: the bytes are
    never kept as an outcome. A file that is no longer what was uploaded raises: it is nobody's to use.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID.
    """
    async with service.unit_of_work(actor, Evidences.READ_FILE) as work:
        evidence = await store.load(work, Evidence, evidence_id)
        if evidence is None:
            return NOT_FOUND
        if denial := authorize(actor, Evidences.READ_FILE, evidence):
            return denial
        if faults := tuple(check_text(purpose, "purpose", limit=PURPOSE, required=True)):
            return faults
        file = await record_hand_out(work, actor, evidence, purpose)
        await work.commit()
    return HandedOut(evidence_id, await fetch(service, file))
