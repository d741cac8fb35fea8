"""登记年度指标: the industry department says what a project's year brought (policy III.5)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evaluation import store
from zhaoshang.evaluation.errors import Refusals
from zhaoshang.evaluation.model import (
    EvaluationFigure,
    EvaluationRound,
    EvaluationState,
    EvaluationYear,
    PostEvaluation,
    YearState,
)
from zhaoshang.evaluation.permissions import Evaluations
from zhaoshang.evaluation.rules.records import GivenYear, refuse_figures, refuse_moment, refuse_unexplained
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal
from zhaoshang.values.texts import trimmed


@repeatable
async def record_year(service: Service, actor: Actor, key: UUID, given: GivenYear) -> UUID | Refusals:
    """Record all four metrics of a year that is over, or record them again with a reason; the newest round counts.

    What the verified figures of statistics say is beside each; one that differs says why. A file may prove several
    figures of this round, and nothing else. Refuses: NOT_FOUND, FORBIDDEN, every fault of the figures,
    EVALUATION_YEAR_LAPSED, EVALUATION_YEAR_NOT_OVER, CONFLICT, EVALUATION_REASON_REQUIRED, EVIDENCE_NOT_FOUND,
    EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Evaluations.RECORD) as work:
        year = await store.load(work, EvaluationYear, key)
        if year is None:
            return NOT_FOUND
        if denial := authorize(actor, Evaluations.RECORD, year):
            return denial
        if faults := refuse_figures(given):
            return faults
        await store.queue_up(work, year.evaluation_id)
        await store.refresh(work, year)
        if refused := refuse_moment(YearState(year.state), year.ready_at, work.at):
            return refused
        if year.round != given.expected_round:
            return CONFLICT
        derived = await store.derived(work, year)
        if unexplained := refuse_unexplained(given, derived):
            return unexplained
        own = {
            "district_id": year.district_id,
            "tenant_id": year.tenant_id,
            "department_id": year.department_id,
            "project_id": year.project_id,
            "evaluation_id": year.evaluation_id,
            "year_id": key,
        }
        said = EvaluationRound(
            **own,
            id=new_id(),
            number=year.round + 1,
            recorder_id=actor.tenant,
            host_id=year.tenant_id,
            reason=trimmed(given.reason) if year.round else None,
            recorded_at=work.at,
            recorded_by=actor.person,
        )
        if unproven := await _claim(work, actor, given, said.id):
            return unproven
        await store.add(work, said)
        await store.add(work, *_figures(own, said.number, given, derived))
        year.state, year.round = YearState.RECORDED, said.number
        year.told_at = year.told_at or work.at
        year.version += 1
        await store.add(work, year)
        await _end(work, year.evaluation_id)
        work.record("evaluation.record", "evaluation", key, year.tenant_id, again=said.number > 1)
        work.emit("evaluation.recorded", year=str(key))
        return await work.commit(key)


async def _claim(work: UnitOfWork, actor: Actor, given: GivenYear, claim: UUID) -> Refusal | None:
    # In the order of their ids: of two that claim the same files at once, one waits for the other.
    for evidence in sorted({each.evidence for each in given.figures if each.evidence is not None}):
        if unproven := await claim_evidence(work, actor, evidence, claim="EvaluationRound", claim_id=claim):
            return unproven
    return None


def _figures(
    own: Mapping[str, Any], number: int, given: GivenYear, derived: Mapping[Metric, int | None]
) -> list[EvaluationFigure]:
    return [
        EvaluationFigure(
            **own,
            id=new_id(),
            round=number,
            metric=each.metric,
            derived=derived[each.metric],
            amount=each.amount,
            remark=trimmed(each.remark),
            evidence_id=each.evidence,
        )
        for each in given.figures
    ]


async def _end(work: UnitOfWork, key: UUID) -> None:
    """When nothing is left to be recorded the evaluation has ended."""
    evaluation = await store.load(work, PostEvaluation, key)
    if evaluation is None or evaluation.state != EvaluationState.RUNNING or await store.unrecorded(work, key):
        return
    evaluation.state = EvaluationState.ENDED
    evaluation.version += 1
    await store.add(work, evaluation)
