"""The demo's evidence: one file for each claim, with its row (domain §1)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhaoshang.demo.pipeline import Pipeline
from zhaoshang.evidence.model import Evidence, MediaType
from zhaoshang.values.files import file_key
from zhaoshang.values.ids import DistrictId


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A file that somebody uploaded for a claim, at the same moment."""

    tenant: UUID
    person: UUID
    at: datetime
    name: str
    says: str
    """What tells its content from every other file's."""
    claim: str
    claim_id: UUID


def prove(pipeline: Pipeline, key: UUID, proof: Proof, files: dict[str, bytes]) -> None:
    """Add a proof: its row under a key, its bytes to the files that are to be kept."""
    content = f"%PDF-1.7\n% {proof.says} {key}\n%%EOF\n".encode()
    digest = hashlib.sha256(content).hexdigest()
    stored = file_key(DistrictId(pipeline.cast.district_id), digest)
    files[stored] = content
    pipeline.rows[Evidence].append(
        {
            "district_id": pipeline.cast.district_id,
            "tenant_id": proof.tenant,
            "id": key,
            "file_name": proof.name,
            "media_type": MediaType.PDF.value,
            "size": len(content),
            "sha256": digest,
            "storage_key": stored,
            "uploaded_by": proof.person,
            "uploaded_at": proof.at,
            "claim_kind": proof.claim,
            "claim_id": proof.claim_id,
            "claimed_at": proof.at,
            "version": 2,
        }
    )
