"""反馈督办单: the unit says what it did, with a file if there is one; 督查室 then decides (domain §11)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.orders import store
from zhaoshang.orders.errors import Refusals
from zhaoshang.orders.model import OrderAction, OrderState, SupervisionOrder
from zhaoshang.orders.permissions import Orders
from zhaoshang.orders.rules.orders import FEEDBACK, Term, refuse_state
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def answer_order(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, order_id: UUID, expected: int, feedback: str, *, evidence: UUID | None
) -> UUID | Refusals:
    """Give feedback on an order that was acknowledged; from then on its clock stands, until it is returned.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, ORDER_STATE,
    EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Orders.ANSWER) as work:
        order = await store.load(work, SupervisionOrder, order_id)
        if order is None:
            return NOT_FOUND
        if denial := authorize(actor, Orders.ANSWER, order):
            return denial
        if faults := tuple(check_text(feedback, "feedback", limit=FEEDBACK, required=True)):
            return faults
        if order.version != expected:
            return CONFLICT
        if refused := refuse_state(OrderState(order.state), OrderState.ACKNOWLEDGED):
            return refused
        step = order.step(
            OrderAction.ANSWERED, at=work.at, by=actor.person, tenant=actor.tenant, reason=feedback.strip()
        )
        step.evidence_id = evidence
        # The file supports this very feedback: returned, the next one brings another.
        if unproven := await claim_evidence(work, actor, evidence, claim="OrderStep", claim_id=step.id):
            return unproven
        decide_by = (await store.terms(work)).due(work.at, Term.DECIDE)
        if not await store.act(work, order, step, decide_by=decide_by):
            return CONFLICT
        work.record("supervision_order.answer", "supervision_order", order.id, actor.tenant)
        work.emit("order.answered", order=str(order.id))
        return await work.commit(order_id)
