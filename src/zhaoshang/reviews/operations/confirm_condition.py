"""确认条件落实: who asked something of a project finds it done."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import Refusals
from zhaoshang.reviews.model import ConditionState, ReviewCondition
from zhaoshang.reviews.permissions import Conditions
from zhaoshang.reviews.rules.opinions import ANSWER, refuse_condition
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text, trimmed


@repeatable
async def confirm_condition(
    service: Service, actor: Actor, condition_id: UUID, expected: int, decision: str | None
) -> UUID | Refusals:
    """Close a condition that was reported.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, CONDITION_STATE.
    """
    async with service.unit_of_work(actor, Conditions.CONFIRM) as work:
        condition = await load_governed(work, ReviewCondition, condition_id)
        if condition is None:
            return NOT_FOUND
        if denial := authorize(actor, Conditions.CONFIRM, condition):
            return denial
        if faults := tuple(check_text(decision, "decision", limit=ANSWER)):
            return faults
        if conflict := await store.lock(work, condition, expected):
            return conflict
        if refused := refuse_condition(ConditionState(condition.state), ConditionState.REPORTED):
            return refused
        condition.state, condition.decision = ConditionState.MET, trimmed(decision)
        condition.decided_at, condition.decided_by = work.at, actor.person
        condition.version += 1
        await store.add(work, condition)
        work.record("review.condition.confirm", "review.condition", condition.id, actor.tenant)
        work.emit("review.condition.met", condition=str(condition.id), host=str(condition.tenant_id))
        return await work.commit(condition_id)
