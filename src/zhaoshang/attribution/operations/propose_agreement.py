"""提出分成约定: a unit proposes, with the signed agreement, to share otherwise than by the rule (domain §4.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.attribution import store, store_cases
from zhaoshang.attribution.errors import Refusals, refusal
from zhaoshang.attribution.model import AttributionTerms
from zhaoshang.attribution.permissions import Agreements
from zhaoshang.attribution.rules.cases import refuse_new_terms, refuse_start
from zhaoshang.attribution.rules.terms import Share
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.tenancy.operations.find_answering import find_answering
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.responsibility import Responsibility


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAgreement:
    """A written agreement as proposed."""

    shares: Sequence[Share]
    """Everybody's, the host's among them."""
    since: date
    """The day it is to hold from; approved later, it holds from the approval on."""
    evidence: UUID
    """The signed paper."""


@repeatable
async def propose_agreement(service: Service, actor: Actor, terms_id: UUID, new: NewAgreement) -> UUID | Refusals:
    """Propose to replace the ratio of terms the unit shares in; nothing changes until 合作交流办 approves.

    Everybody named, and who shares today and would not any more, has to agree first; the proposer has by proposing.
    Refuses: NOT_FOUND, FORBIDDEN, SHARE_OUT_OF_RANGE, SHARE_PARTY_TWICE, SHARES_NOT_WHOLE, HOST_WITHOUT_SHARE,
    PARTY_INVALID, TERMS_UNCHANGED, DATE_OUT_OF_RANGE, AGREEMENT_OPEN, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Agreements.PROPOSE) as work:
        row = await store_cases.load(work, AttributionTerms, terms_id)
        if row is None:
            return NOT_FOUND
        if denial := authorize(actor, Agreements.PROPOSE, row):
            return denial
        known = await find_answering(work, {share.party for share in new.shares}, Responsibility.HOST)
        if refused := refuse_new_terms(store.terms_of(row), new.shares, known):
            return refused
        if refused := refuse_start(new.since, day_of(work.at)):
            return refused
        key = new_id()
        if unproven := await claim_evidence(work, actor, new.evidence, claim="AttributionAgreement", claim_id=key):
            return unproven
        if not await store_cases.propose_agreement(
            work, key, terms_id, shares=new.shares, since=new.since, evidence=new.evidence
        ):
            return refusal("AGREEMENT_OPEN", "terms")
        work.record("attribution.agreement.propose", "attribution.agreement", key, actor.tenant, terms=terms_id)
        work.emit("attribution.agreement.proposed", agreement=str(key))
        return await work.commit(key)
