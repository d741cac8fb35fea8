"""退回约定: 合作交流办 does not approve an agreement, and says why (domain §4.7)."""

from uuid import UUID

from zhaoshang.attribution import store_cases as store
from zhaoshang.attribution.errors import Refusals
from zhaoshang.attribution.model import AgreementState, AttributionAgreement
from zhaoshang.attribution.permissions import Agreements
from zhaoshang.attribution.rules.cases import REASON, refuse_agreement_closing
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def return_agreement(
    service: Service, actor: Actor, agreement_id: UUID, expected: int, decision: str
) -> UUID | Refusals:
    """Give an agreement back with reasons: the ratio stays what it is.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, AGREEMENT_DECIDED.
    """
    async with service.unit_of_work(actor, Agreements.RETURN) as work:
        agreement = await store.load(work, AttributionAgreement, agreement_id)
        if agreement is None:
            return NOT_FOUND
        if denial := authorize(actor, Agreements.RETURN, agreement):
            return denial
        if faults := tuple(check_text(decision, "decision", limit=REASON, required=True)):
            return faults
        if conflict := await store.lock(work, agreement, expected):
            return conflict
        if refused := refuse_agreement_closing(AgreementState(agreement.state)):
            return refused
        agreement.close(AgreementState.RETURNED, by=actor.person, at=work.at, decision=decision.strip())
        await store.add(work, agreement)
        work.record("attribution.agreement.return", "attribution.agreement", agreement.id, agreement.tenant_id)
        work.emit("attribution.agreement.returned", agreement=str(agreement.id))
        return await work.commit(agreement_id)
