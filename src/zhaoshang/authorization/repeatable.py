"""Operations that may be asked for twice under one ``Idempotency-Key``."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.service import Service
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.idempotency import RepeatedError, current
from zhaoshang.values.refusal import Refusal

P = ParamSpec("P")
R = TypeVar("R")


def repeatable(
    operation: Callable[Concatenate[Service, Actor, P], Coroutine[Any, Any, R]],
) -> Callable[Concatenate[Service, Actor, P], Coroutine[Any, Any, R]]:
    """Answer a repeated request with the outcome of the first; keep a refusal, too, so that it stays the answer.

    A refused operation rolled back, so its refusal is kept in a transaction of its own: lost in a crash between the
    two, it is simply decided again, and nothing was written.
    """

    @wraps(operation)
    async def run(service: Service, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            outcome = await operation(service, actor, *args, **kwargs)
            await _keep_refusal(service, actor, outcome)
        except RepeatedError as repeated:
            known: R = repeated.outcome
            return known
        return outcome

    return run


async def _keep_refusal(service: Service, actor: Actor, outcome: Any) -> None:
    once = current()
    if once is None or not outcome or not isinstance(outcome, Refusal | tuple):
        return
    fence = Fence(actor.district, actor.tenant, actor.person, Reach.NONE, Reach.OWN)
    async with service.database.unit_of_work(fence, at=service.clock.now()) as work:
        await work.commit(outcome)
