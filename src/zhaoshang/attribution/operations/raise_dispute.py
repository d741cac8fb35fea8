"""提出异议: a unit says that credit it shares in is not shared as it should be (domain §4.8)."""

from typing import Final
from uuid import UUID

from zhaoshang.attribution import store_cases as store
from zhaoshang.attribution.errors import Refusals, refusal
from zhaoshang.attribution.model import AttributionTerms, TermsBasis
from zhaoshang.attribution.permissions import Disputes
from zhaoshang.attribution.rules.cases import DISPUTE_DAYS, REASON, refuse_raising
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.clock import day_of
from zhaoshang.values.district_rules import whole_number
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text

DISPUTE_DAYS_RULE: Final = "attribution_dispute_working_days"


@repeatable
async def raise_dispute(
    service: Service, actor: Actor, terms_id: UUID, reason: str, evidence: UUID | None
) -> UUID | Refusals:
    """Dispute terms that the unit shares in; their credit is frozen until 合作交流办 decides, and shown apart.

    All whom it concerns are heard. Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID,
    TERMS_FINAL, ALREADY_DISPUTED, DISPUTE_LATE, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Disputes.RAISE) as work:
        terms = await store.load(work, AttributionTerms, terms_id)
        if terms is None:
            return NOT_FOUND
        if denial := authorize(actor, Disputes.RAISE, terms):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if refused := await refuse_late(work, terms, actor.tenant):
            return refused
        key = new_id()
        if unproven := await claim_evidence(work, actor, evidence, claim="AttributionDispute", claim_id=key):
            return unproven
        if not await store.raise_dispute(
            work, key, terms, claimant=actor.tenant, reason=reason.strip(), evidence=evidence
        ):
            return refusal("ALREADY_DISPUTED", "terms")
        work.record("attribution.dispute.raise", "attribution.dispute", key, actor.tenant, terms=terms_id)
        work.emit("attribution.disputed", dispute=str(key))
        return await work.commit(key)


async def refuse_late(work: UnitOfWork, terms: AttributionTerms, claimant: UUID) -> Refusal | None:
    """Whether a unit may still dispute terms, by the district's rule and working days as of today.

    Part of a larger operation. Refuses TERMS_FINAL, ALREADY_DISPUTED, DISPUTE_LATE.
    """
    today = day_of(work.at)
    rules = await find_rules(work, today)
    credited = await store.first_credited(work, terms.id)
    return refuse_raising(
        TermsBasis(terms.basis),
        claimant,
        await store.disputes_of(work, terms.id),
        None if credited is None else day_of(credited),
        window=whole_number(rules, DISPUTE_DAYS_RULE, DISPUTE_DAYS),
        overrides=await find_overrides(work),
        today=today,
    )
