"""上传佐证材料: a file comes in, once and for ever."""

import asyncio
import hashlib
from dataclasses import dataclass, field
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence import store
from zhaoshang.evidence.errors import Refusals
from zhaoshang.evidence.model import Evidence, MediaType
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.evidence.rules import bare_name, recognise
from zhaoshang.values.files import file_key
from zhaoshang.values.ids import new_id


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """An uploaded file, whatever it turns out to be."""

    name: str
    content: bytes = field(repr=False)


@repeatable
async def upload_evidence(service: Service, actor: Actor, file: EvidenceFile) -> UUID | Refusals:
    """Keep a file that is to support a claim of the acting tenant.

    The file is stored before its row is: a file without a row is harmless, a row without its file is not. It is kept
    under its own hash, so that keeping it twice changes nothing.
    Refuses: FORBIDDEN, EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE, EVIDENCE_TYPE_UNSUPPORTED, EVIDENCE_NAME_MISMATCH,
    TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID.
    """
    if denial := authorize(actor, Evidences.UPLOAD):
        return denial
    # Looking through 20 MB takes its time: not on the loop that serves everybody, nor inside a transaction.
    media_type, sha256 = await asyncio.to_thread(_looked_through, file)
    if not isinstance(media_type, MediaType):
        return media_type
    key = file_key(actor.district, sha256)
    await service.files.put(key, file.content)
    async with service.unit_of_work(actor, Evidences.UPLOAD) as work:
        evidence = Evidence(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            file_name=bare_name(file.name),
            media_type=media_type,
            size=len(file.content),
            sha256=sha256,
            storage_key=key,
            uploaded_by=actor.person,
            uploaded_at=work.at,
            version=1,
        )
        await store.add(work, evidence)
        work.record("evidence.upload", "evidence", evidence.id, actor.tenant, sha256=sha256)
        return await work.commit(evidence.id)


def _looked_through(file: EvidenceFile) -> tuple[MediaType | Refusals, str]:
    found = recognise(file.name, file.content)
    return found, hashlib.sha256(file.content).hexdigest() if isinstance(found, MediaType) else ""
