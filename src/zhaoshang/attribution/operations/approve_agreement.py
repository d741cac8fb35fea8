"""批准约定: 合作交流办 lets an agreement replace the ratio from a day on (domain §4.7)."""

from uuid import UUID

from zhaoshang.attribution import store, store_cases
from zhaoshang.attribution.errors import Refusals
from zhaoshang.attribution.model import AgreementState, AttributionAgreement
from zhaoshang.attribution.permissions import Agreements
from zhaoshang.attribution.rules.cases import REASON, refuse_agreement_closing, refuse_approval, split
from zhaoshang.attribution.rules.terms import Share, agreed_terms, in_force
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects.operations.pool_project import find_transferable
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text, trimmed


@repeatable
async def approve_agreement(
    service: Service, actor: Actor, agreement_id: UUID, expected: int, decision: str | None
) -> UUID | Refusals:
    """Freeze the terms that all have agreed to; they hold from the agreed day, and never from before the approval.

    What is paid until then stays shared as it was. Refuses: NOT_FOUND, FORBIDDEN, TEXT_TOO_LONG, TEXT_INVALID,
    CONFLICT, AGREEMENT_DECIDED, PARTIES_NOT_AGREED, TERMS_NOT_IN_FORCE, TERMS_DISPUTED.
    """
    async with service.unit_of_work(actor, Agreements.APPROVE) as work:
        agreement = await store_cases.load(work, AttributionAgreement, agreement_id)
        if agreement is None:
            return NOT_FOUND
        if denial := authorize(actor, Agreements.APPROVE, agreement):
            return denial
        if faults := tuple(check_text(decision, "decision", limit=REASON)):
            return faults
        if conflict := await store_cases.lock(work, agreement, expected):
            return conflict
        if refused := refuse_agreement_closing(AgreementState(agreement.state)):
            return refused
        await find_transferable(work, agreement.project_id, locked=True)
        before = in_force(await store.history(work, agreement.project_id))
        parties = await store_cases.parties_of_agreement(work, agreement.id)
        waiting = sum(party.agreed_at is None for party in parties)
        disputed = await store_cases.is_disputed(work, agreement.terms_id)
        if refused := refuse_approval(before, agreement.terms_id, waiting=waiting, disputed=disputed):
            return refused
        shares = [Share(party.tenant_id, party.share) for party in parties if party.share]
        host, others = split(before.host, shares)
        since = max(agreement.since, day_of(work.at))
        terms = agreed_terms(before, host or before.host_share, others, since, key=new_id())
        if isinstance(terms, Refusal):
            return terms
        await store.keep_terms(work, agreement.project_id, terms)
        agreement.close(AgreementState.APPROVED, by=actor.person, at=work.at, decision=trimmed(decision))
        agreement.made_terms_id = terms.id
        await store_cases.add(work, agreement)
        work.record(
            "attribution.agreement.approve", "attribution.agreement", agreement.id, agreement.tenant_id, terms=terms.id
        )
        work.emit("attribution.agreement.approved", agreement=str(agreement.id))
        return await work.commit(agreement_id)
