"""交付佐证材料: a file leaves for a stated purpose, on record, inside an operation that has authorized it."""

import asyncio
import base64
import hashlib
from dataclasses import dataclass, field
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence import store
from zhaoshang.evidence.model import Evidence, EvidenceDisclosure
from zhaoshang.evidence.rules import PURPOSE
from zhaoshang.values.files import DamagedFileError
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Where a file is kept, and what makes it the one that was uploaded."""

    storage_key: str
    sha256: str


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A file as it was uploaded, and what it was asked for as; kept out of every log."""

    asked: UUID
    content: bytes = field(repr=False)

    @property
    def base64(self) -> str:
        """The file as it travels in an answer (RFC 4648 §4)."""
        return base64.b64encode(self.content).decode("ascii")


async def hand_out(work: UnitOfWork, actor: Actor, evidence_id: UUID, purpose: str) -> KeptFile | None:
    """Record that a file inside the fence is handed out. Part of a larger operation, which commits, then fetches it."""
    evidence = await store.load(work, Evidence, evidence_id)
    return None if evidence is None else await record_hand_out(work, actor, evidence, purpose)


async def hand_out_with(
    work: UnitOfWork, actor: Actor, evidence_id: UUID | None, purpose: str
) -> KeptFile | Refusal | tuple[Refusal, ...]:
    """The same of what came with a row that the caller has authorized, if anything did.

    Refuses: TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, NOT_FOUND.
    """
    if faults := tuple(check_text(purpose, "purpose", limit=PURPOSE, required=True)):
        return faults
    file = None if evidence_id is None else await hand_out(work, actor, evidence_id, purpose)
    return file or NOT_FOUND


async def record_hand_out(work: UnitOfWork, actor: Actor, evidence: Evidence, purpose: str) -> KeptFile:
    """Record that a loaded file is handed out."""
    await hand_out_kept(work, actor, evidence.id, purpose)
    return KeptFile(evidence.storage_key, evidence.sha256)


async def hand_out_kept(work: UnitOfWork, actor: Actor, evidence_id: UUID, purpose: str) -> None:
    """Record that a file is handed out which the caller has found, whether or not the fence sees its row."""
    disclosure = EvidenceDisclosure(
        id=new_id(),
        district_id=actor.district,
        tenant_id=actor.tenant,
        evidence_id=evidence_id,
        purpose=purpose.strip(),
        by_person_id=actor.person,
        at=work.at,
    )
    await store.add(work, disclosure)
    work.record("evidence.reveal", "evidence", evidence_id, actor.tenant, disclosure=disclosure.id)
    work.emit("evidence.revealed", evidence=str(evidence_id), disclosure=str(disclosure.id))


async def fetch(service: Service, file: KeptFile) -> bytes:
    """The bytes of a file whose hand-out is on record; raises for one that is no longer what was uploaded."""
    content = await service.files.get(file.storage_key)
    if await asyncio.to_thread(_digest, content) != file.sha256:
        raise DamagedFileError(file.storage_key)
    return content


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
