"""确认承诺变更: the industry department takes note of a changed promise; the first one stays (policy III.5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evaluation import store
from zhaoshang.evaluation.errors import Refusals
from zhaoshang.evaluation.model import EvaluationPromise, PromiseState
from zhaoshang.evaluation.permissions import Promises
from zhaoshang.evaluation.rules.records import REASON, refuse_decision
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def confirm_promise(service: Service, actor: Actor, key: UUID, expected: int) -> UUID | Refusals:
    """Let a change count beside the promise as it was.

    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, PROMISE_DECIDED.
    """
    return await decide_promise(service, actor, Promises.APPROVE, key, expected)


async def decide_promise(  # noqa: PLR0913, PLR0917  the two verbs share it
    service: Service, actor: Actor, permission: Permission, key: UUID, expected: int, reason: str | None = None
) -> UUID | Refusals:
    """Confirm a change, or return it with a reason; refuses what the verbs do."""
    returns = permission == Promises.RETURN
    async with service.unit_of_work(actor, permission) as work:
        promise = await store.load(work, EvaluationPromise, key)
        if promise is None:
            return NOT_FOUND
        if denial := authorize(actor, permission, promise):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=returns)):
            return faults
        await store.queue_up(work, promise.evaluation_id)
        await store.refresh(work, promise)
        if promise.version != expected:
            return CONFLICT
        if refused := refuse_decision(PromiseState(promise.state)):
            return refused
        promise.state = PromiseState.RETURNED if returns else PromiseState.CONFIRMED
        promise.decided_at, promise.decided_by = work.at, actor.person
        promise.return_reason = reason.strip() if reason and returns else None
        promise.version += 1
        await store.add(work, promise)
        verb = "return" if returns else "confirm"
        work.record(f"evaluation.promise.{verb}", "evaluation.promise", key, promise.tenant_id)
        work.emit("evaluation.promise_decided", promise=str(key))
        return await work.commit(key)
