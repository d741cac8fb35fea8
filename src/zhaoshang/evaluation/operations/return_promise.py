"""退回承诺变更: the industry department does not take a changed promise, and says why (policy III.5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evaluation.errors import Refusals
from zhaoshang.evaluation.operations.confirm_promise import decide_promise
from zhaoshang.evaluation.permissions import Promises


@repeatable
async def return_promise(service: Service, actor: Actor, key: UUID, expected: int, reason: str) -> UUID | Refusals:
    """Return a change; it stays readable and never counts.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, PROMISE_DECIDED.
    """
    return await decide_promise(service, actor, Promises.RETURN, key, expected, reason)
