"""报告条件落实: a host says that it has done what was asked of its project."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import Refusals
from zhaoshang.reviews.model import ConditionState, ReviewCondition
from zhaoshang.reviews.permissions import Conditions
from zhaoshang.reviews.rules.opinions import ANSWER, refuse_condition
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def report_condition(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, condition_id: UUID, expected: int, report: str, *, evidence: UUID | None
) -> UUID | Refusals:
    """Report a condition as done; who set it confirms or gives it back.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, CONDITION_STATE,
    EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Conditions.REPORT) as work:
        condition = await load_governed(work, ReviewCondition, condition_id)
        if condition is None:
            return NOT_FOUND
        if denial := authorize(actor, Conditions.REPORT, condition):
            return denial
        if faults := tuple(check_text(report, "report", limit=ANSWER, required=True)):
            return faults
        # Asked before locking: its fence lets a host lock no condition but an open one.
        if refused := refuse_condition(ConditionState(condition.state), ConditionState.OPEN):
            return refused
        if conflict := await store.lock(work, condition, expected):
            return conflict
        # The file supports this very report: given back, the next report brings another.
        if unproven := await claim_evidence(work, actor, evidence, claim="ReviewCondition", claim_id=condition.id):
            return unproven
        condition.state, condition.report, condition.evidence_id = ConditionState.REPORTED, report.strip(), evidence
        condition.reported_at, condition.reported_by = work.at, actor.person
        condition.version += 1
        await store.add(work, condition)
        work.record("review.condition.report", "review.condition", condition.id, actor.tenant)
        work.emit("review.condition.reported", condition=str(condition.id), by=str(condition.set_by_tenant_id))
        return await work.commit(condition_id)
