"""调阅评审材料: whoever judges a project reads the files of its review; this leaves a trace."""

from typing import TypeVar
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.hand_out import HandedOut, KeptFile, fetch, hand_out_with
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.reviews.errors import Refusals
from zhaoshang.reviews.model import (
    ReviewAssessment,
    ReviewCondition,
    ReviewDocument,
    ReviewOpinion,
    ReviewSupplement,
)
from zhaoshang.reviews.permissions import Documents
from zhaoshang.values.refusal import NOT_FOUND

Filed = TypeVar("Filed", ReviewDocument, ReviewSupplement, ReviewAssessment, ReviewOpinion, ReviewCondition)
"""What of a review may come with a file."""


@repeatable
async def read_document(
    service: Service, actor: Actor, kind: type[Filed], key: UUID, purpose: str
) -> HandedOut | Refusals:
    """Hand out the file of a document, answer, assessment, opinion or report, for a stated purpose (domain §14).

    The record of it is committed before the file is fetched; a repeated request is another disclosure.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID.
    """
    async with service.unit_of_work(actor, Documents.READ_FILE) as work:
        filed = await load_governed(work, kind, key)
        if filed is None:
            return NOT_FOUND
        if denial := authorize(actor, Documents.READ_FILE, filed):
            return denial
        file = await hand_out_with(work, actor, filed.evidence_id, purpose)
        if not isinstance(file, KeptFile):
            return file
        await work.commit()
    return HandedOut(key, await fetch(service, file))
