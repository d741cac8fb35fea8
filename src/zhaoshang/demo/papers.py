"""What the demo's hosts hand in with a round, and what they find out about a project: files, each for one claim."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from zhaoshang.demo.proofs import Proof, prove
from zhaoshang.demo.rounds import Document, Hearing
from zhaoshang.reviews.model import AssessmentKind, ReviewAssessment
from zhaoshang.values.clock import day_of

Files = dict[str, bytes]

_FEN: Final = 100


def hand_in(hearing: Hearing, files: Files, *more: str) -> None:
    """Hand in what the sections ask for; in a later round what is new only, the rest is taken over."""
    now = hearing.now
    asked = [name for slot in now.slots for name in slot.section.documents]
    known = {document.name for document in now.documents} - set(more)
    wanted = [name for name in dict.fromkeys((*asked, *more)) if name not in known]
    now.documents = [document for document in now.documents if document.name not in more]
    for name in wanted:
        key = hearing.chance.id_at(now.submitted_at)
        evidence = _prove(hearing, files, now.submitted_at, f"{name}.pdf", ("ReviewDocument", key))
        now.documents.append(Document(name, key, evidence, now.number))


def assess(hearing: Hearing, at: datetime, conclusion: str) -> None:
    """The host's own judgement."""
    _add(hearing, hearing.chance.id_at(at), at, AssessmentKind.SELF, conclusion)


def buy(hearing: Hearing, files: Files, at: datetime, conclusion: str, bought: tuple[str, str, int]) -> None:
    """An agency's judgement: who was paid, under which contract, how many yuan; with its report."""
    agency, contract, fee = bought
    key = hearing.chance.id_at(at)
    report = _prove(hearing, files, at, f"{agency}评估报告.pdf", ("ReviewAssessment", key))
    paid = {"agency": agency, "contract": contract, "fee_fen": fee * _FEN, "evidence_id": report}
    _add(hearing, key, at, AssessmentKind.THIRD_PARTY, conclusion, **paid)


def _add(hearing: Hearing, key: UUID, at: datetime, kind: AssessmentKind, conclusion: str, **bought: Any) -> None:
    cast, host = hearing.pipeline.cast, hearing.added.host.code
    hearing.pipeline.rows[ReviewAssessment].append(
        {
            "district_id": cast.district_id,
            "id": key,
            "tenant_id": cast.tenants[host],
            "project_id": hearing.added.id,
            "kind": kind.value,
            "conclusion": conclusion,
            **dict.fromkeys(("agency", "contract", "fee_fen", "evidence_id")),
            **bought,
            "assessed_on": day_of(at),
            "added_at": at,
            "added_by": cast.who(host),
        }
    )


def _prove(hearing: Hearing, files: Files, at: datetime, name: str, claim: tuple[str, UUID]) -> UUID:
    cast, host = hearing.pipeline.cast, hearing.added.host
    evidence = hearing.chance.id_at(at)
    proof = Proof(
        tenant=cast.tenants[host.code],
        person=cast.who(host.code),
        at=at,
        name=name,
        says=f"{hearing.project['name']} {name}",
        claim=claim[0],
        claim_id=claim[1],
    )
    prove(hearing.pipeline, evidence, proof, files)
    return evidence
