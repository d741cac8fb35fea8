"""调阅申报材料: whoever judges a project reads what was handed in with it; this leaves a trace."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.hand_out import HandedOut, fetch, hand_out
from zhaoshang.evidence.rules import PURPOSE
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import Refusals
from zhaoshang.reviews.model import ReviewDocument
from zhaoshang.reviews.permissions import Documents
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def read_document(service: Service, actor: Actor, document_id: UUID, purpose: str) -> HandedOut | Refusals:
    """Hand out a file that was handed in with a round, for a stated purpose (domain §14).

    The record of it is committed before the file is fetched; a repeated request is another disclosure.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID.
    """
    async with service.unit_of_work(actor, Documents.READ_FILE) as work:
        document = await store.load_governed(work, ReviewDocument, document_id)
        if document is None:
            return NOT_FOUND
        if denial := authorize(actor, Documents.READ_FILE, document):
            return denial
        if faults := tuple(check_text(purpose, "purpose", limit=PURPOSE, required=True)):
            return faults
        file = await hand_out(work, actor, document.evidence_id, purpose)
        if file is None:
            return NOT_FOUND
        await work.commit()
    return HandedOut(document_id, await fetch(service, file))
