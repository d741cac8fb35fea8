"""引用佐证材料: a file comes to support one claim, inside the transaction that makes the claim."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence import store
from zhaoshang.evidence.errors import refusal
from zhaoshang.values.refusal import Refusal


async def claim_evidence(
    work: UnitOfWork, actor: Actor, evidence_id: UUID | None, *, claim: str, claim_id: UUID
) -> Refusal | None:
    """Let the acting tenant's own file support a claim; a file supports one claim of the district only (domain §1).

    None is a claim without a file, where one may be made so.

    ``claim`` is the name of the claim's GraphQL type. Part of a larger operation, which has authorized the claim
    itself and commits. Claims of the same file wait for each other: whoever claims several at once does so in the
    order of their ids.
    Refuses: EVIDENCE_NOT_FOUND (absent or another tenant's: the same answer), EVIDENCE_USED (the same content supports
    a claim already, whosever).
    """
    if evidence_id is None:
        return None
    evidence = await store.lock_own(work, evidence_id)
    if evidence is None:
        return refusal("EVIDENCE_NOT_FOUND", "evidence")
    if evidence.claim_id is not None or not await store.claim(work, evidence, claim, claim_id, work.at):
        return refusal("EVIDENCE_USED", "evidence")
    work.record("evidence.claim", "evidence", evidence.id, actor.tenant, claim=claim, supports=claim_id)
    return None
