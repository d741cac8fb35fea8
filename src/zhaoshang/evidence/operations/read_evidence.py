"""调阅佐证材料: the one way to a file, and it leaves a trace."""

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
from zhaoshang.evidence.model import Evidence, EvidenceDisclosure
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.evidence.rules import PURPOSE
from zhaoshang.values.files import DamagedFileError
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@dataclass(frozen=True, slots=True)
class ReadEvidence:
    """A file as it was uploaded; kept out of every log."""

    evidence_id: UUID
    content: bytes = field(repr=False)


@repeatable
async def read_evidence(service: Service, actor: Actor, evidence_id: UUID, purpose: str) -> ReadEvidence | Refusals:
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
        disclosure = EvidenceDisclosure(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            evidence_id=evidence.id,
            purpose=purpose.strip(),
            by_person_id=actor.person,
            at=work.at,
        )
        await store.add(work, disclosure)
        work.record("evidence.reveal", "evidence", evidence.id, actor.tenant, disclosure=disclosure.id)
        work.emit("evidence.revealed", evidence=str(evidence.id), disclosure=str(disclosure.id))
        await work.commit()
    content = await service.files.get(evidence.storage_key)
    if await asyncio.to_thread(_digest, content) != evidence.sha256:
        raise DamagedFileError(evidence.storage_key)
    return ReadEvidence(evidence_id, content)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
