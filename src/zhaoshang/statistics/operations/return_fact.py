"""退回: 合作交流办 does not accept a figure, and says why."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.statistics import store
from zhaoshang.statistics.errors import Refusals
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.statistics.permissions import Facts
from zhaoshang.statistics.rules.facts import REASON, refuse_decision
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def return_fact(service: Service, actor: Actor, fact_id: UUID, expected: int, reason: str) -> UUID | Refusals:
    """Give a figure back with a reason; it stays on record and never counts. A better one is entered anew.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, FACT_DECIDED.
    """
    async with service.unit_of_work(actor, Facts.RETURN) as work:
        fact = await store.load(work, Fact, fact_id)
        if fact is None:
            return NOT_FOUND
        if denial := authorize(actor, Facts.RETURN, fact):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if conflict := await store.lock(work, fact, expected):
            return conflict
        if refused := refuse_decision(FactState(fact.state)):
            return refused
        fact.state, fact.decided_at, fact.decided_by = FactState.RETURNED, work.at, actor.person
        fact.return_reason = reason.strip()
        fact.version += 1
        await store.add(work, fact)
        work.record("fact.return", "fact", fact.id, fact.tenant_id)
        work.emit("fact.returned", fact=str(fact.id))
        return await work.commit(fact_id)
