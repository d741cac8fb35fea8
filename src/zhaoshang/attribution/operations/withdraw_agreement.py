"""撤回约定: who proposed an agreement takes it back."""

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
async def withdraw_agreement(
    service: Service, actor: Actor, agreement_id: UUID, expected: int, reason: str
) -> UUID | Refusals:
    """Take an agreement back before it is approved or returned.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, AGREEMENT_DECIDED.
    """
    async with service.unit_of_work(actor, Agreements.WITHDRAW) as work:
        agreement = await store.load(work, AttributionAgreement, agreement_id)
        if agreement is None:
            return NOT_FOUND
        if denial := authorize(actor, Agreements.WITHDRAW, agreement):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if refused := refuse_agreement_closing(AgreementState(agreement.state)):
            return refused
        if conflict := await store.lock(work, agreement, expected):
            return conflict
        agreement.close(AgreementState.WITHDRAWN, by=actor.person, at=work.at, decision=reason.strip())
        await store.add(work, agreement)
        work.record("attribution.agreement.withdraw", "attribution.agreement", agreement.id, agreement.tenant_id)
        work.emit("attribution.agreement.withdrawn", agreement=str(agreement.id))
        return await work.commit(agreement_id)
