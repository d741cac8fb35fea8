"""登记承诺: a host enters what its landed project promised, from the agreement (policy III.5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evaluation import store
from zhaoshang.evaluation.errors import Refusals
from zhaoshang.evaluation.model import (
    EvaluationPromise,
    EvaluationPromiseLine,
    EvaluationState,
    PostEvaluation,
    PromiseState,
)
from zhaoshang.evaluation.permissions import Promises
from zhaoshang.evaluation.rules.records import (
    NewPromise,
    edition_state,
    refuse_closed,
    refuse_edition,
    refuse_promise,
)
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import trimmed


@repeatable
async def make_promise(service: Service, actor: Actor, key: UUID, new: NewPromise) -> UUID | Refusals:
    """Enter an edition of the promises; every edition stays readable.

    Until the first year is over another edition takes the place of the one before. After that it is a change, with its
    reason, for the department to confirm, and results are still compared with the promise as it was.
    Refuses: NOT_FOUND, FORBIDDEN, every fault of the edition, EVALUATION_CLOSED, CONFLICT, PROMISE_WAITING,
    TEXT_REQUIRED, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Promises.PROMISE) as work:
        evaluation = await store.load(work, PostEvaluation, key)
        if evaluation is None:
            return NOT_FOUND
        if denial := authorize(actor, Promises.PROMISE, evaluation):
            return denial
        if faults := refuse_promise(new, evaluation.years):
            return faults
        await store.queue_up(work, key)
        await store.refresh(work, evaluation)
        if closed := refuse_closed(EvaluationState(evaluation.state)):
            return closed
        newest = await store.newest_promise(work, key)
        if new.expected_number != (newest and newest.number):
            return CONFLICT
        known = None if newest is None else PromiseState(newest.state)
        state = edition_state((await store.first_year(work, key)).ready_at, known, work.at)
        if refused := refuse_edition(state, known, new.reason):
            return refused
        own = {
            "district_id": evaluation.district_id,
            "tenant_id": evaluation.tenant_id,
            "department_id": evaluation.department_id,
            "project_id": evaluation.project_id,
            "evaluation_id": key,
        }
        promise = EvaluationPromise(
            **own,
            id=new_id(),
            number=1 if newest is None else newest.number + 1,
            state=state,
            source=new.source.strip(),
            reason=None if state is PromiseState.ORIGINAL else trimmed(new.reason),
            evidence_id=new.evidence,
            promised_at=work.at,
            promised_by=actor.person,
            version=1,
        )
        lines = [
            EvaluationPromiseLine(
                **own, id=new_id(), promise_id=promise.id, year=line.year, metric=line.metric, amount=line.amount
            )
            for line in new.lines
        ]
        if unproven := await claim_evidence(work, actor, new.evidence, claim="EvaluationPromise", claim_id=promise.id):
            return unproven
        await store.add(work, promise)
        await store.add(work, *lines)
        await store.note_promise(work, key)
        work.record("evaluation.promise", "evaluation.promise", promise.id, actor.tenant, state=state)
        event = "evaluation.promised" if state is PromiseState.ORIGINAL else "evaluation.promise_changed"
        work.emit(event, promise=str(promise.id), department=str(evaluation.department_id or ""))
        return await work.commit(promise.id)
